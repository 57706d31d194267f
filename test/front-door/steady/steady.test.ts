// What is there at once: people to call, something steady, a question to sit with, a look at whether more help would be good.
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { newPlace, run } from '../program.ts'
import { answer, keys } from '../screen.ts'

const { go, list, open, play, texts } = door()
const { doors, down, enter, keep, people, stop } = keys

test('ground and support work with no journal and leave none', async () => {
  using bare = newPlace()
  expect((await run(bare.env, ['support'])).out).toContain('112')
  expect((await run(bare.env, ['ground', 'box'])).out).toContain('in, for a count of 4')
  expect((await run(bare.env, ['ground', 'senses'])).out).toContain('Five things you can see.')
  expect((await run(bare.env, ['list'])).code).toBe(6)
  expect(existsSync(bare.journal)).toBe(false)
})

test('people to call are one key away on the page, also in a small window', async () => {
  using screen = open(['jot'], { columns: 40, rows: 10 })
  await answer(screen, [['Ctrl-D keep', people], ['in danger now']])
  while (!screen.shown().includes('any key to go on')) {
    screen.type('x')
    await screen.see('any key')
  }
  await answer(screen, [['any key to go on', `x${keep}`]])
  expect(await screen.end()).toBe(0)
})

test('they are one key away in a question too, and the question comes again', async () => {
  const asked = await play(
    ['write'],
    [
      ['Keep the hand moving', doors],
      ['h how it is just now', 'h'],
      ['How is it just now?', people],
      ['in danger now', 'q'],
      ['How is it just now?', stop],
    ],
  )
  expect(asked.code).toBe(130)
})

test('sitting with a question takes nothing in and ends with a key', async () => {
  const sat = await play(
    ['sit', 'NST-01', '--minutes', '3'],
    [
      ['────', `typed into nothing${people}`],
      ['in danger now', 'q'],
      ['────', doors],
    ],
  )
  expect(sat.code).toBe(0)
  expect(await texts()).toEqual([])
})

test('the support check asks eight questions, counts nothing, and ends on people to call', async () => {
  using screen = open(['support-check'])
  await answer(screen, [['1 of 8', `Yes, every week.${keep}`]])
  for (let asked = 2; asked <= 7; asked += 1) await answer(screen, [[`${asked} of 8`, keep]])
  await answer(screen, [
    ['8 of 8', people],
    ['in danger now', 'q'],
    ['8 of 8', keep],
    ['I will contact … by …', keep],
    ['Any yes is reason enough', enter],
  ])
  expect(await screen.end()).toBe(0)
  expect(screen.scrollback()).not.toMatch(/score|points|\d of 8/)
  expect(await list('--walk', 'support-check')).toMatchObject([{ text: 'Yes, every week.' }])
})

test('fear in an answer opens people to call', async () => {
  using screen = open(['walk', 'both-ways', '--start-over'])
  for (let asked = 1; asked <= 6; asked += 1) await answer(screen, [[`${asked} of 7`, keep]])
  await answer(screen, [
    ['7 of 7', `Yes.${keep}`],
    ['Is anyone frightened, or being hurt?', down + enter],
    ['in danger now', enter],
    ['to close', stop],
  ])
  expect(await screen.end()).toBe(130)
})

test('sitting has its bounds', async () => {
  expect(await go(['sit', '--minutes', '200'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('1 to 99'),
  })
})
