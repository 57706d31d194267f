// A kind of record as a file: front matter, then a heading a field.

import { given } from '../../text/given.ts'
import {
  everyRecord,
  type Field,
  type FieldType,
  type RecordKind,
  recordGroups,
  recordUses,
  shares,
} from '../record/kind.ts'
import { audiences, intensities } from '../walk/walk.ts'
import { type Remark, readFrontMatter } from './front-matter.ts'
import { headerOf, hyphened } from './header.ts'
import { type Known, strayInRecord } from './named.ts'
import { readFields } from './record-fields.ts'
import { broken } from './voice.ts'

type Checked = {
  /** Undefined where there are faults. */
  readonly kind: RecordKind | undefined
  /** What keeps it from loading. */
  readonly faults: readonly Remark[]
  /** What unearth's own records keep to; a writer's own may differ. It is given beside faults too. */
  readonly advice: readonly Remark[]
}

const keys = [
  'id',
  'title',
  'plural',
  'purpose',
  'group',
  'intensity',
  'audience',
  'line',
  'versions',
  'review',
  'due',
  'days',
  'events',
  'ends',
  'waits',
  'links',
  'share',
  'leaves',
  'private',
  'watch',
  'note',
  'with',
  'for',
] as const
type Header = ReturnType<typeof headerOf<(typeof keys)[number]>>

/** Reads a kind of record and says everything that is wrong with it. `name` is the file's, without folder: id and name agree; with `known` what it names elsewhere is looked for too. Never throws. */
export function checkRecord(text: string, name?: string, known?: Known): Checked {
  const front = readFrontMatter(text)
  const faults: Remark[] = [...front.faults]
  const fields = readFields(front, faults)
  const header = headerOf(front, keys, 'a record', faults)
  const kind: RecordKind = { ...readHead(header, fields), fields }
  if (name !== undefined && kind.id !== '' && name !== `${kind.id}.md`) {
    faults.push({ line: 1, message: `The file of "${kind.id}" is called ${kind.id}.md.` })
  }
  if (fields.length === 0)
    faults.push({ line: front.bodyLine, message: 'There is no field ("## text line needed").' })
  checkUse(header, kind)
  const lineOf = (key: string) => front.values.get(key)?.line ?? 1
  const stray = known === undefined ? [] : strayInRecord(kind, known, lineOf)
  return {
    kind: faults.length === 0 ? kind : undefined,
    faults: faults.toSorted((a, b) => a.line - b.line),
    advice: [...stray, ...recordEditorial(kind, lineOf)].toSorted((a, b) => a.line - b.line),
  }
}

/** Every line of a kind of record a person will read, by every rule of the questions. `lineOf` says where a key of the front matter stands. */
function recordEditorial(kind: RecordKind, lineOf: (key: string) => number): readonly Remark[] {
  const { title, plural, purpose, note, audience, fields } = kind
  const lines = [
    { id: 'title', text: title, line: lineOf('title') },
    { id: 'plural', text: plural, line: lineOf('plural') },
    { id: 'purpose', text: purpose, line: lineOf('purpose') },
    { id: 'note', text: note ?? '', line: lineOf('note') },
    ...fields.flatMap(({ name, ask, options, line }) => [
      { id: name, text: ask, line },
      ...options.map(({ value, label }) => ({ id: `${name}: ${value}`, text: label, line })),
    ]),
  ]
  return lines.flatMap((line) => broken(line, audience))
}

