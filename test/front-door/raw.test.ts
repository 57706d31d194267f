// What a terminal would obey never reaches it: not from an entry, a title, a file's name or a fault, in no place that shows it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { door } from './door.ts'
import { answer, keys } from './screen.ts'

const { file, go, idOf, log, open } = door()
const { down, enter } = keys

/** Each would be obeyed: the clipboard, the title, a hidden word, the way back over a line, a turned line, C1. */
const payloads = [
  '\u001b]52;c;cm0gLXJm\u0007',
  '\u001b]0;PWNED\u001b\\',
  '\u001b[8mhidden',
  '\u001b[2J\u001b[3J',
  '\u001bPq#0\u001b\\',
  '\u009b31mred',
  '\u202eturned',
  '\u0007\u0007bell',
]
const hostile = `canary ${payloads.join(' ')} end`

/** Which of them are there as they are. */
const raw = (bytes: string) => payloads.filter((payload) => bytes.includes(payload))

beforeAll(async () => {
  await go(['jot', '-'], `${hostile}.`)
  await log('factor', { text: hostile, p: 'presenting' })
  await log('promise', { text: hostile, cue: hostile })
  await log('agreement', { text: hostile })
  await log('question', { text: hostile })
  await log('session-notes', { landed: hostile, left_out: hostile })
})

test('the check can fail', () => {
  expect(raw(hostile)).toEqual(payloads)
})

test.each([
  ['the topics of a session', ['prep', '--look'], [['What to bring', enter]]],
  [
    'the lines of a page',
    ['export', '--for', 'therapist', '--look'],
    [['WHAT HAPPENED', down + enter]],
  ],
  [
    'the lines for a partner',
    ['export', '--for', 'partner', '--look'],
    [['AGREEMENTS', down + enter]],
  ],
  ['one entry', ['show'], [['canary', 'q']]],
  ['what was kept', ['list'], [['canary', keys.doors]]],
  ['the map', ['map'], [['canary', 'q']]],
  ['an entry on the page', ['edit'], [['canary', keys.stop]]],
] as const)('on a screen, in a list or on a page: %s', async (_, args, transcript) => {
  const what = args[0] === 'edit' ? ['edit', await idOf(`${hostile}.`)] : args
  using screen = open(what)
  await answer(screen, transcript)
  expect(screen.bytes()).toContain('canary')
  expect(raw(screen.bytes())).toEqual([])
})

test.each([
  [['--plain', 'list']],
  [['--plain', 'show']],
  [['--plain', 'prep', '--look']],
  [['--plain', 'export', '--full', '--look']],
  [['--plain', 'export', '--for', 'partner', '--full', '--look']],
  [['--plain', 'list', '--json']],
  [['--plain', 'map']],
  [['--plain', 'search', 'canary']],
])('in lines: %j', async (args) => {
  const { out, err } = await go(args)
  expect(out + err).toContain('canary')
  expect(raw(out + err)).toEqual([])
})

test.each([
  ['an unknown command', () => [hostile]],
  ['an unknown option', () => ['list', `--${hostile}`]],
  ['an id', () => ['show', hostile]],
  ['a path that is not there', () => ['import', `/nowhere/${hostile}`]],
  ['a journal that is not there', () => ['--journal', `/nowhere/${hostile}`, 'list']],
  [
    'where an export cannot go',
    () => ['export', '--full', '--yes', '--to', `/nowhere/${hostile}/x`],
  ],
  ['a day', () => ['list', '--from', hostile]],
  ['a format', () => ['export', '--format', hostile]],
] as const)('in a fault: %s', async (_, args) => {
  const { out, err } = await go(args())
  expect(out + err).toContain('canary')
  expect(raw(out + err)).toEqual([])
})

test('in a report of files with such names, and of what is in them', async () => {
  const folder = file('in')
  mkdirSync(folder)
  writeFileSync(join(folder, `x ${hostile.replaceAll('/', '')}.json`), '{')
  const { out, err } = await go(['import', folder])
  expect(out + err).toContain('canary')
  expect(raw(out + err)).toEqual([])
})

test('in a walk of one’s own', async () => {
  const path = file('home/journal/prompts/walks/mine.md', `---\nid: mine\ntitle: ${hostile}\n---\n`)
  for (const args of [['walk'], ['prompts', 'check', path]]) {
    const { out, err } = await go(args)
    expect(raw(out + err)).toEqual([])
  }
})
