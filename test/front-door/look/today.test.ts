// What comes when it is due and goes when it is settled, day by day on a clock that is set.
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const { place, within, list } = door()
const { down, enter, stop } = keys

const clock = resolve(import.meta.dirname, '../clock.mjs')
const at = (day: string, hour = '17') => ({
  ...place.scripted,
  TZ: 'Europe/Berlin',
  NODE_OPTIONS: `--import=${clock}`,
  UNEARTH_TEST_TIME: `${day}T${hour}:00:00Z`,
})
const log = (day: string, kind: string, values: object) =>
  run(at(day), ['log', kind, '-'], JSON.stringify(values))
const linesOn = async (day: string): Promise<readonly { what: string; text: string }[]> =>
  JSON.parse((await run(at(day), ['today', '--json'])).out).lines
const whatsOn = async (day: string) => (await linesOn(day)).map(({ what }) => what)

test('a daily promise asks once a day; "not today" leaves no trace, and the next day it is there again', async () => {
  within((store) => set(store, 'names', { hasOther: true, writer: 'broke' }))
  await log('2026-11-02', 'promise', { text: 'text by six', rhythm: 'daily' })
  using screen = openScreen(at('2026-11-03'), ['--plain', 'today'])
  await answer(screen, [
    ['2  promised: text by six', `2${enter}`],
    [/1 {2}kept\n {2}2 {2}in part\n {2}3 {2}missed\n[\s\S]*5 {2}not today/, `5${enter}`],
  ])
  expect(await screen.end()).toBe(0)
  expect(await whatsOn('2026-11-03')).toEqual([])
  expect(await list('event')).toEqual([])
  expect(await whatsOn('2026-11-04')).toEqual(['promised'])
  const [promise] = await list('promise')
  await run(at('2026-11-04'), ['settle', promise?.id ?? '', 'kept'])
  expect(await whatsOn('2026-11-04')).toEqual([])
  await run(at('2026-11-05'), ['settle', promise?.id ?? '', 'ended'])
  expect(await whatsOn('2026-11-06')).toEqual([])
})

test('what will be said before it is asked comes the day after; what is parked stands from its day until it is taken up', async () => {
  await log('2026-11-06', 'say-first', { text: 'that the number rang again' })
  await log('2026-11-06', 'park', { text: 'who knew?', until: '2026-11-08' })
  expect(await whatsOn('2026-11-06')).toEqual([])
  expect((await linesOn('2026-11-07')).map(({ text }) => text)).toEqual([
    'to be said before it is asked: that the number rang again',
  ])
  const [said] = await list('say-first')
  await run(at('2026-11-07'), ['settle', said?.id ?? '', 'said'])
  expect(await whatsOn('2026-11-09')).toEqual(['parked'])
  using screen = openScreen(at('2026-11-09'), ['today'])
  await answer(screen, [
    ['parked: who knew?', 'q'],
    ['parked: who knew?', down + enter],
    ['taken up', enter],
  ])
  expect(await screen.end()).toBe(0)
  expect(await whatsOn('2026-11-10')).toEqual([])
})

test('the week and the month come round as a line; begun there, or let be until their turn comes again', async () => {
  // The first sitting is the beginning of a journal.
  await run(at('2026-11-01'), ['--plain', 'walk', 'line-a-day'], 'One line.\n.\n')
  expect(await whatsOn('2026-11-07')).toEqual([])
  const week = await linesOn('2026-11-15')
  expect(week).toMatchObject([
    { what: 'comes-round', id: 'weekly', closes: ['begin', 'not-this-time'] },
  ])
  using later = openScreen(at('2026-11-15'), ['--plain', 'today'])
  await answer(later, [
    ['2  comes round, if you like: The week', `2${enter}`],
    ['2  not this time', `2${enter}`],
  ])
  expect(await later.end()).toBe(0)
  expect(await whatsOn('2026-11-16')).toEqual([])
  expect(await linesOn('2026-11-22')).toMatchObject([{ id: 'weekly' }])
  expect(await linesOn('2026-12-03')).toMatchObject([{ id: 'month' }])
  using month = openScreen(at('2026-12-03'), ['today'])
  await answer(month, [
    ['comes round, if you like: The month', 'q'],
    ['comes round', down + enter],
    ['begin', enter],
    ['more of a piece this month', stop],
  ])
  expect(await month.end()).toBe(130)
})
