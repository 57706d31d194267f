// How what was kept stands on the shelf: by the day it was lived, under any piece of its id, under its tags.
import { expect, test } from 'vitest'
import { addEntry } from '../../../src/store/entries.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { ago, file, go, idOf, json, list, log, open, play, within } = door()

test('what is kept for an earlier day stands on it, in every list, from the pipe and from the page', async () => {
  await go(['jot', '-'], 'kept today about the lamp')
  for (const [day, text] of [
    ['two days ago', 'the lamp was out'],
    ['22.11.2020 21:40', 'the lamp was bought'],
    ['yesterday', 'the lamp came back'],
  ] as const) {
    expect((await go(['jot', '-', '--date', day], text)).code).toBe(0)
  }
  const order = ['kept today', 'came back', 'was out', 'was bought']
  const { out } = await go(['list'])
  expect(order.map((words) => out.indexOf(words)).toSorted((a, b) => a - b)).toEqual(
    order.map((words) => out.indexOf(words)),
  )
  expect(out).toContain('Sun 22 Nov 2020')
  expect((await go(['show'])).out).toContain('kept today')
  const found = (await json('search', 'lamp')).hits.map(({ text }: { text: string }) => text)
  expect(order.map((words) => found.findIndex((text: string) => text.includes(words)))).toEqual([
    0, 1, 2, 3,
  ])
  expect((await list()).map(({ text }) => text).slice(2)).toEqual([
    'the lamp was out',
    'the lamp was bought',
  ])
  const { entries } = await json('list', '--until', '2020')
  expect(entries).toMatchObject([{ created: { at: expect.stringMatching(/^2020-11-22T21:40/) } }])
  // When it was written is still known.
  expect(entries[0].written.at > '2026').toBe(true)
})

test('a page for another day keeps its day when it is left and gone on with', async () => {
  const left = await play(
    ['jot', '--date', '3 days ago'],
    [
      [['For ', 'Ctrl-D keep'], 'about the stairs'],
      ['stairs', keys.stop],
    ],
  )
  expect(left.code).toBe(130)
  await play(
    ['jot'],
    [
      ['continue', keys.enter],
      ['stairs', `, again${keys.keep}`],
    ],
  )
  await log('did', { text: 'swept the stairs' })
  const kept = await json('list', '--from', '3 days ago', '--until', '3 days ago')
  expect(kept.entries).toMatchObject([{ text: 'about the stairs, again' }])
})

test('did and log take a day too; what is to come, unclear, or kept in versions is refused before anything is asked', async () => {
  await go(['did', '-', '--date', 'last week'], 'x').then(({ code, err }) => {
    expect([code, err]).toEqual([2, expect.stringContaining('more than one day')])
  })
  expect((await go(['did', '-', '--date', '4 days ago'], 'said where I was')).code).toBe(0)
  const promise = JSON.stringify({ text: 'home by six' })
  expect((await go(['log', 'promise', '-', '--date', '4 days ago'], promise)).code).toBe(0)
  const there = await json('list', '--from', '4 days ago', '--until', '4 days ago')
  expect(there.entries.map(({ kind }: { kind: string }) => kind)).toEqual(['promise', 'did'])
  for (const [day, words] of [
    ['tomorrow', 'is still to come'],
    ['03/04/2026', 'can be read two ways: write 2026-04-03 or 2026-03-04'],
    ['once', 'is not a day'],
  ] as const) {
    const { code, err } = await go(['jot', '-', '--date', day], 'x')
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
  }
  const star = await go(['log', 'northstar', '-', '--date', 'yesterday'], '{"text":"x"}')
  expect([star.code, star.err]).toEqual([2, expect.stringContaining('kept in versions')])
  using page = open(['write', '--date', 'yesterday'])
  await page.see(['For ', 'Ctrl-D'])
})

test('an entry is meant by its number in the list that was seen last, or by any piece of its id that fits one', async () => {
  for (const text of ['first of three', 'second of three', 'third of three']) {
    await go(['jot', '-'], text)
  }
  const rows = (await go(['list', 'note', '-n', '3'])).out.split('\n')
  expect(rows.slice(0, 3).map((row) => row.trim().split(/ {2,}/).at(0))).toEqual(['1', '2', '3'])
  const shown = rows.map((row) => row.trim().split(/ {2,}/)[1] ?? '')
  expect((await go(['show', '2'])).out).toContain('second of three')
  // JSON is for scripts: a person's list stays as it was.
  await json('list', '-n', '1')
  expect((await go(['show', '3'])).out).toContain('first of three')
  expect((await go(['show', shown[1]?.slice(0, 4) ?? ''])).out).toContain('second of three')
  expect((await go(['show', shown[1]?.slice(2, 6) ?? ''])).out).toContain('second of three')
  await go(['remove', '1'])
  expect((await list()).map(({ text }) => text)).not.toContain('third of three')
  await go(['undo'])
  await go(['search', 'first of three'])
  expect((await go(['show', '1'])).out).toContain('first of three')
  const none = await go(['show', '77'])
  expect([none.code, none.err]).toEqual([3, expect.stringContaining('has no number 77')])
  // What fits several is chosen, in lines and on the screen.
  const common = 'beef0'
  within((store) => {
    const note = { kind: 'note', fields: {}, at: ago(0) }
    store.db.transaction(() => {
      for (const end of ['1', '2']) {
        const id = `0193b6f0-0000-7000-8000-0000beef000${end}`
        addEntry(store, { ...note, id, text: `the one that ends in ${end}` })
      }
    })()
  })
  expect((await go(['show', common])).code).toBe(2)
  const plain = await play(
    ['--plain', 'show', common],
    [[['More than one entry has', '  2  ', 'Number, or Enter for 1'], `2${keys.enter}`]],
  )
  expect(plain.code).toBe(0)
  using menu = open(['show', common])
  await menu.see('More than one entry has')
})

