// What no method finds is shown: nicknames, other endings, and whatever else begins with a capital.
import { expect, test } from 'vitest'
import { capitals } from '../../../src/journal/leaving/capitals.ts'
import { withRoles } from '../../../src/journal/leaving/roles.ts'

const roles = [
  { name: 'Anna', role: 'P.' },
  { name: 'Robin Miller', role: 'O.' },
  { name: 'Sam', role: 'the child' },
]

/** What is left of `text` once its names are roles, in the order it is said. */
function leftIn(text: string): readonly string[] {
  const seen = capitals(roles.map(({ name }) => name))
  seen.add(withRoles(text, roles))
  return [...seen.left([]).keys()]
}

test.each([
  ['a possessive', "It was Anna's, and Robin’s.", "It was P.'s, and O.’s."],
  ['a tag', 'For #SamAndMe.', 'For #the childAndMe.'],
  ['a possessive of a whole name', "Robin Miller's car.", "O.'s car."],
])('%s becomes its role', (_, text, as) => {
  expect(withRoles(text, roles)).toBe(as)
  expect(leftIn(text)).toEqual([])
})

test.each([
  ['a genitive without an apostrophe', 'Das war Annas Idee.', 'Annas'],
  ['another case', 'Видел Anničku и Annu.', 'Anničku'],
  ['what is longer', 'I told Annie about it.', 'Annie'],
  ['what is shorter', 'And then Ann came, and Rob.', 'Ann'],
  ['what is familiar', 'We met Sammy and Robby there.', 'Sammy'],
  ['what only ever begins a sentence', 'Sammy came in. Sammy left.', 'Sammy'],
  ['what is loud', 'I said SAMMY, not now.', 'SAMMY'],
])('%s is not found, and is shown: %s', (_, text, word) => {
  expect(leftIn(text)).toContain(word)
})

test('what is near a name is said before everything else, however often that is there', () => {
  const nouns = 'in der Küche am Tisch mit Licht und Brot und Salz '.repeat(9)
  expect(leftIn(`Dort ${nouns} war Annas Mantel.`)[0]).toBe('Annas')
})

test('what also stands there small, and what only begins a sentence and is near no name, is no name', () => {
  expect(leftIn('Same again. It was the same. Kitchen. There was tea.')).toEqual([])
})
