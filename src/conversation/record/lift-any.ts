// What a sentence is to be: a line of the map first, since most are.
import { asked as choicesOf } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { takesSentences } from '../../journal/record/lift.ts'
import type { Desk } from '../desk/desk.ts'
import { lift } from './lift.ts'

/** A sentence of what was kept, as whatever the writer says it is; returns what came of it. Throws as the terminal's questions do. */
export async function liftFrom(desk: Desk, from: Entry): Promise<readonly Entry[]> {
  const kind = await whichKind(desk)
  if (kind === undefined) return []
  return lift(desk, { kind, keeps: { kind: kind.id, fields: [] }, from })
}

/** Asks which kind; undefined where the writer goes back. Throws as the terminal's questions do. */
function whichKind(desk: Desk): Promise<RecordKind | undefined> {
  const [question, ways] = choicesOf('sitting/lift-which')
  const kinds = desk.kinds.filter(
    ({ fields: [main] }) => main !== undefined && takesSentences(main),
  )
  const rank = ({ for: use }: RecordKind) => (use === 'map' ? 0 : use === 'open' ? 1 : 2)
  const sorted = kinds.toSorted((a, b) => rank(a) - rank(b) || a.title.localeCompare(b.title))
  return desk.terminal.choose<RecordKind | undefined>(
    question,
    [
      ...sorted.map((kind) => ({ value: kind, name: kind.title, note: kind.purpose })),
      ...ways.map(({ name }) => ({ value: undefined, name })),
    ],
    { unasked: undefined },
  )
}
