// The story of why on its bench: told, pointed at the map, ticked, served by a question, told again without looking.
import { describe, expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { door } from '../door.ts'
import { answer, keys, pasted, type Transcript } from '../screen.ts'

const { enter, keep } = keys
const quiet = 'In that house the quiet was how love was said.'
const lied = 'I lied about the money in March.'
const liedOn = 'I lied about the money for years.'
const sign = 'I can say it at breakfast'

type Told = {
  readonly mode: readonly string[]
  readonly first: Transcript
  readonly again: Transcript
}

const onScreen: Told = {
  mode: [],
  first: [
    [
      ['Your map', 'What was there before', '2 the quiet after supper', 'The story, as far as'],
      `${pasted(`${quiet}\n\n${lied}`)}${keep}`,
    ],
    [['Which lines of your map', quiet, 'the quiet after supper'], `2${enter}`],
    [['Which lines of your map', lied], enter],
    [['Which of these are true', 'it makes sense', 'something in me softens'], `1${enter}`],
    ['How will you know it is enough?', sign],
    [['How will you know it is enough?', sign], keep],
    ['tell it again, without looking', `tomorrow${enter}`],
    [['is not there yet', 'pull in different directions: Name three strands'], '2'],
    ['goes deep', enter],
    [['Name three strands', `│ ${lied}`], 'Fear, and vanity, and love.'],
    [['Name three strands', 'and love.'], keep],
    ['Enter go on', enter],
    ['one thing in the room', enter],
    ['next ordinary thing', enter],
    ['How do you get up', enter],
  ],
  again: [
    ['Told again without looking', `${pasted(`${quiet}\n\n${liedOn}`)}${keep}`],
    [['The story, told twice', 'Version 1', 'Version 2', 'in March', 'for years'], 'q'],
    [['Which lines of your map', 'So far: the quiet after supper'], enter],
    [['Which lines of your map', liedOn], `1${enter}`],
    [['Which of these are true', `your own sign: ${sign}`], '5'],
    [/5 +● something in me/, '6'],
    [/6 +● your own sign/, enter],
    ['tell it again, without looking', enter],
    ['is not there yet', enter],
  ],
}

const inLines: Told = {
  mode: ['--plain'],
  first: [
    [['> Your map', '2 the quiet after supper', 'as far as you know'], `${quiet}\r\r${lied}\r.\r`],
    [['rest on?', quiet, 'Numbers, or Enter for none'], '2\r'],
    [[lied, 'Numbers, or Enter for none'], '\r'],
    [/something in me softens\nNumbers/, '1\r'],
    [/enough\?[\s\S]*Write\. A line/, `${sign}\r.\r`],
    ['tell it again, without looking', 'tomorrow\r'],
    [/pull in different directions: Name three strands[\s\S]*Number, or/, '2\r'],
    [/goes deep[\s\S]*Number, or/, '\r'],
    [[`> ${quiet}`, lied, 'Name three strands'], 'Fear, and vanity, and love.\r.\r'],
    [/(carry it|Three breaths|Nothing is due)[\s\S]*Enter to go on/, '\r'],
    [/Name one thing[\s\S]*Enter to go on/, '\r'],
    [/next ordinary thing[\s\S]*Enter to go on/, '\r'],
    [/get up from this[\s\S]*Number, or/, '\r'],
  ],
  again: [
    ['Told again without looking', `${quiet}\r\r${liedOn}\r.\r`],
    [['lied about the money [-in March-].', 'lied about the money {+for years+}.', 'So far'], '\r'],
    [/I lied about the money for years\.\n[\s\S]*Numbers, or/, '1\r'],
    [new RegExp(`your own sign: ${sign}\\nNumbers, or`), '5 6\r'],
    ['On which day', '\r'],
    [/is not there yet[\s\S]*Number, or/, '\r'],
  ],
}

describe.each([
  ['on the screen', onScreen],
  ['in plain mode', inLines],
])('%s', (_, { mode, first, again }) => {
  const { go, json, list, log, play } = door()

  test('a version is kept with what it rests on, what is ticked and a sign of one’s own, and a question serves what is not', async () => {
    await log('factor', { text: 'the quiet after supper', p: 'predisposing' })
    await log('factor', { text: 'an invoice on a Tuesday', p: 'precipitating' })
    expect((await go(['story', 'again'])).code).toBe(3)
    const { code, scrollback } = await play([...mode, 'story', 'write'], first, { rows: 40 })
    expect(code).toBe(0)
    const { out } = await go(['story'])
    expect(out).toContain(
      `${quiet}\n  · the quiet after supper\n\n${lied}\n\nTicked by you\n[x] it`,
    )
    expect(out).toContain('[ ] its parts pull in different directions')
    expect(out).toContain(`Your own signs\n[ ] ${sign}`)
    expect(await list('answer')).toMatchObject([
      { text: 'Fear, and vanity, and love.', fields: { walk: 'story-of-why', question: 'STY-05' } },
    ])
    if (mode.length === 0) expect(scrollback).not.toContain('supper')
  })

  test('told again without looking it stands beside the first, with what changed', async () => {
    const { code } = await play([...mode, 'story', 'again'], again, { rows: 40 })
    expect(code).toBe(0)
    const { out } = await go(['story'])
    expect(out).toContain('Version 2')
    expect(out).toContain(`${quiet}\n  · the quiet after supper\n\n${liedOn}\n  · an invoice`)
    expect(out).toContain('[ ] it makes sense')
    expect(out).toContain('[x] something in me softens')
    expect(out).toContain(`[x] ${sign}`)
    const { versions } = await json('story')
    expect(versions).toMatchObject([
      { fields: { values: { ticks: ['sense'], signs: [sign], again_on: expect.any(String) } } },
      { fields: { values: { ticks: ['tender'], signs: [sign], seen: [sign] } } },
    ])
  })
})

describe('the day it is told again', () => {
  const { ago, go, json, list, log, open, within } = door()
  const day = 86_400_000

  test('from the day after a slip a day offers it, and what was told before is not on the screen', async () => {
    within((store) => {
      const told = { values: { text: 'I was tired.', signs: [sign] } }
      keepEntry(store, { kind: 'story', text: 'I was tired.', fields: told, at: ago(9 * day) })
      const slip = { values: { what: 'I hid a letter' } }
      keepEntry(store, { kind: 'repair', text: 'I hid a letter', fields: slip, at: ago(day) })
    })
    expect((await go(['today'])).out).toContain('when something slipped')
    using screen = open(['--plain', 'today'])
    const seen: Transcript = [
      [/What about it|the story can be told again[\s\S]*Number, or/, '2\r'],
      [/tell it again now[\s\S]*Number, or/, '1\r'],
      ['Told again without looking', 'I was tired, and I chose to hide it.\r.\r'],
    ]
    await answer(screen, seen.slice(0, 2))
    await screen.see('Told again without looking')
    expect(screen.shown()).not.toContain('I was tired')
    await answer(screen, [
      ...seen.slice(2),
      [['{+, and I chose to hide it+}'], '\r'],
      ['On which day', '\r'],
    ])
    expect(await screen.end()).toBe(0)
    expect((await json('story')).versions).toHaveLength(2)
    expect((await json('today')).lines).toEqual([])
  })

  test('what is added to a version later is no version of its own', async () => {
    const values = { text: 'I was tired, and I chose to hide it.', ticks: ['sense'] }
    expect((await log('story', values)).code).toBe(0)
    expect((await json('story')).versions).toHaveLength(2)
    const { fields } = (await list('story'))[0] ?? {}
    expect(fields).toMatchObject({ version: 2, values: { ticks: ['sense'] } })
  })
})

describe('words of danger', () => {
  const { list, open } = door()

  test('bring people to call, and nothing is asked about the story after that', async () => {
    using screen = open(['story', 'write'])
    await answer(screen, [
      ['as far as you know it', 'Some nights I think about ending my life.'],
      ['ending my life', keep],
      [['What you wrote is kept.', 'People you can call'], enter],
    ])
    expect(await screen.end()).toBe(0)
    expect(screen.bytes()).not.toContain('true of it today')
    expect(await list('story')).toHaveLength(1)
  })
})

describe('stopped in the middle', () => {
  const { go, json, log, open } = door()

  test('a version stands, with what was said of it before', async () => {
    await log('factor', { text: 'the quiet after supper', p: 'predisposing' })
    using screen = open(['story', 'write'])
    await answer(screen, [
      ['as far as you know it', quiet],
      [quiet, keep],
      ['Which lines of your map', '1'],
      ['1  ●', enter],
      ['Which of these are true', keys.stop],
    ])
    expect(await screen.end()).toBe(130)
    expect((await go(['story'])).out).toContain(`${quiet}\n  · the quiet after supper`)
    expect((await json('story')).versions).toHaveLength(1)
  })
})

describe('an answer of a walk that is kept whole', () => {
  const { file, go, json, list, play } = door()

  test('has the same asked of it, and the question that serves it before the walk ends', async () => {
    const walk = [
      ['id', 'bench'],
      ['code', 'BEN'],
      ['title', 'The bench'],
      ['purpose', 'One question.'],
      ['minutes', '5'],
      ['intensity', 'low'],
      ['processes', '[excavate]'],
      ['phases', '[meaning]'],
      ['ps', '[presenting]'],
      ['audience', 'broke'],
      ['close', 'To close: …'],
      ['length', 'short'],
    ]
    const head = walk.map(([key, value]) => `${key}: ${value}`).join('\n')
    file(
      'home/journal/prompts/bench.md',
      `---\n${head}\n---\n\n## BEN-01 keeps story.text whole\n\nHow was it?\n`,
    )
    const { code } = await play(
      ['--plain', 'walk', 'bench'],
      [
        [/How was it\?[\s\S]*Write\. A line/, `${quiet}\r\r${lied}\r.\r`],
        [/as it stands\?[\s\S]*Number, or/, '2\r'],
        [/something in me softens\nNumbers/, '1\r'],
        [/enough\?[\s\S]*Write\. A line/, '.\r'],
        ['On which day', '\r'],
        [/serves it:[\s\S]*Number, or/, '2\r'],
        [[`> ${quiet}`, 'Name three strands'], 'Fear, and vanity, and love.\r.\r'],
        [/To close[\s\S]*Write\. A line/, '.\r'],
      ],
      { rows: 50 },
    )
    expect(code).toBe(0)
    expect((await go(['story'])).out).toContain(`${quiet}\n\n${lied}\n\nTicked by you\n[x] it`)
    expect((await json('story')).versions).toHaveLength(1)
    expect(await list('answer')).toMatchObject([
      { fields: { walk: 'story-of-why', question: 'STY-05' } },
      { fields: { walk: 'bench', question: 'BEN-01' } },
    ])
  })
})