function readHead(header: Header, fields: readonly Field[]): Omit<RecordKind, 'fields'> {
  const { said, fault, word, oneOf, maybe, listed, plain } = header
  const strange = (key: string) => (placeholder: string) =>
    `"${placeholder}" does not stand in "${key}".`
  const fieldOf = (key: 'review' | 'due' | 'days', type: FieldType): string | undefined => {
    const value = said(key)
    if (value === undefined) return undefined
    const found = fields.find(({ name }) => name === value)
    if (found === undefined) fault(key, `"${key}" names a field; there is no "${value}".`)
    else if (found.type !== type) {
      fault(key, `"${key}" names a ${type}; "${value}" is a ${found.type}.`)
    }
    return value
  }

  const id = word('id', hyphened, 'lower-case letters, digits and hyphens')
  plain('title', [], strange('title'))
  plain('plural', [], strange('plural'))
  plain('purpose', ['{partner}'], strange('purpose'))
  plain('note', ['{partner}'], strange('note'))
  const hidden = listed('private', /./, 'a field')
  for (const name of hidden) {
    if (!fields.some((field) => field.name === name)) {
      fault('private', `"private" names fields; there is no "${name}".`)
    }
  }
  const watch = listed('watch', /\S/, 'a word')
  const note = said('note') ?? ''
  if (watch.length > 0 && note === '') fault('watch', '"watch" goes with a "note".')
  if (watch.length === 0 && note !== '') fault('note', '"note" goes with words to "watch".')

  return {
    id,
    title: word('title'),
    plural: word('plural'),
    purpose: word('purpose'),
    group: oneOf('group', Object.keys(recordGroups) as (keyof typeof recordGroups)[]),
    intensity: oneOf('intensity', intensities),
    audience: oneOf('audience', audiences),
    line: readLine(header, fields),
    versions: readVersions(header),
    ...readEvents(header),
    links: listed('links', hyphened, 'the id of a kind of record, or "entry"'),
    share: listed(
      'share',
      /^(therapist|partner|both)$/,
      `one of ${shares.join(', ')}`,
    ) as RecordKind['share'],
    private: hidden,
    watch,
    ...given({
      review: fieldOf('review', 'date'),
      due: fieldOf('due', 'moment'),
      days: fieldOf('days', 'line'),
      leaves: maybe('leaves', ['named']),
      with: maybe('with', ['two']),
      for: maybe('for', Object.keys(recordUses) as (keyof typeof recordUses)[]),
      note: note === '' ? undefined : note,
    }),
  }
}

function readLine({ word, fault }: Header, fields: readonly Field[]): string {
  const line = word('line')
  const named = [...line.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
  if (line !== '' && named.length === 0) fault('line', '"line" names at least one {field}.')
  for (const name of named) {
    if (!fields.some((field) => field.name === name)) {
      fault('line', `"line" names a field; there is no "${name}".`)
    }
  }
  return line
}

function readVersions({ said, fault }: Header): boolean {
  const versions = said('versions') ?? 'no'
  if (versions !== 'yes' && versions !== 'no') fault('versions', '"versions" is yes or no.')
  return versions === 'yes'
}

/** What can become of it, what of that ends it, and how long that can be said. */
function readEvents({ listed, said, fault }: Header): Pick<RecordKind, 'events' | 'ends'> & {
  readonly waits?: number
} {
  const events = listed('events', hyphened, 'one word in lower case')
  for (const event of events.filter((each) => everyRecord.includes(each))) {
    fault('events', `"${event}" is asked of every record: an event has another name.`)
  }
  const ends = listed('ends', hyphened, 'one of its events')
  for (const event of ends.filter((each) => !events.includes(each))) {
    fault('ends', `"${event}" ends it and is not among its "events".`)
  }
  const days = said('waits')
  if (days === undefined) return { events, ends }
  if (!/^[1-9]\d{0,2}$/.test(days)) fault('waits', '"waits" is a number of days, 1 to 999.')
  if (ends.length === 0) fault('waits', '"waits" goes with what "ends" it.')
  return { events, ends, waits: Number(days) }
}

/** A kind that is for something has what is read of it there. */
function checkUse({ fault }: Header, kind: RecordKind): void {
  if (kind.for === undefined) return
  const { fields, keys } = recordUses[kind.for]
  for (const name of fields) {
    if (!kind.fields.some((field) => field.name === name)) {
      fault('for', `What is for "${kind.for}" has a field "${name}".`)
    }
  }
  for (const key of keys) {
    if (kind[key] === undefined) fault('for', `What is for "${kind.for}" says "${key}".`)
  }
}
