// The desk: what waits, one suggestion, and every door by its name, until the journal is locked. A door that could not do what
// was asked says so here, and nothing of the journal closes.
import { exit, isLeft, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import type { SeekRow } from '../../terminal/terminal.ts'
import type { Desk } from '../desk/desk.ts'
import { openedSaid } from '../desk/opened.ts'
import { suggested } from '../sitting/suggestion.ts'
import { sitDown } from '../sitting/walk.ts'
import { whatWaits } from './what-waits.ts'

/** A row of the list, and what Enter on it does. */
type Row = SeekRow & { open(typed: string): Promise<unknown> }

/** Opens one door after the other. Returns once the journal is to be locked. Throws Trouble 130 where it is stopped, 4 where it is left idle. */
export async function atDesk(desk: Desk): Promise<void> {
  const { terminal } = desk
  for (;;) {
    const rows = [...waiting(desk), ...suggestion(desk), ...doors(desk)]
    const sought = await terminal.seek({
      head: [said('today/desk'), openedSaid(desk.store, desk.now())].join('\n').trim(),
      rows,
      leaves: said('today/desk-locks'),
    })
    if (sought === undefined) return
    const row = sought.row === undefined ? undefined : rows[sought.row]
    try {
      // A line that names no door is refused by the program, with what is near.
      await (row === undefined
        ? desk.program.run(desk, wordsOf(sought.typed))
        : row.open(sought.typed))
    } catch (error) {
      if (isLeft(error)) continue
      if (!(error instanceof Trouble) || ends(error)) throw error
      terminal.note([error.message, error.hint ?? ''].join('\n').trim())
    }
  }
}

/** Stopped, or locked: the desk is not come back to. */
function ends({ code }: Trouble): boolean {
  return code === exit.interrupted || code === exit.locked
}

function waiting(desk: Desk): readonly Row[] {
  return whatWaits(desk).map(({ name, open }) => ({
    group: said('today/heading'),
    name,
    says: '',
    now: true,
    open,
  }))
}

function suggestion(desk: Desk): readonly Row[] {
  const walk = suggested(desk, undefined)
  if (walk === undefined) return []
  const name = said('today/desk-walk', { title: walk.title })
  const group = said('today/desk-set')
  return [{ group, name, says: '', now: true, open: () => sitDown(desk, walk, {}) }]
}

function doors(desk: Desk): readonly Row[] {
  return desk.program.doors
    .filter(({ outside }) => !outside)
    .map(({ group, name, says }) => ({
      group,
      name,
      says,
      open(typed) {
        const words = wordsOf(typed)
        return desk.program.run(desk, words[0] === name ? words : [name])
      },
    }))
}

/** A line as its words; what stands in quotes is one. */
function wordsOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|(\S+)/g), ([, quoted, word]) => quoted ?? word ?? '')
}
