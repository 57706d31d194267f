// Files that left the journal: what is remembered of them, what was stopped half way, and what still lies somewhere in plain text.
import { plainFileThere, removeBeside, removePlainFile } from '../../files/plain-file.ts'
import { asked, said } from '../../files/said.ts'
import { type Exported, exportsIn } from '../../journal/leaving/left-behind.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { readSetting, writeHere } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'

/** How many are remembered. */
const most = 500

/** Everything that left, the oldest first. */
export function exported(store: Store): readonly Exported[] {
  return exportsIn(readSetting(store, 'exports'))
}

/** Remembers that a file is written to `path`, so that it can be read and asked about another day; with `beside`, that it is begun. */
export function remember({ now, store }: Desk, path: string, beside?: string): void {
  const others = exported(store).filter((each) => each.path !== path || each.settled === 'deleted')
  const at = now()
  writeHere(store, 'exports', [...others, { path, at, ...given({ beside }) }].slice(-most))
}

/** Forgets that one was begun, where nothing came of it and nothing was left. */
export function forgetBegun({ store }: Pick<Desk, 'store'>, path: string): void {
  change(store, (each) => (each.path === path && each.beside !== undefined ? undefined : each))
}

/** Takes away what an export that was stopped left behind, and says so. */
export function sweep({ terminal, store }: Desk): void {
  const begun = exported(store).filter(({ beside }) => beside !== undefined)
  for (const { path, beside = '' } of begun) {
    if (removeBeside(beside)) terminal.note(said('leaving/swept', { path }))
  }
  if (begun.length === 0) return
  change(store, ({ beside, ...each }) =>
    beside !== undefined && !plainFileThere(each.path) ? undefined : each,
  )
}

/** Files of earlier days that are still there and were not asked about. */
export function stillThere({ store, now }: Desk): readonly Exported[] {
  const today = formatInstant(now(), 'day')
  return exported(store).filter(
    ({ path, at, settled }) =>
      settled === undefined && formatInstant(at, 'day') !== today && plainFileThere(path),
  )
}

/** Asks once, of all of them together, what is to become of them. Says whether that was decided. */
export async function settleFiles(desk: Desk): Promise<boolean> {
  const { terminal, store } = desk
  const left = stillThere(desk)
  const [question, choices] = asked('leaving/still-there')
  const files = left.map(({ path, at }) => `${formatInstant(at, 'day')}  ${path}`)
  const choice = await terminal.choose([question, ...files].join('\n'), choices, {
    unasked: 'leave',
  })
  if (choice === 'leave') return false
  for (const { path } of left) {
    if (choice === 'delete') removePlainFile(path)
    const settled = choice === 'delete' ? 'deleted' : 'stays'
    change(store, (each) => (each.path === path ? { ...each, settled } : each))
  }
  if (choice === 'delete') terminal.note(said('leaving/deleted'))
  return true
}

function change(store: Store, to: (each: Exported) => Exported | undefined): void {
  const after = exported(store).flatMap((each) => to(each) ?? [])
  writeHere(store, 'exports', after)
}
