// The desk: an open journal and everything at hand while it is open. A verb works on a desk, whoever opened it.
import type { Instant } from '../../journal/entry.ts'
import type { Names } from '../../journal/names.ts'
import type { Preferences } from '../../journal/preferences.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { instantNow } from '../../journal/time/instant.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import { closeStore } from '../../store/open.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { allRecords } from './kinds.ts'
import { namesOf } from './names.ts'
import { supportText } from './people.ts'
import { preferencesOf } from './preferences.ts'
import { unlock } from './unlock.ts'
import { allWalks } from './walks.ts'

export type Desk = Context & {
  readonly store: Store
  now(): Instant
  /** Every walk that loads, unearth's and the writer's own. */
  readonly walks: readonly Walk[]
  /** Every kind of record that loads. */
  readonly kinds: readonly RecordKind[]
  /** The writer's words for people; of somebody who was not asked yet, none. */
  readonly names: Names
  /** What the writer has set, with the usual for the rest. */
  readonly preferences: Preferences
}

/**
 * Runs `use` on the desk that `context` already is, or on one that is unlocked for it and closed after, whatever happens.
 * Throws as unlocking does, and what `use` throws.
 */
export async function withDesk<T>(context: Context, use: (desk: Desk) => Promise<T>): Promise<T> {
  if (isDesk(context)) return use(context)
  const store = await unlock(context)
  try {
    return await use(deskOf(context, store))
  } finally {
    closeStore(store)
  }
}

/**
 * A desk on a journal that is open. What it has of walks, kinds and settings is read when it is asked for. From now on
 * what is asked is drawn as the page is, and the key for people to call shows the writer's own too.
 */
export function deskOf(context: Context, store: Store): Desk {
  const desk: Desk = {
    ...context,
    store,
    now: () => instantNow(context.world.clock),
    get walks() {
      return allWalks(context).walks
    },
    get kinds() {
      return allRecords(context).kinds
    },
    get names() {
      return namesOf(store) ?? { hasOther: true }
    },
    get preferences() {
      return preferencesOf(store)
    },
  }
  context.terminal.atDesk()
  context.terminal.supportWith(() => supportText(desk))
  return desk
}

function isDesk(context: Context): context is Desk {
  return 'store' in context
}
