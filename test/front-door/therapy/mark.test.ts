// Passages that are pointed at: while reading, and on the page.
import { expect, test } from 'vitest'
import { markedDoor, marks } from './marked.ts'

const { go, idOf, json, note } = markedDoor()

test('passages are pointed at while reading, each for its own thing', async () => {
  const id = await idOf(note)
  expect((await json('show', id)).entry.marks).toMatchObject(
    marks.filter(([kind]) => kind !== undefined).map(([kind, text]) => ({ kind, text })),
  )
  expect((await go(['show', id])).out).toContain('○ I was ashamed.')
})

test('on the page the same by a door and a number', async () => {
  const { entry } = await json('show', await idOf('First thing. Second thing.'))
  expect(entry.marks).toMatchObject([{ kind: 'hand-over', text: 'Second thing.' }])
})
