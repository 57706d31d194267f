// What leaves only as it was shown, and only what was chosen. Every format's bytes are in test/conversation/leaving.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { found } from '../../exchange/tools.ts'
import { keys } from '../screen.ts'
import { held, markedDoor } from './marked.ts'

const { file, go, log, open, place } = markedDoor()

test('nothing leaves by default', async () => {
  const result = await go(['export'])
  expect(result).toMatchObject({ code: 2, out: '' })
  expect(result.err).toContain('Nothing is chosen')
})

test('what leaves has roles for names, and neither what is not ready nor somebody else’s story', async () => {
  const { out } = await go(['export', '--kind', 'note', '--format', 'text'])
  expect(out).toContain('P. asked me where I was. I said it was work.')
  for (const word of held) expect(out).not.toContain(word)
  expect(out).toContain('[…]')
  expect((await go(['export', '--kind', 'note', '--theirs'])).out).toContain('O. laughed')
  const handed = (await go(['export', '--mark', 'hand-over', '--format', 'text'])).out
  expect(handed).toContain('Second thing.')
  expect(handed).not.toContain('First thing')
})

test('the look’s bytes are the file’s, 0600, and never over another', async () => {
  const path = file('out.md')
  const look = await go(['export', '--full', '--look'])
  const write = ['export', '--full', '--to', path, '--yes']
  expect((await go(write)).err).toContain('Written to')
  expect(readFileSync(path, 'utf8')).toBe(look.out)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(await go(write)).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is a file'),
  })
  expect((await go([...write, '--over'])).code).toBe(0)
  expect(readdirSync(place.root).filter((name) => name.startsWith('.out'))).toEqual([])
})

test('without --yes a script is told where it would go, and nothing is written', async () => {
  const result = await go(['export', '--full', '--to', file('unsaid.md')])
  expect([result.code, existsSync(file('unsaid.md'))]).toEqual([2, false])
  expect(result.err).toContain('readable by whoever has the file')
})

test('on a terminal: the exact text first, then where it goes, then leave it or write it', async () => {
  using screen = open(['export', '--kind', 'note', '--to', file('shown.md')])
  await screen.see('becomes P.')
  screen.type(keys.enter)
  await screen.see(['This is the exact text that would leave', 'P. asked me where I was.'])
  screen.type('q')
  await screen.see('Whoever has the file')
  screen.type(keys.enter)
  expect(await screen.end()).toBe(0)
  expect(existsSync(file('shown.md'))).toBe(false)
  expect(screen.scrollback()).not.toContain('asked me')
})

const qpdf = found('qpdf')
const pdf = ['export', '--kind', 'note', '--format', 'pdf', '--yes', '--password', '--to']

test('a PDF has six words that are shown once', async () => {
  const path = file('page.pdf')
  expect((await go([...pdf, path])).err).toMatch(/^\s+(?:[a-z-]+ ){5}[a-z-]+$/m)
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
})

test.skipIf(qpdf === undefined)(
  `it opens with them, and with nothing else${qpdf === undefined ? ' (skipped: no qpdf)' : ''}`,
  async () => {
    const path = file('locked.pdf')
    const [, password = ''] =
      /^\s+((?:[a-z-]+ ){5}[a-z-]+)$/m.exec((await go([...pdf, path])).err) ?? []
    const ask = (...args: string[]) => execFileSync(qpdf ?? '', [...args, path], { stdio: 'pipe' })
    expect(ask(`--password=${password}`, '--is-encrypted').toString()).toBe('')
    expect(() => ask('--check')).toThrow()
  },
)

test('for a therapist: the formulation in the client’s words, what is empty in one line', async () => {
  await log('factor', { text: 'Robin slept early', p: 'precipitating', learned_from: 'K.' })
  const { out } = await go(['export', '--for', 'therapist', '--full'])
  expect(out).toContain('FORMULATION, in the client’s words')
  expect(out).toContain('Not an assessment')
  expect(out).toContain('P. slept early [O.]')
  expect(out).toMatch(/NOTHING WRITTEN YET\n-+\n[^_]*THE GROUND · THE FUEL/)
  expect(out).not.toMatch(/THE GROUND\n-/)
  expect(out).not.toContain('Robin')
  expect((await go(['export', '--for', 'therapist'])).code).toBe(2)
})

test('for a partner: what was agreed, and nothing else', async () => {
  await log('session-notes', { landed: 'the receipt' })
  await log('question', { text: 'When did it begin?' })
  await log('promise', { text: 'I say where I am' })
  await go(['promise', 'keep'])
  await log('agreement', { text: 'not after nine' })
  const { out, err } = await go(['export', '--for', 'partner', '--full'])
  expect(out).toContain('not after nine')
  expect(out).toContain('I say where I am')
  for (const word of ['kept', 'slept early', 'ashamed', 'receipt', 'begin?'])
    expect(out).not.toContain(word)
  expect(err).toContain('pressure')
})

test('a folder that is copied elsewhere by itself is said to be one', async () => {
  mkdirSync(file('Dropbox'))
  const to = join(file('Dropbox'), 'a.md')
  const { err } = await go(['export', '--kind', 'note', '--to', to, '--yes'])
  expect(err).toContain('copied to other computers')
})

test('where it cannot be written, nothing is left and the journal is as it was', async () => {
  const to = join(file('not-a-folder', ''), 'x.md')
  expect(await go(['export', '--full', '--to', to, '--yes'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('could not be written'),
  })
})

const unwritten = '\u{13000}'
const write = ['export', '--kind', 'note', '--format', 'pdf', '--yes', '--to']

test('one sign that no font has stops no PDF: a box stands for it and that is said; on a terminal HTML is one key away', async () => {
  await go(['jot', '-'], `Coffee with Sam. ☕ مرحبا ${unwritten}`)
  const { code, err } = await go([...write, file('signs.pdf')])
  expect(code).toBe(0)
  expect(err).toContain(`No font here has letters for ${unwritten}, so ▯ stands in their place`)
  using screen = open(['export', '--kind', 'note', '--format', 'pdf', '--to', file('asked.pdf')])
  await screen.see('becomes P.')
  screen.type(keys.enter)
  await screen.see(['Words with a capital', 'Sam', 'found by no method'])
  screen.type(keys.enter)
  await screen.see(`No font here has letters for: ${unwritten}`)
  screen.type(keys.enter)
  await screen.see('This is the exact text that would leave')
  screen.type('q')
  await screen.see('asked.html')
  screen.type(keys.down + keys.enter)
  expect(await screen.end()).toBe(0)
  expect(readFileSync(file('asked.html'), 'utf8')).toContain(unwritten)
  expect(existsSync(file('asked.pdf'))).toBe(false)
})

test('a book has what may leave, as any export: names as roles, and nothing that is held', async () => {
  expect((await go(['export', '--book', '--format', 'text'])).code).toBe(2)
  expect((await go(['export', '--book', '--to', file('unsaid.pdf')])).code).toBe(2)
  const look = (await go(['export', '--book', '--look'])).out
  expect(look).toContain('P. asked me where I was')
  const { out } = await go(['export', '--book', '--format', 'html', '--yes'])
  expect(out).toMatch(/<h2>Contents<\/h2>[\s\S]*<a href="#m1">/)
  for (const word of held) {
    expect(look).not.toContain(word)
    expect(out).not.toContain(word)
  }
  await go(['export', '--book', '--to', file('book.pdf'), '--yes'])
  expect(readFileSync(file('book.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})
