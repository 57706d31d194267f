// The kinds of record there are, and what is kept of each.
import { basename, join } from 'node:path'
import { exit, Trouble } from '../../errors.ts'
import { loadRecords } from '../../files/content.ts'
import type { Entry } from '../../journal/entry.ts'
import { kindFor, type RecordKind, type RecordUse } from '../../journal/record/kind.ts'
import { listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { once } from './once.ts'
import { dirOf } from './unlock.ts'

/** Every kind, the ones unearth ships and the writer's own; files that do not load are listed beside them and stop nothing. */
export const allRecords = once((context: Context) => {
  const own = context.world.env['UNEARTH_PROMPTS']
  return loadRecords([
    join(dirOf(context), 'prompts', 'records'),
    ...(own ? [join(own, 'records')] : []),
  ])
})

/** The kind called `name`, by its id or its plural. Throws Trouble 3 with what is near. */
export function recordBy(context: Context, name: string): RecordKind {
  const { kinds, broken } = allRecords(context)
  const wanted = name.toLowerCase()
  const found = kinds.find(({ id, plural }) => id === wanted || plural.toLowerCase() === wanted)
  if (found !== undefined) return found
  const unloaded = broken.find(({ file }) => basename(file) === `${name}.md`)
  const near = kinds.filter(({ id }) => id.startsWith(wanted.slice(0, 3))).map(({ id }) => id)
  throw new Trouble(
    exit.nothing,
    unloaded
      ? `The kind of record "${name}" does not load.`
      : `There is no kind of record "${name}".`,
    unloaded
      ? `unearth prompts check ${unloaded.file} says why.`
      : `${near.length === 0 ? '' : `Did you mean ${near.slice(0, 3).join(', ')}? `}"unearth log" lists them.`,
  )
}

/** The kind that is for `use`. */
export function recordFor(context: Context, use: RecordUse): RecordKind {
  const kind = kindFor(allRecords(context).kinds, use)
  if (kind === undefined) throw new Error(`no kind of record is for "${use}"`)
  return kind
}

/** The records of a kind, oldest first. */
export function recordsOf(store: Store, kind: string): readonly Entry[] {
  return listEntries(store, { kind, all: true, order: 'oldest' })
}
