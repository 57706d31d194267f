// The reading room, as a person finds, reads and goes on from there; on three sizes of window and by lines.
import { beforeAll, expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { listMarked } from '../../../src/store/marks.ts'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { ago, go, list, log, open, play, texts, within } = door()
const { enter } = keys

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
    [['Kept as a new revision', 'h history', 'It rained'], 'h'],
    ['It rained', 'q'],
    ['h history', 'e'],
    ['It rained.', ` Hard.${keys.keep}`],
    [['Kept as a new revision', 'It rained. Hard.'], 'h'],
    ['What changed since which version?', '2'],
    [['Version 1', 'Version 3', 'Hard.'], 'q'],
    ['h history', 'x'],
    ['Put it in the trash?', '2'],
    [['"unearth undo" brings it back', 'none'], '\u0004'],
  ])
  expect(await screen.end()).toBe(0)
  expect(screen.scrollback().trim()).toBe('')
  expect(await texts()).not.toContain('A walk by the canal. It rained. Hard.')
  expect((await go(['undo'])).code).toBe(0)
  expect(await texts()).toContain('A walk by the canal. It rained. Hard.')
})

test('passages are marked, a sentence is lifted, and what is linked opens over the entry and leads back to it', async () => {
  const { code, scrollback } = await play(
    ['read', 'kettle'],
    [
      ['1 of 1', enter],
      ['m mark', 'm'],
      ['s say it', 's'],
      [/“ The kitchen again/, 'q'],
      [['1 passage is marked.', '“ The kitchen again.'], 'l'],
      ['1  A line on the map', '1'],
      ['2  ○ The kettle boiled dry.', `2${enter}`],
      ['2  what happened', '2'],
      ['Where was it learned', keys.keep],
      ['Then, or still?', '1'],
      ['How sure', '1'],
      ['o linked', 'o'],
      [['q leaves', 'factor'], 'o'],
      // From there the entry it came from, over both.
      [['q leaves', 'note'], 'q'],
      [['q leaves', 'factor'], 'q'],
      ['q back', keys.keep + keys.keep],
    ],
    { columns: 100, rows: 24 },
  )
  expect({ code, scrollback: scrollback.trim() }).toEqual({ code: 0, scrollback: '' })
  const [line] = await list('factor')
  expect(line?.text).toContain('The kettle boiled dry.')
})

test('a promise is settled where it is read', async () => {
  const settled = await play(
    ['list', 'promise'],
    [
      ['find: kind:promise', enter],
      ['s settle', 's'],
      ['A promise: I will ring', enter],
      ['Anything to say', enter],
      [['Noted on', 'q back'], keys.keep + keys.keep],
    ],
    { columns: 100, rows: 24 },
  )
  expect(settled).toEqual({ code: 0, scrollback: expect.stringMatching(/^\s*$/) })
  expect((await go(['promise', 'review'])).out).toMatch(/ring before[\s\S]*kept/)
})

test.each([
  [['list', '--from', 'yesterday'], /find: from:\d{4}-\d\d-\d\d +1 of \d/],
  [['search', 'kitchen', 'late'], /find: "kitchen" "late" +1 of 1/],
  [['search', 'kitchen', '--without', 'late'], /find: "kitchen" -"late" +1 of \d/],
  [['surprises'], /find: mark:surprise +1 of 1[\s\S]*◆ A cupboard/],
  [['year'], /find: on:\d{4} [\s\S]*Enter goes there/],
])('%j opens the room on a screen, and prints in a pipe', async (args, seen) => {
  within((store) => {
    const { utc, zone, offset } = ago(1000)
    const text = 'Where was it. A cupboard nobody opened.'
    const marks = [{ kind: 'surprise', start: 14, end: text.length }] as const
    if (listMarked(store, { kinds: ['surprise'], all: true }).length === 0)
      keepEntry(store, { kind: 'page', text, fields: {}, at: { utc, zone, offset }, marks })
  })
  const { code, scrollback } = await play(args, [[seen, keys.doors]])
  expect([code, scrollback.trim()]).toEqual([0, ''])
  const piped = await go(args)
  expect(piped.out).not.toContain('find:')
  expect(piped.code).toBe(0)
})

test('it stops and comes back, is blanked, locks with a key, and nothing is lost when it is killed', async () => {
  await go(['jot', '-'], 'The bridge is shut.')
  using stopped = open(['read', 'bridge'])
  await stopped.see('1 of')
  stopped.kill('SIGTSTP')
  await stopped.gone('find:')
  stopped.kill('SIGCONT')
  await answer(stopped, [['find: bridge', '\u0011']])
  expect(await stopped.end()).toBe(4)
  using screen = open(['read', 'bridge'])
  await answer(screen, [
    ['find: bridge', keys.blank],
    ['Ctrl-L to come back', `typed into a blank screen${keys.blank}`],
    ['find: bridge', `${enter}e`],
    ['Ctrl-D keep', ' And the other one too.'],
    [/And the other[\s\S]*saved/],
  ])
  screen.kill('SIGKILL')
  await screen.end()
  const again = await play(
    ['read', 'bridge'],
    [
      ['1 of', enter],
      ['e edit', 'e'],
      ['And the other one too.', keys.keep],
      [['Kept as', 'And the other one too.'], '\u0011'],
    ],
  )
  expect(again).toEqual({ code: 4, scrollback: expect.stringMatching(/^[^b]*$/) })
  expect(await texts()).toContainEqual(expect.stringContaining('And the other one too.'))
})

test('by lines: words find, a number reads, and what can be done is offered', async () => {
  const read = await go(['--plain', 'read'], 'kitch\n1\n\n.days\n\nkind:promise\n1\n\n\n')
  expect(read.code).toBe(0)
  expect(read.out).toContain('1  ')
  expect(read.err).toMatch(/1 to \d of \d for kitch[\s\S]*e edit[\s\S]*Which day\?[\s\S]*s settle/)
  expect(read.out).toMatch(/The kitchen again[\s\S]*I will ring/)
})
