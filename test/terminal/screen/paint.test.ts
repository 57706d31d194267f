// From one frame to the next, as a terminal draws it.
import { Terminal } from '@xterm/headless'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Frame, paint } from '../../../src/terminal/screen/paint.ts'

test('the bytes of a change draw the frame, and a key in the middle of much costs few', async () => {
  const terminal = new Terminal({ cols: 40, rows: 8, allowProposedApi: true })
  const frames = fc.array(
    fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 30 }), { minLength: 8, maxLength: 8 }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  await fc.assert(
    fc.asyncProperty(frames, async (all) => {
      let before: Frame | undefined
      for (const rows of all) {
        const frame = { rows, cursor: { x: 1, y: 2 } }
        await new Promise<void>((done) => terminal.write(paint(frame, before), done))
        before = frame
      }
      const shown = rowsOf(terminal)
      expect(shown).toEqual(all.at(-1)?.map((row) => row.trimEnd()))
    }),
    { numRuns: 50 },
  )
  const frame = {
    rows: Array.from({ length: 24 }, (_, index) => `row ${index} ${'x'.repeat(60)}`),
    cursor: { x: 1, y: 1 },
  }
  expect(paint(frame, frame)).toBe('')
  expect(paint({ ...frame, rows: frame.rows.with(5, 'changed') }, frame).length).toBeLessThan(80)
  expect(paint(frame, undefined)).not.toContain('\u001b[2J')
})

function rowsOf(terminal: Terminal): string[] {
  const buffer = terminal.buffer.active
  return Array.from({ length: terminal.rows }, (_, y) =>
    (buffer.getLine(y)?.translateToString(true) ?? '').trimEnd(),
  )
}
