// Whom to call: in which order, and how it reads.
import { expect, test } from 'vitest'
import { peopleFor, peopleText, readPeople } from '../../../src/journal/care/people.ts'

const file = `---
what: people
---

## Anywhere

### A list

- reach: list.example
- source: list.example/about
- checked: 2026-11-01

## Here

zones: Here/Town, Inner/

### Somebody to listen

- reach: 12 34
- hours: any hour
- source: a.example/one
- source: b.example/two
- checked: 2026-11-22

### Danger

- emergency: 99
- checked: 2026-11-22

## There

zones: There/City

### Danger

- emergency: 77
- note: Stay on the line.
- checked: 2026-11-22
`

const lines = readPeople(file)
const reaches = (zone: string, own: { name: string; reach: string }[] = []) =>
  peopleFor(lines, zone, own).map(({ reach }) => reach)

test('a line is read with its country, its zones, its pages and its day', () => {
  expect(lines[1]).toEqual({
    name: 'Somebody to listen',
    reach: '12 34',
    where: 'Here',
    hours: 'any hour',
    own: false,
    emergency: false,
    sources: ['a.example/one', 'b.example/two'],
    checked: '2026-11-22',
    zones: ['Here/Town', 'Inner/'],
  })
})

test('danger first, then the rest of the zone, then everywhere, then elsewhere', () => {
  expect(reaches('Here/Town')).toEqual(['99', '12 34', 'list.example', '77'])
  expect(reaches('There/City')).toEqual(['77', 'list.example', '12 34', '99'])
})

test('a zone is known by its whole name, or by how it begins', () => {
  expect(reaches('Inner/Deep/Place')[0]).toBe('99')
  expect(reaches('Here/Township')[0]).toBe('list.example')
})

test('in a zone nobody has, the order is the file’s', () => {
  expect(reaches('UTC')).toEqual(['list.example', '12 34', '99', '77'])
})

test('one’s own people are before everything', () => {
  const [first, second] = peopleFor(lines, 'Here/Town', [{ name: 'Jo', reach: '555' }])
  expect(first).toMatchObject({ name: 'Jo', reach: '555', own: true, near: true })
  expect(second).toMatchObject({ reach: '99', own: false })
})

test('near are one’s own, the zone’s and those for everywhere', () => {
  const near = peopleFor(lines, 'There/City', []).filter((each) => each.near)
  expect(near.map(({ reach }) => reach)).toEqual(['77', 'list.example'])
})

test('without one’s own people the text says who they are', () => {
  expect(peopleText(peopleFor(lines, 'UTC', []))).toMatch(
    /^People you can call\. They hear this every night\.\nA call stays .*\n\nIf someone is in danger now, call your local emergency number\.\n\nAnywhere\n/,
  )
})

test('a note stands under its number', () => {
  expect(peopleText(peopleFor(lines, 'UTC', []))).toContain(
    '    77 · checked 22 Nov 2026\n    Stay on the line.\n',
  )
})

test('the text has a heading a country, the hours, the day, and the plan above all', () => {
  const people = peopleFor(lines.slice(1, 3), 'Here/Town', [{ name: 'Jo', reach: '555' }])
  expect(peopleText(people, 'A plan\n\n- breathe')).toBe(`A plan

- breathe

Your own people
  Jo
    555

People you can call. They hear this every night.
A call stays in the phone’s own list until it is deleted there.

Here
  Danger
    99 · checked 22 Nov 2026
  Somebody to listen
    12 34 · any hour · checked 22 Nov 2026
`)
})