test('a #word is a tag, as is what came from elsewhere: listed, asked for, found, in the room, and taken out', async () => {
  await go(['jot', '-'], 'lay awake again #Sleep, and #work')
  await go(['jot', '-'], 'no tag in C# nor in #1\n\n# Heading')
  const from = file(
    'old.json',
    JSON.stringify({
      entries: [
        {
          title: 'Slept',
          body: 'through.',
          date: '2024-03-01',
          time: '08:00',
          tags: ['@sleep', '@Rest'],
          starred: false,
        },
      ],
      tags: {},
    }),
  )
  expect((await go(['import', from, '--yes'])).code).toBe(0)
  const { tags } = await json('list', '--tags')
  expect(tags).toEqual([
    { tag: 'rest', entries: 1 },
    { tag: 'sleep', entries: 2 },
    { tag: 'work', entries: 1 },
  ])
  expect((await go(['list', '--tags'])).out).toMatch(/^#rest +1\n#sleep +2\n#work +1\n$/)
  const texts = (told: readonly { text: string }[]) => told.map(({ text }) => text)
  const both = ['lay awake again #Sleep, and #work', expect.stringContaining('through.')]
  expect(texts((await json('list', '--tag', 'sleep')).entries)).toEqual(both)
  expect(texts((await json('search', '#SLEEP')).hits)).toEqual(both)
  expect(texts((await json('search', 'tag:sleep', 'awake')).hits)).toEqual(both.slice(0, 1))
  expect((await go(['search', 'tag:sleep'])).out).toContain('‹#Sleep›')
  expect((await go(['search', 'tag:sleep', 'tag:rest'])).out).not.toContain('awake')
  expect((await go(['list', '--tag', 'nowhere'])).code).toBe(3)
  expect((await go(['show', await idOf(both[0] as string)])).out).not.toMatch(/#sleep/)
  await go(['list', '--tag', 'rest'])
  expect((await go(['show', '1'])).out).toMatch(/\n#sleep #rest\n/)
  expect((await json('show', '1')).entry.tags).toEqual(['sleep', 'rest'])
  const out = async (format: string) =>
    (await go(['export', '--tag', 'work', '--format', format, '--to', '-', '--yes'])).out
  expect(JSON.parse(await out('json')).entries[0].tags).toEqual(['Sleep', 'work'])
  expect(JSON.parse(await out('jrnl-json')).tags).toEqual({ '@sleep': 1, '@work': 1 })
  using room = open(['read', '#sleep'])
  await room.see(['lay awake', 'Slept'])
})

const printed = [
  ...['list', 'list --tags', 'search phone', 'show', 'today', 'review', 'year', 'promise review'],
  ...[
    'surprises',
    'log',
    'walk',
    'settings',
    'status',
    'prompts',
    'story',
    'about privacy',
    'letter list',
  ],
]

test.each([40, 60, 80])(
  'at %i columns no line that is printed has to be broken by the terminal',
  async (columns) => {
    if (columns === 40) {
      await go(
        ['jot', '-'],
        `about the phone ${'and everything that was said about it '.repeat(6)}#phone\n- 電話のことを言った`,
      )
      await log('promise', {
        text: 'to say where I am before I am asked, every evening, and also on the weekend',
      })
    }
    // Side by side; what is asked after a list is left.
    for (let at = 0; at < printed.length; at += 3) {
      await Promise.all(
        printed.slice(at, at + 3).map(async (line) => {
          using screen = open(['--plain', ...line.split(' ')], { columns, rows: 24 })
          if (await screen.seeOrEnd((shown) => /Enter for|goes back/.test(shown))) {
            expect([line, screen.broken()]).toEqual([line, []])
            return
          }
          expect([line, screen.broken()]).toEqual([line, []])
          screen.type(keys.stop)
          await screen.end()
        }),
      )
    }
  },
)

test.each([40, 60, 80, 120])('at %i columns a heading stands once', async (columns) => {
  using shown = open(['show', '1'], { columns, rows: 24 })
  await shown.see(/home by six|every evening|lamp|the phone|\w/)
  const head = /[0-9a-f]{8} {2}\w{3} \d/g
  expect(shown.shown().match(head)).toHaveLength(1)
})
