// Every named value has a row in one table, and nothing is written or asked for that has none.

import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { answerIn, answerOf } from '../../src/journal/answer.ts'
import type { Entry } from '../../src/journal/entry.ts'
import {
  draftFields,
  entryFields,
  type Fields,
  numberOf,
  objectOf,
  sessionFields,
  stringOf,
  stringsOf,
} from '../../src/journal/fields.ts'
import type { EntryId, RevisionId } from '../../src/journal/ids.ts'
import { letterOf, sealedOn } from '../../src/journal/letter.ts'
import {
  cameFrom,
  happeningOf,
  listIn,
  stringIn,
  valuesOf,
} from '../../src/journal/record/events.ts'
import { satOf } from '../../src/journal/session.ts'

const src = resolve(import.meta.dirname, '../../src')
const known = new Set(
  [entryFields, draftFields, sessionFields].flatMap((each) => Object.keys(each)),
)

/** The names of an object literal's own properties, from behind its first brace; those of a spread are told elsewhere. */
function namesIn(text: string): string[] {
  const names: string[] = []
  let depth = 1
  let piece = ''
  for (const sign of text) {
    if ('{[('.includes(sign)) depth += 1
    if ('}])'.includes(sign)) depth -= 1
    if (depth === 0 || (depth === 1 && sign === ',')) {
      const name = /^\s*(?:'?([a-z]\w*)'?\s*(?::|\(|$))/i.exec(piece)?.[1]
      if (name !== undefined) names.push(name)
      // One level of "...(x === undefined ? {} : { name })".
      for (const [, spread = ''] of piece.matchAll(/\.\.\.\([^{]*\{\}\s*:\s*\{\s*(\w+)/g))
        names.push(spread)
      piece = ''
    } else piece += sign
    if (depth === 0) break
  }
  return names
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !/content|commands.keep.log/.test(name))
  .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }))

// What is read by name the types hold: a name that is not in the table does not compile.
test('every field that is written, and every one the database is asked for, is in a table', () => {
  const found = sources.flatMap(({ name, text }) => {
    const asked = text.matchAll(/json_extract\((?:\w+\.)?fields, '\$\.(\w+)/g)
    const written = text.matchAll(/\bfields(?:: \w+)?(?: =|:) \{/g)
    return [
      ...[...asked].map(([, field = '']) => field),
      ...[...written].flatMap(({ 0: { length }, index }) => namesIn(text.slice(index + length))),
    ].map((field) => [name, field] as const)
  })
  expect(found.length).toBeGreaterThan(20)
  expect(found.filter(([, field]) => !known.has(field))).toEqual([])
})

test('no table has a field that nothing writes', () => {
  const rest = sources.filter(({ name }) => name !== 'journal/fields.ts').map(({ text }) => text)
  const words = new Set(rest.join('\n').match(/\w+/g))
  expect([...known].filter((name) => !words.has(name))).toEqual([])
})

const entry = (fields: Fields): Pick<Entry, 'revision'> => ({
  revision: {
    id: 'r' as RevisionId,
    entry: 'e' as EntryId,
    number: 1,
    written: { utc: 0, zone: 'UTC', offset: 0 },
    text: '',
    fields,
    from: null,
  },
})

test('what has another shape than it ought to is read as not there', () => {
  const odd = { walk: 3, asked: ['x'], seconds: '5', values: [1], from: {}, of: null, quotes: 'x' }
  expect(answerOf(entry(odd))).toEqual({})
  expect(valuesOf(entry(odd))).toEqual({})
  expect(cameFrom(entry(odd))).toBeUndefined()
  expect(happeningOf(entry(odd))).toEqual({ of: undefined, record: undefined, event: undefined })
  expect(letterOf(entry({ ...odd, stage: 7, sealed_until: 1 }))).toEqual({
    stage: undefined,
    quotes: [],
    sealedUntil: undefined,
  })
  expect(satOf({ fields: { heavy: 'yes', seconds: '9', offered: [1, 'loop'] } })).toEqual({
    heavy: false,
    seconds: 0,
    fear: false,
    offered: ['loop'],
  })
})

test('what is there is read as it was kept', () => {
  expect(answerIn({ walk: 'momentum', question: 'MOM-01', rev: 2, seconds: 60 })).toEqual({
    walk: 'momentum',
    question: 'MOM-01',
    rev: 2,
    seconds: 60,
  })
  const record = entry({ values: { text: 'one', who: ['a', 'b'] }, from: 'e0' })
  expect([stringIn(record, 'text'), listIn(record, 'who'), cameFrom(record)]).toEqual([
    'one',
    ['a', 'b'],
    'e0',
  ])
  expect(stringIn(record, 'toString')).toBeUndefined()
  const { sealedUntil } = letterOf(entry({ sealed_until: '2027-01-31' }))
  expect([sealedOn(sealedUntil, '2027-01-30'), sealedOn(sealedUntil, '2027-01-31')]).toEqual([
    true,
    false,
  ])
})

test('one value, whatever stands there', () => {
  expect([stringOf(''), stringOf('x'), stringOf(1), stringOf(undefined)]).toEqual([
    undefined,
    'x',
    undefined,
    undefined,
  ])
  expect([numberOf(0), numberOf('0'), numberOf(null)]).toEqual([0, undefined, undefined])
  expect([stringsOf(['a', 1]), stringsOf('a')]).toEqual([['a'], []])
  expect([objectOf({ a: 1 }), objectOf([1]), objectOf(null)]).toEqual([{ a: 1 }, {}, {}])
})
