// What bounds a day and a sitting: three lines with a key each, one question after a long time away, a good place to stop, a
// late word, doors that can be closed, and the end of a course. The clock is set for each.
import { resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { saveDraft } from '../../../src/store/drafts.ts'
import { closeStore, unlockJournal } from '../../../src/store/open.ts'
import { beginSession, endSession } from '../../../src/store/sessions.ts'
import type { Store } from '../../../src/store/store.ts'
import { set } from '../../store/set.ts'
import { newJournal, newPlace, type Place, passphrase, run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

let place: Place
beforeEach(async () => {
  place = newPlace()
  await newJournal(place)
  within((store) => set(store, 'names', { hasOther: true, writer: 'broke' }))
})
afterEach(() => place[Symbol.dispose]())

const clock = resolve(import.meta.dirname, '../clock.mjs')
const { doors, down, enter, keep, stop, waits } = keys
const open = openScreen

/** A script's environment at a time of its own. */
const at = (time: string, step = 0) => ({
  ...place.scripted,
  TZ: 'Europe/Berlin',
  NODE_OPTIONS: `--import=${clock}`,
  UNEARTH_TEST_TIME: time,
  UNEARTH_TEST_STEP: String(step),
})
const log = (time: string, kind: string, values: object) =>
  run(at(time), ['log', kind, '-'], JSON.stringify(values))
const today = async (time: string) => JSON.parse((await run(at(time), ['today', '--json'])).out)
const entries = async (...args: string[]) =>
  JSON.parse((await run(place.scripted, ['list', '--json', ...args])).out).entries

function within<T>(work: (store: Store) => T): T {
  const store = unlockJournal(place.journal, { passphrase })
  try {
    return work(store)
  } finally {
    closeStore(store)
  }
}

/** A sitting that is over, begun at `time`. */
function sat(time: string, fields: object): void {
  const instant = { utc: Date.parse(time), zone: 'Europe/Berlin', offset: 60 }
  within((store) => {
    const id = beginSession(store, { walk: 'shame', at: instant, fields: fields as never })
    endSession(store, id, { ...instant, utc: instant.utc + 60_000 }, { seconds: 60 })
  })
}

async function agreements(): Promise<void> {
  for (const text of ['one', 'two', 'three', 'four']) {
    await log('2026-11-01T18:00:00Z', 'agreement', { text, review_on: '2026-11-20' })
  }
}

test('today has three lines of four; closed in plain mode by number, the fourth comes another time', async () => {
  await agreements()
  const before = await today('2026-11-24T17:00:00Z')
  expect(before.today).toHaveLength(3)
  expect(before.lines[0]).toMatchObject({ what: 'look-again', text: before.today[0] })
  const closed = open(at('2026-11-24T17:00:00Z'), ['--plain', 'today'])
  await answer(closed, [
    [/4 {2}to look at again: three/, '2\r'],
    ['still good', '1\r'],
    [/3 {2}to look at again: three/, '2\r'],
    ['ask in a month', '4\r'],
    [/2 {2}to look at again: three/, '1\r'],
  ])
  expect(await closed.end()).toBe(0)
  const after = await today('2026-11-24T17:00:00Z')
  expect(after.today).toHaveLength(2)
  expect(after.today.join('\n')).not.toContain(': one')
  expect(after.today.join('\n')).not.toContain(': two')
  const later = (await entries('agreement')).map(
    ({ fields }: { fields: { values: { review_on: string } } }) => fields.values.review_on,
  )
  expect(later).toContain('2026-12-24')
  expect((await today('2026-12-25T17:00:00Z')).today.join('\n')).toContain(': two')
})

test('a session that is past is over by itself, the day after', async () => {
  await log('2026-11-17T18:00:00Z', 'session-notes', { landed: 'x', next_on: '2026-11-24' })
  expect((await today('2026-11-24T17:00:00Z')).today).toHaveLength(1)
  expect((await today('2026-11-25T17:00:00Z')).today).toEqual([])
})

test('an evening begins on the page; what waits is a key away, and one key closes each of it', async () => {
  await agreements()
  within((store) => set(store, 'asked/gap', Date.parse('2026-11-23T10:00:00Z')))
  const screen = open(at('2026-11-24T17:00:00Z'), [])
  await screen.see('F3 what waits')
  screen.type(waits)
  await screen.see(/leave them as they are\n\s*2 {2}to look at again: one/)
  screen.type(`${down}\r`)
  await screen.see(/1 {2}still good\n\s*2 {2}change it\n\s*3 {2}ended\n\s*4 {2}ask in a month/)
  screen.type(`${down}${down}\r`)
  await screen.gone('to look at again: one')
  await screen.see('to look at again: two')
  screen.type(enter)
  await screen.see('1 of ')
  screen.type(stop)
  await screen.end()
  const events = await entries()
  expect(events[0]).toMatchObject({ kind: 'event', fields: { event: 'ended' } })
})

test('after thirty days away there is one question with the lines above it, and no list; once', async () => {
  await agreements()
  const screen = open(at('2026-12-24T17:00:00Z'), [])
  await screen.see('What of this still holds?')
  await screen.see('│ to look at again: one')
  expect(screen.rows().join('\n')).not.toContain('leave them as they are')
  screen.type('One does.')
  await screen.see('One does.')
  screen.type(keep)
  await screen.see('1 of ')
  screen.type(stop)
  await screen.end()
  expect((await entries())[0]).toMatchObject({ kind: 'page', text: 'One does.' })
  // What nobody looked at for so long is over by itself; it can still be settled.
  const next = open(at('2026-12-25T17:00:00Z'), [])
  await next.see('1 of ')
  next.type(waits)
  await next.see('leave them as they are')
  expect(next.shown()).not.toContain('to look at again')
  next.type(stop)
  await next.end()
  expect((await run(at('2026-12-25T17:00:00Z'), ['settle'])).out).toContain('An agreement: one')
})

test('skipped, it is not asked again', async () => {
  await agreements()
  const screen = open(at('2026-12-24T17:00:00Z'), [])
  await screen.see('What of this still holds?')
  screen.type('\u001b')
  await screen.see('skip this')
  screen.type('s')
  await screen.see('1 of ')
  screen.type(stop)
  await screen.end()
  const next = open(at('2026-12-24T18:00:00Z'), [])
  await next.see('1 of ')
  next.type(stop)
  await next.end()
})

test('a walk says how long it takes and what it is for, and at that time offers to stop; the place is kept', async () => {
  const then = { utc: Date.parse('2026-11-24T09:00:00Z'), zone: 'Europe/Berlin', offset: 60 }
  within((store) =>
    saveDraft(store, {
      ...{ key: 'answer/PRS-01', kind: 'answer', text: 'I lied.', cursor: 7 },
      fields: { elapsed: 1_300_000, marks: [] },
      ...{ begun: then, changed: then },
    }),
  )
  const screen = open(at('2026-11-24T10:00:00Z', 1_500_000), ['walk', 'presenting'])
  await screen.see('1 of 8 · about 20 minutes')
  await screen.see('│ One factual account')
  screen.type(keep)
  await screen.see('This is a good place to stop.')
  await screen.see(/1 {2}go on\n\s*2 {2}stop here/)
  screen.type(`${down}\r`)
  await screen.see('Put down.')
  await screen.end()
  const again = open(at('2026-11-26T10:00:00Z'), ['walk', 'presenting'])
  await again.see('2 of 8')
  again.type(stop)
  await again.end()
})

test('going on, it is not offered twice', async () => {
  const screen = open(at('2026-11-24T10:00:00Z', 1_500_000), ['walk', 'presenting'])
  await screen.see('1 of 8')
  screen.type(keep)
  await screen.see('This is a good place to stop.')
  screen.type(enter)
  await screen.see('2 of 8')
  screen.type(keep)
  await screen.see('3 of 8')
  screen.type(stop)
  await screen.end()
})

test.each([
  ['2026-11-24T20:59:00Z', false],
  ['2026-11-24T21:00:00Z', true],
  ['2026-11-25T02:59:00Z', true],
  ['2026-11-25T03:00:00Z', false],
])('at %s (UTC; an hour later for the writer) the late word is there: %s', async (time, late) => {
  const screen = open(at(time), ['walk', 'weekly'])
  await screen.see('1 of ')
  const rows = screen.rows().join('\n')
  expect(rows.includes('It is ')).toBe(late)
  screen.type(stop)
  await screen.end()
  const piped = await run(at(time), ['walk', 'weekly'], '.stop\n')
  expect(piped.err).not.toContain('It is ')
})

test('how to write is said before the first timed page, and not before the second', async () => {
  const first = await run(at('2026-11-24T10:00:00Z'), ['--plain', 'write'], 'words\n.\n')
  expect(first.err).toContain('Keep the hand moving')
  const second = await run(at('2026-11-24T12:00:00Z'), ['--plain', 'write'], 'words\n.\n')
  expect(second.err).not.toContain('Keep the hand moving')
})

test('the day after a heavy sitting there is one sentence, and where it is heavier a way to stop; once', async () => {
  sat('2026-11-23T20:00:00Z', { heavy: true })
  const screen = open(at('2026-11-24T17:00:00Z'), [])
  await screen.see('The last sitting was a heavy one.')
  screen.type(doors)
  await screen.see('h how it is just now')
  screen.type('h')
  await screen.see('How is it just now?')
  // Past "steady" and "not safe": shame.
  screen.type(`${down.repeat(3)}\r`)
  await screen.see('Then leave that one alone')
  screen.type(`${down}\r`)
  await screen.see('The desk.')
  screen.type(doors)
  expect(await screen.end()).toBe(0)
  const next = open(at('2026-11-24T18:00:00Z'), [])
  await next.see('1 of ')
  expect(next.rows().join('\n')).not.toContain('heavy one')
  next.type(stop)
  await next.end()
})

test('the third time in a week the doors that dig can be closed; they say so, and open at a second yes', async () => {
  for (const day of ['22', '23'])
    sat(`2026-11-${day}T20:00:00Z`, { minutes: 15, offered: ['loop'] })
  const screen = open(at('2026-11-24T17:00:00Z'), ['write'])
  await screen.see('────')
  screen.type('Why did I? Why? Why?')
  await screen.see('Why? Why?')
  screen.type(keep)
  await screen.see('The line that surprised')
  screen.type(enter)
  await screen.see('And now?')
  screen.type(enter)
  await screen.see('does not get an answer')
  screen.type(enter)
  await screen.see('Close the doors that dig, for three days?')
  screen.type(`${down}\r`)
  await screen.see('Closed until Fri 27 Nov 2026')
  await screen.end()

  const closed = open(at('2026-11-25T17:00:00Z'), ['write'])
  await closed.see('You closed the doors that dig until Fri 27 Nov 2026.')
  await closed.see(/1 {2}not now/)
  closed.type(enter)
  expect(await closed.end()).toBe(0)
  const { suggestion } = await today('2026-11-25T17:00:00Z')
  const { walks } = JSON.parse((await run(place.scripted, ['walk', '--json'])).out)
  const offered = walks.find(({ id }: { id: string }) => id === suggestion)
  expect(offered.processes).not.toContain('excavate')
  expect(offered.intensity).not.toBe('high')

  const through = open(at('2026-11-25T17:00:00Z'), ['walk', 'presenting'])
  await through.see('You closed the doors')
  through.type(`${down.repeat(4)}\r`)
  await through.see('1 of 8')
  through.type('I lied.\u001b')
  await through.see('dig deeper')
  through.type('d')
  await through.see('Once more opens it.')
  through.type('\u001b')
  await through.see('dig deeper')
  through.type('d')
  await through.see('· ↓')
  through.type(stop)
  await through.end()
  expect((await run(at('2026-11-27T11:00:00Z'), ['--plain', 'write'], '.\n')).err).not.toContain(
    'closed',
  )
})

test('a course asks its own questions, ends in keep, change or stop, and is looked back at once', async () => {
  const days = ['01', '03', '05', '07']
  const asked = []
  for (const day of days) {
    const time = `2026-11-${day}T18:00:00Z`
    asked.push(await run(at(time), ['--plain', 'course', 'needs'], `words of ${day}\n.\n`))
  }
  const questions = (await entries('--walk', 'needs')).map(
    ({ fields }: { fields: { question: string } }) => fields.question,
  )
  expect(questions).toEqual(['NED-06', 'NED-03', 'NED-02', 'NED-01'])
  expect(asked[3]?.err).toContain('Those were the 4 sittings.')
  const looks = async (time: string) =>
    (await today(time)).lines.some(({ what }: { what: string }) => what === 'course')
  expect(await looks('2026-11-20T17:00:00Z')).toBe(false)
  expect(await looks('2026-11-21T19:00:00Z')).toBe(true)

  const screen = open(at('2026-11-21T19:00:00Z'), [])
  await screen.see('F3 what waits')
  screen.type(waits)
  await screen.see('two weeks ago you wrote on')
  screen.type(`${down}\r`)
  await screen.see('look at it again')
  screen.type(enter)
  await screen.see('You were asked this on Sun 1 Nov 2026')
  screen.type('Words of now.\u0004')
  await screen.see('Then and now')
  await screen.see('words of 01')
  screen.type('q')
  await screen.see('your own words')
  screen.type(enter)
  await screen.see('1 of ')
  screen.type(stop)
  await screen.end()
  expect(await looks('2026-11-22T19:00:00Z')).toBe(false)
  expect((await run(place.scripted, ['course', 'support-check'])).code).toBe(3)
})

test('a look back that is left is not offered a second time', async () => {
  for (const day of ['01', '03', '05', '07'])
    await run(at(`2026-11-${day}T18:00:00Z`), ['--plain', 'course', 'needs'], 'words\n.\n')
  const screen = open(at('2026-11-21T19:00:00Z'), [])
  await screen.see('F3 what waits')
  screen.type(waits)
  await screen.see('two weeks ago')
  screen.type(enter)
  await screen.see('1 of ')
  screen.type(stop)
  await screen.end()
  const { lines } = await today('2026-11-21T20:00:00Z')
  expect(lines.map(({ what }: { what: string }) => what)).not.toContain('course')
})

test('the list of walks says how long and how heavy each is', async () => {
  const { out } = await run(place.scripted, ['walk'])
  expect(out).toMatch(/presenting +What happened, plainly · 20 min, medium/)
  expect(out).toMatch(/shame .* · \d+ min, deep/)
})
