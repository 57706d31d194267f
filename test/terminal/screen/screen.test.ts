// What every kind of screen does, on a real terminal.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openScreen, type Screen } from '../../front-door/screen.ts'

const program = join(import.meta.dirname, 'show.ts')
const words = 'Private words.'
const kinds = ['page', 'reader', 'marker', 'still', 'moving'] as const

let screen: Screen
const show = (kind: string, idle = 0) => {
  screen = openScreen({ LANG: 'C.UTF-8' }, [kind, String(idle)], { program })
  return screen
}
afterEach(() => {
  try {
    screen.kill('SIGKILL')
  } catch {
    // It has ended already.
  }
})

/** The terminal is as it was: cooked, on its own screen, with nothing left behind. */
async function givenBack(): Promise<void> {
  await screen.see('raw: false')
  const bytes = screen.bytes()
  const restored = bytes.lastIndexOf('\u001b[?25h\u001b[?1049l')
  expect(restored).toBeGreaterThan(bytes.lastIndexOf('\u001b[?1049h'))
  expect(screen.scrollback()).not.toContain(words)
}

test.each([
  ['page', 'Ctrl-D keep', '\u0004'],
  ['reader', 'Enter go on', '\r'],
  ['marker', 'Enter done', '\r'],
  ['still', 'Esc ends it', '\u001b'],
  ['moving', 'any key to leave', 'x'],
] as const)(
  '%s says how it is left, in every window, and that leaves it',
  async (kind, told, key) => {
    const { see, type, resize } = show(kind)
    await see(told)
    for (const [columns, rows] of [
      [40, 10],
      [20, 5],
    ] as const) {
      resize(columns, rows)
      await see(told)
    }
    type(key)
    await see('raw: false')
  },
)

const stopped = process.platform === 'linux'
const onScreen = () => screen.rows().join('\n')

test.each(kinds)('Ctrl-L blanks the %s, which takes no key until it comes back', async (kind) => {
  const { see, type } = show(kind)
  await see(words)
  type('\u000c')
  await see('Ctrl-L to come back')
  expect(onScreen()).not.toContain(words)
  type('q\r\u0004')
  type('\u000c')
  await see(words)
})

test.each(kinds)('F2 shows people over the %s, and any key goes on', async (kind) => {
  const { see, type } = show(kind)
  await see(words)
  type('\u001bOQ')
  await see('Somebody to call')
  expect(onScreen()).not.toContain(words)
  type('\u000c')
  await see('Ctrl-L to come back')
  type('\u000c')
  await see('Somebody to call')
  type('q')
  await see(words)
})

test.each(['choices', 'some', 'seek', 'card', 'hidden', 'line'])(
  'what is asked as %s is blanked by one key, locked by another, and listens again after it was stopped',
  async (kind) => {
    const blanked = show(kind)
    await blanked.see(words)
    if (kind === 'line') blanked.type('half a line')
    blanked.type('\u000c')
    await blanked.see('Ctrl-L to come back')
    expect(onScreen()).not.toContain(words)
    blanked.type('\u000c')
    await blanked.see(kind === 'line' ? [words, 'half a line'] : words)
    blanked.type('\u0011')
    await blanked.see('thrown: Locked.')
    await givenBack()
    if (!stopped) return
    const { see, kill, pid, type } = show(kind)
    await see(words)
    kill('SIGSTOP')
    while (!/^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) {
      await new Promise((next) => setImmediate(next))
    }
    kill('SIGCONT')
    type('\u0011')
    await see('thrown: Locked.')
    await givenBack()
  },
)

test.each([
  ['in one read', 'six words\rsix words\r'],
  ['pasted', '\u001b[200~six words\nsix words\n\u001b[201~'],
])('two hidden lines typed ahead, %s, are both there', async (_, typed) => {
  const { see, type } = show('twice')
  await see(words)
  type(typed)
  await see('left: ["six words","six words"]')
  await givenBack()
})

test.each([
  ['page', '"reason":"interrupted"', 0],
  ['reader', 'thrown: Stopped.', 130],
  ['marker', 'thrown: Stopped.', 130],
  ['still', 'thrown: Stopped.', 130],
  ['moving', 'left:', 0],
] as const)(
  'Ctrl-C leaves the %s, covered or not, and the terminal is as it was',
  async (kind, said, code) => {
    for (const cover of ['', '\u000c', '\u001bOQ']) {
      const { see, gone, type, end } = show(kind)
      await see(words)
      type(cover)
      if (cover !== '') await gone(words)
      type('\u0003')
      await see(said)
      await givenBack()
      expect(await end()).toBe(code)
    }
  },
)

test.each([
  ['page', '', '"reason":"idle"', 0],
  ['reader', '', 'thrown: Locked', 4],
  ['marker', '', 'thrown: Locked', 4],
  // A breath ends by itself; only what lies over it can be left alone.
  ['moving', '\u000c', 'thrown: Locked', 4],
] as const)('left alone the %s locks', async (kind, keys, said, code) => {
  const { see, type, end } = show(kind, 400)
  if (keys !== '') {
    await see(words)
    type(keys)
  }
  await see(said)
  await givenBack()
  expect(await end()).toBe(code)
})

test.each(kinds)('Ctrl-Q locks the %s at once, covered or not', async (kind) => {
  for (const cover of ['', '\u000c', '\u001bOQ']) {
    const { see, gone, type } = show(kind)
    await see(words)
    type(cover)
    if (cover !== '') await gone(words)
    type('\u0011')
    await see(kind === 'page' ? '"reason":"idle"' : 'thrown: Locked.')
    await givenBack()
  }
})

test('a still screen rings at its end and locks only after it', async () => {
  const { see, end, bytes } = show('ended', 1900)
  await see('any key')
  await see('thrown: Locked')
  expect(bytes().split('\u0007').length).toBe(2)
  await givenBack()
  expect(await end()).toBe(4)
})

test('what was said between two screens stands on the page that comes next', async () => {
  const { see } = show('noted')
  await see(['│ Said before it.', words])
})

test('what breaks in a screen gives the terminal back first', async () => {
  const { see, end } = show('broken')
  await see('thrown: it broke')
  await givenBack()
  expect(await end()).toBe(1)
})

test.each(kinds)('the %s is drawn again in another size', async (kind) => {
  const { see, resize } = show(kind)
  await see(words)
  resize(50, 12)
  await see(words)
  expect(screen.rows()).toHaveLength(12)
})

test.skipIf(!stopped).each(['page', 'reader', 'marker'])(
  'the %s that was stopped for longer than it may be left comes back locked, and draws nothing',
  async (kind) => {
    const { see, gone, kill, bytes } = show(kind, 1500)
    await see(words)
    kill('SIGTSTP')
    await gone(words)
    // The time itself is what is claimed: its process stands still meanwhile.
    await new Promise((next) => setTimeout(next, 1600))
    kill('SIGCONT')
    await see(kind === 'page' ? '"reason":"idle"' : 'thrown: Locked.')
    expect(bytes().split('\u001b[?1049h')).toHaveLength(2)
    await givenBack()
  },
)

test.skipIf(!stopped).each(kinds)('the %s comes back drawn after it was stopped', async (kind) => {
  const { see, gone, kill, pid, bytes, type, end } = show(kind)
  await see(words)
  kill('SIGTSTP')
  await gone(words)
  while (!/^State:\s+T/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) {
    await new Promise((next) => setImmediate(next))
  }
  kill('SIGCONT')
  await see(words)
  expect(bytes().split('\u001b[?1049h')).toHaveLength(3)
  type('\u0003')
  await givenBack()
  await end()
})
