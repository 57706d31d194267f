// The page on a real pseudo-terminal: writing, leaving in every way, and nothing lost.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newJournal, newPlace, open, type Place, run, scripted } from './program.ts'

let place: Place & { remove(): void }
beforeAll(async () => {
  place = newPlace()
  await newJournal(place)
})
afterAll(() => place.remove())

const texts = async (): Promise<string[]> => {
  const { out } = await run(scripted(place), ['list', '--json', '-n', '100'])
  return JSON.parse(out).entries.map((entry: { text: string }) => entry.text)
}

test('a whole walk: answers, a dig, a step back, a skip, the close', async () => {
  const screen = open(scripted(place), ['walk', 'promise-keep'])
  await screen.see('1 of 4')
  screen.type('Kept it.')
  await screen.see('Kept it.')
  screen.type('\u0004')
  await screen.see('2 of 4')
  screen.type('\u001b')
  await screen.see('go back one')
  screen.type('b')
  await screen.see('1 of 4')
  await screen.see('Kept it.')
  screen.type(' In part.')
  await screen.see('Kept it. In part.')
  screen.type('\u001b')
  await screen.see('dig deeper')
  screen.type('d')
  await screen.see('│ Kept it. In part.')
  screen.type('Under it.\u0004')
  await screen.see('2 of 4')
  screen.type('\u001b')
  await screen.see('skip')
  screen.type('s')
  await screen.see('3 of 4')
  screen.type('\u0004')
  await screen.see('4 of 4')
  screen.type('\u0004')
  await screen.see('to close')
  screen.type('\u0004')
  expect(await screen.ended).toBe(0)
  expect(await texts()).toEqual(['Under it.', 'Kept it. In part.'])
  const { out } = await run(scripted(place), [
    'show',
    '--history',
    '--json',
    await newest('Kept it. In part.'),
  ])
  expect(JSON.parse(out).revisions.map(({ text }: { text: string }) => text)).toEqual([
    'Kept it.',
    'Kept it. In part.',
  ])
})

test('after kill -9 the words are on the page again, at most the last second missing', async () => {
  const screen = open(scripted(place), ['walk', 'northstar'])
  await screen.see('1 of')
  screen.type('Every word of this one matters. ')
  await screen.see('matters')
  await screen.see('saved')
  screen.kill('SIGKILL')
  await screen.ended
  const again = open(scripted(place), ['walk', 'northstar'])
  await again.see('Every word of this one matters')
  await again.see('6 words from')
  again.type('\u0003')
  expect(await again.ended).toBe(130)
  expect(again.scrollback()).not.toContain('matters')
  expect(again.scrollback()).toContain('Your words are kept as a draft')
})

test.each(['SIGTERM', 'SIGHUP', 'SIGINT'])(
  '%s saves, restores the terminal and ends',
  async (signal) => {
    const screen = open(scripted(place), ['jot'])
    await screen.see('Ctrl-D keep')
    screen.type(`before ${signal}`)
    await screen.see(`before ${signal}`)
    screen.kill(signal)
    await screen.ended
    expect(screen.bytes()).toContain('\u001b[?1049l')
    const again = open(scripted(place), ['jot'])
    await again.see('keep as is')
    again.type('\r')
    await again.see(`before ${signal}`)
    again.type('\u0015\u0004')
    expect(await again.ended).toBe(0)
  },
)

test('paste is one step of undo; emoji and wide letters are whole; a resize keeps the page', async () => {
  const screen = open(scripted(place), ['jot'])
  await screen.see('Ctrl-D keep')
  screen.type('start 👨‍👩‍👧 日本 ')
  screen.type('\u001b[200~pasted line one\r\nline two\u001b[201~')
  await screen.see('line two')
  screen.type('\u001a')
  await screen.gone('pasted')
  screen.type('\u0019')
  await screen.see('line two')
  screen.resize(40, 10)
  await screen.see('line two')
  screen.resize(20, 5)
  await screen.see('make the window')
  screen.type('!')
  screen.resize(80, 24)
  await screen.see('line two!')
  screen.type('\u0004')
  expect(await screen.ended).toBe(0)
  expect((await texts())[0]).toBe('start 👨‍👩‍👧 日本 pasted line one\nline two!')
})

test('people to call are one key away, also in a small window', async () => {
  const screen = open(scripted(place), ['jot'], { columns: 40, rows: 10 })
  await screen.see('Ctrl-D keep')
  screen.type('\u001bOQ')
  await screen.see('in danger now')
  for (
    let pages = 0;
    pages < 6 && !screen.rows().join('\n').includes('any key to go on');
    pages += 1
  ) {
    const before = screen.rows().join('\n')
    screen.type('x')
    await screen.see(new RegExp(`^(?!${escaped(before)}$)[^]*any key`))
  }
  await screen.see('any key to go on')
  screen.type('x')
  screen.type('\u0004')
  expect(await screen.ended).toBe(0)
})

test('a blank screen shows nothing and takes nothing until the same key', async () => {
  const screen = open(scripted(place), ['jot'])
  await screen.see('Ctrl-D keep')
  screen.type('hidden words')
  await screen.see('hidden words')
  screen.type('\u000c')
  await screen.see('Ctrl-L to come back')
  expect(screen.rows().join('\n')).not.toContain('hidden')
  screen.type('not typed')
  screen.type('\u000c')
  await screen.see('hidden words')
  expect(screen.rows().join('\n')).not.toContain('not typed')
  screen.type('\u0015\u0004')
  expect(await screen.ended).toBe(0)
})

test('a heavy walk says so first and can be left there', async () => {
  const screen = open(scripted(place), ['walk', 'shame'])
  await screen.see('goes deep')
  await screen.see('not this, not now')
  screen.type('\u001b[B\r')
  expect(await screen.ended).toBe(0)
})

test('editing opens the words as they are and keeps both versions', async () => {
  await run(scripted(place), ['jot', '-'], 'first version')
  const screen = open(scripted(place), ['edit', await newest('first version')])
  await screen.see('first version')
  screen.type(', and second\u0004')
  expect(await screen.ended).toBe(0)
  expect((await texts())[0]).toBe('first version, and second')
})

test('another editor works in memory, and leaves nothing behind', async () => {
  await run(scripted(place), ['jot', '-'], 'for the editor')
  const id = await newest('for the editor')
  const refused = await run({ ...scripted(place), EDITOR: 'code' }, ['edit', '--editor', id])
  expect(refused.code).toBe(5)
  expect(refused.err).toContain('may leave copies')
})

async function newest(text: string): Promise<string> {
  const { out } = await run(scripted(place), ['list', '--json', '-n', '100'])
  return JSON.parse(out).entries.find((entry: { text: string }) => entry.text === text).id
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
