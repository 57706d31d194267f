// Bringing it to therapy: passages marked, the page for a session, and what leaves only as it was shown.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newJournal, newPlace, open, type Place, run, scripted } from './program.ts'

let place: Place & { remove(): void }
beforeAll(async () => {
  place = newPlace()
  await newJournal(place)
  await run(scripted(place), ['--plain', 'names'], '1\nRobin\n1\nK.\n')
  await go(
    ['jot', '-'],
    'Robin asked me where I was. I said it was work. K. laughed about it later. I was ashamed.',
  )
  await go(
    ['--plain', 'write', '--question', 'PRS-01'],
    'I hid the messages from Robin.\n!\nI kept the card.\n.\n',
  )
})
afterAll(() => place.remove())

const go = (args: string[], input = '') => run(scripted(place), args, input)
const json = async (...args: string[]) => JSON.parse((await go([...args, '--json'])).out)
const file = (name: string) => join(place.root, name)

test('passages are pointed at while reading, each for its own thing', async () => {
  const { entries } = await json('list', 'note')
  const screen = open(scripted(place), ['mark', entries[0].id])
  await screen.see('s say it')
  screen.type('s')
  await screen.see('“ Robin asked')
  screen.type('\u001b[B\u001b[Bt')
  screen.type('\u001b[Bn\r')
  expect(await screen.ended).toBe(0)
  const { marks } = (await json('show', entries[0].id)).entry
  expect(marks.map(({ kind, text }: { kind: string; text: string }) => [kind, text])).toEqual([
    ['say', 'Robin asked me where I was.'],
    ['their-story', 'K. laughed about it later.'],
    ['not-yet', 'I was ashamed.'],
  ])
  expect((await go(['show', entries[0].id])).out).toContain('○ I was ashamed.')
})

test('on the page the same by a door and a number', async () => {
  const screen = open(scripted(place), ['jot'])
  await screen.see('Ctrl-D keep')
  screen.type('First thing. Second thing.\u001b')
  await screen.see('2 hand it over')
  screen.type('2')
  await screen.see('→ to be handed over')
  screen.type('\u0004')
  expect(await screen.ended).toBe(0)
  const { entries } = await json('list', 'note')
  const { marks } = (await json('show', entries[0].id)).entry
  expect(marks).toMatchObject([{ kind: 'hand-over', text: 'Second thing.' }])
})

test('nothing leaves by default', async () => {
  const result = await go(['export'])
  expect([result.code, result.out]).toEqual([2, ''])
  expect(result.err).toContain('Nothing is chosen')
})

test('what leaves has roles for names, and neither what is not ready nor somebody else’s story', async () => {
  const { out } = await go(['export', '--kind', 'note', '--format', 'text'])
  expect(out).toContain('P. asked me where I was. I said it was work.')
  for (const word of ['Robin', 'K.', 'laughed', 'ashamed']) expect(out).not.toContain(word)
  expect(out).toContain('[…]')
  expect((await go(['export', '--kind', 'note', '--theirs'])).out).toContain('O. laughed')
  expect((await go(['export', '--mark', 'hand-over', '--format', 'text'])).out).toContain(
    'Second thing.',
  )
  expect((await go(['export', '--mark', 'hand-over', '--format', 'text'])).out).not.toContain(
    'First thing',
  )
})

test.each(['markdown', 'text', 'html', 'json', 'jrnl', 'jrnl-text', 'dayone'])(
  'as %s, the look’s bytes are the file’s, 0600, and never over another',
  async (format) => {
    const path = file(`out.${format}`)
    const args = ['export', '--full', '--format', format]
    // The clock of the export stands in the JSON of unearth; it is cut out on both sides.
    const stable = (text: string) => text.replace(/"exported": \{[^}]*\}/, '')
    const look = await go([...args, '--look'])
    const done = await go([...args, '--to', path, '--yes'])
    expect(done.err).toContain('Written to')
    expect(stable(readFileSync(path, 'utf8'))).toBe(stable(look.out))
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(look.out).toContain('P.')
    for (const word of ['Robin', 'laughed', 'ashamed']) expect(look.out).not.toContain(word)
    const again = await go([...args, '--to', path, '--yes'])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('There is a file')])
    expect((await go([...args, '--to', path, '--yes', '--over'])).code).toBe(0)
    expect(readdirSync(place.root).filter((name) => name.startsWith('.out'))).toEqual([])
  },
)

test('without --yes a script is told where it would go, and nothing is written', async () => {
  const result = await go(['export', '--full', '--to', file('unsaid.md')])
  expect([result.code, existsSync(file('unsaid.md'))]).toEqual([2, false])
  expect(result.err).toContain('readable by whoever has the file')
})

test('on a terminal: the exact text first, then where it goes, then leave it or write it', async () => {
  const screen = open(scripted(place), ['export', '--kind', 'note', '--to', file('shown.md')])
  await screen.see('becomes P.')
  screen.type('\r')
  await screen.see('This is the exact text that would leave')
  await screen.see('P. asked me where I was.')
  screen.type('q')
  await screen.see('Whoever has the file')
  screen.type('\r')
  expect(await screen.ended).toBe(0)
  expect(existsSync(file('shown.md'))).toBe(false)
  expect(screen.scrollback()).not.toContain('asked me')
})

