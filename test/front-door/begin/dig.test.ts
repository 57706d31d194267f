// The dig as a person has it, on the screen and line by line: it says what is thin, asks there or where they point, and what was
// answered is known to the walk; what led to what is a link between two lines of the map.
import { beforeEach, describe, expect, test } from 'vitest'
import { dropDraft, listDrafts } from '../../../src/store/drafts.ts'
import { keepEntry, listEntries, removeEntry } from '../../../src/store/entries.ts'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { ago, go, json, list, log, play, within } = door()
const { down, enter, keep, stop } = keys
const page = /Take the three days[\s\S]*(Ctrl-D|Write\.)/

const be = (writer: string) =>
  within((store) => {
    const names = { writer, partner: 'Robin', hasOther: true, cameOut: '2026-01-05' }
    set(store, 'names', names)
  })
const answered = (walk: string, question: string, text: string, days: number) =>
  within((store) => {
    const fields = { walk, question, rev: 1, asked: 'What?' }
    keepEntry(store, { kind: 'answer', text, fields, at: ago(days * 86_400_000) })
  })

beforeEach(() => {
  be('broke')
  within((store) => {
    for (const { key } of listDrafts(store)) dropDraft(store, key)
    for (const { id } of listEntries(store, { all: true })) removeEntry(store, id, ago(0))
  })
})

/** What is pressed for the first, second, third of what there is to choose, and how a page is kept. */
const screen = { args: ['dig'], pick: (row: number) => down.repeat(row - 1) + enter, done: keep }
const plain = {
  args: ['--plain', 'dig'],
  pick: (row: number) => `${row}${enter}`,
  done: `${enter}.${enter}`,
}

describe.each([
  ['on the screen', screen],
  ['line by line', plain],
])('%s', (_, { args, pick, done }) => {
  test('it asks where nothing is, then where the writer points, and then what led to what', async () => {
    await log('factor', { text: 'nobody asked', p: 'predisposing' })
    await log('factor', { text: 'the late shift', p: 'precipitating' })
    const dug = await play(args, [
      [['of The spark:', 'Nothing of yours is here yet', 'this one', 'not now'], pick(1)],
      [page, 'It rained on the platform.'],
      ['It rained on the platform.', done],
      ['that is all for now', pick(2)],
      [['The spark · a line or two', 'The fuel · nothing yet'], pick(4)],
      [['of The fuel:', 'You pointed here'], pick(1)],
      ['goes deep', pick(1)],
      [/After the first time[\s\S]*(Ctrl-D|Write\.)/, 'Nobody had noticed.'],
      ['Nobody had noticed.', done],
      ['of The fuel:', pick(1)],
      [/What did it give you straight away[\s\S]*(Ctrl-D|Write\.)/, 'A quiet hour.'],
      ['A quiet hour.', done],
      ['A quiet hour.', enter],
      [['What led to what?', 'nobody asked', 'the late shift'], pick(2)],
      ['And what did that lead to?', pick(2)],
      ['How did the one lead to the other?', `I stayed late.${done === keep ? keep : enter}`],
      ['that is all for now', stop],
    ])
    // Stopped where it offers to go on: what was kept is kept.
    expect([0, 130]).toContain(dug.code)
    const answers = await list('answer')
    expect(answers.map(({ text, fields }) => [text, fields['walk'], fields['question']])).toEqual([
      ['A quiet hour.', 'perpetuating', 'PPT-02'],
      ['Nobody had noticed.', 'perpetuating', 'PPT-01'],
      ['It rained on the platform.', 'precipitating', 'PRE-01'],
    ])
    const factors = await list('factor')
    const idOf = (text: string) => factors.find((each) => each.text.startsWith(text))?.id
    expect((await list('led-to')).map(({ fields }) => fields['values'])).toEqual([
      { from: idOf('nobody asked'), to: idOf('the late shift'), how: 'I stayed late.' },
    ])
  })

  test('it opens with two lines that have a word in common, and can be left at once', async () => {
    answered('precipitating', 'PRE-04', 'I slept badly. The staircase was dark.', 40)
    answered('predisposing', 'PDS-01', 'As a boy I sat on the staircase. I listened.', 2)
    const dug = await play(args, [
      [
        ['The staircase was dark.', 'As a boy I sat on the staircase.', 'Both say "staircase"'],
        pick(3),
      ],
    ])
    expect(dug.code).toBe(0)
    if (args === screen.args) expect(dug.scrollback).not.toContain('staircase')
    expect(await list('answer')).toHaveLength(2)
  })

  test('what was put down waits, and comes first the next time', async () => {
    const begun = await play(args, [
      ['of The spark:', pick(1)],
      [page, args.length > 1 ? `Half a${enter}` : 'Half a'],
      ['Half a', args.length > 1 ? `.stop${enter}` : stop],
    ])
    expect(begun.code).toBe(args.length > 1 ? 0 : 130)
    const again = await play(args, [
      ['Words of yours wait here unfinished', pick(1)],
      ['Half a', args.length > 1 ? `sentence.${done}` : ` sentence.${done}`],
      ['that is all for now', pick(3)],
    ])
    expect(again.code).toBe(0)
    const [kept] = await list('answer')
    expect(kept?.text).toMatch(/^Half a\s+sentence\.$/)
  })
})

test('the look says how each strand stands, in words, and what would be next', async () => {
  answered('predisposing', 'PDS-01', 'a word', 2)
  const looked = await go(['dig', '--look'])
  expect(looked.out).toContain('The ground · a line or two')
  expect(looked.out).toContain('The fuel · nothing yet')
  expect(looked.out).toContain('of The spark:')
  expect(looked.out).not.toMatch(/\d+ ?%|\d+ of \d+/)
  const { strands, next } = await json('dig')
  expect(strands).toContainEqual({
    id: 'ground',
    title: 'The ground',
    part: 'predisposing',
    told: 'little',
  })
  expect(next).toEqual({ strand: 'spark', question: 'PRE-01', why: 'nothing' })
  expect((await go(['dig', 'nowhere'])).code).toBe(3)
})

test('whoever was hurt is asked nothing of a fault', async () => {
  be('hurt')
  const { out } = await go(['dig', '--look'])
  expect(out).toContain('Words for it')
  expect(out).not.toMatch(/The spark|The fuel|The ground|Old selves/)
})

test('behind closed doors it says so first', async () => {
  within((store) => set(store, 'prefer/rest', '2099-01-01'))
  const dug = await play(['dig'], [['2099', enter]])
  expect(dug.code).toBe(0)
  within((store) => set(store, 'prefer/rest', null))
})

test('words of danger bring people to call', async () => {
  const dug = await play(
    ['dig'],
    [
      ['of The spark:', enter],
      [page, 'I do not want to live any more.'],
      ['I do not want to live any more.', keep],
      [/call/i, enter],
      ['that is all for now', down + down + enter],
    ],
  )
  expect(dug.code).toBe(0)
})
