// Files that left the journal and still lie somewhere in plain text.

import { plainFileThere, removePlainFile } from '../../files/plain-file.ts'
import { asked, said } from '../../files/said.ts'
import { type Exported, exportsIn } from '../../journal/leaving/left-behind.ts'
import { isoString } from '../../journal/time/instant.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Desk } from '../desk/desk.ts'

function exported(store: Store): readonly Exported[] {
  return exportsIn(readSetting(store, 'exports'))
}

/** Remembers that a file was written, so that it can be asked about another day. */
export function remember({ now, store }: Desk, path: string): void {
  const others = exported(store).filter((each) => each.path !== path)
  const at = isoString(now())
  writeSetting(store, 'exports', [...others, { path, at }].slice(-50))
}

/** Files of earlier days that are still there: asks whether each is to go. */
export async function stillThere(desk: Desk): Promise<void> {
  const { terminal, store, now } = desk
  const today = isoString(now()).slice(0, 10)
  for (const { path, at } of exported(store)) {
    if (!plainFileThere(path)) forget(store, path)
    if (!plainFileThere(path) || at.slice(0, 10) === today) continue
    const [question, choices] = asked('leaving/still-there', { day: at.slice(0, 10) })
    const choice = await terminal.choose(`${question}\n${path}`, choices, { unasked: 'leave' })
    if (choice === 'delete') {
      removePlainFile(path)
      terminal.note(said('leaving/deleted'))
    }
    if (choice !== 'leave') forget(store, path)
  }
}

function forget(store: Store, path: string): void {
  writeSetting(
    store,
    'exports',
    exported(store).filter((each) => each.path !== path),
  )
}
