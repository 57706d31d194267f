// Bytes of a terminal into keys, cut and mangled in every way.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanPaste, type Input, keyReader } from '../../../src/terminal/screen/keys.ts'

const read = (chunks: readonly Uint8Array[]): Input[] => {
  const keys = keyReader()
  return merged([...chunks.flatMap((chunk) => keys.feed(chunk)), ...keys.flush()])
}
const merged = (events: readonly Input[]): Input[] =>
  events.reduce<Input[]>((all, event) => {
    const last = all.at(-1)
    if (event.kind === 'text' && last?.kind === 'text')
      all[all.length - 1] = { kind: 'text', text: last.text + event.text }
    else all.push(event)
    return all
  }, [])

test.each([
  ['\u001b[H', 'home'],
  ['\u001b[1~', 'home'],
  ['\u001b[7~', 'home'],
  ['\u001bOH', 'home'],
  ['\u001b[F', 'end'],
  ['\u001b[4~', 'end'],
  ['\u001b[8~', 'end'],
  ['\u001bOF', 'end'],
  ['\u001b[1;5D', 'ctrl-left'],
  ['\u001b[1;3C', 'alt-right'],
  ['\u001b[3;5~', 'ctrl-delete'],
  // With Shift, as xterm, tmux, kitty and rxvt say it; the Linux console has no such keys, and Ctrl-Space does there.
  ['\u001b[1;2D', 'shift-left'],
  ['\u001b[1;6C', 'ctrl-shift-right'],
  ['\u001b[1;2H', 'shift-home'],
  ['\u001b[1;2F', 'shift-end'],
  ['\u001b[5;2~', 'shift-page-up'],
  ['\u001b[6;2~', 'shift-page-down'],
  ['\u001b[1;6H', 'ctrl-shift-home'],
  ['\u001b[a', 'shift-up'],
  ['\u001b[2;5~', 'ctrl-insert'],
  ['\u001b[3;2~', 'shift-delete'],
  ['\u001b[Z', 'shift-tab'],
  ['\u0000', 'ctrl-space'],
  ['\u001b[32;5u', 'ctrl-space'],
  ['\u001bw', 'alt-w'],
  ['\u001bb', 'alt-b'],
  ['\u001b\u007f', 'alt-backspace'],
  ['\u001bOP', 'f1'],
  ['\u001b[[A', 'f1'],
  ['\u001b[12~', 'f2'],
  ['\u001b[27;5;100~', 'ctrl-d'],
  ['\u001b[100;5u', 'ctrl-d'],
  ['\u001b[27u', 'escape'],
  ['\u001b', 'escape'],
  ['\u0004', 'ctrl-d'],
  ['\r', 'enter'],
  ['\u0008', 'backspace'],
])('%j is %s', (bytes, name) => {
  expect(read([Buffer.from(bytes)])).toEqual([{ kind: 'key', name }])
})

test.each([
  ['\u001b[<0;10;20M', { does: 'press', x: 9, y: 19 }],
  ['\u001b[<32;1;1M', { does: 'drag', x: 0, y: 0 }],
  ['\u001b[<64;1;2M', { does: 'up', x: 0, y: 1 }],
  ['\u001b[<65;1;2M', { does: 'down', x: 0, y: 1 }],
])('%j is the mouse', (bytes, does) => {
  expect(read([Buffer.from(bytes)])).toEqual([{ kind: 'pointer', ...does }])
})

test.each([
  [
    'a line that is long enough\u0004',
    [
      ['paste', 'a line that is long enough'],
      ['key', 'ctrl-d'],
    ],
  ],
  [
    'first line of it\rsecond line\u0013 and on\u0017',
    [
      ['paste', 'first line of it\nsecond line'],
      ['key', 'ctrl-s'],
      ['paste', ' and on'],
      ['key', 'ctrl-w'],
    ],
  ],
  ['words without a key in them', [['paste', 'words without a key in them']]],
  [
    'more than twenty\u007f characters',
    [
      ['paste', 'more than twenty'],
      ['key', 'backspace'],
      ['paste', ' characters'],
    ],
  ],
])('in one read, %j loses neither a word nor a key', (bytes, events) => {
  expect(read([Buffer.from(bytes)])).toEqual(
    events.map(([kind, what = '']) =>
      kind === 'key' ? { kind, name: what } : { kind, text: what },
    ),
  )
})

test.each([
  '\u001b[<0;10;20m',
  '\u001b[<2;10;20M',
  '\u001b[<35;10;20M',
  '\u001b]0;title\u0007',
  '\u001bP1$r0m\u001b\\',
  '\u001b[?62;c',
  '\u001b[200~\u001b[201~'.slice(0, 0),
  '\u001b[99;99;99~',
])('the unknown sequence %j types nothing', (bytes) => {
  expect(read([Buffer.from(bytes)]).filter(({ kind }) => kind === 'text')).toEqual([])
})

test('bytes cut anywhere give the same keys', () => {
  const piece = fc.constantFrom(
    'a',
    'é',
    '日',
    '👨‍👩‍👧',
    '\u001b[1;5D',
    '\u001bOH',
    '\u001b[200~p\r\nq\u001b[201~',
    '\r',
    '\u0004',
    '\u001bb',
    '\u001b[27;5;13~',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }),
      fc.array(fc.nat(80), { maxLength: 8 }),
      (pieces, cuts) => {
        const bytes = Buffer.from(pieces.join(''))
        // No read is so long that it counts as a paste without brackets.
        const often = Array.from({ length: Math.ceil(bytes.length / 20) }, (_, at) => at * 20)
        const places = [
          ...[0, ...often, ...cuts.map((cut) => cut % (bytes.length + 1))].toSorted(
            (a, b) => a - b,
          ),
          bytes.length,
        ]
        const chunks = places.slice(1).map((end, index) => bytes.subarray(places[index], end))
        expect(read(chunks)).toEqual(read([...bytes].map((byte) => Uint8Array.of(byte))))
      },
    ),
    { numRuns: 500 },
  )
})

test('of a burst no letter and no key is lost, whatever is between them', () => {
  const piece = fc.constantFrom(
    'some words',
    ' and on',
    'é日👨‍👩‍👧',
    '\r',
    '\u0004',
    '\u0013',
    '\u007f',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
      const told = (events: readonly Input[]) =>
        events
          .map((event) =>
            event.kind === 'key'
              ? event.name === 'enter'
                ? '\n'
                : `<${event.name}>`
              : event.kind === 'pointer'
                ? ''
                : event.text,
          )
          .join('')
      const bytes = Buffer.from(pieces.join(''))
      expect(told(read([bytes]))).toBe(told(read([...bytes].map((byte) => Uint8Array.of(byte)))))
    }),
    { numRuns: 300 },
  )
})

test('no bytes at all throw, or type a control', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      for (const event of read([bytes])) {
        if (event.kind === 'text')
          expect(event.text).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/)
        if (event.kind === 'paste')
          expect(event.text).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/)
      }
    }),
    { numRuns: 2000 },
  )
})

test('a paste keeps its lines and loses what could act', () => {
  const [event] = read([Buffer.from('\u001b[200~a\r\nb\rc\u001b[2Jd\u0007\te\u001b[201~')])
  expect(event).toEqual({ kind: 'paste', text: 'a\nb\nc[2Jd\te' })
  expect(cleanPaste('x\u001b[201~y')).toBe('xy')
  const [burst] = read([Buffer.from('a whole line of text without\nany brackets')])
  expect(burst?.kind).toBe('paste')
})
