// The tour, with every view opened; and nothing of it left, however it ends.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { newPlace, open } from './program.ts'

const views = [
  'What happened',
  'Version 3',
  'From version 1 to 3',
  '◆ ',
  'Promises',
  '‹kitchen›',
  'Then and now',
  'What was kept',
  'a day on which something was kept',
]

test('every view of the tour has something in it, and nothing stays', async () => {
  const place = newPlace()
  const screen = open(place.env, ['tour'])
  for (const [index, seen] of views.entries()) {
    await screen.see('What would you like to look at?')
    screen.type(`${'\u001b[B'.repeat(index)}\r`)
    await screen.see(seen)
    screen.type('q')
  }
  await screen.see('What would you like to look at?')
  screen.type(`${'\u001b[B'.repeat(views.length)}\r`)
  expect(await screen.ended).toBe(0)
  expect(readdirSync(place.root).filter((name) => name.includes('tour'))).toEqual([])
  place.remove()
})

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'])(
  '%s in the tour leaves nothing either',
  async (signal) => {
    const place = newPlace()
    const screen = open(place.env, ['tour'])
    await screen.see('What would you like to look at?')
    screen.type('\r')
    await screen.see('What happened')
    screen.kill(signal)
    await screen.ended
    expect(readdirSync(place.root).filter((name) => name.includes('tour'))).toEqual([])
    place.remove()
  },
)
