// What comes back another day: a page that waited, a file that is still there, an evening that has been long.
import { existsSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { saveDraft } from '../../../src/store/drafts.ts'
import { beginSession, endSession } from '../../../src/store/sessions.ts'
import { setHere } from '../../store/set.ts'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { ago, file, go, open, play, texts, within } = door()
const { doors, down, enter, keep } = keys

beforeAll(() => go(['--plain', 'names'], '1\nRobin\n2\nK.\n1\n'))

test('a page that waited since yesterday has its own time when it is gone on with', async () => {
  const yesterday = ago(86_400_000)
  within((store) =>
    saveDraft(store, {
      key: 'page',
      kind: 'page',
      text: 'Words of yesterday.',
      cursor: 19,
      fields: {
        walk: 'surprise',
        question: 'SUR-01',
        asked: 'What I am not writing about is …',
        minutes: 15,
        elapsed: 900_000,
        marks: [[0, 19, 'surprise']],
      },
      begun: yesterday,
      changed: yesterday,
    }),
  )
  const written = await play(
    [],
    [
      [/3 words from .* are here/],
      ['◆ Words of yesterday.', keys.time],
      ['15 minutes left', keep],
      ['take a ◆ off', enter],
      ['And now?', enter],
      ['The desk.', doors],
    ],
  )
  expect(written.code).toBe(0)
})

test('after thirteen exports and a question left open there is the cursor and nothing before it; the files are one question', async () => {
  await go(['--plain', 'walk', 'needs'], '.floor\n.stop\n')
  const paths = Array.from({ length: 13 }, (_, index) => file(`old-${index}.md`, 'words'))
  const half = file('.new.md.1a2b', 'half of the words')
  const at = { utc: Date.UTC(2026, 0, 1), zone: 'Europe/Berlin', offset: 60 }
  within((store) =>
    setHere(store, 'exports', [
      ...paths.map((path) => ({ path, at })),
      { path: file('new.md'), at, beside: half },
    ]),
  )
  using evening = open([])
  await evening.see(' of ')
  evening.type('A first letter')
  await evening.see('A first letter')
  // One screen was entered, and it is the page.
  expect(evening.bytes().split('\u001b[?1049h')).toHaveLength(2)
  evening.type(keys.waits)
  await answer(evening, [
    ['13 files that left', '2'],
    ['are still there, in plain text', down + enter],
    ['A first letter', keys.stop],
  ])
  expect(await evening.end()).toBe(130)
  expect([...paths, half].filter((path) => existsSync(path))).toEqual([])
  expect((await go(['status'])).out).toContain('old-12.md (not there any more)')
})

test('after a long day there is one offer of another way; going on is the first of them', async () => {
  within((store) => {
    const at = ago(60_000)
    const session = beginSession(store, { walk: 'shame', at, fields: { heavy: false } })
    endSession(store, session, ago(1000), { seconds: 50 * 60 })
  })
  const written = await play(
    ['write'],
    [
      ['────', `A few plain words.${keep}`],
      ['The line that surprised', enter],
      ['And now?', enter],
      [
        /deep writing for one day\.\s+Any of these, or none:\s+1 {2}go on\n\s*2 {2}turn it concrete\n\s*3 {2}step back\n\s*4 {2}put it down/,
        down + enter,
      ],
      ['Plain facts.', 'At six, in the kitchen.'],
      ['in the kitchen.', keep],
    ],
  )
  expect(written.code).toBe(0)
  expect((await texts())[0]).toBe('At six, in the kitchen.')
})
