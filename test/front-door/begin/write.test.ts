// A timed session as a person has it, on a real terminal; and the doors around it.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { run } from '../program.ts'
import { answer, keys } from '../screen.ts'

const { place, go, idOf, json, list, open, play, texts } = door()
const { down, enter, keep } = keys

const surprises = async (): Promise<readonly { text: string; entry: string }[]> =>
  (await json('surprises')).surprises
const write = (question: string, input: string) =>
  go(['--plain', 'write', '--question', question], input)

test('a word before, the page, ◆, three minutes more, the line that surprised, a word after', async () => {
  const written = await play(
    ['write', '--minutes', '20'],
    [
      ['Keep the hand moving', keys.doors],
      ['h how it is just now', 'h'],
      ['How is it just now?', down + down + enter],
      ['Something steady first?', enter],
      [
        ['What I am not writing about is', '────'],
        'I parked by the river. I waited for the phone to ring.',
      ],
      ['to ring.', keys.surprise],
      ['◆ marked', keys.surprise],
      ['│ I waited for the phone to ring.', `${enter}Nobody rang.${keys.time}`],
      ['minutes left', keep],
      ['point at another line', down + enter],
      ['Which line?', down + enter],
      ['◆ Nobody rang.', enter],
      ['And now?', enter],
    ],
  )
  expect(written.code).toBe(0)
  expect(written.scrollback).not.toContain('river')
  expect((await surprises()).map(({ text }) => text).toSorted()).toEqual([
    'I waited for the phone to ring.',
    'Nobody rang.',
  ])
  const [entry] = await list()
  expect(entry).toMatchObject({
    kind: 'page',
    fields: {
      walk: 'surprise',
      question: 'SUR-01',
      minutes: 20,
      asked: 'What I am not writing about is …',
    },
  })
  expect((await json('settings')).settings.minutes).toBe(20)
  // The word for how it was is seen again, as a word, in the entry and in the week.
  expect((await go(['show', entry?.id ?? ''])).out).toMatch(/how it was before: [a-z]/)
  const week = (await go(['review'])).out
  expect(week).toMatch(/How it was\n {2}\S.*\d{4} {2}[a-z]/)
  expect(week).toMatch(/Written\n {2}.*I parked by the river/)
})

test('from the ledger back into the line, and on from it', async () => {
  const { out } = await go(['surprises'])
  const [, way = ''] = /◆ Nobody rang\.\n {2}.* · ([0-9a-f]{8}:\d+)/.exec(out) ?? []
  expect(way).toMatch(/:2$/)
  const written = await play(
    ['write', '--about', way],
    [[['What is under this line?', '│ Nobody rang.'], keep]],
  )
  expect(written.code).toBe(0)
})

test('after a kill the words are offered: continue, keep as is, let go', async () => {
  using first = open(['write'])
  await answer(first, [['────', 'Kept. words before the kill'], ['saved']])
  first.kill('SIGKILL')
  await first.end()
  using again = open(['write'])
  await answer(again, [
    [/5 words from .* are here\.\s*1 {2}continue\n\s*2 {2}keep as is\n\s*3 {2}let go/, enter],
    ['words before the kill', ', and after'],
    ['and after'],
  ])
  again.kill('SIGHUP')
  await again.end()
  const kept = await play(
    ['write'],
    [
      ['keep as is', down + enter],
      ['The line that surprised you', enter],
      ['And now?', enter],
    ],
  )
  expect(kept.code).toBe(0)
  expect((await texts())[0]).toBe('Kept. words before the kill, and after')
})

test('in plain mode: "!" alone marks, and the words are kept with it', async () => {
  const { code, err } = await write(
    'MOM-01',
    'It was quiet.\nWe never spoke of it.\n!\n!!\n.time\n.\n',
  )
  expect(code).toBe(0)
  expect(err).toContain('(marked)')
  expect(err).toMatch(/minutes left/)
  const [entry] = await list()
  expect(entry).toMatchObject({
    kind: 'answer',
    text: 'It was quiet.\nWe never spoke of it.\n!',
    fields: { question: 'MOM-01', walk: 'momentum' },
  })
  expect((await surprises())[0]?.text).toBe('We never spoke of it.')
})

test('a page that waits is not written into by another question', async () => {
  using first = open(['write'])
  await answer(first, [['────', 'It waits. '], ['saved']])
  first.kill('SIGKILL')
  await first.end()
  const { err } = await write('MOM-03', 'Other words.\n.\n')
  expect(err).toContain('What waited is kept as')
  expect((await texts()).slice(0, 2)).toEqual(['Other words.', 'It waits. '])
})

