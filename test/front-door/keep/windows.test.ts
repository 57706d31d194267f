// The same journal in two windows: each has its own draft, nobody waits, and nothing that is written is lost.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listDrafts } from '../../../src/store/drafts.ts'
import { closeStore, unlockJournal } from '../../../src/store/open.ts'
import { door } from '../door.ts'
import { passphrase } from '../program.ts'
import { answer, keys } from '../screen.ts'

const { go, open, play, texts, idOf, within, place } = door()

test('a second window on the same page says so, and the words of both are there later', async () => {
  using one = open(['jot'])
  await one.see('Ctrl-D')
  one.type('one was first')
  await one.see('one was first')
  using two = open(['jot'])
  await two.see('Another window has this page open')
  two.type('two was second')
  await two.see('two was second')
  one.type(' and goes on')
  await one.see('first and goes on')
  // One is killed, and what it wrote is the next one's; two is still open.
  one.kill('SIGKILL')
  await one.end()
  using three = open(['jot'])
  await answer(three, [['words from', keys.enter], ['one was first']])
  three.type(keys.keep)
  expect(await three.end()).toBe(0)
  two.type(keys.stop)
  expect(await two.end()).toBe(130)
  expect(two.scrollback()).toContain('Your words are kept as a draft')
  using four = open(['jot'])
  await answer(four, [
    ['words from', keys.enter],
    ['two was second', keys.keep],
  ])
  expect(await four.end()).toBe(0)
  expect((await texts()).map((text) => text.trim())).toEqual([
    'two was second',
    expect.stringMatching(/^one was first/),
  ])
  expect(within(listDrafts)).toEqual([])
  expect(readdirSync(place.journal).filter((name) => name.startsWith('draft-'))).toEqual([])
})

test('an entry that is open in another window is not erased under it', async () => {
  await go(['jot', '-'], 'words to be erased')
  const id = await idOf('words to be erased')
  using editing = open(['edit', id])
  await editing.see('words to be erased')
  const refused = await play(
    ['remove', id, '--for-good'],
    [['Erase it?', `${keys.down}${keys.enter}`]],
  )
  expect(refused.code).toBe(1)
  expect(refused.scrollback).toContain('open in another window')
  editing.type(' and more')
  await editing.see('and more')
  editing.type(keys.keep)
  expect(await editing.end()).toBe(0)
  expect((await texts())[0]).toMatch(/^words to be erased and more/)
})

test('a record of one kind that is begun in two windows is two records', async () => {
  using one = open(['log', 'urge'])
  await answer(one, [
    ['What did you want', `the first${keys.enter}`],
    ['One word', 'strong'],
  ])
  using two = open(['log', 'urge'])
  await answer(two, [
    ['Another window has this page open', `the second${keys.enter}`],
    ['One word', keys.stop],
  ])
  expect(await two.end()).toBe(130)
  one.type(keys.stop)
  expect(await one.end()).toBe(130)
  const waiting = within(listDrafts).map(({ fields }) => fields.values)
  expect(waiting).toContainEqual({ wanted: 'the first' })
  expect(waiting).toContainEqual({ wanted: 'the second' })
})

test('while another window writes for long the page takes every key, says it is not saved, and saves by itself', async () => {
  const store = unlockJournal(place.journal, { passphrase })
  try {
    using screen = open(['jot'])
    await screen.see('Ctrl-D')
    store.db.exec('begin immediate')
    for (const word of ['every ', 'key ', 'is ', 'seen ']) {
      screen.type(word)
      await screen.see(word.trim())
    }
    await screen.see('not saved')
    store.db.exec('commit')
    await screen.gone('not saved')
    expect(listDrafts(store)[0]?.text.trim()).toBe('every key is seen')
    screen.type(keys.keep)
    expect(await screen.end()).toBe(0)
  } finally {
    closeStore(store)
  }
})
