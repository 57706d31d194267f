// What is lived and not only stored: a time to talk with its clock, an urge with its ten minutes, hours that are off limits.
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const { go, json, list, log, place, play, within } = door()
const { down, enter } = keys

const clock = resolve(import.meta.dirname, '../clock.mjs')
const at = (time: string) => ({
  ...place.scripted,
  TZ: 'Europe/Berlin',
  NODE_OPTIONS: `--import=${clock}`,
  UNEARTH_TEST_TIME: time,
})

test('without a time to talk there is none to hold', async () => {
  expect(await go(['sit', '--talk'])).toMatchObject({
    code: 3,
    err: expect.stringContaining('unearth log container'),
  })
})

test('a time to talk opens with its words and what was parked for it, has its clock, closes with its words, and asks for the next', async () => {
  await log('container', {
    what: 'the week, the two of us',
    length: 20,
    place: 'kitchen',
    open_words: 'We stop when it rings.',
    close_words: 'Thank you. Enough for today.',
  })
  await log('park', { text: 'who knew?', until: '2999-01-01', container: 'The week' })
  await log('park', { text: 'another time', until: '2999-01-01' })
  const held = await play(
    ['sit', '--talk'],
    [
      [['kitchen', 'We stop when it rings.', 'Parked for it:', 'who knew?'], enter],
      ['20 minutes, with a bell', enter],
      [/the week, the two of us[\s\S]*────/, 'q'],
      ['Thank you. Enough for today.', enter],
      ['Anything to say about it?', enter],
      [/who knew[\s\S]*1 {2}taken up/, enter],
      ['When is the next one?', `2999-01-08 19:00${enter}`],
    ],
  )
  expect(held.code).toBe(0)
  const events = (await list('event')).map(({ fields }) => fields['event'])
  expect(events.toSorted()).toEqual(['held', 'taken-up'])
  expect(await list('container')).toMatchObject([
    { fields: { values: { next_at: '2999-01-08T19:00', length: 20 } } },
  ])
  const { open } = await json('settle')
  expect(open.map(({ kind }: { kind: string }) => kind)).toEqual(['park', 'container'])
})

test('the same in plain mode, from what is open; left before the clock, nothing is noted', async () => {
  const [talk] = await list('container')
  const left = await play(
    ['--plain', 'settle', talk?.id ?? ''],
    [
      ['1  begin', `1${enter}`],
      ['We stop when it rings.'],
      ['Enter to go on.', enter],
      ['2  not now', `2${enter}`],
    ],
  )
  expect(left.code).toBe(0)
  expect(await list('event')).toHaveLength(2)
  const held = await play(
    ['--plain', 'sit', '--talk'],
    [
      ['Enter to go on.', enter],
      ['1  begin', `1${enter}`],
      ['For 20 minutes. Enter ends it sooner.', enter],
      [/Enough for today[\s\S]*Enter to go on/, enter],
      ['Anything to say about it?', `Short, and enough.${enter}`],
      ['When is the next one?', enter],
    ],
  )
  expect(held.code).toBe(0)
  expect((await list('event'))[0]).toMatchObject({ text: 'Short, and enough.' })
})

test('where nobody is there to begin it, a time to talk is not noted as held', async () => {
  const before = await list('event')
  expect((await go(['sit', '--talk'])).code).toBe(0)
  expect(await list('event')).toEqual(before)
})

test('at the end of its minutes it rings once, and waits for a key before it closes with its words', async () => {
  const fast = { ...place.scripted, NODE_OPTIONS: `--import=${clock}`, UNEARTH_TEST_PACE: '1000' }
  using screen = openScreen(fast, ['sit', '--talk'])
  await answer(screen, [
    ['We stop when it rings.', enter],
    ['20 minutes, with a bell', enter],
    [/the week, the two of us[\s\S]*any key/, 'x'],
    ['Thank you. Enough for today.', enter],
    ['Anything to say about it?', enter],
    ['When is the next one?', enter],
  ])
  expect(await screen.end()).toBe(0)
  expect(screen.bytes().split('\u0007')).toHaveLength(2)
})

test('off limits and late, a talk is begun with one sentence and a choice; never refused, and never said at noon', async () => {
  await log('container', { what: 'money', not_after: '22:00', off_limits: ['Sunday mornings'] })
  const late = at('2026-11-24T22:30:00Z')
  using left = openScreen(late, ['walk', 'before-hard-talk'])
  await answer(left, [
    [
      /You set this down for such talks: not after 22:00. It is 23:30 now.[\s\S]*1 {2}another time/,
      enter,
    ],
  ])
  expect(await left.end()).toBe(0)
  using begun = openScreen(late, ['--plain', 'walk', 'before-hard-talk'])
  await answer(begun, [['2  begin all the same', `2${enter}`], ['How much room is in you']])
  begun.kill('SIGKILL')
  await begun.end()
  using sunday = openScreen(at('2026-11-22T09:00:00Z'), ['--plain', 'log', 'request'])
  await answer(sunday, [['Sunday mornings. It is 10:00 now.', `1${enter}`]])
  expect(await sunday.end()).toBe(0)
  expect(await list('request')).toEqual([])
  const noon = await run(at('2026-11-24T12:00:00Z'), ['--plain', 'walk', 'before-hard-talk'])
  expect(noon.err).not.toContain('You set this down')
  // A script is asked nothing.
  const script = await run(late, ['--plain', 'walk', 'before-hard-talk', '--start-over'])
  expect(script.err).toContain('How much room is in you')
})

test('where there was fear a talk is begun only by a second yes', async () => {
  within((store) => set(store, 'fear', { since: 1 }))
  const [talk] = await list('container')
  const left = await play(
    ['settle', talk?.id ?? ''],
    [
      ['begin', enter],
      [/There was fear here[\s\S]*1 {2}leave it/, enter],
    ],
  )
  within((store) => set(store, 'fear', null))
  expect(left.code).toBe(0)
})

test('an urge has its ten minutes with three things to do, the writer’s own first, and one key after', async () => {
  await log('coping', { instead: 'wash one pan', when: 'my hand goes to the phone' })
  const waited = await play(
    ['log', 'urge'],
    [
      ['What did you want to do?', `write to her${enter}`],
      ['how strong', `loud${enter}`],
      ['When was it?', enter],
      ['Have you waited ten minutes already?', enter],
      ['What did you do?', enter],
      [/Ten minutes, before anything\?\s+1 {2}ten minutes here/, enter],
      [/- wash one pan[\s\S]*- a glass of water[\s\S]*- another room[\s\S]*────/, 'q'],
      [
        /And now\?\s+1 {2}it passed\n\s*2 {2}smaller\n\s*3 {2}the same\n\s*4 {2}I did it/,
        down + enter,
      ],
    ],
  )
  expect(waited.code).toBe(0)
  const [urge] = await list('urge')
  expect((await list('event'))[0]).toMatchObject({ fields: { event: 'smaller', of: urge?.id } })
})

test('an urge in plain mode: the same by number, and what came to an act is answered with the way to mend it', async () => {
  const waited = await play(
    ['--plain', 'log', 'urge'],
    [
      ['What did you want to do?', `look${enter}`],
      ['how strong', enter],
      ['When was it?', enter],
      ['already?', enter],
      ['What did you do?', enter],
      ['1  ten minutes here', `1${enter}`],
      ['For 10 minutes. Enter ends it sooner.', enter],
      ['4  I did it', `4${enter}`],
      ['unearth log repair'],
    ],
  )
  expect(waited.code).toBe(0)
  expect((await go(['log', 'urge', '-'], '{"wanted": "look"}')).err).not.toContain('Ten minutes')
})