test('struck words and pauses are kept, and shown where they are asked for', async () => {
  const written = await play(
    ['write', '--forward'],
    [
      ['────', 'It was only once'],
      ['once', `${keys.eraseWord}a year`],
      ['a year', keep],
      ['The line that surprised you', enter],
      ['And now?', enter],
    ],
  )
  expect(written.code).toBe(0)
  expect((await go(['show'])).out).toContain('It was only ~~once~~a year')
})

test('a mark stays with its words through an edit', async () => {
  const entry = (await surprises()).find(({ text }) => text === 'Nobody rang.')?.entry ?? ''
  const edited = await play(
    ['edit', entry],
    [['Nobody rang.', `${keys.top}Before all this: ${keep}`]],
  )
  expect(edited.code).toBe(0)
  expect((await surprises()).map(({ text }) => text)).toContain('Nobody rang.')
  expect((await json('show', entry)).entry.text).toMatch(/^Before all this: /)
})

test('editing opens the words as they are and keeps both versions', async () => {
  await go(['jot', '-'], 'first version')
  const id = await idOf('first version')
  const edited = await play(['edit', id], [['first version', `, and second${keep}`]])
  expect(edited.code).toBe(0)
  expect((await json('show', '--history', id)).revisions).toMatchObject([
    { text: 'first version' },
    { text: 'first version, and second' },
  ])
})

test('an editor that may leave copies is refused', async () => {
  await go(['jot', '-'], 'for the editor')
  const refused = await run({ ...place.scripted, EDITOR: 'code' }, [
    'edit',
    '--editor',
    await idOf('for the editor'),
  ])
  expect(refused).toMatchObject({ code: 5, err: expect.stringContaining('may leave copies') })
})

test('a course goes on from sitting to sitting and is never late', async () => {
  const sitting = (words: string, ...args: string[]) =>
    go(['--plain', 'course', ...args], `${words}\n.\n`)
  const begun = await sitting('one sitting', 'needs')
  expect(begun.err).toContain('sitting 1 of 4')
  expect(begun.err).toMatch(/next sitting can be on .*, or any day after/)
  expect((await sitting('another')).err).toContain('sitting 2 of 4')
  expect(await go(['course', 'momentum'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('A course on "needs" is open'),
  })
  await sitting('third')
  expect((await sitting('fourth')).err).toContain('Those were the 4 sittings')
  expect((await go(['course'])).code).toBe(3)
})

test.each([
  [['write', '--minutes', '0'], 2, '1 to 99'],
  [['write', '--walk', 'shame', '--question', 'SHM-01'], 2, 'Only one of'],
  [['write', '--walk', 'nowhere'], 3, 'There is no walk'],
  [['write', '--question', 'XXX-99'], 3, 'There is no question'],
  [['write', '--about', 'zzzz'], 3, 'No entry has the id'],
  [['course', '--days', '0', 'needs'], 2, '1 to 30'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  expect(await go(args)).toMatchObject({ code, err: expect.stringContaining(words) })
})

test.each(['on the screen', 'line by line'])(
  '%s, until a line surprises: no clock, and the mark is the end',
  async (how) => {
    if (how === 'line by line') {
      const { code, err } = await go(
        ['--plain', 'write', '--until-surprise', '--question', 'MOM-01'],
        'It was quiet.\nI liked it that way.\n.time\n!\nnever read\n',
      )
      expect(code).toBe(0)
      expect(err).toContain('no clock runs here')
    } else {
      const written = await play(
        ['write', '--until-surprise', '--question', 'MOM-01'],
        [
          [
            /^(?![\s\S]*────)[\s\S]*Ctrl-S it surprised me/,
            `It was quiet. I liked it that way.${keys.time}`,
          ],
          ['no clock runs here', keys.surprise],
          ['point at another line', enter],
          ['And now?', enter],
        ],
      )
      expect(written.code).toBe(0)
    }
    const [entry] = await list()
    expect(entry?.fields).not.toHaveProperty('minutes')
    expect((await surprises()).map(({ text }) => text)).toContain('I liked it that way.')
  },
)

test('--until-surprise has no minutes', async () => {
  const { code, err } = await go(['write', '--until-surprise', '--minutes', '5'])
  expect(code).toBe(2)
  expect(err).toContain('no clock')
})
