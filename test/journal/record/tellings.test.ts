// The versions of the story, what its paragraphs rest on, and what serves what is not there yet.
import { expect, test } from 'vitest'
import { loadRecords, loadWalks } from '../../../src/files/content.ts'
import type { Revision } from '../../../src/journal/entry.ts'
import type { Fields } from '../../../src/journal/fields.ts'
import type { EntryId, RevisionId } from '../../../src/journal/ids.ts'
import { kindFor } from '../../../src/journal/record/kind.ts'
import { carriedTo, restsOf, servings, tellingsOf } from '../../../src/journal/record/tellings.ts'

const at = { utc: 0, zone: 'UTC', offset: 0 }
function revision(number: number, text: string, more: Fields = {}): Revision {
  const fields = { values: { text }, ...more }
  const [id, entry] = [`r${number}` as RevisionId, 'e' as EntryId]
  return { id, entry, number, written: at, text, fields, from: null }
}

test.each([
  ['none', [], []],
  ['one', [revision(1, 'a')], [1]],
  ['two', [revision(1, 'a'), revision(2, 'b')], [1, 2]],
  [
    'what was added to it later is no other',
    [revision(1, 'a'), revision(2, 'a', { version: 1 }), revision(3, 'b', { version: 2 })],
    [2, 3],
  ],
  [
    'of a journal from before there were numbers of versions',
    [revision(1, 'a'), revision(2, 'a')],
    [1, 2],
  ],
  [
    'two that were told apart and met',
    [revision(1, 'a'), revision(2, 'b', { version: 2 }), revision(3, 'c', { version: 2 })],
    [1, 2, 3],
  ],
])('versions: %s', (_, history, standing) => {
  expect(tellingsOf(history).map(({ number }) => number)).toEqual(standing)
})

const before = revision(1, 'The quiet was love.\n\nI lied in March.\n\nNobody knew.', {
  rests: [['1'], ['2', '3'], []],
})

test.each([
  ['as it was', 'The quiet was love.\n\nI lied in March.\n\nNobody knew.', [['1'], ['2', '3'], []]],
  [
    'with one between',
    'The quiet was love.\n\nThen the job went.\n\nI lied in March.',
    [['1'], [], ['2', '3']],
  ],
  ['with one less', 'I lied in March and April.\n\nNobody knew.', [['2', '3'], []]],
  ['wholly otherwise', 'Once upon a time.', [[]]],
])('what a paragraph rests on goes with it: %s', (_, text, rests) => {
  expect(carriedTo(text, before)).toEqual(rests)
})

test('what is written there by whoever is read as far as it can be', () => {
  expect(restsOf(revision(1, 'one\n\ntwo', { rests: [['a', 7], 'b', ['c']] }))).toEqual([['a'], []])
  expect(restsOf(revision(1, 'one', { rests: 'none' }))).toEqual([[]])
  expect(carriedTo('one', undefined)).toEqual([[]])
})

test('every tick of the story names a question that serves it; never answered comes first', () => {
  const kind = kindFor(loadRecords([]).kinds, 'story')
  if (kind === undefined) throw new Error('no story')
  const questions = new Map(
    loadWalks([]).walks.flatMap((walk) =>
      walk.questions.map((question) => [question.id, { walk, question }] as const),
    ),
  )
  const story = (ticks: readonly string[]) => ({
    revision: revision(1, 'a', { values: { text: 'a', ticks } }),
  })
  const all = kind.fields.find(({ name }) => name === 'ticks')?.options ?? []
  const served = servings(kind, story([]), questions, () => undefined)
  expect(served.map(({ label }) => label)).toEqual(all.map(({ label }) => label))
  expect(servings(kind, story(all.map(({ value }) => value)), questions, () => undefined)).toEqual(
    [],
  )
  const [softens] = all.slice(-1)
  const [one = '', other = ''] = softens?.asks ?? []
  const ticked = all.slice(0, -1).map(({ value }) => value)
  const serving = (answered: readonly string[]) =>
    servings(kind, story(ticked), questions, (id) => answered.indexOf(id) + 1 || undefined)[0]
      ?.question.id
  expect([serving([]), serving([one]), serving([one, other]), serving([other, one])]).toEqual([
    one,
    other,
    one,
    other,
  ])
})
