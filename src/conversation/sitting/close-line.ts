// What one key does to a line of the day: an event, or a revision of the record it stands for.
import { exit, Trouble } from '../../errors.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { moved, wall } from '../../journal/time/spoken.ts'
import type { Closing, TodayLine } from '../../journal/view/today.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { askRecord } from '../record/ask.ts'
import { recordDraft } from '../record/ask-field.ts'
import { keepEvent, keepRecord } from '../record/keep.ts'
import { letRest, lookBack } from './course.ts'
import { moveFloor } from './floors.ts'
import { askFloor } from './look-again.ts'

const closings: Readonly<Record<Closing, string>> = {
  holds: 'still good',
  change: 'change it',
  ended: 'ended',
  later: 'ask in a month',
  answer: 'answer it now',
  'not-yet': 'not yet: ask in a month',
  kept: 'kept',
  part: 'in part',
  missed: 'missed',
  returned: 'I am back',
  'taken-up': 'taken up',
  again: 'look at it again',
  rest: 'let it rest',
}

const words = { leave: 'leave them as they are', one: 'as it is', day: 'Today' }

/** Lets the writer close any of the lines, or none. The end of a pipe is none. Returns those that stand. */
export async function offerLines(
  desk: Desk,
  lines: readonly TodayLine[],
): Promise<readonly TodayLine[]> {
  let standing = lines
  try {
    while (standing.length > 0) {
      const line = await desk.terminal.choose<TodayLine | undefined>(words.day, [
        { value: undefined, name: words.leave },
        ...standing.map((line) => ({ value: line, name: firstWords(line.text, 70) })),
      ])
      if (line === undefined) break
      const closing = await desk.terminal.choose<Closing | undefined>(line.text, [
        ...line.closes.map((value) => ({ value, name: closings[value] })),
        { value: undefined, name: words.one },
      ])
      if (closing !== undefined && (await closed(desk, line, closing)))
        standing = standing.filter((each) => each !== line)
    }
  } catch (error) {
    const over = error instanceof Trouble && error.code === exit.interrupted
    if (!over || desk.terminal.interactive) throw error
  }
  return standing
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
    case 'change':
      return kind !== undefined && (await changed(desk, line, kind))
    case 'later':
      if (kind?.review === undefined) keepEvent(desk, entry, closing, '')
      else {
        const values = { ...valuesOf(entry), [kind.review]: inAMonth(desk) }
        keepRecord(desk, kind, values, { instead: entry })
      }
      return true
    default:
      keepEvent(desk, entry, closing, '')
      return true
  }
}

async function changed(desk: Desk, { entry }: TodayLine, kind: RecordKind): Promise<boolean> {
  const values = await askRecord(desk, kind, {}, valuesOf(entry))
  if (values === undefined) return false
  keepRecord(desk, kind, values, { instead: entry, draft: recordDraft(kind) })
  return true
}

function inAMonth({ now }: Desk): string {
  const { utc, zone } = now()
  return moved(wall(utc, zone).slice(0, 10), 1, 'm')
}
