// The kinds of record there are, and keeping one.
import { basename, join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import { loadRecords } from '../files/prompts.ts'
import type { Entry } from '../journal/entry.ts'
import { instantNow } from '../journal/instant.ts'
import { eventFields, eventKind, recordFields, valuesOf } from '../journal/keeping.ts'
import { recordText, type Values } from '../journal/record.ts'
import type { RecordKind } from '../journal/record-kind.ts'
import type { Context } from '../program.ts'
import { keepEntry, listEntries, reviseEntry } from '../store/entries.ts'
import type { Store } from '../store/open.ts'
import { dirOf } from './with-journal.ts'

/** Every kind: the ones unearth ships and the writer's own. */
export function allRecords(context: Context): ReturnType<typeof loadRecords> {
  const own = context.world.env['UNEARTH_PROMPTS']
  return loadRecords([
    join(dirOf(context), 'prompts', 'records'),
    ...(own ? [join(own, 'records')] : []),
  ])
}

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

/** The records of a kind, oldest first. */
export function recordsOf(store: Store, kind: string): readonly Entry[] {
  return listEntries(store, { kind, limit: 100_000, order: 'oldest' })
}

/** The one record of a kind that has versions, or undefined. */
export function versioned(store: Store, kind: RecordKind): Entry | undefined {
  return kind.versions ? listEntries(store, { kind: kind.id, limit: 1 })[0] : undefined
}

/** Keeps a record, as a new version where its kind has them. `from` is the entry whose words it came from, `draft` the draft it was in. */
export function keepRecord(
  { world }: Context,
  store: Store,
  kind: RecordKind,
  values: Values,
  more: { readonly from?: string; readonly draft?: string; readonly instead?: Entry } = {},
): Entry {
  const at = instantNow(world.clock)
  const text = recordText(kind, values)
  const draft = more.draft === undefined ? {} : { draft: more.draft }
  const before = more.instead ?? versioned(store, kind)
  if (before === undefined) {
    const fields = recordFields(values, more.from)
    return keepEntry(store, { kind: kind.id, text, fields, at, ...draft })
  }
  const fields = { ...before.revision.fields, ...recordFields(values, more.from) }
  return reviseEntry(store, before.id, { text, fields, from: before.revision.id, at, ...draft })
    .entry
}

/** Keeps that something happened to a record, with words or without. */
export function keepEvent(
  { world }: Context,
  store: Store,
  record: Entry,
  event: string,
  words: string,
): Entry {
  return keepEntry(store, {
    kind: eventKind,
    text: words === '' ? event : words,
    fields: eventFields(record, event),
    at: instantNow(world.clock),
  })
}

/** The values of the version that stands, or none. */
export function standing(entry: Entry | undefined): Values {
  return entry === undefined ? {} : valuesOf(entry)
}
