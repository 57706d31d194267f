// Files that left the journal and still lie somewhere in plain text.

import { plainFileThere, removePlainFile } from '../../files/plain-file.ts'
import { asked, said } from '../../files/said.ts'
import { instantNow, isoString } from '../../journal/time/instant.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

type Exported = { readonly path: string; readonly at: string }

function exported(store: Store): readonly Exported[] {
  const list = readSetting(store, 'exports')
  return Array.isArray(list) ? (list as unknown as readonly Exported[]) : []
}

export function remember({ world }: Context, store: Store, path: string): void {
  const others = exported(store).filter((each) => each.path !== path)
  const at = isoString(instantNow(world.clock))
  writeSetting(store, 'exports', [...others, { path, at }].slice(-50))
}

/** Files of earlier days that are still there: asks whether each is to go. */
export async function stillThere(context: Context, store: Store): Promise<void> {
  const { terminal, world } = context
  const today = isoString(instantNow(world.clock)).slice(0, 10)
  for (const { path, at } of exported(store)) {
    if (!plainFileThere(path)) forget(store, path)
    if (!plainFileThere(path) || at.slice(0, 10) === today || !terminal.interactive) continue
    const [question, choices] = asked('leaving/still-there', { day: at.slice(0, 10) })
    const choice = await terminal.choose(`${question}\n${path}`, choices)
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
