// A letter that is put away until a day leaves before it only where that is said once more, or where it is named by its id.
import { asked } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Desk } from '../desk/desk.ts'
import { sealedLine } from '../desk/sealed.ts'

/** Asks about the letters among `chosen` that are put away, and gives what leaves them out or lets them be. */
export async function askSealed(
  desk: Desk,
  chosen: Iterable<Entry>,
  named: boolean,
): Promise<(entries: Iterable<Entry>) => Iterable<Entry>> {
  const sealed = (entry: Entry) => sealedLine(desk, entry) !== undefined
  const all = (entries: Iterable<Entry>) => entries
  if (named) return all
  const first = Iterator.from(chosen).find((entry) => entry.kind === 'letter' && sealed(entry))
  if (first === undefined) return all
  desk.terminal.note(sealedLine(desk, first) ?? '')
  const what = await desk.terminal.choose(...asked('leaving/sealed'), { unasked: 'without' })
  if (what === 'with') return all
  return (entries) => Iterator.from(entries).filter((entry) => !sealed(entry))
}