test('a PDF opens with six words, and says the same', async () => {
  const path = file('page.pdf')
  const done = await go([
    'export',
    '--kind',
    'note',
    '--format',
    'pdf',
    '--to',
    path,
    '--yes',
    '--password',
  ])
  const [, password = ''] = /^\s+((?:[a-z-]+ ){5}[a-z-]+)$/m.exec(done.err) ?? []
  expect(password).not.toBe('')
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  if (!installed('qpdf')) return
  expect(execFileSync('qpdf', [`--password=${password}`, '--is-encrypted', path]).toString()).toBe(
    '',
  )
  expect(() => execFileSync('qpdf', ['--check', path], { stdio: 'pipe' })).toThrow()
})

test('the page for a session: three topics at most, what is open, what is not ready as a count', async () => {
  await go(
    ['log', 'session-notes', '-'],
    JSON.stringify({ landed: 'the receipt', set: ['say it before asked'] }),
  )
  await go(['log', 'question', '-'], JSON.stringify({ text: 'When did it begin?' }))
  await go(['log', 'promise', '-'], JSON.stringify({ text: 'I say where I am' }))
  await go(['promise', 'keep'])
  const { out } = await go(['prep', '--look'])
  expect(out).toContain('P. asked me where I was.')
  expect(out).toContain('Second thing.')
  expect(out).toContain('say it before asked')
  expect(out).toContain('When did it begin?')
  expect(out).toContain('kept 1')
  expect(out).toContain('1 thing I am not ready to bring')
  for (const word of ['Robin', 'ashamed', 'laughed']) expect(out).not.toContain(word)
})

test('on a terminal the writer says which, in which order, and what for', async () => {
  const screen = open(scripted(place), ['prep'])
  await screen.see('What to bring, in your order')
  await screen.see('[ ] ')
  screen.type('\u001b[B\u001b[B\r')
  await screen.see('[1]')
  screen.type('\r')
  await screen.see('What do you ask for?')
  screen.type('to be asked about it\r')
  await screen.see('A topic that is not marked')
  screen.type('\r')
  await screen.see('For the next session')
  await screen.see('to be asked about it')
  screen.type('q')
  expect(await screen.ended).toBe(0)
})

test('for a therapist: the formulation in the client’s words, empty boxes empty', async () => {
  await go(
    ['log', 'factor', '-'],
    JSON.stringify({ text: 'Robin slept early', p: 'precipitating', learned_from: 'K.' }),
  )
  const { out } = await go(['export', '--for', 'therapist', '--full'])
  expect(out).toContain('FORMULATION, in the client’s words')
  expect(out).toContain('Not an assessment')
  expect(out).toContain('P. slept early [O.]')
  expect(out).toContain('THE GROUND')
  expect(out).not.toContain('Robin')
  expect((await go(['export', '--for', 'therapist'])).code).toBe(2)
})

test('for a partner: what was agreed, and nothing else', async () => {
  await go(['log', 'agreement', '-'], JSON.stringify({ text: 'not after nine' }))
  const { out, err } = await go(['export', '--for', 'partner', '--full'])
  expect(out).toContain('not after nine')
  expect(out).toContain('I say where I am')
  for (const word of ['kept', 'slept early', 'ashamed', 'receipt', 'begin?'])
    expect(out).not.toContain(word)
  expect(err).toContain('pressure')
})

test('a letter is written in stages, sealed, opened all the same; it is not printed or sent', async () => {
  await go(['--plain', 'letter', 'why'], 'I wanted to be seen. I lied to Robin.\n.\n')
  const { entries } = await json('list', 'letter')
  expect(entries).toHaveLength(1)
  expect((await go(['export', '--full'])).out).not.toContain('wanted to be seen')
  const refused = await go(['letter', 'print'])
  expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('not printed or sent')])
  const screen = open(scripted(place), ['letter', 'seal'])
  await screen.see('Until which day')
  screen.type('yesterday\r')
  await screen.see('still to come')
  screen.type('2099-01-31\r')
  expect(await screen.ended).toBe(0)
  for (const args of [['list'], ['search', 'wanted'], ['show', entries[0].id]]) {
    const { out, err } = await go(args)
    expect(out + err).toContain('sealed until 2099-01-31')
    expect(out).not.toContain('to be seen')
  }
  expect((await go(['letter', 'let-go'])).code).toBe(0)
  expect((await go(['letter', 'list'])).code).toBe(3)
})

test('a folder that is copied elsewhere by itself is said to be one', async () => {
  mkdirSync(file('Dropbox'))
  const { err } = await go([
    'export',
    '--kind',
    'note',
    '--to',
    join(file('Dropbox'), 'a.md'),
    '--yes',
  ])
  expect(err).toContain('copied to other computers')
})

test('where it cannot be written, nothing is left and the journal is as it was', async () => {
  writeFileSync(file('not-a-folder'), '')
  const result = await go(['export', '--full', '--to', join(file('not-a-folder'), 'x.md'), '--yes'])
  expect([result.code, result.err]).toEqual([1, expect.stringContaining('could not be written')])
})

function installed(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((dir) => existsSync(join(dir, program)))
}
