// What an answer becomes without being typed again: on the screen and line by line, and what later questions show of it.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { go, json, list, play } = door()
const { doors, enter, keep } = keys

type Line = { readonly text: string; readonly from: string }
type Part = { readonly part: string; readonly lines: readonly Line[] }

async function spark(): Promise<readonly Line[]> {
  const { parts } = (await json('map')) as { readonly parts: readonly Part[] }
  return parts.find(({ part }) => part === 'precipitating')?.lines ?? []
}

const week = 'The late shift began in March. Nobody asked how it was. I stopped saying.'

test('on the screen sentences are taken by a key; what a line needs more is one key each; Enter goes on', async () => {
  const walked = await play(
    ['walk', 'precipitating'],
    [
      ['1 of 10', keep],
      ['2 of 10', keep],
      ['3 of 10', week],
      [/saying\.\s+saved/, keep],
      [/1 {2}○ The late shift[\s\S]*3 {2}○ I stopped saying/, '1'],
      ['1  ● The late shift', '3'],
      ['3  ● I stopped saying', enter],
      [/“The late shift began in March\.”[\s\S]*learned/, `my first foreman${enter}`],
      ['Then, or still?', '2'],
      ['How sure are you?', '4'],
      [/“I stopped saying\.”[\s\S]*learned/, enter],
      ['Then, or still?', enter],
      ['How sure are you?', enter],
      ['4 of 10', doors],
      ['lift a sentence', 'p'],
    ],
  )
  expect(walked.code).toBe(0)
  expect(walked.scrollback).not.toContain('late shift')
  const [late, stopped] = await spark()
  expect(late).toMatchObject({ text: 'The late shift began in March.' })
  expect(stopped).toMatchObject({ text: 'I stopped saying.' })
  expect((await json('show', late?.from ?? '')).entry.text).toBe(week)
  const [, first] = await list('factor')
  expect(first?.fields).toMatchObject({
    values: { learned_from: 'my first foreman', when: 'then', confidence: 'sure' },
    sources: [{ field: 'text', start: 0, end: 30 }],
  })
})

test('line by line the same answers make the same lines', async () => {
  const before = (await spark()).length
  const walked = await play(
    ['--plain', 'walk', 'precipitating', '--start-over'],
    [
      ['1 of 10', '.skip\n'],
      ['2 of 10', '.skip\n'],
      ['3 of 10', `${week}\n.\n`],
      [/1 {2}The late shift[\s\S]*Numbers, or Enter for none/, '1 3\n'],
      [/“The late shift began in March\.”[\s\S]*learned/, 'my first foreman\n'],
      ['Then, or still?', '2\n'],
      ['How sure are you?', '4\n'],
      [/“I stopped saying\.”[\s\S]*learned/, '\n'],
      [/I stopped saying[\s\S]*Then, or still\?/, '\n'],
      [/I stopped saying[\s\S]*How sure are you\?/, '\n'],
      ['4 of 10', '.stop\n'],
    ],
  )
  expect(walked.code).toBe(0)
  expect((await spark()).slice(before).map(({ text }) => text)).toEqual([
    'The late shift began in March.',
    'I stopped saying.',
  ])
  const values = (await list('factor')).map(({ fields }) => fields['values'])
  expect(values.slice(0, before)).toEqual(values.slice(before))
})

test('two answers of one sitting fill one record; the next question shows both; a sentence is lifted from the menu', async () => {
  const walked = await play(
    ['walk', 'two-truths'],
    [
      ['goes deep', enter],
      ['1 of 12', 'She does not sleep. I did that.'],
      ['I did that.', keep],
      ['1  ○ She does not sleep.', '12'],
      ['2  ● I did that.', enter],
      ['2 of 12', 'I told the sum before she asked.'],
      ['before she asked.', keep],
      ['1  ○ I told the sum', `1${enter}`],
      [['3 of 12', '│ She does not sleep. I did that.', '│ I told the sum'], doors],
      ['skip', 's'],
      ['4 of 12', `I can count.${doors}`],
      ['lift a sentence', 'l'],
      ['What is it?', enter],
      ['1  ○ I can count.', `1${enter}`],
      ['Where does it belong?', '6'],
      ['learned', enter],
      ['Then, or still?', enter],
      ['How sure', enter],
      ['4 of 12', doors],
      ['put it down', 'p'],
    ],
  )
  expect(walked.code).toBe(0)
  expect(await list('two-truths')).toMatchObject([
    {
      fields: {
        values: {
          harm: 'She does not sleep. I did that.',
          human: 'I told the sum before she asked.',
        },
      },
    },
  ])
  const holds = (await json('map')) as { readonly parts: readonly Part[] }
  expect(holds.parts.find(({ part }) => part === 'protective')?.lines).toMatchObject([
    { text: 'I can count.' },
  ])
})

test('a question quotes one line of what was written before, and asks without it where nothing was', async () => {
  const without = await go(['--plain', 'walk', 'boundaries'], '.stop\n')
  expect(without.err).not.toContain('{')
  // Nor where a question stands by itself.
  const alone = [
    await go(['--plain', 'write', '--question', 'PRE-01'], 'An hour.\n.\n'),
    await go(['--plain', 'again', 'PRE-01']),
    await go(['--plain', 'sit', 'PRE-01']),
  ]
  for (const { err } of alone) {
    expect(err).toContain('hour by hour')
    expect(err).not.toContain('{')
  }
  await play(
    ['walk', 'presenting'],
    [
      ['1 of', keep],
      ['2 of', 'The first lie was about the card. More came.'],
      ['More came.', keep],
      [/3 of|Which of these/, keep],
      [/ of /, doors],
      ['put it down', 'p'],
    ],
  )
  const { walks } = (await json('prompts')) as {
    readonly walks: readonly { readonly id: string }[]
  }
  expect(walks.map(({ id }) => id)).toContain('precipitating')
  const quoted = await go(['--plain', 'walk', 'precipitating', '--start-over'], '.stop\n')
  expect(quoted.err).toContain('“The first lie was about the card”')
})

test('a note is kept, and a sentence of it lifted; what stands above is there while an answer is edited', async () => {
  await play(
    ['jot'],
    [
      ['Ctrl-D keep', 'I can wait ten minutes.'],
      ['ten minutes.', doors],
      ['lift a sentence', 'l'],
      ['What is it?', enter],
      ['1  ○ I can wait', `1${enter}`],
      ['Where does it belong?', '6'],
      ['learned', enter],
      ['Then, or still?', enter],
      ['How sure', enter],
    ],
  )
  expect((await list('note')).map(({ text }) => text)).toEqual(['I can wait ten minutes.'])
  expect((await list('factor'))[0]?.text).toContain('I can wait ten minutes.')
  await go(['--plain', 'walk', 'needs'], 'Rest. Quiet.\n.\nI sulked.\n.\n.stop\n')
  const sulked = (await list('--walk', 'needs')).find(({ text }) => text === 'I sulked.')
  const edited = await play(['edit', sulked?.id ?? ''], [['│ Rest. Quiet.', keep]])
  expect(edited.code).toBe(0)
})
