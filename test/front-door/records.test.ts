// Records through their doors: asked for on a terminal, piped in as JSON, listed, changed, looked at.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newJournal, newPlace, open, type Place, run, scripted } from './program.ts'

let place: Place & { remove(): void }
beforeAll(async () => {
  place = newPlace()
  await newJournal(place)
})
afterAll(() => place.remove())

const go = (args: string[], input = '') => run(scripted(place), args, input)
const json = async (...args: string[]) => JSON.parse((await go([...args, '--json'])).out)
const log = (kind: string, values: object) => go(['log', kind, '-'], JSON.stringify(values))
const down = '\u001b[B'

test('a promise is asked for, field by field, with the gentle note; later it is kept, missed and mended', async () => {
  const screen = open(scripted(place), ['promise'])
  await screen.see('What small thing')
  screen.type('I never say late without a time\r')
  await screen.see('If … , then I will')
  screen.type('before the last meeting\r')
  await screen.see('What exactly will be done')
  for (const seen of [
    'Who could see',
    'Is it said to someone',
    'How often?',
    'worst day?',
    'within the hour',
    'look at it again',
  ]) {
    screen.type('\r')
    await screen.see(seen)
  }
  screen.type('in 3 weeks\r')
  expect(await screen.ended).toBe(0)
  expect(screen.scrollback()).toContain('too big to keep')
  expect((await go(['promise', 'keep'])).err).toContain('kept')
  expect((await go(['promise', 'miss'])).code).toBe(0)
  expect((await go(['promise', 'mend'])).code).toBe(0)
  const { out } = await go(['promise', 'review'])
  expect(out).toMatch(/I never say late.*\n.*kept\n.*missed\n.*mended/)
  const { entries } = await json('list', 'promise')
  expect(entries).toHaveLength(1)
  expect(entries[0].fields.values).toMatchObject({
    text: 'I never say late without a time',
    cue: 'before the last meeting',
  })
  expect(entries[0].text).toContain('cue: before the last meeting')
})

test('what was answered before a kill is there again', async () => {
  const first = open(scripted(place), ['log', 'agreement'])
  await first.see('What is agreed')
  first.type('not after nine\r')
  await first.see('What is it about')
  first.kill('SIGKILL')
  await first.ended
  const again = open(scripted(place), ['log', 'agreement'])
  await again.see('waits here')
  again.type('\r')
  await again.see('What is it about')
  again.type('\u0003')
  expect(await again.ended).toBe(130)
})

test('in, out and not yet are asked alike, and nothing is under the cursor before it is chosen', async () => {
  const screen = open(scripted(place), ['decide'])
  await screen.see('In, out, or not yet?')
  await screen.see(/❯ not now\n {2}in\n {2}out\n {2}not yet/)
  screen.type('\r')
  expect(await screen.ended).toBe(0)
  expect((await go(['list', 'decision'])).code).toBe(3)
})

test('a decision has versions; nothing is gated by it', async () => {
  for (const state of ['in', 'out', 'not-yet']) {
    expect((await log('decision', { state, statement: `today ${state}` })).code).toBe(0)
    expect((await go(['walk'])).code).toBe(0)
    expect((await go(['today'])).code).toBe(0)
  }
  const { entries } = await json('list', 'decision')
  expect(entries).toHaveLength(1)
  const { revisions } = await json('show', entries[0].id, '--history')
  expect(
    revisions.map(({ fields }: { fields: { values: { state: string } } }) => fields.values.state),
  ).toEqual(['in', 'out', 'not-yet'])
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
  const narrow = open(scripted(place), ['map'], { columns: 40, rows: 20 })
  await narrow.see('The map')
  for (const row of narrow.rows()) expect(row.length).toBeLessThan(40)
  narrow.type('q')
  expect(await narrow.ended).toBe(0)
  const { parts } = await json('map')
  expect(parts.find(({ part }: { part: string }) => part === 'predisposing').lines).toHaveLength(1)
  expect((await go(['--plain', 'map'])).out).not.toMatch(/[▒░▓]/)
})

test('an answer leaves one line for the map, linked to its words; Enter skips', async () => {
  const screen = open(scripted(place), ['walk', 'precipitating'])
  await screen.see('1 of 10')
  for (let asked = 1; asked <= 10; asked += 1) {
    await screen.see(`${asked} of 10`)
    screen.type(`Words to ${asked}.\u0004`)
    await screen.see(new RegExp(`One line for the map|to close|${asked + 1} of 10`))
    if (!screen.rows().join('\n').includes('One line')) continue
    screen.type('the late shift\r')
    await screen.see('Learned from?')
    screen.type('\r')
    break
  }
  await screen.gone('Learned from?')
  screen.type('\u001b')
  await screen.see('put it down')
  screen.type('p')
  expect(await screen.ended).toBe(0)
  const { parts } = await json('map')
  const [line] = parts.find(({ part }: { part: string }) => part === 'precipitating').lines
  expect(line.text).toBe('the late shift')
  expect((await json('show', line.from)).entry.text).toMatch(/^Words to \d/)
})

