// What was kept, looked at: lists, one entry, words found, the map, the story, a day, a week, a year.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { go, idOf, json, log, open, texts } = door()

test('search finds by stem, phrase, date and walk, and shows the words around', async () => {
  await go(['--plain', 'walk', 'presenting'], 'in the kitchen\nI lied\n.\n')
  await go(['jot', '-'], 'She was crying about the telephone bills')
  expect((await go(['search', 'telephones'])).out).toContain('‹telephone›')
  expect((await go(['search', 'crying about', '--without', 'kitchen'])).code).toBe(0)
  expect((await go(['search', 'lied', '--walk', 'presenting'])).code).toBe(0)
  expect((await go(['search', 'lied', '--until', 'yesterday'])).code).toBe(3)
  expect((await go(['search', 'zugzwang'])).code).toBe(3)
  expect((await go(['search', '"', '*', 'NEAR(', ')', "'; drop table entry"])).code).toBe(3)
})

test('words to find are asked for where none stand on the line, and no scrollback has them', async () => {
  using left = open(['search'])
  await answer(left, [['Which words?', 'kitchen']])
  await left.see('kitchen')
  left.kill('SIGKILL')
  await left.end()
  expect(left.scrollback()).not.toContain('kitchen')
  using screen = open(['search'])
  await answer(screen, [
    ['Which words?', `kitchen${keys.enter}`],
    ['1 found', 'q'],
  ])
  expect(await screen.end()).toBe(0)
  expect(screen.scrollback()).not.toContain('kitchen')
  expect((await go(['export', '--full', '--search', '--look', '--no-input'])).code).toBe(2)
  using leaving = open(['export', '--search', '--look'])
  await answer(leaving, [['Which words?', keys.stop]])
  expect(await leaving.end()).toBe(130)
})

test('what a terminal would keep of one’s words is asked about first; a file and a pipe are not', async () => {
  using screen = open(['list', '--json'])
  await answer(screen, [
    ['its scrollback keeps them', keys.enter],
    ['"entries"', 'q'],
  ])
  expect(await screen.end()).toBe(0)
  expect(screen.scrollback()).not.toContain('kitchen')
  using look = open(['export', '--full', '--look'])
  await answer(look, [
    ['become', keys.enter],
    ['its scrollback keeps them', keys.down + keys.enter],
  ])
  expect(await look.end()).toBe(0)
  expect(look.scrollback()).toContain('kitchen')
})

test('hostile text is stored as typed and shown without a single control', async () => {
  const hostile = 'a\u001b]52;c;aGk=\u0007b\u001b[2Jc\rd\u0008e\u009b31mf\u202eg\u0000h\u{e0041}i'
  expect((await go(['jot', '-'], hostile)).code).toBe(0)
  const id = await idOf(hostile)
  for (const args of [['show', id], ['list'], ['search', 'hi']]) {
    const { out, err } = await go(args)
    expect(out + err).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    )
  }
})

test('a megabyte on one line is kept whole', async () => {
  const long = 'word '.repeat(200_000).trim()
  expect((await go(['jot', '-'], long)).code).toBe(0)
  expect((await texts())[0]).toBe(long)
})

test('the story has versions, a difference, and the ticks its writer set', async () => {
  await log('story', { text: 'I was lonely and I lied.', ticks: ['sense'] })
  await log('story', {
    text: 'I was lonely, and I chose to lie.',
    supports: ['the car park'],
    ticks: ['sense', 'tender'],
  })
  const { out } = await go(['story'])
  expect(out).toContain('Version 2')
  expect(out).toContain('- the car park')
  expect(out.match(/\[x\]/g)).toHaveLength(2)
  expect((await go(['story', '--difference', '1:2'])).out).toMatch(/\{\+.*chose.*\+\}/)
  expect((await go(['story', '--difference', '1:9'])).code).toBe(2)
})

test('the map shows factors in 80 columns, in 40, in plain mode and as JSON', async () => {
  await log('factor', {
    text: 'The quiet after supper, year after year, and nobody to say it to',
    p: 'predisposing',
    learned_from: 'home',
  })
  const { out } = await go(['map'])
  expect(out).toContain('What was there before')
  expect(out).toContain('learned from home')
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  using narrow = open(['map'], { columns: 40, rows: 20 })
  await narrow.see('The map')
  for (const row of narrow.rows()) expect(row.length).toBeLessThan(40)
  await answer(narrow, [
    ['The map', 'q'],
    ['Which line?', '1'],
  ])
  expect(await narrow.end()).toBe(0)
  const { parts } = await json('map')
  expect(parts.find(({ part }: { part: string }) => part === 'predisposing').lines).toHaveLength(1)
  expect((await go(['--plain', 'map'])).out).not.toMatch(/[▒░▓]/)
})

test('today, the review and the year have what was set and kept', async () => {
  await go(['did', '-'], 'said where I was before I was asked')
  await log('northstar', { text: 'To be someone whose word holds' })
  await log('container', {
    what: 'a talk',
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    time: '19:00',
  })
  const { out } = await go(['today'])
  expect(out).toContain('your sentence: To be someone whose word holds')
  expect(out).toContain('today: a talk')
  expect(out).toMatch(/A walk, if you like|lists what there is/)
  expect((await go(['review', 'week'])).out).toContain('said where I was before I was asked')
  expect((await go(['review', 'month'])).code).toBe(0)
  expect((await go(['review', 'day'])).code).toBe(2)
  expect((await go(['year'])).out).toContain('●')
  expect((await json('year')).days).toHaveLength(1)
})

test.each([
  [['list', 'nonsense'], 3, 'There is no kind of record'],
  [['story', 'burn'], 2, 'story takes write'],
  [['year', 'last'], 2, 'year takes 1000 to 9999'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  expect(await go(args)).toMatchObject({ code, err: expect.stringContaining(words) })
})
