// A timed page under keys, with a clock that stands still until the test moves it.
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { SessionRequest } from '../../../src/journal/page/running.ts'
import { openPage, type PageEnd, type PageTerminal } from '../../../src/terminal/page/page.ts'

beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const minute = 60_000

function sit(session: SessionRequest, { columns = 80, rows = 24, text = '' } = {}) {
  const input = Object.assign(new EventEmitter(), {
    setRawMode: () => input,
    resume: () => input,
    pause: () => input,
  })
  const drawn: string[] = []
  const saved: { text: string; marks: number }[] = []
  let bytes = 0
  const terminal = {
    input,
    output: Object.assign(new EventEmitter(), { columns, rows }),
    write: (out: string) => {
      bytes += Buffer.byteLength(out)
      // The page writes whole rows, each where it stands.
      for (const [, y, row = ''] of out.matchAll(/\u001b\[(\d+);1H(.*?)\u001b\[K/gs)) {
        drawn[Number(y) - 1] = row
      }
    },
    now: () => performance.now(),
    colour: false,
  } as unknown as PageTerminal
  const page: Promise<PageEnd> = openPage(terminal, {
    text,
    question: 'What is it?',
    menu: [],
    doneLabel: 'close',
    session,
    save: (words, _, traces) => void saved.push({ text: words, marks: traces.marks.length }),
  })
  return {
    page,
    saved,
    bytes: () => bytes,
    press: (keys: string) => void input.emit('data', Buffer.from(keys)),
    pass: (ms: number) => void vi.advanceTimersByTime(ms),
    rows: () => Array.from({ length: rows }, (_, y) => drawn[y] ?? ''),
  }
}

test('at the bell nothing stops, and the quiet line says so once', async () => {
  const { page, press, pass, rows } = sit({ length: 15 * minute })
  press('before the bell')
  pass(15 * minute + 11_000)
  press(' and after it')
  press('\u0004')
  expect(await page).toMatchObject({ reason: 'done', text: 'before the bell and after it' })
  expect((await page).traces.elapsed).toBeGreaterThanOrEqual(15 * minute)
  expect(rows().length).toBe(24)
})

test('the line is there and shorter later; digits come only when asked for', async () => {
  const first = sit({ length: 15 * minute })
  first.press('words')
  const full =
    first
      .rows()
      .find((row) => row.includes('──'))
      ?.trim().length ?? 0
  expect(full).toBe(70)
  expect(first.rows().join('\n')).not.toMatch(/minute|left/)
  first.press('\u0003')
  const second = sit({ length: 15 * minute })
  second.press('words')
  second.pass(8 * minute)
  second.press('\u0014')
  const seen = second.rows()
  expect(seen.join('\n')).toContain('7 minutes left')
  expect(seen.find((row) => row.includes('──'))?.trim().length).toBeLessThan(40)
  second.press('\u0003')
})

test('a stall brings a probe below the text; typing lets it go; marks and probes are saved', async () => {
  const probe = { id: 'D03', text: 'What happened just before?' }
  const { page, press, pass, rows, saved } = sit({
    length: 15 * minute,
    stall: 30_000,
    probe: () => probe,
  })
  press('I went out. ')
  pass(31_000)
  expect(rows().join('\n')).toContain('› What happened just before?')
  press('There was a phone call first.')
  expect(rows().join('\n')).not.toContain('just before?')
  press('\u0013')
  expect(rows().find((row) => row.includes('◆'))).toBeDefined()
  expect(saved.at(-1)).toMatchObject({ marks: 1 })
  press('\u0004')
  const { traces } = await page
  expect(traces.probes.map(({ id }) => id)).toEqual(['D03'])
})

test('a page that goes forward deletes nothing: what is taken back is struck', async () => {
  const { page, press } = sit({ forward: true })
  press('It was only once')
  press('\u0017')
  press('\u007f\u007f')
  press('\u001b[A\u001b[H\u001a')
  press(' for two years')
  press('\u0004')
  const { text, traces } = await page
  expect(text).toBe('It was only once for two years')
  expect(traces.struck.map(({ start, end }) => text.slice(start, end))).toEqual(['y once'])
})

test('a page at rest writes next to nothing', () => {
  const { press, pass, bytes } = sit({ length: 15 * minute, stall: 30_000, probe: () => undefined })
  press('a few words')
  pass(1000)
  const before = bytes()
  pass(5 * minute)
  // A shorter line every thirteen seconds, and no row besides.
  expect(bytes() - before).toBeLessThan(8000)
  press('\u0003')
})

test('at 40 × 10 there is still a row to write in, with the line and the probe', async () => {
  const { press, pass, rows } = sit(
    {
      length: 15 * minute,
      stall: 20_000,
      probe: () => ({ id: 'D01', text: 'And what did that protect you from?' }),
    },
    { columns: 40, rows: 10 },
  )
  press('words that stay in view')
  pass(21_000)
  const seen = rows().join('\n')
  expect(seen).toContain('words that stay in view')
  expect(seen).toContain('› And what')
  expect(seen).toContain('──')
  press('\u0003')
})
