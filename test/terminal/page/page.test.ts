// The page joined to a draft, a clock and a screen: when it saves, and what becomes of words that cannot be saved.
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { colours } from '../../../src/terminal/colours.ts'
import { openClipboard } from '../../../src/terminal/page/clipboard.ts'
import { openPage, savesIn } from '../../../src/terminal/page/page.ts'
import type { ScreenTerminal } from '../../../src/terminal/screen/surface.ts'
import { pressed } from './notation.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A page on a terminal without a terminal; `full` is whether the disk is. */
function sit(idleMs = 0) {
  const input = Object.assign(new EventEmitter(), {
    setRawMode: () => input,
    resume: () => input,
    pause: () => input,
  })
  const written: string[] = []
  const saved: string[] = []
  const disk = { full: false }
  const terminal = {
    input,
    output: Object.assign(new EventEmitter(), { columns: 80, rows: 24 }),
    write: (text: string) => void written.push(text),
    now: () => performance.now(),
    theme: colours(0),
  } as unknown as ScreenTerminal
  const request = {
    text: '',
    menu: [],
    doneLabel: 'keep',
    save: (text: string) => {
      if (disk.full) throw new Error('The disk is full')
      saved.push(text)
    },
  }
  const clipboard = openClipboard((bytes) => void written.push(bytes))
  const page = openPage(terminal, request, { idleMs }, clipboard)
  return {
    page,
    saved,
    disk,
    written,
    press: (keys: string) => void input.emit('data', Buffer.from(keys)),
    pass: (ms: number) => void vi.advanceTimersByTime(ms),
  }
}

test('a first key is in the draft at once, the next ones together, and none waits for another', () => {
  const { saved, press, pass } = sit()
  press('a')
  expect(saved).toEqual(['a'])
  pass(100)
  press('b')
  pass(100)
  press('c')
  expect(saved).toEqual(['a'])
  pass(200)
  expect(saved).toEqual(['a', 'abc'])
  pass(50)
  press('d')
  pass(299)
  expect(saved).toEqual(['a', 'abc'])
  pass(1)
  expect(saved).toEqual(['a', 'abc', 'abcd'])
  pass(60_000)
  expect(saved).toHaveLength(3)
  press('\u0003')
})

test('a mark is in the draft at once, and what is typed after it waits its own time', () => {
  const { saved, press, pass } = sit()
  press('a')
  press('b')
  pass(100)
  press('\u0013')
  expect(saved).toEqual(['a', 'ab'])
  press('c')
  pass(299)
  expect(saved).toEqual(['a', 'ab'])
  pass(1)
  expect(saved).toEqual(['a', 'ab', 'abc'])
  press('\u0003')
})

test('while the draft cannot be saved Ctrl-D keeps the page open, says so, and tries again', async () => {
  const { page, saved, disk, written, press } = sit()
  disk.full = true
  press('kept words')
  press('\u0004')
  expect(written.join('')).toContain('not saved: The disk is full')
  expect(written.join('')).not.toContain('?1049l')
  disk.full = false
  press('\u0004')
  expect(await page).toMatchObject({ reason: 'done', text: 'kept words' })
  expect(saved).toEqual(['kept words'])
  expect(written.at(-1)).toMatch(/\?1049l$/)
})

test('left without a key the page saves, leaves the screen and says why', async () => {
  const { page, saved, written, press, pass } = sit(5000)
  press('a')
  press('b')
  pass(5000)
  expect(await page).toMatchObject({ reason: 'idle', text: 'ab' })
  expect(saved.at(-1)).toBe('ab')
  expect(written.at(-1)).toMatch(/\?1049l$/)
})

test.each([
  ['word<saved><left>', undefined, 'nothing was written'],
  ['word<saved>s', 300, 'typing shortly after a save waits'],
  ['word<saved><wait:1s>s', 0, 'typing after a while does not'],
  ['word<saved><C-s>', 0, 'a mark does not wait'],
  ['word<saved><C-d>', undefined, 'what is saved is left as it is'],
  ['word<saved>s<C-d>', 0, 'what is not is saved before it is left'],
  ['word<saved>s<left>', undefined, 'what waits already goes on waiting'],
] as const)('%s: in %s ms (%s)', (keys, wait, _why) => {
  const { before, page, now } = pressed('', keys)
  expect(savesIn(before, page, now)).toBe(wait)
})
