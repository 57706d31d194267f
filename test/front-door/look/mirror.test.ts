// A mirror: the writer's own words again, on request; what is done with them; and strands, which are one because the writer says so.
import { beforeAll, expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { ago, go, idOf, json, list, open, play, within } = door()
const { down, enter, keep } = keys
const day = 86_400_000

const planted = 'Grandfather locked the piano and swallowed the little brass key.'
const last = `The office was loud. After I made a mistake with the account I hid the letters. I never meant to hurt anyone. ${planted} The river and the bridge, then supper.`
const danger =
  'Some nights I think about ending my life. It was only a few messages, said the friendly voice.'

type Kept = {
  readonly text: string
  readonly days: number
  readonly walk?: string
  readonly more?: object
}

function written(entries: readonly Kept[]): void {
  within((store) => {
    for (const { text, days, walk, more = {} } of entries) {
      const at = ago(days * day)
      keepEntry(store, {
        kind: walk === undefined ? 'note' : 'answer',
        text,
        fields: { ...(walk === undefined ? {} : { walk }), ...more },
        at,
      })
    }
  })
}

beforeAll(() => {
  written([
    {
      text: 'A friendly voice on the phone said it was only a formality.',
      days: 40,
      walk: 'presenting',
    },
    { text: 'The voices in the corridor. It was only a few messages.', days: 35, walk: 'momentum' },
    { text: danger, days: 33, walk: 'momentum' },
    {
      text: 'Her voice, through the wall of the car, and nothing happened.',
      days: 30,
      walk: 'predisposing',
    },
    ...Array.from({ length: 8 }, (_, at) => ({
      text: `The office was loud and the meeting ran long. I drove home along the river and parked under the bridge, evening ${at}. The letters about the account lay hidden in the office. Nothing was said at supper.`,
      days: 20 - at,
    })),
    { text: last, days: 1 },
  ])
})

test('over the last page: the words as they stand, and one question each; nothing is asked of a script', async () => {
  const { out, code } = await go(['mirror'])
  expect(code).toBe(0)
  expect(out).toContain('You wrote, on')
  expect(out).toContain(
    'soft words for the act (1)\n  After I ‹made a mistake› with the account I hid the letters.\nIs there a plainer word for any of these?',
  )
  expect(out).toContain('You named what you did. What did it do?')
  expect(out).toContain(
    `The line furthest from your usual words:\n  ${planted}\nIs there more under it?`,
  )
  expect(out).not.toMatch(/\d ?%|\byou (are|tend)\b|suggests/i)
  const { mirror } = await json('mirror')
  expect(mirror.furthest.text).toBe(planted)
  const soften = mirror.signals.find(({ signal }: { signal: string }) => signal === 'soften')
  expect(soften.places[0].text).toBe('made a mistake')
})

test.each([
  ['on the screen', [], { write: down + enter, leave: enter }],
  ['in plain mode', ['--plain'], { write: `2${enter}`, leave: enter }],
])('the line furthest away can be written on under, %s', async (_, flags, press) => {
  const words = `Under it${flags.length} lay the summer of the stairs.`
  const plain = flags.length > 0
  const made = await play(
    [...flags, 'mirror', await idOf(last)],
    [
      ...(plain ? [] : ([['A mirror', 'q']] as const)),
      ['Is there anything in it?', plain ? `2${enter}` : down + enter],
      ['go on', press.write],
      plain ? ['A line with only', `${words}${enter}.${enter}`] : ['other doors', words],
      ...(plain ? [] : ([[words.slice(0, 20), keep]] as const)),
      ['Is there anything in it?', press.leave],
    ],
  )
  expect(made.code).toBe(0)
  const [page] = await list('page')
  expect(page).toMatchObject({ text: words, fields: { line: planted, entry: await idOf(last) } })
})

test('"not it" is remembered of the line and of a list, and the ◆ of what surprised is a mark', async () => {
  const id = await idOf(last)
  expect(
    (
      await play(
        ['--plain', 'mirror', id],
        [
          ['anything in it', `2${enter}`],
          ['go on', `3${enter}`],
          ['Marked', `2${enter}`],
          ['soft words', `4${enter}`],
          ['Not it, then', enter],
        ],
      )
    ).code,
  ).toBe(0)
  expect((await go(['surprises'])).out).toContain(planted)
  expect((await go(['mirror', id])).out).not.toContain('soft words for the act')
  const refused = await play(
    ['mirror', id],
    [
      ['A mirror', 'q'],
      ['anything in it', down + enter],
      ['not it', down + down + down + enter],
      ['Not it, then', enter],
    ],
  )
  expect(refused.code).toBe(0)
  expect((await go(['mirror', id])).out).not.toContain(planted)
})

test('over words of danger there is no mirror, and people come first', async () => {
  const id = await idOf(danger)
  using screen = open(['mirror', id])
  await screen.see('heavy to hold alone')
  await screen.see(/\b(112|988|116 123|999|911)\b/)
  expect(screen.shown()).not.toContain('‹')
  screen.type(enter)
  expect(await screen.end()).toBe(3)
  const { mirror } = await json('mirror', id)
  expect(mirror).toMatchObject({
    leftOut: true,
    signals: [],
    pairs: [],
    furthest: null,
    returning: [],
  })
  const time = await go(['mirror', '--from', '60 days ago'])
  expect(time.out).toContain('left out of this')
  expect(time.out).not.toContain('said the friendly')
})

test('a word and a move that come back are a question with their places, none of danger', async () => {
  const { out } = await go(['mirror', '--strands'])
  expect(out).toContain('"voice" comes back. Do these belong together?')
  expect(out).toContain('A friendly ‹voice› on the phone')
  expect(out).toContain('The ‹voices› in the corridor')
  expect(out).toContain('playing down, in several places. Is it the same move each time?')
  expect(out).not.toContain('said the friendly')
  expect((await go(['mirror', '--strands', '--from', 'yesterday'])).code).toBe(3)
})

test('a strand that is kept holds its places together, and leaves only by name; "not it" is not asked again', async () => {
  const { strands } = await json('mirror', '--strands')
  const at = strands.findIndex(({ word }: { word: string }) => word === 'voice')
  const moves = strands.findIndex(({ what }: { what: string }) => what === 'move')
  const made = await play(
    ['--plain', 'mirror', '--strands'],
    [
      ['Which of them', `${at + 2}${enter}`],
      ['keep it', `2${enter}`],
      ['in your own words', `somebody who asks nothing${enter}`],
      // One fewer stands before it now.
      ['Kept as', `${moves + (at < moves ? 1 : 2)}${enter}`],
      ['same move each time', `3${enter}`],
      ['Not it, then', enter],
    ],
  )
  expect(made.code).toBe(0)
  const [strand] = await list('strand')
  expect(strand?.fields['values']).toEqual({ text: 'voice', means: 'somebody who asks nothing' })
  const place = await idOf('The voices in the corridor. It was only a few messages.')
  expect(strand?.fields['links']).toContain(place)
  expect((await go(['show', strand?.id ?? ''])).out).toMatch(/It holds together:\n.*presenting/)
  expect((await go(['show', place])).out).toContain(
    'In a strand: voice · somebody who asks nothing',
  )
  expect((await go(['mirror', '--strands'])).out).not.toContain('playing down')
  const whole = await go(['export', '--full', '--to', '-', '--yes'])
  expect(whole.out).not.toContain('somebody who asks nothing')
  const named = await go(['export', '--kind', 'strand', '--to', '-', '--yes'])
  expect(named.out).toContain('somebody who asks nothing')
})

test('over a course: words one sitting below the other, people in an order, and no number', async () => {
  written(
    [
      'I lied because I was afraid. I knew why.',
      'She found the harbour tickets in a lining pocket. I understand her now, and I wonder why I stayed silent.',
    ].map((text, at) => ({
      text,
      days: 0.2,
      walk: 'desire',
      more: { session: `s${at}`, over: `sitting ${at + 1}` },
    })),
  )
  const { out } = await go(['mirror', '--course', 'desire'])
  expect(out).toMatch(
    /cause words, insight words\n.*: because · why\n.*: understand · wonder · why\nMore is not better; it is only more\./,
  )
  expect(out).toMatch(
    /: mostly “I”; no “they”, “you”, “we”\n.*: mostly “I”, “they”; no “you”, “we”/,
  )
  expect(out).toMatch(
    /The line furthest from your usual words:\n {2}[0-9a-f]{8} {2}She found the harbour tickets/,
  )
  expect(out).toContain('In this journal "I" is also how responsibility is written.')
})

test('over an answer: what was said plainly at once, and what took until now', async () => {
  const more = { question: 'PRS-01', rev: 1, asked: 'Say what you did.' }
  written([
    { text: 'I slipped up, I guess. Maybe.', days: 3, walk: 'presenting', more },
    { text: 'I lied for two years.', days: 0.15, walk: 'presenting', more },
  ])
  const { out } = await go(['mirror', await idOf('I lied for two years.')])
  expect(out).toMatch(
    /soft words for the act, hedges\n.*: slipped up · I guess · Maybe\n.*: none of them\nWhat was said plainly/,
  )
})

test('it is off until it is set: then one line after writing, and none over words of danger', async () => {
  const line = '"unearth mirror" shows you your own words again'
  const walk = async (words: string) =>
    (
      await go(
        ['--plain', 'walk', 'presenting', '--start-over'],
        `${words}\n.\n${'.\n'.repeat(20)}`,
      )
    ).err
  expect(await walk('a plain line')).not.toContain(line)
  expect((await go(['settings', 'mirror', 'on'])).code).toBe(0)
  expect(await walk('a plain line')).toContain(line)
  expect(await walk('I want to end my life.')).not.toContain(line)
})

test('whoever was hurt, or said that there is fear, is shown nothing that asks for their part', async () => {
  written([
    { text: 'It was because he never listened. I hid the letters. I am a failure.', days: 0.1 },
  ])
  expect((await go(['mirror'])).out).toContain('the cause placed with someone else')
  within((store) => {
    store.db
      .prepare("insert into setting (key, value) values ('names', ?)")
      .run(JSON.stringify({ writer: 'hurt', hasOther: true }))
  })
  const { out } = await go(['mirror'])
  expect(out).toContain('verdicts on who you are')
  expect(out).not.toMatch(/the cause placed|naming what you did|Where is the act/)
  within((store) => {
    store.db.prepare("update setting set value = ? where key = 'names'").run('{"writer":"broke"}')
    store.db.prepare("insert into setting (key, value) values ('fear', ?)").run('{"since":1}')
  })
  expect((await go(['mirror'])).out).not.toMatch(/the cause placed|Where is the act/)
  within(
    (store) => void store.db.prepare("delete from setting where key in ('fear', 'names')").run(),
  )
})

test.each([
  [
    ['mirror', '--course', 'presenting', '--from', 'monday'],
    2,
    'over one entry, or a course, or a time',
  ],
  [['mirror', 'ffffffff'], 3, 'No entry has the id'],
  [['mirror', '--strands', '--course', 'presenting'], 2, 'Strands are looked for everywhere'],
  [['mirror', '--until', '2001-01-01'], 3, 'Nothing was written in that time'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  expect(await go(args)).toMatchObject({ code, err: expect.stringContaining(words) })
})

test('a record has no mirror', async () => {
  const [strand] = await list('strand')
  expect(await go(['mirror', strand?.id ?? ''])).toMatchObject({
    code: 2,
    err: expect.stringContaining('is no page, answer or note'),
  })
})

test('what it is worth is said without opening anything', async () => {
  const { out, code } = await go(['--no-input', 'mirror', '--about'])
  expect(code).toBe(0)
  for (const words of [
    'quotation, irony, negation',
    'averages of groups',
    'write around them',
    'They are English',
    'only better style',
    'No mirror decides',
  ]) {
    expect(out).toContain(words)
  }
  expect(out).toContain('- soft words for the act: soft words for what was done')
  expect(await go(['about', 'mirrors'])).toMatchObject({ code: 0 })
})
