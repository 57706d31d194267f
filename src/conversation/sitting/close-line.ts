// What one key does to a line of the day.
import { asked } from '../../files/said.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import type { TodayLine } from '../../journal/view/today.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { logged } from '../record/logged.ts'
import { tell } from '../record/telling.ts'
import { becomeChoices, leave } from './became.ts'
import { letRest, lookBack } from './course.ts'
import { moveFloor } from './floors.ts'
import { askFloor } from './look-again.ts'
import { tellOfServing } from './serving.ts'
import { inAMonth, settle, widthOf } from './settle.ts'
import { letRoundBe } from './today.ts'
import { sitDown } from './walk.ts'

/** Lets the writer close any of the lines, or none. Returns those that stand. */
export async function offerLines(
  desk: Desk,
  lines: readonly TodayLine[],
): Promise<readonly TodayLine[]> {
  let standing = lines
  while (standing.length > 0) {
    const line = await chosen(desk, standing)
    if (line === undefined) break
    if (await closeLine(desk, line)) standing = standing.filter((each) => each !== line)
  }
  return standing
}

/** Asks what about one of them, and does it; says whether it is closed. Throws as the asking does. */
export async function closeLine(desk: Desk, line: TodayLine): Promise<boolean> {
  const closing = await desk.terminal.choose(line.text, becomeChoices(line.closes))
  return closing !== leave && (await closed(desk, line, closing))
}

/** The line that is to be closed; undefined where they are left, or nobody can be asked. */
function chosen(desk: Desk, lines: readonly TodayLine[]): Promise<TodayLine | undefined> {
  const [day, ways] = asked('today/lines')
  return desk.terminal.choose<TodayLine | undefined>(
    day,
    [
      ...ways.map((way) => ({ ...way, value: undefined })),
      ...lines.map((line) => ({ value: line, name: firstWords(line.text, widthOf(desk)) })),
    ],
    { unasked: undefined },
  )
}

/** Does what was chosen; says whether the line is closed. Throws as the asking does. */
async function closed(desk: Desk, line: TodayLine, closing: string): Promise<boolean> {
  if (line.offer !== undefined) {
    const { offer } = line
    if (closing !== 'begin') letRoundBe(desk, offer)
    else if (offer.walk !== undefined) await sitDown(desk, offer.walk, {})
    else {
      const kind = desk.kinds.find(({ id }) => id === offer.record)
      if (kind !== undefined) await logged(desk, kind)
    }
    return true
  }
  const { entry, kind } = line
  if (kind !== undefined && closing === 'retell') return toldAgain(desk, kind)
  if (kind !== undefined) return settle(desk, { entry, kind }, closing)
  switch (closing) {
    case 'answer':
      return (await askFloor(desk, entry)) !== undefined
    case 'again':
      await lookBack(desk, entry)
      return true
    case 'rest':
      letRest(desk)
      return true
    default:
      moveFloor(desk, entry, inAMonth(desk))
      return true
  }
}

async function toldAgain(desk: Desk, kind: RecordKind): Promise<boolean> {
  const entry = await tell(desk, kind, 'again')
  if (entry !== undefined) tellOfServing(desk, entry)
  return entry !== undefined
}
