// The tour, with every view opened; and nothing of it left, however it ends.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newPlace, type Place } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const q = 'q'
const esc = keys.doors

/** What each shows, and what leaves it. */
const views = [
  ['What happened', q],
  ['Version 3', q],
  ['The story, told twice', q],
  ['find: mark:surprise', esc],
  ['Promises', q],
  ['find: "kitchen"', esc],
  ['Then and now', q],
  ['Tab days', esc],
  ['Enter goes there', esc],
] as const

const question = 'What would you like to look at?'
const left = (place: Place) => readdirSync(place.root).filter((name) => name.includes('tour'))

test('every view of the tour has something in it, and nothing stays', async () => {
  using place = newPlace()
  using screen = openScreen(place.env, ['tour'])
  for (const [index, [seen, leaves]] of views.entries()) {
    await answer(screen, [
      [question, keys.down.repeat(index) + keys.enter],
      [seen, leaves],
    ])
    // The map opens line by line, here as everywhere.
    if (index === 0) await answer(screen, [['Which line?', '1']])
  }
  await answer(screen, [[question, keys.down.repeat(views.length) + keys.enter]])
  expect(await screen.end()).toBe(0)
  expect(left(place)).toEqual([])
})

test('what one left that was killed is gone with the next', async () => {
  using place = newPlace()
  using screen = openScreen(place.env, ['tour'])
  await answer(screen, [[question, keys.enter], ['What happened']])
  screen.kill('SIGKILL')
  await screen.end()
  expect(left(place)).toHaveLength(1)
  using next = openScreen(place.env, ['tour'])
  await answer(next, [[question, keys.down.repeat(views.length) + keys.enter]])
  expect(await next.end()).toBe(0)
  expect(left(place)).toEqual([])
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])(
  '%s in the tour leaves nothing either',
  async (signal) => {
    using place = newPlace()
    using screen = openScreen(place.env, ['tour'])
    await answer(screen, [[question, keys.enter], ['What happened']])
    screen.kill(signal)
    await screen.end()
    expect(left(place)).toEqual([])
  },
)
