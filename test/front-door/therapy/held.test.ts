// Held is held, as a person meets it: another editor, the page, an erased entry, and a drive that knows no links.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entryWith } from '../../../src/store/entries.ts'
import { listMarks } from '../../../src/store/marks.ts'
import { door } from '../door.ts'
import { answer, keys, launcher } from '../screen.ts'

const { file, go, idOf, list, log, open, place, play, within } = door()
const { down, enter } = keys

test('a held sentence that is written on and changed on the page stays held, and that is said', async () => {
  await play(
    ['jot'],
    [
      ['Ctrl-D keep', `It was late. I hid the zebra${keys.doors}`],
      ['3 not yet', '3'],
      ['not to be brought yet', ' in the shed. Then I slept.'],
      ['Then I slept.', keys.keep],
    ],
  )
  const text = 'It was late. I hid the zebra in the shed. Then I slept.'
  const id = await idOf(text)
  const { out } = await go(['export', '--full', '--format', 'text', '--look'])
  expect(out).toContain('Then I slept.')
  expect(out).not.toMatch(/zebra|shed/)
  const edited = await play(['edit', id], [['slept', `${keys.top}So. ${keys.keep}`]])
  expect(edited.scrollback).toContain('is held still')
  expect((await go(['export', '--full', '--look'])).out).not.toMatch(/zebra|shed/)
})

test('taken out and brought back by undo, it is held again', async () => {
  await go(['jot', '-'], 'A heron stood there.')
  const id = await idOf('A heron stood there.')
  await play(['mark', id], [['A heron', `n${enter}`]])
  await play(
    ['edit', id],
    [
      ['heron', keys.clear + keys.undo],
      ['heron', ` So.${keys.keep}`],
    ],
  )
  const held = within((store) => {
    const entry = entryWith(store, id)
    return entry === undefined ? [] : listMarks(store, entry.revision.id)
  })
  expect(held).toMatchObject([{ kind: 'not-yet', start: 0 }])
})

test('erasing an entry offers what was made from it; what is left of a held one is held there', async () => {
  const words = 'We kept a walrus in the bath.'
  await go(['jot', '-'], words)
  const id = await idOf(words)
  await play(['mark', id], [['walrus', `s${enter}`]])
  await go(['prep', '--to', file('p.txt'), '--yes'])
  expect(await list('prep')).toHaveLength(1)
  await play(
    ['remove', id, '--for-good'],
    [[['made from it', 'walrus', 'erase it, and what was made from it'], down + down + enter]],
  )
  expect(
    [await list('prep'), await list('note')].flat().filter(({ text }) => text.includes('walrus')),
  ).toEqual([])
})

test('what is kept in another window while it is looked at does not leave with it', async () => {
  await go(['jot', '-'], 'A plain note.')
  const path = file('looked.md')
  using screen = open(['export', '--kind', 'note', '--to', path])
  await answer(screen, [
    ['No names are known', enter],
    ['This is the exact text that would leave', 'q'],
  ])
  await screen.see('Whoever has the file')
  await go(['jot', '-'], 'An ostrich came.')
  screen.type(down + enter)
  expect(await screen.end()).toBe(0)
  expect(readFileSync(path, 'utf8')).toContain('A plain note.')
  expect(readFileSync(path, 'utf8')).not.toContain('ostrich')
})

const strace = spawnSync('strace', ['-V']).status === 0

test.skipIf(!strace).each([
  ['an export', ['export', '--kind', 'agreement', '--format', 'text', '--to', 'FILE', '--yes']],
  ['a page for a session', ['prep', '--to', 'FILE', '--yes']],
  ['a backup', ['backup', 'FILE']],
])(
  `%s reaches a drive that knows no hard links${strace ? '' : ' (skipped: no strace)'}`,
  async (what, args) => {
    await log('agreement', { text: 'not after nine' })
    await log('factor', { text: 'The late shift.', p: 'precipitating' })
    const path = file(`drive-${args[0]}.txt`)
    const fault = 'inject=link,linkat:error=EPERM'
    const command = args.map((arg) => (arg === 'FILE' ? path : arg))
    const { status, stderr } = spawnSync(
      'strace',
      ['-f', '-q', '-o', file('trace'), '-e', fault, launcher, ...command],
      { env: place.scripted, encoding: 'utf8' },
    )
    expect([what, status, stderr]).toEqual([what, 0, expect.not.stringContaining('EPERM')])
    expect(statSync(path).isDirectory() ? readdirSync(path).length : statSync(path).size).not.toBe(
      0,
    )
  },
)
