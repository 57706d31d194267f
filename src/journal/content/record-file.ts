// A kind of record as a file: front matter, then a heading a field ("## text line needed", "## clarity scale 0-10"), its
// question below, and what there is to choose as list items ("- value: label").

import {
  type Field,
  type FieldType,
  fieldTypes,
  partnerKinds,
  type RecordKind,
  recordGroups,
  shares,
} from '../record/kind.ts'
import { audiences, intensities, type Walk } from '../walk/walk.ts'
import { type FrontMatter, listOf, type Remark, readFrontMatter } from './front-matter.ts'
import { rules } from './voice.ts'

type Checked = {
  /** Undefined where there are faults. */
  readonly kind: RecordKind | undefined
  /** What keeps it from loading. */
  readonly faults: readonly Remark[]
  /** What unearth's own records keep to; a writer's own may differ. */
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
  'events',
  'links',
  'share',
  'private',
  'watch',
  'note',
] as const
type Key = (typeof keys)[number]

const hyphened = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/

/** Reads a kind of record and says everything that is wrong with it. `name` is the file's, without folder: id and name agree. Never throws. */
export function checkRecord(text: string, name?: string): Checked {
  const front = readFrontMatter(text)
  const faults: Remark[] = [...front.faults]
  const fields = readFields(front, faults)
  const header = readHeader(front, fields, faults)
  if (name !== undefined && header.id !== '' && name !== `${header.id}.md`) {
    faults.push({ line: 1, message: `The file of "${header.id}" is called ${header.id}.md.` })
  }
  if (fields.length === 0)
    faults.push({ line: front.bodyLine, message: 'There is no field ("## text line needed").' })
  const kind: RecordKind = { ...header, fields }
  return {
    kind: faults.length === 0 ? kind : undefined,
    faults: faults.toSorted((a, b) => a.line - b.line),
    advice:
      faults.length === 0 ? recordEditorial(kind, (key) => front.values.get(key)?.line ?? 1) : [],
  }
}

/** Every line of a kind of record a person will read, by every rule of the questions. `lineOf` says where a key of the front matter stands. */
function recordEditorial(kind: RecordKind, lineOf: (key: string) => number): readonly Remark[] {
  const { id, title, plural, purpose, note, intensity, audience, fields } = kind
  const asWalk: Walk = {
    id,
    code: '',
    title,
    purpose,
    minutes: 1,
    intensity,
    processes: [],
    phases: [],
    ps: [],
    audience,
    close: '',
    questions: [],
  }
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
  return lines.flatMap((line) =>
    rules.flatMap((rule) => {
      const message = rule.breaks(line, asWalk)
      return message === undefined ? [] : [{ line: line.line, message: `${line.id}: ${message}` }]
    }),
  )
}

function readHeader(
  { values }: FrontMatter,
  fields: readonly Field[],
  faults: Remark[],
): Omit<RecordKind, 'fields'> {
  const fault = (key: Key, message: string) =>
    faults.push({ line: values.get(key)?.line ?? 1, message })
  for (const [key, { line }] of values) {
    if (!(keys as readonly string[]).includes(key)) {
      faults.push({
        line,
        message: `"${key}" is not a key of a record. There are: ${keys.join(', ')}.`,
      })
    }
  }
  const word = (key: Key, pattern = /./, shape = '') => {
    const value = values.get(key)?.value ?? ''
    if (value === '') fault(key, `"${key}" is missing.`)
    else if (!pattern.test(value)) fault(key, `"${key}" is ${shape}.`)
    return value
  }
  const oneOf = <T extends string>(key: Key, allowed: readonly T[]): T => {
    const value = word(key)
    if (value !== '' && !(allowed as readonly string[]).includes(value)) {
      fault(key, `"${key}" is one of ${allowed.join(', ')}.`)
    }
    return value as T
  }
  const listed = (key: Key, pattern: RegExp, shape: string): readonly string[] => {
    const value = values.get(key)?.value
    if (value === undefined) return []
    const items = listOf(value)
    if (items === undefined) fault(key, `"${key}" is a list: [one, two].`)
    for (const item of items ?? []) {
      if (!pattern.test(item)) fault(key, `"${item}" in "${key}" is not ${shape}.`)
    }
    return [...new Set(items)]
  }
  const fieldOf = (key: Key, type: FieldType): string | undefined => {
    const value = values.get(key)?.value
    if (value === undefined) return undefined
    const found = fields.find(({ name }) => name === value)
    if (found === undefined) fault(key, `"${key}" names a field; there is no "${value}".`)
    else if (found.type !== type) {
      fault(key, `"${key}" names a ${type}; "${value}" is a ${found.type}.`)
    }
    return value
  }
  const plain = (key: Key, allowed: readonly string[]) => {
    for (const [placeholder] of (values.get(key)?.value ?? '').matchAll(/\{[^}]*\}/g)) {
      if (!allowed.includes(placeholder)) {
        fault(key, `"${placeholder}" does not stand in "${key}".`)
      }
    }
  }

  const id = word('id', hyphened, 'lower-case letters, digits and hyphens')
  plain('title', [])
  plain('plural', [])
  plain('purpose', ['{partner}'])
  plain('note', ['{partner}'])

  const line = word('line')
  const inLine = [...line.matchAll(/\{([^}]*)\}/g)].map(([, name = '']) => name)
  if (line !== '' && inLine.length === 0) fault('line', '"line" names at least one {field}.')
  for (const name of inLine) {
    if (!fields.some((field) => field.name === name)) {
      fault('line', `"line" names a field; there is no "${name}".`)
    }
  }

  const versions = values.get('versions')?.value ?? 'no'
  if (versions !== 'yes' && versions !== 'no') fault('versions', '"versions" is yes or no.')

  const share = listed('share', /^(therapist|partner)$/, `one of ${shares.join(', ')}`)
  if (share.includes('partner') && !(partnerKinds as readonly string[]).includes(id)) {
    fault('share', `Only ${partnerKinds.join(', ')} may go to a partner.`)
  }
  const hidden = listed('private', /./, 'a field')
  for (const name of hidden) {
    if (!fields.some((field) => field.name === name)) {
      fault('private', `"private" names fields; there is no "${name}".`)
    }
  }
  const watch = listed('watch', /\S/, 'a word')
  const note = values.get('note')?.value ?? ''
  if (watch.length > 0 && note === '') fault('watch', '"watch" goes with a "note".')
  if (watch.length === 0 && note !== '') fault('note', '"note" goes with words to "watch".')
  const review = fieldOf('review', 'date')
  const due = fieldOf('due', 'moment')

  return {
    id,
    title: word('title'),
    plural: word('plural'),
    purpose: word('purpose'),
    group: oneOf('group', Object.keys(recordGroups) as (keyof typeof recordGroups)[]),
    intensity: oneOf('intensity', intensities),
    audience: oneOf('audience', audiences),
    line,
    versions: versions === 'yes',
    ...(review === undefined ? {} : { review }),
    ...(due === undefined ? {} : { due }),
    events: listed('events', hyphened, 'one word in lower case'),
    links: listed('links', hyphened, 'the id of a kind of record, or "entry"'),
    share: share as RecordKind['share'],
    private: hidden,
    watch,
    ...(note === '' ? {} : { note }),
  }
}

