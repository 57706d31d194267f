// The page with a draft that cannot be written: the words stay on the screen until they can.
import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import { openPage, type PageTerminal } from '../../src/terminal/page/page.ts'

test('while the draft cannot be saved Ctrl-D keeps the page open, says so, and tries again', async () => {
  const input = Object.assign(new EventEmitter(), {
    setRawMode: () => input,
    resume: () => input,
    pause: () => input,
  })
  const output = Object.assign(new EventEmitter(), { columns: 80, rows: 24 })
  let written = ''
  let full = true
  const saved: string[] = []
  const terminal = {
    input,
    output,
    write: (text: string) => {
      written += text
    },
    now: () => 0,
    colour: false,
  } as unknown as PageTerminal
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
  expect(written).toContain('not saved: The disk is full')
  full = false
  input.emit('data', Buffer.from('\u0004'))
  expect(await ended).toMatchObject({ reason: 'done', text: 'kept words' })
  expect(saved).toEqual(['kept words'])
  expect(written.endsWith('\u001b[?1049l')).toBe(true)
})
