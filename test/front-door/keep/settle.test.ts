// What is open is settled with a key from wherever it is shown, on the screen and in plain mode; what has ended is gone there.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { go, json, list, log, play } = door()
const { down, enter } = keys

const open = async (): Promise<readonly { text: string }[]> => (await json('settle')).open
const lastEvent = async () => (await list('event'))[0]

test('without an id it shows what is open, what has its day first, and asks what became of one', async () => {
  await log('question', { text: 'Who taught me that?' })
  await log('amends', { owed: 'the deposit', act: 'pay it back', by: '2999-02-01' })
  await log('limit', { text: 'no phone at the table' })
  const settled = await play(
    ['settle'],
    [
      [/What became of one of these\?\s+1 {2}leave them as they are\n\s*2 {2}Something owed/],
      ['An open question: Who taught me that?', down + down + down + enter],
      [/1 {2}answered\n\s*2 {2}as it is/, enter],
      ['Anything to say about it?', `My uncle, at the table.${enter}`],
      [/What became of one of these\?/],
      ['A line drawn beforehand: no phone', enter],
    ],
  )
  expect(settled.code).toBe(0)
  expect(await lastEvent()).toMatchObject({
    text: 'My uncle, at the table.',
    fields: { event: 'answered' },
  })
  expect((await open()).map(({ text }) => text)).toEqual([
    expect.stringContaining('the deposit'),
    'no phone at the table',
  ])
})

test('in plain mode the same by numbers; a line that was crossed stays drawn', async () => {
  const before = await open()
  const settled = await play(
    ['--plain', 'settle'],
    [
      ['1  leave them as they are', `3${enter}`],
      ['2  crossed', `2${enter}`],
      ['Anything to say about it?', enter],
      ['What became of one of these?', enter],
    ],
  )
  expect(settled.code).toBe(0)
  expect(await lastEvent()).toMatchObject({ fields: { event: 'crossed', record: 'limit' } })
  expect(await open()).toEqual(before)
})

test('an entry that is shown, a list and the promises have the same key below them', async () => {
  await log('promise', { text: 'text by six', cue: 'when it gets late' })
  const [promise] = await list('promise')
  const shown = await play(
    ['--plain', 'show', promise?.id ?? ''],
    [
      ['1  kept', `1${enter}`],
      ['Anything to say', enter],
    ],
  )
  expect(shown.code).toBe(0)
  const listed = await play(
    ['list', 'promise'],
    [
      ['find: kind:promise', enter],
      ['s settle', 's'],
      [['A promise: text by six', 'in part'], down + enter],
      ['Anything to say', enter],
      ['s settle', keys.keep + keys.keep],
    ],
  )
  expect(listed.code).toBe(0)
  const all = await play(
    ['--plain', 'promise', 'review'],
    [
      ['2  A promise: text by six', `2${enter}`],
      ['missed', `3${enter}`],
      ['Anything to say', enter],
    ],
  )
  expect(all.code).toBe(0)
  expect((await go(['promise', 'review'])).out).toMatch(/text by six[\s\S]*kept\n.*part\n.*missed/)
})

test('an entry that nothing becomes of says so; a script is asked nothing', async () => {
  await go(['jot', '-'], 'a note')
  const [note] = await list('note')
  expect(await go(['settle', note?.id ?? ''])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Nothing becomes of'),
  })
  const listed = await go(['settle'])
  expect(listed).toMatchObject({ code: 0, out: expect.stringContaining('no phone at the table') })
  expect((await go(['list', 'promise'])).err).not.toContain('What became')
})

test('a doubt stands beside the decision it is about, and changes nothing in it', async () => {
  await log('decision', { state: 'in', statement: 'I stay.' })
  await log('doubt', { text: 'What if I only want it to stop?' })
  const [decision] = await list('decision')
  const { out } = await go(['show', decision?.id ?? ''])
  expect(out).toMatch(/I stay\.[\s\S]*Beside it:\n {2}A doubt: What if I only want it to stop\?/)
  expect(await list('decision')).toEqual([decision])
  const [doubt] = await list('doubt')
  expect((await go(['show', doubt?.id ?? ''])).out).not.toContain('Beside it')
})
