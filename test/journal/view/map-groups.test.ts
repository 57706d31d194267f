import { expect, test } from 'vitest'
import { grouped } from '../../../src/journal/view/map-groups.ts'
import type { MapLine } from '../../../src/journal/view/map-line.ts'

const line = (id: string, text: string, more: Partial<MapLine> = {}): MapLine => ({
  id,
  text,
  leads: [],
  led: [],
  ...more,
})
const shape = (lines: readonly MapLine[]) =>
  grouped(lines).map(({ by, name, lines }) => [by, name, lines.map(({ id }) => id).join('')])

test('what was learned from the same comes first, then what is linked, then what says the same word, then the rest', () => {
  const lines = [
    line('a', 'The friendly voice', { learned: 'home' }),
    line('b', 'A car at night', { leads: [{ id: 'x', line: 'd', text: '' }] }),
    line('c', 'He had a friendly voice', { learned: 'Home.' }),
    line('d', 'Supper'),
    line('e', 'A voice again'),
    line('f', 'Her voice'),
    line('g', 'Running'),
  ]
  expect(shape(lines)).toEqual([
    ['learned', 'home', 'ac'],
    ['linked', undefined, 'bd'],
    ['word', 'voice', 'ef'],
    ['alone', undefined, 'g'],
  ])
})

test('words of every sentence bring nothing together', () => {
  expect(shape([line('a', 'Nobody was there again'), line('b', 'Nobody again')])).toEqual([
    ['alone', undefined, 'ab'],
  ])
})

test('each line stands in one group, whatever is shared', () => {
  const texts = ['voice and table', 'table and chair', 'chair and voice', 'window', 'window sill']
  for (let seed = 0; seed < 60; seed += 1) {
    const lines = Array.from({ length: seed % 9 }, (_, index) =>
      line(String(index), texts[(index * 7 + seed) % texts.length] ?? '', {
        ...((index + seed) % 3 === 0 ? { learned: 'father' } : {}),
        leads: [{ id: `l${index}`, line: String((index * seed) % 9), text: '' }],
      }),
    )
    const ids = grouped(lines).flatMap(({ lines }) => lines.map(({ id }) => id))
    expect(ids.toSorted()).toEqual(lines.map(({ id }) => id))
  }
})