test('fear in an answer opens people to call', async () => {
  const screen = open(scripted(place), ['walk', 'both-ways', '--start-over'])
  for (let asked = 1; asked <= 7; asked += 1) {
    await screen.see(`${asked} of 7`)
    screen.type(asked === 7 ? 'Yes.\u0004' : '\u0004')
  }
  await screen.see('Is there fear in that answer?')
  screen.type(`${down}\r`)
  await screen.see('in danger now')
  screen.type('q')
  await screen.see('to close')
  screen.type('\u0003')
  await screen.ended
})

test('a leaning is kept in two lanes, the other one as a guess where it is one', async () => {
  await log('lean', { me: 'in', them: 'out', basis: 'guess' })
  await log('lean', { me: 'out', them: 'unknown' })
  const { out } = await go(['lean', 'show'])
  expect(out).toMatch(/→ in +← out \(guess\)/)
  expect(out).toMatch(/← out +\?/)
})

test('one line on what was done, from a pipe; a break and the way back', async () => {
  expect((await go(['did', '-'], 'said where I was before I was asked')).code).toBe(0)
  expect((await go(['did', 'words'])).code).toBe(2)
  await log('break', { said: 'I need air', return_at: '2999-01-01T10:00' })
  expect((await go(['break', 'back'])).err).toContain('returned')
  expect((await go(['break', 'back'])).code).toBe(3)
})

test('today, the review and the year have what was set and kept', async () => {
  await log('northstar', { text: 'To be someone whose word holds' })
  await log('container', {
    what: 'a talk',
    days: 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    time: '19:00',
  })
  const { out } = await go(['today'])
  expect(out).toContain('your star: To be someone whose word holds')
  expect(out).toContain('today: a talk')
  expect(out).toMatch(/A walk, if you like|lists what there is/)
  const review = (await go(['review', 'week'])).out
  expect(review).toContain('said where I was before I was asked')
  expect((await go(['review', 'month'])).code).toBe(0)
  expect((await go(['review', 'day'])).code).toBe(2)
  expect((await go(['year'])).out).toContain('●')
  expect((await json('year')).days).toHaveLength(1)
})

test('the same question again: the old answer is hidden until the new one is kept', async () => {
  await go(['--plain', 'write', '--question', 'PRS-02'], 'the old answer\n.\n')
  const screen = open(scripted(place), ['again', 'PRS-02'])
  await screen.see('You were asked this on')
  expect(screen.rows().join('\n')).not.toContain('the old answer')
  screen.type('the new answer\u0004')
  await screen.see('Then and now')
  await screen.see('the old answer')
  await screen.see('the new answer')
  screen.type('q')
  expect(await screen.ended).toBe(0)
  expect((await go(['again', 'SHM-01'])).code).toBe(3)
})

test('edit asks a record’s fields again with what stands; trash and undo work as for all', async () => {
  const { entries } = await json('list', 'northstar')
  const id = entries[0].id
  const screen = open(scripted(place), ['edit', id])
  await screen.see('Enter leaves: To be someone')
  screen.type('\u0003')
  await screen.ended
  await go(['remove', id])
  expect((await go(['list', 'northstar'])).code).toBe(3)
  await go(['undo'])
  expect((await go(['list', 'northstar'])).code).toBe(0)
})

test.each([
  [['log', 'nonsense'], 3, 'There is no kind of record'],
  [['log', 'promise', 'words'], 2, 'never given on the command line'],
  [['promise', 'break'], 2, 'make, keep, part, miss, mend'],
  [['list', 'nonsense'], 3, 'There is no kind of record'],
  [['story', 'burn'], 2, 'story takes write'],
  [['year', 'last'], 2, 'year takes 1000 to 9999'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  const result = await go(args)
  expect([result.code, result.err]).toEqual([code, expect.stringContaining(words)])
})

test.each([
  ['not JSON', 'not JSON'],
  ['{"text": 3}', 'text'],
  ['{"nobody": "x"}', 'nobody'],
  ['[]', ''],
  ['null', ''],
])('values %s are refused with a sentence and keep nothing', async (input, words) => {
  const before = (await json('list', '-n', '1000')).entries.length
  const result = await go(['log', 'promise', '-'], input)
  expect([result.code, result.err]).toEqual([2, expect.stringContaining(words)])
  expect((await json('list', '-n', '1000')).entries).toHaveLength(before)
})
