// The reading room: a key, and the room after it.
import { expect, test } from 'vitest'
import {
  type Place,
  type Room,
  type RoomSource,
  roomAfter,
  roomOf,
} from '../../../src/terminal/screens/room.ts'
import { roomFrame } from '../../../src/terminal/screens/room-frame.ts'
import { uncoloured } from '../../../src/terminal/theme.ts'

const kept = [
  { day: '2026-11-25', text: 'the kitchen\nand more' },
  { day: '2026-11-25', text: 'a canal' },
  { day: '2026-11-03', text: 'kitchen twice, kitchen' },
  { day: '2025-02-01', text: 'long ago' },
]

const source: RoomSource = {
  help: ['words'],
  look(query) {
    const rows = kept.filter(({ text }) => text.includes(query))
    return {
      total: rows.length,
      says: [],
      words: [query],
      placeOf: (id) => {
        const at = rows.findIndex(({ text }) => text === id)
        return at < 0 ? undefined : at
      },
      lines: (from, count) => rows.slice(from, from + count).map(({ text }) => text.slice(0, 20)),
      entry(at) {
        const row = rows[at]
        if (row === undefined) return undefined
        const acts = [{ key: 'e', name: 'edit' }]
        return { id: row.text, title: row.day, text: row.text, acts }
      },
      days: () =>
        rows.flatMap(({ day }, at) =>
          rows[at - 1]?.day === day ? [] : [{ day, month: day.slice(0, 7), at }],
        ),
    }
  },
}

const names: Readonly<Record<string, string>> = {
  '⏎': 'enter',
  '↓': 'down',
  '↑': 'up',
  '←': 'left',
  '→': 'right',
  '⌫': 'backspace',
  '␛': 'escape',
  '␄': 'ctrl-d',
}

/** The room is drawn after every key, as it is on a screen. */
function after(
  keys: string,
  columns = 100,
  rows = 20,
  place: Partial<Place> = {},
): { room: Room; seen: readonly string[] } {
  const look = { columns, rows, theme: uncoloured }
  const begun = roomFrame(
    source,
    roomOf(source, { query: '', at: 0, side: 'list', ...place }),
    look,
  )
  return [...keys].reduce(
    ({ room }, key) => {
      const name = names[key]
      const event =
        name === undefined
          ? ({ kind: 'text', text: key } as const)
          : ({ kind: 'key', name } as const)
      const next = roomAfter(source, room, event)
      if (next.left !== undefined) return { room: next, seen: [] }
      const drawn = roomFrame(source, next, look)
      return { room: drawn.room, seen: drawn.frame.rows }
    },
    { room: begun.room, seen: begun.frame.rows },
  )
}

test.each([
  ['', { at: 0, side: 'list', query: '' }],
  ['↓↓', { at: 2 }],
  ['↑', { at: 0 }],
  ['↓↓↓↓↓↓', { at: 3 }],
  ['↓↓kit', { query: 'kit', at: 0 }],
  ['kit⌫⌫', { query: 'k' }],
  ['kit␛', { query: '', left: undefined }],
  ['␛', { left: 'left' }],
  ['kit␄', { left: 'left' }],
  ['zz⏎', { side: 'list' }],
  ['⏎', { side: 'words' }],
  ['⏎→→', { side: 'words', at: 2 }],
  ['⏎→←', { side: 'words', at: 0 }],
  ['⏎q', { side: 'list', left: undefined }],
  ['⏎x', { side: 'words', left: undefined }],
  ['\t⏎', { side: 'list', at: 0 }],
  ['\t←⏎', { side: 'list', at: 2 }],
  ['\t↓↓⏎', { side: 'list', at: 3 }],
  ['\t↓↑⏎', { side: 'list', at: 0 }],
  ['\t↓↓↓↓↓␛', { side: 'list', at: 0 }],
])('%j', (keys, wanted) => {
  expect(after(keys).room).toMatchObject(wanted)
})

test('what is to be done with an entry says where to come back to', () => {
  expect(after('kit↓⏎e').room.left).toEqual({
    act: 'e',
    id: 'kitchen twice, kitchen',
    place: {
      query: 'kit',
      at: 1,
      side: 'words',
      id: 'kitchen twice, kitchen',
      home: { side: 'list', query: '' },
    },
  })
})

test('a letter that is being looked for in the words does nothing else', () => {
  expect(after('⏎/e').room).toMatchObject({ left: undefined, reading: { finding: 'e' } })
})

test('what was found is counted in the words, and gone through there and back', () => {
  const place = (keys: string) => /kitchen: \d of \d/.exec(after(keys).seen.join('\n'))?.[0]
  expect(place('kitchen↓⏎')).toBe('kitchen: 1 of 2')
  expect(place('kitchen↓⏎n')).toBe('kitchen: 2 of 2')
  expect(place('kitchen↓⏎nn')).toBe('kitchen: 1 of 2')
  expect(place('kitchen↓⏎N')).toBe('kitchen: 2 of 2')
})

test.each([
  [{ side: 'words', id: 'a canal' }, '', { at: 1, side: 'words' }],
  [{ side: 'words', id: 'a canal' }, '→', { at: 2, side: 'words' }],
  [{ side: 'words', id: 'a canal' }, 'q', { left: 'left' }],
  [{ side: 'words', id: 'gone' }, '', { at: 0, side: 'list' }],
  [{ side: 'days' }, '', { side: 'days' }],
  [{ side: 'days' }, '␛', { left: 'left' }],
  [{ side: 'days' }, '2025⏎', { side: 'list', at: 3 }],
  [{ side: 'days' }, '2026-11-1⏎', { side: 'list', at: 2 }],
  [{ side: 'days' }, '2026-11-1⌫⌫⌫⌫⏎', { side: 'list', at: 0 }],
  [{ query: 'kit' }, '␛', { left: 'left' }],
  [{ query: 'kit' }, 'x␛', { query: 'kit', left: undefined }],
  [{ query: 'kit' }, '⏎␛', { side: 'list', left: undefined }],
] as const)('opened at %j, after %j', (place, keys, wanted) => {
  expect(after(keys, 100, 20, place).room).toMatchObject(wanted)
})

test.each([
  [30, 8],
  [40, 10],
  [75, 24],
  [76, 24],
  [120, 40],
])('no row is wider than the window, and there are as many as it has: %s × %s', (columns, rows) => {
  for (const keys of ['', 'kit', '⏎', '\t', 'zz']) {
    const { seen } = after(keys, columns, rows)
    expect(seen).toHaveLength(rows)
    expect(Math.max(...seen.map((row) => row.length))).toBeLessThan(columns)
  }
})

test('the days draw no gaps: a month without any is not there', () => {
  const drawn = after('\t').seen.map((row) => row.split('│')[0]?.trim())
  expect(drawn.slice(2, 6)).toEqual(['2026-11   25  3', '2025-02    1', '', ''])
})
