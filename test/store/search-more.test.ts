import { expect, test } from 'vitest'
import { walksAnswered } from '../../src/store/activity.ts'
import {
  addEntry,
  keepEntry,
  listEntries,
  removeEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { closeStore } from '../../src/store/open.ts'
import { searchEntries } from '../../src/store/search.ts'
import { at, page, shelf } from './journals.ts'

const journals = shelf()

const texts = (store: ReturnType<typeof journals.open>, words: string) =>
  searchEntries(store, { words, limit: 50, order: 'newest' }).hits.map(
    ({ entry }) => entry.revision.text,
  )

test('an emoji is found as it stands, also beside a word', () => {
  const store = journals.open(journals.copy())
  page(store, 'it broke 💔 again')
  page(store, 'it broke')
  expect(texts(store, '💔')).toEqual(['it broke 💔 again'])
  expect(texts(store, 'broke 💔')).toEqual(['it broke 💔 again'])
  closeStore(store)
})

test('newest first is what was lived last, an edit moves nothing, of few and of many, in every script', () => {
  const store = journals.open(journals.copy())
  const old = page(store, 'lamp 一')
  page(store, 'lamp 二一', 3 * 1440)
  const [first] = listEntries(store, { all: true, order: 'oldest' })
  if (first)
    reviseEntry(store, old, { text: 'lamp 一, edited', from: first.revision.id, at: at(5) })
  expect(texts(store, 'lamp')).toEqual(['lamp 二一', 'lamp 一, edited'])
  expect(texts(store, '一')).toEqual(['lamp 二一', 'lamp 一, edited'])
  // So many that they are found along the days.
  store.db.transaction(() => {
    for (let n = 0; n < 600; n += 1) {
      addEntry(store, { kind: 'page', text: `lamp ${n}`, fields: {}, at: at(-n * 1440) })
    }
  })()
  const { hits, total } = searchEntries(store, { words: 'lamp', limit: 4, order: 'newest' })
  expect(total).toBe(602)
  expect(hits.map(({ entry }) => entry.revision.text)).toEqual([
    'lamp 二一',
    'lamp 0',
    'lamp 一, edited',
    'lamp 1',
  ])
  // What stands around the words is each entry's own.
  for (const words of ['lamp', 'lamp edited']) {
    const found = searchEntries(store, { words, limit: 4, order: 'newest' }).hits
    for (const { entry, snippet } of found) {
      expect(snippet.map(({ text }) => text).join('')).toBe(entry.revision.text)
    }
  }
  expect(hits[2]?.snippet.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['lamp'])
  closeStore(store)
})

test('upper and lower case are one in scripts without spaces and beside them', () => {
  const store = journals.open(journals.copy())
  page(store, 'ÉTÉ 東京')
  expect(texts(store, 'été 東京')).toEqual(['ÉTÉ 東京'])
  closeStore(store)
})

test('the pieces of a snippet are whole characters of the text, whatever control characters it holds', () => {
  const store = journals.open(journals.copy())
  const text = `${'😀'.repeat(60)}x東京y${'😀'.repeat(60)}`
  page(store, text)
  page(store, 'a \u0001false\u0002 mark and a lamp')
  const [wide] = searchEntries(store, { words: '東京', limit: 1, order: 'best' }).hits
  expect(wide?.snippet.every((piece) => piece.text.isWellFormed())).toBe(true)
  expect(wide?.snippet.find(({ hit }) => hit)?.text).toBe('東京')
  const [marked] = searchEntries(store, { words: 'lamp', limit: 1, order: 'best' }).hits
  expect(marked?.snippet.filter(({ hit }) => hit).map((piece) => piece.text)).toEqual(['lamp'])
  closeStore(store)
})

test('lists by day, by walk and by question read an index, not the whole journal, and a day is sorted by none', () => {
  const store = journals.open(journals.copy())
  const plans: string[] = []
  const { db } = store
  const seen = new Proxy(db, {
    get(target, name) {
      if (name !== 'prepare') return Reflect.get(target, name, target)
      return (sql: string) => {
        const slots = (sql.match(/\?/g) ?? []).map(() => 'x')
        const steps = target.prepare(`explain query plan ${sql}`).all(...slots) as {
          detail: string
        }[]
        plans.push(steps.map(({ detail }) => detail).join(' | '))
        return target.prepare(sql)
      }
    },
  })
  listEntries({ ...store, db: seen }, { limit: 5, question: 'MOM-01' })
  listEntries({ ...store, db: seen }, { limit: 5, walk: 'momentum' })
  expect(plans[0]).toMatch(/revision_question/)
  expect(plans[1]).toMatch(/revision_walk/)
  plans.length = 0
  const day = at().utc
  for (const when of [{}, { from: day }, { until: day }, { from: day, until: day + 1 }]) {
    listEntries({ ...store, db: seen }, { limit: 5, ...when })
    listEntries({ ...store, db: seen }, { limit: 5, order: 'oldest', ...when })
  }
  expect(plans).toHaveLength(8)
  for (const plan of plans) {
    expect(plan).toMatch(/entry_lived/)
    expect(plan).not.toMatch(/TEMP B-TREE/)
  }
  closeStore(store)
})

test('a walk whose only answer was removed does not count as answered', () => {
  const store = journals.open(journals.copy())
  const fields = { walk: 'momentum', question: 'MOM-01' }
  const entry = keepEntry(store, { kind: 'answer', text: 'yes', fields, at: at() })
  expect(walksAnswered(store).get('momentum')?.last).toBe(at().utc)
  removeEntry(store, entry.id, at(1))
  expect(walksAnswered(store).has('momentum')).toBe(false)
  closeStore(store)
})

test.each([
  ['Auf der Straße war es nass.', ['strasse', 'STRASSE', 'Straße', 'nass', '"der strasse"']],
  ['Auf der Strasse.', ['straße']],
  ['Masse und Maße, Messingschloss', ['masse', 'maße', 'messingschloß']],
  ['Mon cœur', ['coeur', 'cœur']],
  ['مُحَمَّد كَتَبَ', ['محمد', 'كتب', 'مُحَمَّد', 'محـمد']],
  ['محمد كتب', ['مُحَمَّد', 'كَتَبَ']],
  ['בְּרֵאשִׁית', ['בראשית']],
  ['ＡＢＣ and ｶﾀｶﾅ', ['abc', 'カタカナ', 'ＡＢＣ']],
  ['ABC and カタカナ', ['ａｂｃ', 'ｶﾀｶﾅ']],
  ['It wasn’t him, памʼять', ["wasn't", 'wasn’t', 'wasnʼt', "пам'ять", 'пам’ять']],
])('%s is found however it is spelled', (text, ways) => {
  const store = journals.open(journals.copy())
  page(store, text)
  page(store, 'something else')
  for (const way of ways) expect([way, texts(store, way)]).toEqual([way, [text]])
  for (const way of ways) expect(texts(store, `else -${way}`)).toEqual(['something else'])
  const [hit] = searchEntries(store, { words: ways[0] ?? '', limit: 1, order: 'newest' }).hits
  expect(hit?.snippet.map((piece) => piece.text).join('')).toBe(text)
  expect(hit?.snippet.some((piece) => piece.hit)).toBe(true)
  closeStore(store)
})
