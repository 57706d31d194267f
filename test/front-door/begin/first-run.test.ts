// The first evening, as a person has it: one command, a journal, a question, an answer, and the next day it is there.
import { expect, test } from 'vitest'
import { newPlace, run } from '../program.ts'
import { answer, keys, openScreen, type Screen } from '../screen.ts'

const own = 'seven herons over the quarry lake'
const { doors, enter } = keys

test('the first letter stands on the fifth screen of a first run; a recovery code is asked for another day', async () => {
  using place = newPlace()
  using first = openScreen(place.env, [])
  await answer(first, [
    ['It asks one question at a time', '3'],
    ['What is not:', 'q'],
    ['It asks one question at a time', '2'],
    ['Something steady:', '5'],
    ['Say your name, the date', 'q'],
    ['It asks one question at a time', enter],
    ['Write them on paper now', '2'],
    [/(?:[a-z-]+ ){5}[a-z-]+/],
  ])
  const words = sixWords(first)
  first.type(enter)
  await answer(first, [
    ['Type the six words', 'some other words'],
    ['●●●', enter],
    ['Here they are again', enter],
    ['Type the six words', `${words.toUpperCase()}${enter}`],
    ['Which is nearer', enter],
    [
      ['A plan for steady ground · 1 of 12', 'F3 no recovery code'],
      `I said it was work.${enter}It was not.`,
    ],
    ['It was not.', keys.keep],
    ['2 of 12', keys.stop],
  ])
  expect(await first.end()).toBe(130)
  expect(first.scrollback()).not.toContain('It was not.')
  expect(first.scrollback()).not.toContain(words.split(' ')[3])

  // The second day: the passphrase, and the cursor.
  using next = openScreen(place.env, [])
  await answer(next, [
    ['Passphrase', words + enter],
    [/^\s*A plan for steady ground · 2 of 12/, keys.waits],
    ['the recovery code: none', '2'],
    ['If the passphrase is ever lost'],
  ])
  expect(next.bytes()).toContain('Opening …')
  const code = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(next.shown())?.[0] ?? ''
  next.type(enter)
  await answer(next, [
    ['Type the recovery code', `not it${enter}`],
    ['Here it is again', enter],
    ['Type the recovery code', code.toLowerCase().replaceAll('-', ' ') + enter],
    ['your own words', enter],
    ['F3 what waits', keys.doors],
    ['put it down for today', 'p'],
    ['The desk.', doors],
  ])
  expect(await next.end()).toBe(0)
  expect(next.scrollback()).not.toContain(code)

  using recovered = openScreen(place.env, ['show'])
  await answer(recovered, [
    ['Passphrase', code + enter],
    ['I said it was work.', 'q'],
  ])
  expect(await recovered.end()).toBe(0)
  expect(recovered.scrollback()).not.toContain('work')
})

test('a passphrase of one’s own is refused where it is too short, and typed twice', async () => {
  using place = newPlace()
  using first = openScreen(place.env, ['init', '--kdf-memory', '64'])
  await answer(first, [
    ['It asks one question', enter],
    ['Write them on paper now', '1'],
    ['Your own passphrase', `too short${enter}`],
    ['at least 16 characters, or four words', `we got married in june${enter}`],
    ['somebody who knows you would try', own + enter],
    ['The same once more', `another one than that${enter}`],
    ['The two were not the same', own + enter],
    ['The same once more', own + enter],
  ])
  expect(await first.end()).toBe(0)
  using later = openScreen(place.env, ['status'])
  await answer(later, [['Passphrase', own + enter], ['one guess costs 64 MiB']])
  expect(await later.end()).toBe(0)
  expect(later.scrollback()).toContain('No recovery code is written down yet.')
})

test('what is steady is left with Esc, and whoever stops before the key is told that nothing is there', async () => {
  using place = newPlace()
  using first = openScreen(place.env, [])
  await answer(first, [
    ['It asks one question', '2'],
    ['Something steady:', doors],
    ['It asks one question', keys.stop],
  ])
  expect(await first.end()).toBe(130)
  expect(first.scrollback()).toContain('No journal was made.')
})

test.each([
  ['It asks one question', 'nothing'],
  ['Write them on paper now', 'nothing'],
  ['Type the six words', 'nothing'],
  ['Which is nearer', 'a journal'],
] as const)('killed where it says "%s", a first run leaves %s that opens', async (last, left) => {
  using place = newPlace()
  using first = openScreen(place.env, [])
  let words = ''
  for (const [sight, typed] of [
    ['It asks one question', () => enter],
    ['Write them on paper now', () => enter],
    ['Type the six words', () => words + enter],
    ['Which is nearer', () => ''],
  ] as const) {
    await first.see(sight)
    words ||= sixWords(first)
    if (sight === last) break
    first.type(typed())
  }
  first.kill('SIGKILL')
  await first.end()
  if (left === 'nothing') {
    expect((await run(place.env, ['list', '--no-input'])).code).toBe(6)
    return
  }
  using later = openScreen(place.env, ['status'])
  await answer(later, [['Passphrase', words + enter], ['Nothing is kept yet.']])
  expect(await later.end()).toBe(0)
})

/** The six words that are on the screen; none where there are none. */
function sixWords(screen: Screen): string {
  return /^\s+((?:[a-z-]+ ){5}[a-z-]+)$/m.exec(screen.shown())?.[1] ?? ''
}

test('without a terminal, and without a passphrase, nothing is made', async () => {
  using place = newPlace()
  expect(await run(place.env, ['init', '--no-input'])).toMatchObject({ code: 5, out: '' })
  expect((await run(place.env, ['list'])).code).toBe(6)
})
