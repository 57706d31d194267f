// What answers are kept as, and which earlier words stand above a question: every name is there, and the field is the one asked for.
import { expect, test } from 'vitest'
import { loadRecords, loadWalks } from '../../src/files/content.ts'
import { choiceOf } from '../../src/journal/record/kind.ts'
import { quotesIn, withQuotes } from '../../src/journal/walk/quote.ts'
import { questionsFor } from '../../src/journal/walk/shelves.ts'

const { walks } = loadWalks([])
const { kinds } = loadRecords([])
const questions = walks.flatMap((walk) => walk.questions.map((question) => ({ walk, ...question })))
const kept = questions.flatMap(({ keeps, ...rest }) => (keeps ? [{ ...rest, keeps }] : []))
const kindOf = (id: string) => kinds.find((kind) => kind.id === id)
const written = (id: string) => {
  const {
    kind = '',
    value,
    fields = [],
    whole,
  } = questions.find((each) => each.id === id)?.keeps ?? {}
  const named = value === undefined ? kind : `${kind}/${value}`
  return `${named}${fields.length > 0 ? `.${fields.join('+')}` : ''}${whole ? ' whole' : ''}`
}

test.each(kept)('$id keeps what there is, in a field that takes a sentence', ({ keeps }) => {
  const kind = kindOf(keeps.kind)
  const first = kind?.fields[0]?.name ?? ''
  const names = keeps.fields.length > 0 ? keeps.fields : [first]
  const fields = names.map((name) => kind?.fields.find((field) => field.name === name))
  for (const field of fields) {
    expect(['text', 'line', 'list', 'choice']).toContain(field?.type)
  }
  if (keeps.whole) expect(fields.map((field) => field?.type)).toEqual(['text'])
  if (kind && keeps.value !== undefined) expect(choiceOf(kind, keeps.value)).toBeDefined()
})

test('a field is left to the kind only where the part of the map is asked too', () => {
  const unnamed = kept.filter(({ keeps }) => keeps.fields.length === 0)
  expect(unnamed.map(({ keeps }) => keeps.kind)).toEqual(unnamed.map(() => 'factor'))
  expect(unnamed.filter(({ keeps }) => keeps.value === undefined).map(({ id }) => id)).toEqual([
    'STY-02',
  ])
})

test.each([
  ['TWO-01', 'two-truths.harm'],
  ['TWO-02', 'two-truths.human'],
  ['TWO-03', 'and-statement.a+b'],
  ['BHT-03', 'phrase/break.text'],
  ['THA-03', 'session-notes.set'],
  ['AHT-11', 'hard-talk.again+otherwise'],
  ['SET-06', 'repair.owned+did'],
  ['AVD-10', 'exit.if_then'],
  ['ERN-01', 'earned.sentence whole'],
  ['ERN-05', 'earned.least_true_when'],
  ['TRF-07', 'definition.honesty+intimacy+power+repair'],
  ['IMP-05', 'effect.reality'],
  ['IMP-08', 'responsibility.did+effect+not_brought'],
  ['IOO-11', 'clarity-plan.space_and_time'],
  ['DCD-06', 'decode.ask_them'],
  ['HAN-02', 'hurt-anger.matters'],
  ['NED-02', 'need.what+instead'],
  ['NED-06', 'request.text'],
  ['IDN-07', 'identity.served'],
  ['PPT-13', 'factor/protective'],
  ['PRE-07', 'factor/precipitating'],
  ['CTX-08', 'story.text whole'],
  ['STY-01', 'story.text whole'],
  ['STY-13', 'story.text whole'],
  ['NST-08', 'northstar.text'],
  // What is asked there fills a column, or no field at all.
  ...['IOO-01', 'HBR-04', 'HLG-06', 'HRP-08', 'IDN-09', 'IDO-08', 'STY-11', 'TWO-11'].map(
    (id) => [id, ''] as const,
  ),
] as const)('%s is kept as: %s', (id, keeps) => {
  expect(questions.map((question) => question.id)).toContain(id)
  expect(written(id)).toBe(keeps)
})

test('a value belongs to the words it stands under: with other words for the one who was hurt it is asked', () => {
  const other = kept.filter(({ keeps, hurt }) => keeps.value !== undefined && hurt !== undefined)
  expect(other.length).toBeGreaterThan(2)
  for (const { walk, id, keeps } of other) {
    const asked = questionsFor(walk, { hasOther: true, writer: 'hurt' }).find((q) => q.id === id)
    if (asked) expect(asked.keeps).toEqual({ kind: keeps.kind, fields: keeps.fields })
  }
})

test('a question that quotes reads with the words and without them', () => {
  const quoting = questions.filter(({ text }) => quotesIn(text).length > 0)
  expect(quoting.length).toBeGreaterThan(4)
  for (const { id, text } of quoting) {
    const without = withQuotes(text, () => undefined)
    expect(without, id).toMatch(/^[A-Z][^{}“]{20,}[.?]$/)
    const written = withQuotes(text, () => 'It was in March, at the office. Nobody saw.')
    expect(written, id).toContain('“It was in March, at the office”')
    expect(written.endsWith(without), id).toBe(true)
  }
})

const ids = new Set(questions.map(({ id }) => id))
for (const { code } of walks) ids.add(`${code}-close`)

test.each(questions.filter(({ shows, text }) => shows || quotesIn(text).length > 0))(
  '$id shows and quotes what there is, and never itself or danger',
  ({ id, text, hurt = '', shows = [] }) => {
    const answers = [
      ...shows.flatMap((shown) => ('question' in shown ? [shown.question] : [])),
      ...quotesIn(`${text} ${hurt}`),
    ]
    for (const each of answers) {
      expect([...ids]).toContain(each)
      expect(each).not.toBe(id)
      // What was answered about danger stands nowhere by itself.
      expect(questions.find((question) => question.id === each)?.care).toBeUndefined()
    }
    for (const shown of shows) {
      if ('question' in shown) continue
      const kind = kindOf(shown.kind)
      expect(kind?.id).toBe(shown.kind)
      if (kind && shown.value !== undefined) expect(choiceOf(kind, shown.value)).toBeDefined()
    }
  },
)

test('in its own walk a question shows only what was asked before it', () => {
  for (const walk of walks) {
    walk.questions.forEach(({ id, shows = [] }, at) => {
      const before = walk.questions.slice(0, at).map((question) => question.id)
      for (const shown of shows) {
        if ('question' in shown && shown.question.startsWith(`${walk.code}-`)) {
          expect(before, `${id} shows ${shown.question}`).toContain(shown.question)
        }
      }
    })
  }
})

test('a question that points back at words shows or quotes them', () => {
  const points =
    /\b(choose three|beside each of|those lines|under that sentence|the two truths|shame's lines|your hardest sentence|(check|read|tell|does) the story|the patterns you have named|of the (six|eight) have)\b/i
  const pointing = questions.filter(({ text }) => points.test(text))
  expect(pointing.length).toBeGreaterThan(8)
  expect(
    pointing
      .filter(({ shows, text }) => shows === undefined && quotesIn(text).length === 0)
      .map(({ id, text }) => `${id} ${text}`),
  ).toEqual([])
})

test('a question has one question mark; but two about a life are asked one at a time', () => {
  const many = questions.flatMap(({ id, text, hurt = '', probes }) =>
    [text, hurt, ...probes.flatMap((probe) => [probe.text, probe.hurt ?? ''])].some(
      (each) => each.split('?').length > 2,
    )
      ? [id]
      : [],
  )
  expect(many).toEqual(['SUP-08'])
})
