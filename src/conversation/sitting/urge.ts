// The ten minutes after an urge: three things to do meanwhile, a bell, and one key on what became of it.
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { listIn, valuesOf } from '../../journal/record/events.ts'
import { kindFor, type RecordKind } from '../../journal/record/kind.ts'
import { recordLine } from '../../journal/record/words.ts'
import type { Desk } from '../desk/desk.ts'
import { recordsOf } from '../desk/kinds.ts'
import { keepEvent } from '../record/keep.ts'
import { becomeChoices, leave } from './became.ts'
import { ground } from './ground.ts'

const minutes = 10
/** As many things as can be read at a glance. */
const most = 3

/** Offers them, and asks what became of it after. Where nobody can be asked there are none. */
export async function tenMinutes(desk: Desk, kind: RecordKind, entry: Entry): Promise<void> {
  const { terminal } = desk
  const choice = await terminal.choose(...asked('urge/ten-minutes'), { unasked: 'leave' })
  if (choice === 'leave') return
  if (choice === 'steady') await ground(desk)
  const lines = [said('urge/meanwhile'), '', ...meanwhile(desk).map((each) => `- ${each}`)]
  await terminal.still(lines.join('\n'), minutes * 60_000, { bell: true })
  const word = await terminal.choose(said('urge/after'), becomeChoices(kind.events), {
    unasked: leave,
  })
  if (word === leave) return
  await keepEvent(desk, entry, word, '')
  // What came to an act is answered with the way to mend it, and with nothing else.
  if (word === kind.events.at(-1)) terminal.note(said('urge/acted'))
}

/** Three things: the writer's own for their hands, what steadies them by their plan, and what everybody has. */
function meanwhile({ store, kinds }: Desk): readonly string[] {
  const hands = kindFor(kinds, 'hands')
  const plan = kindFor(kinds, 'plan')
  const own = hands === undefined ? [] : recordsOf(store, hands.id).toReversed()
  const [planned] = plan === undefined ? [] : recordsOf(store, plan.id).toReversed()
  const found = [
    ...own.map((each) => (hands === undefined ? '' : recordLine(hands, valuesOf(each)))),
    ...(planned === undefined ? [] : listIn(planned, 'grounding')),
    said('urge/water'),
    said('urge/room'),
    said('urge/one-line'),
  ]
  return [...new Set(found.filter((line) => line !== ''))].slice(0, most)
}
