// What a record says: its one line, its text, and the note a word brings.
import type { Json } from '../fields.ts'
import { shortId } from '../ids.ts'
import type { Span } from '../page/spans.ts'
import type { Field, RecordKind } from './kind.ts'

/**
 * A record's values by field. Text, line, choice: a string. List, choices: strings. Scale: a number. Date: 'YYYY-MM-DD'.
 * Time: 'HH:MM'. Moment: 'YYYY-MM-DDTHH:MM' on the writer's wall clock. Columns: strings by column.
 * Entry: its whole id.
 */
export type Values = { readonly [field: string]: Json }

const between = ' · '

/** One line, never empty. A part between dots whose field has no value drops out; with none left it is the kind's title. */
export function recordLine(kind: RecordKind, values: Values): string {
  const parts = kind.line.split(between).flatMap((part) => {
    let missing = false
    const said = part.replace(/\{([^}]*)\}/g, (_, name: string) => {
      const value = oneLine(fieldNamed(kind, name), valueIn(values, name))
      missing ||= value === ''
      return value
    })
    return missing ? [] : [said]
  })
  const line = parts.join(between).trim()
  return line === '' ? kind.title : line
}

/** One field in words, on one line; empty where it has no value. */
export function fieldLine(kind: RecordKind, values: Values, name: string): string {
  return oneLine(fieldNamed(kind, name), valueIn(values, name))
}

/** All of it in words: the main value as it stands, then "label: value" for the rest that has one. Every word of `values` is in it. */
export function recordText(kind: RecordKind, values: Values): string {
  return laidOut(kind, values).text
}

/** The same with where each field's words stand in it, label and all; a field without a value stands nowhere. */
export function laidOut(
  kind: RecordKind,
  values: Values,
): { readonly text: string; readonly at: ReadonlyMap<string, Span> } {
  const [main, ...rest] = kind.fields
  const known = new Set(kind.fields.map(({ name }) => name))
  const strange = Object.keys(values)
    .filter((name) => !known.has(name))
    .toSorted()
  const first = main === undefined ? '' : inWords(main, valueIn(values, main.name)).join('\n')
  const others = [
    ...rest.map(({ name, ...field }): [string, string] => [
      name,
      labelled(field.label, inWords({ name, ...field }, valueIn(values, name))),
    ]),
    ...strange.map((name): [string, string] => [
      name,
      labelled(name, inWords(undefined, valueIn(values, name))),
    ]),
  ]
  const at = new Map<string, Span>()
  let text = ''
  const add = (name: string, block: string, between: string) => {
    if (block === '') return
    const start = text === '' ? 0 : text.length + between.length
    text += (text === '' ? '' : between) + block
    at.set(name, { start, end: text.length })
  }
  add(main?.name ?? '', first, '')
  for (const [index, [name, block]] of others.filter(([, block]) => block !== '').entries())
    add(name, block, index === 0 ? '\n\n' : '\n')
  return { text, at }
}

/** The names of the fields that hold a writer's words and not a word that was chosen. */
export function ownFields({ fields }: RecordKind): readonly string[] {
  return fields
    .filter(
      ({ type }) => type === 'text' || type === 'line' || type === 'list' || type === 'columns',
    )
    .map(({ name }) => name)
}

/** The kind's note, where one of its watched words stands by itself in what was written. */
export function watched(kind: RecordKind, values: Values): string | undefined {
  if (kind.note === undefined || kind.watch.length === 0) return undefined
  const words = kind.watch.map((word) =>
    plainly(word)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replace(/\s+/g, '\\s+'),
  )
  const any = new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}_])(?:${words.join('|')})(?![\\p{L}\\p{M}\\p{N}_])`,
    'iu',
  )
  const written = kind.fields
    .filter(({ type }) => type === 'text' || type === 'line' || type === 'list')
    .flatMap(({ name }) => leaves(valueIn(values, name)))
  return written.some((text) => any.test(plainly(text))) ? kind.note : undefined
}

/** A value as lines: nothing where there is none. Of a shape that does not fit, every word is still there. */
function inWords(field: Field | undefined, value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) {
    return value
      .map((each: Json) => joined(sayOne(field, each)))
      .filter((words) => words !== '')
      .map((words) => `- ${words}`)
  }
  if (typeof value !== 'object' || value === null) {
    const words = sayOne(field, value ?? '')
    return words === '' ? [] : [words]
  }
  return Object.entries(value).flatMap(([column, items]) => {
    const inside = leaves(items)
      .map(joined)
      .filter((words) => words !== '')
    return inside.length === 0
      ? []
      : [`${labelOf(field, column)}:`, ...inside.map((words) => `- ${words}`)]
  })
}

function labelled(label: string, lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const [first = ''] = lines
  const block = lines.length > 1 || first.startsWith('- ') || first.includes('\n')
  return block ? `${label}:\n${lines.join('\n')}` : `${label}: ${first}`
}

function sayOne(field: Field | undefined, value: Json): string {
  if (typeof value !== 'string') return leaves(value).join('; ')
  if (value.trim() === '') return ''
  if (field?.type === 'choice' || field?.type === 'choices') return labelOf(field, value)
  if (field?.type === 'entry') return shortId(value)
  if (field?.type === 'moment') return value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)$/, '$1 $2')
  return value
}

function oneLine(field: Field | undefined, value: Json | undefined): string {
  if (Array.isArray(value)) {
    return value
      .map((each: Json) => joined(sayOne(field, each)))
      .filter((words) => words !== '')
      .join(', ')
  }
  if (typeof value !== 'object' || value === null) return joined(sayOne(field, value ?? ''))
  return Object.entries(value)
    .map(([column, items]) => [labelOf(field, column), joined(leaves(items).join(', '))] as const)
    .filter(([, items]) => items !== '')
    .map(([label, items]) => `${label}: ${items}`)
    .join('; ')
}

function labelOf(field: Field | undefined, value: string): string {
  return field?.options.find((option) => option.value === value)?.label ?? value
}

/** Every word in a value, names too, however deep it lies: a walk with a stack of its own, since nobody limits the depth. */
export function leaves(value: Json | undefined): readonly string[] {
  const found: string[] = []
  const waiting = [value]
  while (waiting.length > 0) {
    const each = waiting.pop()
    if (each === undefined || each === null) continue
    if (typeof each !== 'object') found.push(String(each))
    else {
      const inside = Array.isArray(each) ? each : Object.entries(each).flat()
      for (const next of inside.toReversed()) waiting.push(next)
    }
  }
  return found
}

function joined(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function plainly(text: string): string {
  return text.normalize('NFC').replace(/[’ʼ]/g, "'")
}

function fieldNamed(kind: RecordKind, name: string): Field | undefined {
  return kind.fields.find((field) => field.name === name)
}

/** One of the values; undefined for a name they do not have themselves. */
export function valueIn(values: Values, name: string): Json | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined
}
