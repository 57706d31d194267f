// The map drawn to a file leaves as everything else does: names as roles, nothing that is held, 0600, and only after a yes.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { set } from '../../store/set.ts'
import { inside, now } from '../inside.ts'

const { file, go, within } = inside()
const held = 'I was ashamed of the car.'
const text = `Robin never asked. ${held} The radio was on.`

within((store) => {
  set(store, 'names', { partner: 'Robin', other: 'Kim', hasOther: true })
  const start = text.indexOf('ashamed')
  const source = keepEntry(store, {
    kind: 'note',
    text,
    fields: {},
    // It begins inside one sentence and ends inside the next.
    marks: [{ kind: 'not-yet', start, end: text.indexOf('radio') }],
    at: now,
  })
  const line = (words: string, p: string, more = {}) =>
    keepEntry(store, {
      kind: 'factor',
      text: words,
      fields: { values: { text: words, p, ...more }, from: source.id },
      at: now,
    })
  const asked = line('Robin never asked.', 'predisposing', { learned_from: 'Kim' })
  const ashamed = line(held, 'presenting')
  line('The radio was on.', 'perpetuating')
  const values = { text: 'The late shift', p: 'precipitating' }
  const late = keepEntry(store, {
    kind: 'factor',
    text: 'The late shift',
    fields: { values },
    at: now,
  })
  const link = (from: string, to: string, how: string) =>
    keepEntry(store, { kind: 'led-to', text: how, fields: { values: { from, to, how } }, at: now })
  link(asked.id, late.id, 'Robin slept')
  link(late.id, ashamed.id, 'shame before dawn')
})

test.each(['svg', 'html', 'pdf'])('as %s', async (format) => {
  const path = file(`map.${format}`)
  const args = ['map', '--format', format]
  const look = (await go(...args, '--look')).out
  for (const word of ['P. never asked.', 'learned from O.', '→ 2: P. slept', 'late shift']) {
    expect(look).toContain(word)
  }
  for (const word of ['Robin', 'Kim', 'ashamed', 'shame', 'radio']) expect(look).not.toContain(word)
  expect((await go(...args, '--to', path)).code).toBe(2)
  expect(existsSync(path)).toBe(false)
  expect((await go(...args, '--to', path, '--yes')).err).toContain('Written to')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  const bytes = readFileSync(path)
  if (format === 'pdf') expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  else {
    const drawn = bytes.toString()
    expect(drawn).toContain('late shift')
    for (const word of ['Robin', 'Kim', 'ashamed', 'shame', 'radio'])
      expect(drawn).not.toContain(word)
  }
})
