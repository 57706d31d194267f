// The page on a real pseudo-terminal: writing, leaving in every way, and nothing lost.
import { expect, test } from 'vitest'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { answer, keys, pasted } from '../screen.ts'

const { go, open, play, texts, within } = door()

test('after kill -9 the words are on the page again, at most the last second missing', async () => {
  using screen = open(['walk', 'northstar'])
  await answer(screen, [['1 of', 'Every word of this one matters. '], [['matters', 'saved']]])
  screen.kill('SIGKILL')
  await screen.end()
  const again = await play(
    ['walk', 'northstar'],
    [[['6 words from', 'Every word of this one matters'], keys.stop]],
  )
  expect(again.code).toBe(130)
  expect(again.scrollback).not.toContain('matters')
  expect(again.scrollback).toContain('Your words are kept as a draft')
})

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])(
  '%s saves, restores the terminal and ends',
  async (signal) => {
    using screen = open(['jot'])
    await answer(screen, [['Ctrl-D keep', `before ${signal}`], [`before ${signal}`]])
    screen.kill(signal)
    await screen.end()
    expect(screen.bytes()).toContain('\u001b[?1049l')
    const again = await play(
      ['jot'],
      [
        ['keep as is', keys.enter],
        [`before ${signal}`, keys.clear + keys.keep],
      ],
    )
    expect(again.code).toBe(0)
  },
)

test('paste is one step of undo; emoji and wide letters are whole; a resize keeps the page', async () => {
  using screen = open(['jot'])
  await answer(screen, [
    ['Ctrl-D keep', `start 👨‍👩‍👧 日本 ${pasted('pasted line one\r\nline two')}`],
    ['line two', keys.undo],
    [/^(?![\s\S]*pasted)/, keys.redo],
    ['line two'],
  ])
  screen.resize(40, 10)
  await screen.see('line two')
  screen.resize(20, 5)
  await screen.see('make the window')
  screen.type('!')
  screen.resize(80, 24)
  await answer(screen, [['line two!', keys.keep]])
  expect(await screen.end()).toBe(0)
  expect((await texts())[0]).toBe('start 👨‍👩‍👧 日本 pasted line one\nline two!')
})

test('words are selected, cut, pasted, typed over and found, and all of it comes back', async () => {
  using screen = open(['jot'])
  await answer(screen, [
    ['Ctrl-D keep', `the river, the phone${keys.selectWordLeft}`],
    ['Alt-W copy', `${keys.cut}`],
    ['Cut.', `street. The ${keys.paste}`],
    // A terminal that has no Shift with the arrows selects by Ctrl-Space.
    ['The phone', `${keys.select}\u001b[D\u001b[D${keys.copy}`],
    ['Copied.', keys.find],
    ['find:', 'the'],
    ['1 of 3', keys.down],
    ['2 of 3', '\u001b'],
    [/^(?![\s\S]*find:)/, ` rang${keys.selectToStart}`],
    ['Alt-W copy', 'x'],
    [/^\s*xne/, keys.undo],
    ['The pho rangne', keys.keep],
  ])
  expect(await screen.end()).toBe(0)
  expect((await texts())[0]).toBe('the river, the street. The pho rangne')
  expect(screen.bytes()).not.toContain('\u001b]52')
  expect(screen.bytes()).not.toContain('\u001b[?1002h')
})

test('a whole evening that comes in one read is kept by the key at its end', async () => {
  using screen = open(['jot'])
  await answer(screen, [['Ctrl-D keep', `One line, and\ranother line.${keys.keep}`]])
  expect(await screen.end()).toBe(0)
  expect((await texts())[0]).toBe('One line, and\nanother line.')
})

test('by a setting the mouse selects, and what is copied is in the system’s clipboard too', async () => {
  await go(['settings', 'mouse', 'on'])
  await go(['settings', 'clipboard', 'on'])
  const { out } = await go(['settings'])
  expect(out).toMatch(/mouse +on .*Shift/)
  expect(out).toMatch(/clipboard +on .*every program/)
  using screen = open(['jot'])
  await answer(screen, [['Ctrl-D keep', 'never mine'], ['never mine']])
  const row = screen.rows().findIndex((each) => each.includes('never mine'))
  const column = (screen.rows()[row] ?? '').indexOf('mine')
  screen.type(
    `\u001b[<0;${column + 1};${row + 1}M\u001b[<32;${column + 5};${row + 1}M\u001b[<0;${column + 5};${row + 1}m`,
  )
  await screen.see('Alt-W copy')
  screen.type(keys.copy)
  await screen.see('system’s clipboard')
  expect(screen.bytes()).toContain(`\u001b]52;c;${Buffer.from('mine').toString('base64')}\u0007`)
  screen.type(keys.keep)
  expect(await screen.end()).toBe(0)
  const bytes = screen.bytes()
  expect(bytes.lastIndexOf('\u001b[?1002l')).toBeGreaterThan(bytes.lastIndexOf('\u001b[?1002h'))
  await go(['settings', 'mouse', 'off'])
  await go(['settings', 'clipboard', 'off'])
})

test('a page that holds no word is not offered again', async () => {
  const stopped = await play(
    ['jot'],
    [
      ['Ctrl-D keep', `${keys.enter} `],
      ['Ctrl-D keep', keys.stop],
    ],
  )
  expect(stopped.code).toBe(130)
  const again = await play(['jot'], [[/^(?![\s\S]*word from)[\s\S]*Ctrl-D keep/, keys.keep]])
  expect(again.code).toBe(0)
})

test('a blank screen shows nothing and takes nothing until the same key', async () => {
  using screen = open(['jot'])
  await answer(screen, [
    ['Ctrl-D keep', 'hidden words'],
    ['hidden words', keys.blank],
    ['Ctrl-L to come back'],
  ])
  expect(screen.shown()).not.toContain('hidden')
  screen.type(`not typed${keys.blank}`)
  await screen.see('hidden words')
  expect(screen.shown()).not.toContain('not typed')
  screen.type(keys.clear + keys.keep)
  expect(await screen.end()).toBe(0)
})

test('what is let go is in the trash, and comes back', async () => {
  const stopped = await play(
    ['jot'],
    [
      ['Ctrl-D keep', 'let me go'],
      ['let me go', keys.stop],
    ],
  )
  expect(stopped.code).toBe(130)
  const left = await play(
    ['jot'],
    [
      ['let go', keys.down.repeat(2) + keys.enter],
      ['Ctrl-D keep', keys.keep],
    ],
  )
  expect(left.code).toBe(0)
  expect(await texts()).not.toContain('let me go')
  await go(['undo'])
  expect(await texts()).toContain('let me go')
})

test('the idle lock keeps to what was set, and the words are in the draft', async () => {
  within((store) => set(store, 'prefer/idle', 0.03))
  const locked = await play(['jot'], [['Ctrl-D keep', 'before the lock']])
  expect(locked.code).toBe(4)
  expect(locked.scrollback).toContain('Locked.')
  within((store) => set(store, 'prefer/idle', 5))
  const again = await play(
    ['jot'],
    [
      ['keep as is', keys.enter],
      ['before the lock', keys.stop],
    ],
  )
  expect(again.code).toBe(130)
})