const heading =
  /^## ([a-z][a-z0-9_]*) ([a-z]+)(?: (\d{1,4})-(\d{1,4}))?( ahead)?( needed)?( needs other)?$/

function readFields({ body, bodyLine }: FrontMatter, faults: Remark[]): readonly Field[] {
  const fields: { -readonly [K in keyof Field]: Field[K] }[] = []
  body.forEach((source, index) => {
    const line = bodyLine + index
    const text = source.trim()
    const field = fields.at(-1)
    const fault = (message: string) => faults.push({ line, message })
    if (text === '') return
    if (text.startsWith('#')) {
      const read = readHeading(text, line, fault)
      if (fields.some(({ name }) => name !== '' && name === read.name)) {
        fault(`"${read.name}" is here twice.`)
      }
      fields.push(read)
    } else if (field === undefined) fault('Text before the first field belongs to none.')
    else if (/^[-*] /.test(text)) {
      if (field.name === '') return
      const [, value = '', label = ''] = /^[-*] ([a-z0-9][a-z0-9_-]*): (.+)$/.exec(text) ?? []
      if (value === '') fault('What there is to choose is "- value: its words".')
      else if (!choosing(field.type)) {
        fault(`"${field.name}" is a ${field.type}: there is nothing to choose from.`)
      } else if (field.options.some((option) => option.value === value)) {
        fault(`"${value}" is here twice.`)
      } else field.options = [...field.options, { value, label: label.trim() }]
    } else if (field.options.length > 0 && /^\s/.test(source)) {
      // An editor has wrapped the words at its margin.
      const [last] = field.options.slice(-1)
      if (last) {
        field.options = field.options.with(-1, { ...last, label: `${last.label} ${text}` })
      }
    } else if (field.options.length > 0) fault('The question comes before what there is to choose.')
    else field.ask = field.ask === '' ? text : `${field.ask} ${text}`
  })
  for (const field of fields) checkField(field, faults)
  return fields
}

function readHeading(text: string, line: number, fault: (message: string) => void): Field {
  const [whole, name = '', named = '', least, most, ahead, needed, needs] = heading.exec(text) ?? []
  const type = fieldTypes.find((known) => known === named) ?? 'line'
  if (whole === undefined) {
    fault('A field’s heading is "## name type", then "needed" or "needs other" if it is.')
  } else if (type !== named) {
    fault(`"${named}" is not a type. There are: ${fieldTypes.join(', ')}.`)
  } else if ((type === 'scale') !== (least !== undefined)) {
    fault(
      type === 'scale'
        ? 'A scale says from where to where: "scale 0-10".'
        : `A ${type} has no numbers beside it.`,
    )
  } else if (type === 'scale' && Number(least) >= Number(most)) {
    fault('A scale goes from the smaller number to the greater.')
  } else if (ahead !== undefined && type !== 'date' && type !== 'moment') {
    fault('Only a date or a moment lies "ahead".')
  }
  return {
    name,
    type,
    label: name.replaceAll('_', ' '),
    ask: '',
    needed: needed !== undefined,
    ...(needs === undefined ? {} : { needs: 'other' as const }),
    ...(ahead === undefined ? {} : { ahead: true as const }),
    options: [],
    ...(type === 'scale' ? { range: { least: Number(least), most: Number(most) } } : {}),
    line,
  }
}

function checkField({ name, type, ask, options, needs, line }: Field, faults: Remark[]): void {
  if (name === '') return
  const fault = (message: string) => faults.push({ line, message })
  if (ask === '') fault(`"${name}" asks nothing.`)
  if (choosing(type) && options.length < 2) fault(`"${name}" has two or more to choose from.`)
  const words = [ask, ...options.map(({ label }) => label)].join(' ')
  for (const [placeholder] of words.matchAll(/\{[^}]*\}/g)) {
    if (placeholder !== '{partner}' && placeholder !== '{other}') {
      fault(`"${placeholder}" is not a name: {partner} and {other} are.`)
    }
  }
  if (words.includes('{other}') && needs === undefined) {
    fault(`"${name}" speaks of {other}: its heading says "needs other".`)
  }
}

function choosing(type: FieldType): boolean {
  return type === 'choice' || type === 'choices' || type === 'columns'
}
