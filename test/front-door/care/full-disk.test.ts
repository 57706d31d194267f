// A drive that is full: reading goes on, and a page never says "kept" of what is not.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { canMount, type Drive, openDrive } from '../../drive.ts'
import { newPlace, run } from '../program.ts'
import { answer, keys, openScreen, pasted } from '../screen.ts'

let drive: Drive | undefined
const place = newPlace()
const disk = join(place.root, 'disk')
const env = { ...place.byPassphrase, UNEARTH_HOME: join(disk, 'journal') }
const words = (count: number) =>
  Array.from({ length: count }, (_, index) => `word${index}`).join(' ')

beforeAll(async () => {
  if (!canMount) return
  drive = openDrive(disk, '1m')
  await run(env, ['init', '--no-input', '--kdf-memory', '64'])
  await run(env, ['jot', '-'], 'kept while there was room')
})

afterAll(() => {
  drive?.[Symbol.dispose]()
  place[Symbol.dispose]()
})

const fillTo = (pages: number) => drive?.fillTo(pages)

test.skipIf(!canMount)('reading needs no room', async () => {
  fillTo(0)
  for (const args of [['list'], ['show'], ['search', 'room'], ['status'], ['today'], ['check']])
    expect([args, (await run(env, args)).code]).toEqual([args, 0])
  expect(await run(env, ['jot', '-'], 'more')).toMatchObject({
    code: 1,
    err: expect.stringContaining('The disk is full'),
  })
  fillTo(60)
})

test.skipIf(!canMount)(
  'words the drive does not take are counted as they are, and can go back to the page or to another place',
  async () => {
    const elsewhere = join(place.root, 'elsewhere')
    mkdirSync(elsewhere)
    using screen = openScreen(env, ['jot'])
    await screen.see('Ctrl-D')
    screen.type('one two three ')
    await screen.see('three')
    fillTo(0)
    screen.type(pasted(words(9000)))
    await answer(screen, [
      ['not saved', keys.stop],
      ['Not all of this is saved', `${keys.down}${keys.enter}`],
      // Ctrl-D leaves no page whose words are not saved; Ctrl-C asks.
      ['not saved', `${keys.keep}x`],
      ['8999x', keys.stop],
      [/of\s+9003\s+words\s+are/, `${keys.down}${keys.down}${keys.enter}`],
      ['Where to? A folder', `${elsewhere}${keys.enter}`],
      ['All of it is in'],
    ])
    expect(await screen.end()).toBe(1)
    expect(screen.scrollback()).not.toContain('kept as a draft')
    const there = { ...env, UNEARTH_HOME: join(elsewhere, 'unearth-words') }
    using other = openScreen(there, ['jot'])
    await other.see('9003 words from')
    other.type(keys.enter)
    await other.see('word8999x')
    other.type(keys.keep)
    expect(await other.end()).toBe(0)
    expect((await run(there, ['search', 'word8998'])).code).toBe(0)
    fillTo(60)
  },
)

test.skipIf(!canMount)(
  'where unearth was started to show something, a place it keeps itself out of is a sentence, and another one is asked for',
  async () => {
    const elsewhere = join(place.env['HOME'] ?? '', 'elsewhere')
    mkdirSync(elsewhere)
    using screen = openScreen(env, ['list'])
    await answer(screen, [
      ['kept while there was room', keys.enter],
      ['e edit', 'e'],
      ['Ctrl-D', ' and'],
      ['room and'],
    ])
    fillTo(0)
    screen.type(pasted(words(9000)))
    await answer(screen, [
      ['not saved', keys.stop],
      ['Not all of this is saved', `${keys.down}${keys.down}${keys.enter}`],
      ['Where to? A folder', `/var/unearth-nowhere${keys.enter}`],
      [/keeps\s+itself\s+out\s+of\s+\/var\/unearth-nowhere/],
      ['Not all of this is saved', `${keys.down}${keys.down}${keys.enter}`],
      ['Where to? A folder', `${elsewhere}${keys.enter}`],
      ['All of it is in'],
    ])
    expect(await screen.end()).toBe(1)
    expect(screen.scrollback()).not.toMatch(/ERR_|API/)
    fillTo(60)
  },
)

test.skipIf(!canMount)(
  'a terminal that is closed on unsaved words does not call them kept, and a drive with room again takes them',
  async () => {
    using screen = openScreen(env, ['jot'])
    await answer(screen, [['words from', keys.enter], ['three']])
    fillTo(0)
    screen.type(pasted(words(9000)))
    await screen.see('not saved')
    screen.kill('SIGTERM')
    expect(await screen.end()).toBe(1)
    expect(screen.scrollback()).toMatch(/\d+ of 9003 words\s+are kept as a draft\. The rest is not/)
    fillTo(60)
    using again = openScreen(env, ['jot'])
    await answer(again, [['words from', keys.enter], ['three']])
    fillTo(0)
    again.type(pasted(words(9000)))
    await again.see('not saved')
    again.type(keys.stop)
    await again.see('Not all of this is saved')
    fillTo(60)
    again.type(keys.enter)
    expect(await again.end()).toBe(130)
    expect(again.scrollback()).toContain('Your words are kept as a draft')
  },
)
