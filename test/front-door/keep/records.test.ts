// Records through their doors: asked for on a terminal, piped in as JSON, listed, changed, looked at.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { go, json, list, log, open, play } = door()
const { down, enter, keep, stop } = keys

test('a promise is asked for, field by field, with the gentle note; later it is kept, missed and mended', async () => {
  const made = await play(
    ['promise'],
    [
      ['What small thing', `I never say late without a time${enter}`],
      ['If … , then I will', `before the last meeting${enter}`],
      ['What exactly will be done', enter],
      ['Who could see', enter],
      ['Is it said to someone', enter],
      ['How often?', enter],
      ['worst day?', enter],
      ['within the hour', enter],
      ['look at it again', `in 3 weeks${enter}`],
    ],
  )
  expect(made.code).toBe(0)
  expect(made.scrollback).toContain('too big to keep')
  expect((await go(['promise', 'keep'])).err).toContain('kept')
  expect((await go(['promise', 'miss'])).code).toBe(0)
  expect((await go(['promise', 'mend'])).code).toBe(0)
  const { out } = await go(['promise', 'review'])
  expect(out).toMatch(/I never say late.*\n.*kept\n.*missed\n.*mended/)
  expect(await list('promise')).toEqual([
    expect.objectContaining({
      text: expect.stringContaining('cue: before the last meeting'),
      fields: expect.objectContaining({
        values: expect.objectContaining({
          text: 'I never say late without a time',
          cue: 'before the last meeting',
        }),
      }),
    }),
  ])
})

test('an agreement is asked for by its door; what was answered before a kill is there again', async () => {
  using first = open(['agree'])
  await first.see('What is agreed')
  first.type(`not after nine${enter}`)
  await first.see('What is it about')
  first.kill('SIGKILL')
  await first.end()
  const again = await play(
    ['agree'],
    [
      ['waits here', enter],
      ['What is it about', down + enter],
      ['From when?', enter],
      ['look at it again', `in 4 weeks${enter}`],
      ['How does it stand?', down + enter],
    ],
  )
  expect(again.code).toBe(0)
  expect(await list('agreement')).toMatchObject([
    { fields: { values: { text: 'not after nine', about: 'communication', state: 'proposed' } } },
  ])
})

test('a plan for steady ground may stay empty where its writer has nothing, and has versions', async () => {
  const first = await go(['--plain', 'plan'], `A walk before seven\n${'\n'.repeat(11)}.\n\n`)
  expect(first).toMatchObject({ code: 0, err: expect.stringContaining('unsafe') })
  const second = await play(
    ['plan'],
    [
      ['A walk before seven', `${keys.clear}Ring Ada${enter}`],
      ['Your own professional help', enter],
      ['the next step to get it', enter],
      ['Who can hear this', keep],
      ['Sleep:', enter],
      ['Food:', enter],
      ['Movement:', enter],
      ['brings you back', keep],
      ['about how you are', enter],
      ['near at noon', enter],
      ['What help does', enter],
      ['outside load', keep],
      ['Is anyone unsafe', keep],
      ['look at it again', enter],
    ],
  )
  expect(second.code).toBe(0)
  expect(await list('plan')).toMatchObject([{ fields: { values: { first_thing: 'Ring Ada' } } }])
  expect((await go(['show', '--history'])).out).toContain('A walk before seven')
})

test('in, out and not yet are asked alike, and nothing is under the cursor before it is chosen', async () => {
  const asked = await play(
    ['decide'],
    [
      [
        /In, out, or not yet\?\s+1 {2}put it aside\n\s*2 {2}in\n\s*3 {2}out\n\s*4 {2}not yet/,
        enter,
      ],
    ],
  )
  expect(asked.code).toBe(0)
  expect(await list('decision')).toEqual([])
})

test('a decision has versions; nothing is gated by it', async () => {
  for (const state of ['in', 'out', 'not-yet']) {
    expect((await log('decision', { state, statement: `today ${state}` })).code).toBe(0)
    expect((await go(['walk'])).code).toBe(0)
    expect((await go(['today'])).code).toBe(0)
  }
  const [only, ...others] = await list('decision')
  expect(others).toEqual([])
  const { revisions } = await json('show', only?.id ?? '', '--history')
  expect(revisions).toMatchObject(
    ['in', 'out', 'not-yet'].map((state) => ({ fields: { values: { state } } })),
  )
  const { out } = await go(['decide', '--difference', '1:3'])
  expect(out).toContain('statement: today [-in-]')
  expect(out).toContain('statement: today {+not-yet+}')
  expect((await go(['decide', '--difference', '4'])).code).toBe(2)
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

test('a break waits on the screen for its return where that is wanted', async () => {
  const taken = await play(
    ['break'],
    [
      ['What did you say', `I am close to my edge${enter}`],
      ['When will you be back?', `+30m${enter}`],
      ['How was the time set?', enter],
      ['Who called the break?', enter],
      ['Stay here until then?', down + enter],
      [/Back at \d\d:\d\d\.[\s\S]*────/, 'q'],
      ['Anything to say about it?', enter],
    ],
  )
  expect(taken.code).toBe(0)
  expect((await go(['break', 'back'])).code).toBe(3)
})

test('edit asks a record’s fields again with what stands; trash and undo work as for all', async () => {
  await log('northstar', { text: 'To be someone whose word holds' })
  const [star] = await list('northstar')
  const id = star?.id ?? ''
  const asked = await play(['edit', id], [['To be someone whose word holds', stop]])
  expect(asked.code).toBe(130)
  await go(['remove', id])
  expect(await list('northstar')).toEqual([])
  await go(['undo'])
  expect(await list('northstar')).toHaveLength(1)
})

test.each([
  [['log', 'nonsense'], 3, 'There is no kind of record'],
  [['log', 'promise', 'words'], 2, 'never given on the command line'],
  [['promise', 'break'], 2, 'make, keep, part, miss, mend'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  expect(await go(args)).toMatchObject({ code, err: expect.stringContaining(words) })
})

test.each([
  ['not JSON', 'not JSON'],
  ['{"text": 3}', 'text'],
  ['{"nobody": "x"}', 'nobody'],
  ['[]', ''],
  ['null', ''],
])('values %s are refused with a sentence and keep nothing', async (input, words) => {
  const before = await list()
  expect(await go(['log', 'promise', '-'], input)).toMatchObject({
    code: 2,
    err: expect.stringContaining(words),
  })
  expect(await list()).toEqual(before)
})
