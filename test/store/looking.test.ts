// Finding while one types: what a query finds, in the order it was lived.
import { expect, test } from 'vitest'
import { readQuery } from '../../src/journal/view/query.ts'
import { keepEntry, removeEntry } from '../../src/store/entries.ts'
import { entriesOf, type Found, foundBy, foundOn, lookingAt } from '../../src/store/looking.ts'
import type { Store } from '../../src/store/store.ts'
import { at, unlocked } from './journal.ts'

const day = 86_400_000

function kept(
  store: Store,
  text: string,
  more: { kind?: string; fields?: object; ago?: number } = {},
) {
  const { kind = 'note', fields = {}, ago = 0 } = more
  return keepEntry(store, {
    kind,
    text,
    fields: { ...fields },
    at: { ...at, utc: at.utc - ago * day },
    marks: text.includes('◆') ? [{ kind: 'surprise', start: 0, end: 3 }] : [],
  })
}

function journal(): Store {
  const store = unlocked()
  kept(store, 'The kitchen, again and again. #Sleep')
  kept(store, 'Kits and cats', { ago: 400, fields: { walk: 'needs' } })
  kept(store, 'A promise about the kitchen', { kind: 'promise', ago: 365 })
  kept(store, 'Été in the café ◆', { ago: 1, fields: { tags: ['@sleep'] } })
  removeEntry(store, kept(store, 'kitchen in the trash').id, at)
  return store
}

function finds(store: Store, query: string): string[] {
  const looking = lookingAt(store)
  const known = {
    now: at.utc,
    zone: at.zone,
    kinds: ['note', 'promise'],
    walks: ['needs', 'northstar'],
  }
  let found: Found = foundBy(looking, readQuery(query, known))
  while (!found.done) found = foundOn(looking, found, 1)
  return entriesOf(looking, found.rows).map(({ revision }) => revision.text.slice(0, 5))
}

test('each part of a query narrows, and what was lived last stands first', () => {
  const store = journal()
  const all = ['The k', 'Été i', 'A pro', 'Kits ']
  const table: [string, readonly string[]][] = [
    ['', all],
    ['k', ['The k', 'A pro', 'Kits ']],
    ['kit', ['The k', 'A pro', 'Kits ']],
    ['kitc', ['The k', 'A pro']],
    ['itchen', []],
    ['ete', ['Été i']],
    ['KITCHENS', ['The k', 'A pro']],
    ['kitchen -promise', ['The k']],
    ['"again and again"', ['The k']],
    ['"and kitchen"', []],
    ['kind:promise', ['A pro']],
    ['kind:nothing', []],
    ['walk:n', ['Kits ']],
    ['#sleep', ['The k', 'Été i']],
    ['#slee', []],
    ['mark:surprise', ['Été i']],
    ['◆', all],
    ['on:2026-11-22', ['The k']],
    ['on:this-day', ['The k', 'A pro']],
    ['until:2025-12-31 kit', ['A pro', 'Kits ']],
    ["'; drop table entry", []],
  ]
  for (const [query, wanted] of table) expect([query, finds(store, query)]).toEqual([query, wanted])
  store.db.close()
})

test('a word finds at each of its letters what it finds when it is whole', () => {
  const words =
    'walking hoping stopped happiness relational responsibility being doing tried carefully agreement honestly families'
  const store = unlocked()
  for (const word of words.split(' ')) kept(store, word)
  for (const word of words.split(' ')) {
    for (let letters = 1; letters <= word.length; letters += 1) {
      expect([word, letters, finds(store, word.slice(0, letters))]).toEqual([
        word,
        letters,
        expect.arrayContaining([word.slice(0, 5)]),
      ])
    }
    expect(finds(store, `${word.slice(0, 4)}xi`)).toEqual([])
  }
  store.db.close()
})

test('what takes more than a moment is found a piece at a time, and all of it in the end', () => {
  const store = journal()
  const looking = lookingAt(store)
  const known = { now: at.utc, zone: at.zone, kinds: [], walks: [] }
  const wanted = readQuery('東京 kitchen', known)
  kept(store, 'later', {})
  let found: Found = foundBy(looking, wanted)
  for (let step = 0; !found.done; step += 1) {
    expect(step).toBeLessThan(10)
    found = foundOn(looking, found, 0)
  }
  expect(found.rows).toEqual([])
  store.db.close()
})

test('what is kept on an earlier day later stands at its day', () => {
  const store = journal()
  kept(store, 'Back then', { ago: 3 })
  expect(finds(store, '')).toEqual(['The k', 'Été i', 'Back ', 'A pro', 'Kits '])
  store.db.close()
})

test('what is typed finds its other spellings, from the first letters on', () => {
  const store = unlocked()
  kept(store, 'Auf der Straße')
  kept(store, 'كَتَبَ مُحَمَّد')
  kept(store, 'ＡＢＣ')
  for (const [query, text] of [
    ['stras', 'Auf der Straße'],
    ['strasse', 'Auf der Straße'],
    ['محم', 'كَتَبَ مُحَمَّد'],
    ['ab', 'ＡＢＣ'],
  ] as const)
    expect([query, finds(store, query)]).toEqual([query, [text.slice(0, 5)]])
})
