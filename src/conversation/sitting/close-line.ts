// What one key does to a line of the day: an event, or a revision of the record it stands for.
import { asked } from '../../files/said.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { moved, wall } from '../../journal/time/spoken.ts'
import type { Closing, TodayLine } from '../../journal/view/today.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { askRecord } from '../record/ask.ts'
import { recordDraft } from '../record/ask-field.ts'
import { keepEvent, keepRecord } from '../record/keep.ts'
import { tell } from '../record/telling.ts'
import { letRest, lookBack } from './course.ts'
import { moveFloor } from './floors.ts'
import { askFloor } from './look-again.ts'
import { tellOfServing } from './serving.ts'

/** Lets the writer close any of the lines, or none. Returns those that stand. */
export async function offerLines(
  desk: Desk,
  lines: readonly TodayLine[],
): Promise<readonly TodayLine[]> {
  let standing = lines
  while (standing.length > 0) {
    const line = await chosen(desk, standing)
    if (line === undefined) break
    const [, closings] = asked('today/closings')
    const closing = await desk.terminal.choose(
      line.text,
      closings.filter(({ value }) => value === 'leave' || line.closes.includes(value)),
    )
    if (closing !== 'leave' && (await closed(desk, line, closing))) {
      standing = standing.filter((each) => each !== line)
    }
  }
  return standing
}

/** The line that is to be closed; undefined where they are left, or nobody can be asked. */
function chosen({ terminal }: Desk, lines: readonly TodayLine[]): Promise<TodayLine | undefined> {
  const [day, ways] = asked('today/lines')
  return terminal.choose<TodayLine | undefined>(
    day,
    [
      ...ways.map((way) => ({ ...way, value: undefined })),
      ...lines.map((line) => ({ value: line, name: firstWords(line.text, 70) })),
    ],
    { unasked: undefined },
  )
}

/** Does what was chosen; says whether the line is closed. Throws as the asking does. */
async function closed(desk: Desk, line: TodayLine, closing: Closing): Promise<boolean> {
  const { entry, kind } = line
  switch (closing) {
    case 'answer':
      return (await askFloor(desk, entry)) !== undefined
    case 'not-yet':
      moveFloor(desk, entry, inAMonth(desk))
      return true
    case 'again':
      await lookBack(desk, entry)
      return true
    case 'rest':
      letRest(desk)
      return true
    case 'retell':
      return kind !== undefined && (await toldAgain(desk, kind))
    case 'change':
      return kind !== undefined && (await changed(desk, line, kind))
    case 'later':
      if (kind?.review === undefined) await keepEvent(desk, entry, closing, '')
      else {
        const values = { ...valuesOf(entry), [kind.review]: inAMonth(desk) }
        await keepRecord(desk, kind, values, { instead: entry })
      }
      return true
    default:
      await keepEvent(desk, entry, closing, '')
      return true
  }
}

async function toldAgain(desk: Desk, kind: RecordKind): Promise<boolean> {
  const entry = await tell(desk, kind, 'again')
  if (entry !== undefined) tellOfServing(desk, entry)
  return entry !== undefined
}

async function changed(desk: Desk, { entry }: TodayLine, kind: RecordKind): Promise<boolean> {
  const values = await askRecord(desk, kind, {}, valuesOf(entry))
  if (values === undefined) return false
  await keepRecord(desk, kind, values, { instead: entry, draft: recordDraft(kind) })
  return true
}

function inAMonth({ now }: Desk): string {
  const { utc, zone } = now()
  return moved(wall(utc, zone).slice(0, 10), 1, 'm')
}
