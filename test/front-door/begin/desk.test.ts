// The desk as a person has it: everything by its name in one open journal, on a screen and line by line.
import { beforeAll, expect, test } from 'vitest'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { answer, keys, pasted } from '../screen.ts'

const { go, json, list, open, play, texts, within } = door()
const { doors, down, enter, keep } = keys

beforeAll(async () => {
  within((store) => set(store, 'names', { hasOther: false, writer: 'broke' }))
  await go(['jot', '-'], 'A note from before.\n')
})

test('a few letters find a door; it runs inside the open journal, and the desk is there again', async () => {
  const desk = await play(
    ['desk'],
    [
      ['Set for today, if you like', 'no'],
      ['keep a note', 'te'],
      ['› note', enter],
      ['Ctrl-D keep', `From the desk.${keep}`],
      [['The desk.', 'Kept as'], 'status'],
      ['who could open', enter],
      ['Kept: 2.', 'q'],
      ['The desk.', doors],
    ],
  )
  expect(desk.code).toBe(0)
  expect(await texts()).toEqual(['From the desk.', 'A note from before.'])
  expect(desk.scrollback).not.toContain('The desk.')
  expect(desk.scrollback).not.toContain('Kept: 2.')
})

test('a door takes what stands behind its name; what it refuses is said, and nothing closes', async () => {
  const desk = await play(
    ['desk'],
    [
      ['The desk.', `show nothing-like-it${enter}`],
      ['No entry has', `list -n x${enter}`],
      ['takes 0 to', `restore somewhere${enter}`],
      ['Lock the journal first', `nonsense${enter}`],
      ['There is no command', `walk line-a-day${enter}`],
      ['1 of 1', doors],
      ['put it down', 'p'],
      ['The desk.', doors],
    ],
  )
  expect(desk.code).toBe(0)
})

test('typed in one burst, and pasted, the line arrives whole', async () => {
  using desk = open(['desk'])
  await answer(desk, [
    ['The desk.', pasted('about privacy')],
    ['› about privacy', enter],
  ])
  await desk.seeOrEnd((shown) => !shown.includes('The desk.'))
  expect(desk.shown()).not.toContain('[1;')
  desk.type('q')
  await answer(desk, [['The desk.', doors]])
  expect(await desk.end()).toBe(0)
})

test.each([
  [40, 10],
  [80, 24],
  [120, 40],
])(
  'in %i × %i no row is wider than the window, and what is pointed at is seen',
  async (columns, rows) => {
    using desk = open(['desk'], { columns, rows })
    await desk.see('The desk.')
    for (let pressed = 0; pressed < 30; pressed += 1) desk.type(down)
    desk.type('lea')
    await desk.see('lean')
    expect(Math.max(...desk.rows().map((row) => row.length))).toBeLessThanOrEqual(columns)
    desk.type(doors)
    await desk.gone('› lea')
    desk.type(doors)
    expect(await desk.end()).toBe(0)
  },
)

test('line by line it is a number, a name, or a part of one; an empty line locks', async () => {
  const input = ['?', 'jot', 'In plain words.', '.', 'sta', 'status', '']
  const said = await go(['--plain', 'desk'], input.join('\n'))
  expect(said.err).toContain('Set for today')
  expect(said.err).toMatch(/\d+ {2}promise: make a small promise/)
  expect(said.out).toContain('Who could open it right now')
  expect((await list())[0]?.text).toBe('In plain words.')
})

test('a walk is chosen by a word of it, each once, and says where it was left', async () => {
  const chosen = await play(
    ['walk'],
    [
      ['Which walk?', 'avoidance'],
      ['› avoidance', enter],
      ['1 of ', `A first answer.${keep}`],
      ['2 of ', doors],
      ['put it down', 'p'],
    ],
  )
  expect(chosen.code).toBe(0)
  await play(
    ['walk'],
    [
      ['Which walk?', 'avoidance'],
      [/put down at 2\s+of/, doors],
      ['Which walk?', doors],
    ],
  )
  const { out } = await go(['walk'])
  const { walks } = await json('walk')
  expect(
    out
      .trim()
      .split('\n')
      .map((line) => line.split(' ')[0]),
  ).toHaveLength(walks.length)
})

test('a question that is left with Esc leads back to the desk, and line by line with a dot', async () => {
  const desk = await play(
    ['desk'],
    [
      ['The desk.', `names${enter}`],
      ['Which is nearer', doors],
      ['The desk.', doors],
    ],
  )
  expect(desk.code).toBe(0)
  const said = await go(['--plain', 'desk'], 'names\n.\n\n')
  expect(said.code).toBe(0)
  expect(said.err).toContain('. leaves:')
})

test('words are not asked about when the page comes back from what waits, and where they wait is said when another is wanted', async () => {
  const said = 'Some days I want to die.'
  const evening = await play(
    [],
    [
      [/\d of \d+/, said],
      [said, keys.waits],
      ['What waits', doors],
      [said, doors],
      ['how it is just now', 'h'],
      ['How is it just now?', doors],
      [said, doors],
      ['another question', 'n'],
      [/│ Put down\./, keys.stop],
    ],
  )
  expect(evening.code).toBe(130)
})

test('words of danger are followed by people, and are not asked to be anything more', async () => {
  const kept = await play(
    ['walk', 'hurt-steady'],
    [
      [['1 of 7', 'If someone frightens you'], `Some days I want to die.${keep}`],
      ['Some of it is a great deal', enter],
      ['2 of 7', keys.stop],
    ],
  )
  expect(kept.code).toBe(130)
  expect(kept.scrollback).not.toContain('about control')
})
