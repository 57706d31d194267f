// The map of why: what belongs together, what led to what, and a line opened, changed, linked and taken away.
import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { ago, file, go, json, list, log, open, play, within } = door()
const { clear, enter, keep } = keys

type Link = { readonly line: string; readonly how?: string }
type Line = { readonly id: string; readonly text: string; readonly leads: readonly Link[] }
type Part = {
  readonly part: string
  readonly lines: readonly Line[]
  readonly groups: readonly { readonly by: string; readonly name?: string }[]
  readonly filledBy?: { readonly walk: string }
}

const parts = async (): Promise<readonly Part[]> => (await json('map')).parts
const part = async (name: string) => (await parts()).find((each) => each.part === name)
const line = async (text: string): Promise<Line> => {
  const found = (await parts()).flatMap(({ lines }) => lines).find((each) => each.text === text)
  if (found === undefined) throw new Error(`no line says ${text}`)
  return found
}

const sentence = 'Nobody asked me anything at that table.'
const answer = `Supper was at six. ${sentence} Then the radio.`

beforeAll(async () => {
  await go(['--plain', 'walk', 'precipitating'], `${answer}\n.\n.stop\n`)
  const [source] = await list('--walk', 'precipitating')
  const values = { text: sentence, p: 'precipitating', learned_from: 'father' }
  within((store) => {
    const fields = { values, ...(source ? { from: source.id } : {}) }
    keepEntry(store, { kind: 'factor', text: sentence, fields, at: ago(0) })
  })
  await log('factor', { text: 'The quiet house', p: 'predisposing', learned_from: 'father' })
  await log('factor', {
    text: 'A good boy asks for nothing',
    p: 'predisposing',
    learned_from: 'Father.',
    when: 'still',
    confidence: 'guess',
  })
})

test('what was learned from the same stands together; an empty part says which walk fills it', async () => {
  expect((await part('predisposing'))?.groups).toMatchObject([{ by: 'learned', name: 'father' }])
  const empty = (await part('protective'))?.filledBy?.walk ?? ''
  const { out } = await go(['map'])
  expect(out).toContain(`unearth walk ${empty}`)
  expect((await json('prompts')).walks).toContainEqual(expect.objectContaining({ id: empty }))
  expect(out).toMatch(/learned from father\n {2}· The quiet house/)
  expect(out).toContain('still · a guess')
  for (const row of out.split('\n')) expect(row.length).toBeLessThanOrEqual(80)
})

test('a line opens to the words it came from, what else was learned there, and the question one deeper', async () => {
  const opened = await play(
    ['map'],
    [
      ['The map', 'q'],
      [['Which line?', `2  What set it off: ${sentence}`], '2'],
      [
        [
          'It came from this',
          answer,
          'Also learned from father:',
          '· The quiet house',
          'One deeper',
        ],
        '2',
      ],
      [['q leaves', 'Supper was at six', 'Then the radio.'], 'q'],
      ['What now?', '3'],
      [['│ Supper was at six', 'Ctrl-D keep'], 'The radio was louder.'],
      ['The radio was louder.', keep],
      ['A line on the map', enter],
      ['What now?', '1'],
      ['Which line?', '1'],
    ],
    { rows: 40 },
  )
  expect(opened.code).toBe(0)
  const [newest] = await list()
  expect(newest).toMatchObject({ kind: 'answer', text: 'The radio was louder.' })
  expect(opened.scrollback).not.toContain('radio')
})

test('on a screen a line is linked, changed and unlinked where it stands; what it said before stays', async () => {
  const { code } = await play(
    ['map'],
    [
      ['The map', 'q'],
      ['3  What was there before: The quiet house', '3'],
      [['What now?', '4  say what it led to'], '4'],
      [['What did it lead to?', `2  What set it off: ${sentence}`], '2'],
      ['How did the one lead', `no words there${keep}`],
      [`led to: ${sentence} (no words there)`, '2'],
      ['One line for the map', clear],
      [/One line for the map\.\s+saved/, 'The house without words'],
      ['The house without words', keep],
      [['What was there before: The house without words', 'take a link away'], '1'],
      ['Which line?', '1'],
    ],
    { rows: 40 },
  )
  expect(code).toBe(0)
  const changed = await line('The house without words')
  expect(changed.leads).toMatchObject([{ how: 'no words there', line: (await line(sentence)).id }])
  const { revisions } = await json('show', '--history', changed.id)
  expect(revisions).toHaveLength(2)
  expect((await go(['map'])).out).toMatch(/→ led to: Nobody asked me anything/)
})

test('in plain mode the same by numbers: opened, its fields changed, unlinked, into the trash', async () => {
  const { code } = await play(
    ['--plain', 'map'],
    [
      ['Which line?', '4\r'],
      [['What now?', '3  change where it belongs'], '3\r'],
      ['Where does it belong?', '7\r'],
      ['Where was it learned', '\r'],
      ['Then, or still?', '1\r'],
      ['How sure are you?', '5\r'],
      ['What holds: A good boy asks for nothing', '1\r'],
      ['Which line?', '3\r'],
      ['5  take a link away', '5\r'],
      ['Which one?', '2\r'],
      [['in the trash', 'What now?'], '5\r'],
      [['It is in the trash', 'Which line?'], '1\r'],
    ],
    { rows: 60 },
  )
  expect(code).toBe(0)
  expect((await part('protective'))?.lines).toMatchObject([
    { text: 'A good boy asks for nothing', when: 'still', confidence: 'sure', learned: 'Father.' },
  ])
  expect((await part('predisposing'))?.lines).toEqual([])
  expect((await go(['map'])).out).not.toContain('led to')
  await go(['undo'])
  expect((await line('The house without words')).leads).toEqual([])
})

test('at 40 columns it opens too, and no row is too long', async () => {
  using narrow = open(['map'], { columns: 40, rows: 20 })
  await narrow.see('The map')
  narrow.type('q')
  await narrow.see('Which line?')
  narrow.type('2')
  await narrow.see('It came from this')
  for (const row of narrow.rows()) expect(row.length).toBeLessThanOrEqual(40)
})

test('on a terminal it is drawn after its words were looked at, and the file is the drawing', async () => {
  const path = file('map.svg')
  const { code } = await play(
    ['map', '--format', 'svg', '--to', path],
    [
      ['become roles', enter],
      [['exact text', 'The house without words'], 'q'],
      ['Whoever has the file', '2'],
    ],
    { rows: 40 },
  )
  expect(code).toBe(0)
  expect(readFileSync(path, 'utf8')).toMatch(/^<\?xml/)
})
