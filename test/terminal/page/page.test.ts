// The page with a draft that cannot be written: the words stay on the screen until they can.
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openPage, type PageTerminal } from '../../../src/terminal/page/page.ts'

/** A terminal without a terminal, and what was written to it. */
function pretend() {
  const input = Object.assign(new EventEmitter(), {
    setRawMode: () => input,
    resume: () => input,
    pause: () => input,
  })
  const output = Object.assign(new EventEmitter(), { columns: 80, rows: 24 })
  const written: string[] = []
  const terminal = {
    input,
    output,
    write: (text: string) => void written.push(text),
    now: () => 0,
    colour: false,
  } as unknown as PageTerminal
  return { terminal, input, written }
}

test('while the draft cannot be saved Ctrl-D keeps the page open, says so, and tries again', async () => {
  const { terminal, input, written } = pretend()
  let full = true
  const saved: string[] = []
  const page = openPage(terminal, {
    text: '',
    menu: [],
    doneLabel: 'keep',
    save: (text) => {
      if (full) throw new Error('The disk is full')
      saved.push(text)
    },
  })
  let over = false
  const ended = page.then((end) => {
    over = true
    return end
  })
  input.emit('data', Buffer.from('kept words'))
  input.emit('data', Buffer.from('\u0004'))
  await Promise.resolve()
  expect(over).toBe(false)
  expect(written.join('')).toContain('not saved: The disk is full')
  full = false
  input.emit('data', Buffer.from('\u0004'))
  expect(await ended).toMatchObject({ reason: 'done', text: 'kept words' })
  expect(saved).toEqual(['kept words'])
  expect(written.at(-1)).toMatch(/\?1049l$/)
})

test('left without a key the page saves, leaves the screen and says why', async () => {
  const { terminal, input, written } = pretend()
  const saved: string[] = []
  const page = openPage(terminal, {
    text: '',
    menu: [],
    doneLabel: 'keep',
    idleMs: 20,
    save: (text) => void saved.push(text),
  })
  input.emit('data', Buffer.from('a'))
  input.emit('data', Buffer.from('b'))
  expect(await page).toMatchObject({ reason: 'idle', text: 'ab' })
  expect(saved.at(-1)).toBe('ab')
  expect(written.at(-1)).toMatch(/\?1049l$/)
})
