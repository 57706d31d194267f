// The reading room, as a person finds, reads and goes on from there; on three sizes of window and by lines.
import { beforeAll, expect, test } from 'vitest'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { go, log, open, texts, within } = door()

const tab = '\t'
const esc = '\u001b'

beforeAll(async () => {
  await go(['jot', '-'], 'Supper was late in the kitchen, and nobody said why. #quiet')
  await go(['jot', '-'], 'The kitchen again. The kettle boiled dry.')
  await log('promise', { text: 'I will ring before I am late.' })
  await go(['jot', '-'], 'A walk by the canal.')
})

test.each([
  [40, 10],
  [80, 24],
  [120, 40],
])(
  'what is typed finds, Enter reads, and nothing of it is left behind: %s × %s',
  async (columns, rows) => {
    using screen = open(['read'], { columns, rows })
    await answer(screen, [
      ['1 of 4', 'kitch'],
      ['1 of 2', ' -kettle'],
      [['1 of 1', 'Supper was late'], '\r'],
      ['q back', esc],
      ['find: kitch', esc],
      ['1 of 4', 'kind:promise'],
      [['1 of 1', 'I will ring'], '\u0015'],
      ['1 of 4', '#quiet'],
      ['1 of 1', '\u0015'],
      ['1 of 4', 'zugzwang'],
      ['none', '\u0004'],
    ])
    expect(await screen.end()).toBe(0)
    expect(screen.scrollback()).not.toMatch(/kitchen|canal|ring before/)
  },
)

test('the days are those that something was kept on, and one can be gone to', async () => {
  within((store) => {
    store.db
      .prepare('update entry set created_utc = created_utc - 40 * 86400000 where seq = 1')
      .run()
  })
  using screen = open(['read'], { columns: 100, rows: 20 })
  await answer(screen, [
    ['1 of 4', tab],
    ['Enter goes there', '\u001b[D'],
    ['Enter goes there', '\r'],
    ['4 of 4', '\u0004'],
  ])
  expect(await screen.end()).toBe(0)
})

test('an entry is edited, looked at in its history and put in the trash without leaving', async () => {
  using screen = open(['read', 'canal'], { columns: 100, rows: 24 })
  await answer(screen, [
    ['1 of 1', '\r'],
    ['e edit', 'e'],
    ['A walk by the canal.', ` It rained.${keys.keep}`],
    [['h history', 'It rained'], 'h'],
    ['It rained', 'q'],
    ['h history', 'x'],
    ['Put it in the trash?', '2'],
    ['none', '\u0004'],
  ])
  expect(await screen.end()).toBe(0)
  expect(await texts()).not.toContain('A walk by the canal. It rained.')
  expect((await go(['undo'])).code).toBe(0)
  expect(await texts()).toContain('A walk by the canal. It rained.')
})

test('by lines: words find, a number reads, and what can be done is offered', async () => {
  const read = await go(['--plain', 'read'], 'kitch\n1\n\n.days\n\nkind:promise\n1\n\n\n')
  expect(read.code).toBe(0)
  expect(read.out).toContain('1  ')
  expect(read.err).toMatch(/1 to 2 of 2 for kitch[\s\S]*e edit[\s\S]*Which day\?[\s\S]*s settle/)
  expect(read.out).toMatch(/The kitchen again[\s\S]*I will ring/)
})
