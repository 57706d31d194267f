// The first evening, as a person has it: one command, a journal, a question, an answer, and the next day it is there.
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newPlace, run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const own = 'seven herons in the morning fog'
const { down, enter } = keys

test('the first run makes a journal, asks a question, keeps the answer, and finds it again', async () => {
  using place = newPlace()
  using first = openScreen(place.env, [])
  await answer(first, [
    ['It asks one question at a time', enter],
    ['The passphrase is the only key', down + enter],
    ['Your passphrase:', `too short${enter}`],
    ['at least 16 characters, or four words', `we got married in june${enter}`],
    ['somebody who knows you would try', own + enter],
    ['The same once more', own + enter],
    ['The recovery code'],
  ])
  const code = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(first.shown())?.[0] ?? ''
  expect(code).not.toBe('')
  first.type(enter)
  await answer(first, [
    ['Type the recovery code', `not it${enter}`],
    ['Here it is again', enter],
    ['Type the recovery code', code.toLowerCase().replaceAll('-', ' ') + enter],
    ['What is not:', enter],
    ['Which is nearer', enter],
    ['Your word for your partner', `Sam${enter}`],
    ['anyone else in it', enter],
    ['When did it come out?', enter],
    ['How is it just now?', enter],
    ['A plan for steady ground · 1 of 12', `I said it was work.${enter}It was not.`],
    ['It was not.', keys.keep],
    ['2 of 12', keys.stop],
  ])
  expect(await first.end()).toBe(130)
  expect(first.scrollback()).not.toContain('It was not.')
  expect(first.scrollback()).not.toContain(code)

  using next = openScreen(place.env, [])
  await answer(next, [
    ['Passphrase', own + enter],
    ['How is it just now?', enter],
    ['2 of 12', keys.doors],
    ['put it down for today', 'p'],
  ])
  expect(await next.end()).toBe(0)

  using recovered = openScreen(place.env, ['show'])
  await answer(recovered, [
    ['Passphrase', code + enter],
    ['I said it was work.', 'q'],
  ])
  expect(await recovered.end()).toBe(0)
  expect(recovered.scrollback()).not.toContain('work')
})

test('six words are offered, shown once, and are the key; a code that was not typed back is of no journal', async () => {
  using place = newPlace()
  using left = openScreen(place.env, ['init', '--kdf-memory', '64'])
  await answer(left, [
    ['It asks one question', enter],
    ['six words made for you', down + enter],
    ['Your passphrase:', own + enter],
    ['The same once more', own + enter],
    ['The recovery code', enter],
    ['Type the recovery code', keys.stop],
  ])
  // Nobody has its code, so there is no journal.
  expect([await left.end(), existsSync(place.journal)]).toEqual([130, false])
  using first = openScreen(place.env, ['init', '--kdf-memory', '64'])
  await answer(first, [
    ['It asks one question', enter],
    ['six words made for you', enter],
    ['Write them on paper now'],
  ])
  const words = /^\s+((?:[a-z-]+ ){5}[a-z-]+)$/m.exec(first.shown())?.[1] ?? ''
  expect(words.split(' ')).toHaveLength(6)
  first.type(enter)
  await answer(first, [['Type the six words', words + enter], ['The recovery code']])
  const code = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(first.shown())?.[0] ?? ''
  await answer(first, [
    ['The recovery code', enter],
    ['Type the recovery code', code + enter],
    ['costs 64 MiB of memory', enter],
  ])
  expect(first.scrollback()).not.toContain(words)
  expect(await first.end()).toBe(0)
  using later = openScreen(place.env, ['status'])
  await answer(later, [['Passphrase', words + enter], ['one guess costs 64 MiB']])
  expect(await later.end()).toBe(0)
})

test('without a terminal, and without a passphrase, nothing is made', async () => {
  using place = newPlace()
  expect(await run(place.env, ['init', '--no-input'])).toMatchObject({ code: 5, out: '' })
  expect((await run(place.env, ['list'])).code).toBe(6)
})
