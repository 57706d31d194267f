// What comes back: old selves by their sentences and by who was in charge, and a capacity beside its word of before.
import { expect, test } from 'vitest'
import { writePlace } from '../../../src/store/places.ts'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { ago, go, list, log, open, play, within } = door()
const { enter, keep, stop } = keys

test('twelve sentences lead to a list of walks, and keep nothing; one of them is sat down with', async () => {
  using screen = open(['--plain', 'log', 'identity'])
  await answer(screen, [
    ['Do you know which one it is?', `2${enter}`],
    [
      ['A list to look at, and no type.', '3  I smile at what I do not agree with'],
      `3, 4, 7${enter}`,
    ],
    [
      /2 {2}The nice one · 15 min\n {2}3 {2}The strong, silent one · \d+ min\n {2}4 {2}write a card/,
      `2${enter}`,
    ],
    ['What was the last thing you disagreed with'],
  ])
  screen.kill('SIGKILL')
  await screen.end()
  expect(await list()).toEqual([])
})

test('whoever knows writes the card at once; a script is not asked', async () => {
  const written = await play(
    ['log', 'identity'],
    [
      ['Do you know which one it is?', enter],
      ['Give it a name', stop],
    ],
  )
  expect(written.code).toBe(130)
  const card = {
    name: 'the keeper of the peace',
    first_sign: 'I smile',
    successor: 'the one who asks',
  }
  expect((await log('identity', card)).code).toBe(0)
  expect((await log('identity', { name: 'the busy one' })).code).toBe(0)
})

test('the week asks who was in charge and shows the card; the review says it, and who retired is not asked again', async () => {
  const busy = (await list('identity')).find(({ text }) => text.includes('busy'))
  await go(['settle', busy?.id ?? '', 'retired'])
  within((store) => writePlace(store, 'weekly', 'WKR-10', ago(0)))
  using week = open(['walk', 'weekly'])
  await answer(week, [
    ['11 of 11', keep],
    [/Who was in charge this week\?[\s\S]*1 {2}○ the keeper of the peace\n(?!.*busy)/, `1${enter}`],
    [['One sentence for next week'], keep],
  ])
  expect(await week.end()).toBe(0)
  expect(week.bytes()).toContain('successor: the one who asks')
  expect((await go(['review'])).out).toMatch(
    /Old selves\n +the busy one: retired once\n +the keeper.*: in charge once/,
  )
})

test('without a card the week asks nothing of the kind', async () => {
  for (const { id } of await list('identity')) await go(['remove', id])
  within((store) => writePlace(store, 'weekly', 'WKR-10', ago(0)))
  using week = open(['walk', 'weekly'])
  await answer(week, [
    ['11 of 11', keep],
    ['One sentence for next week', keep],
  ])
  expect(await week.end()).toBe(0)
  expect(week.bytes()).not.toContain('Who was in charge')
})

test('a capacity is shown beside its word of before, and the next of the eight is a key away', async () => {
  await log('capacity', { which: 'lines', word: 'now-and-then' })
  const said = await play(
    ['--plain', 'log', 'capacity'],
    [
      ['Which one?', `3${enter}`],
      ['Which word fits today?', `4${enter}`],
      ['The latest real example.', `the shop${enter}`],
      ['Where else does it show', enter],
      [/On .* it was: now and then\.[\s\S]*2 {2}another/, `2${enter}`],
      ['Which one?', `4${enter}`],
      ['Which word fits today?', `5${enter}`],
      ['The latest real example.', enter],
      ['Where else does it show', enter],
      ['Another of the eight?', enter],
    ],
  )
  expect(said.code).toBe(0)
  expect(await list('capacity')).toHaveLength(3)
})

test('the early signs of each week stand one below another in a review', async () => {
  within((store) => writePlace(store, 'weekly', 'WKR-07', ago(0)))
  await go(['--plain', 'walk', 'weekly'], `tired, and short with everybody\n.\n`)
  expect((await go(['review', 'month'])).out).toMatch(
    /which early signs are there.*\n.*tired, and short with everybody/,
  )
})
