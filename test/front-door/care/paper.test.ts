// The page with the recovery code. What it says of a way without unearth is done here as it is printed, by programs that share no code.
import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { found } from '../../exchange/tools.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const journal = door()
const { file, go, place, play } = journal
const has = (program: string) => spawnSync(program, ['--version']).error === undefined
const python = has('python3') && has('openssl')

/** The letters of the code as they stand on a page, with those that check each line. */
const linesOn = (page: string) =>
  Array.from(page.matchAll(/^ {4}\d {3}([0-9A-Z-]+ {2}..)$/gm), ([, line = '']) => line)

test.skipIf(!python)('the recipe on the page opens a backup without unearth', async () => {
  await go(['jot', '-'], 'words for whoever has the page')
  const page = await go(['recovery', '--paper', '-'])
  expect(page.code).toBe(0)
  const code = linesOn(page.out)
    .map((line) => line.split('  ')[0])
    .join('-')
  const after = (await go(['backup', '--passphrase-fd', '0', file('for-paper')], code)).out.trim()
  const unpacked = file('unpacked/x').slice(0, -2)
  execFileSync('mkdir', ['-p', unpacked])
  execFileSync('tar', ['-xf', after, '-C', unpacked])
  const dir = join(unpacked, readdirSync(unpacked)[0] ?? '')
  const [recipe = ''] = /^import json[\s\S]*?^print.*$/m.exec(page.out) ?? []
  writeFileSync(join(dir, 'key.py'), recipe)
  const pragma = execFileSync('python3', ['key.py'], {
    cwd: dir,
    input: `${code}\n`,
    encoding: 'utf8',
  }).trim()
  const db = new Database(join(dir, 'journal.db'), { readonly: true })
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  db.exec(pragma)
  const [, question = ''] = /^ {4}(SELECT .*;)$/m.exec(page.out) ?? []
  expect(db.prepare(question).all()).toEqual([
    expect.objectContaining({ text: 'words for whoever has the page' }),
  ])
  db.close()
  writeFileSync(join(place.root, 'recovery'), code)
})

test('a line with a slip is named, and the four lines as they are printed open the journal', async () => {
  const page = await go(['recovery', '--paper', '-'])
  const lines = linesOn(page.out)
  expect(lines).toHaveLength(4)
  const open = (typed: string) => go(['--passphrase-fd', '0', 'list'], typed)
  expect((await open(lines.join(' '))).code).toBe(0)
  const code = lines.map((line) => line.slice(0, -4)).join('-')
  writeFileSync(join(place.root, 'recovery'), code)
  const slip = lines.with(
    2,
    (lines[2] ?? '').replace(/^./, (c) => (c === '7' ? '8' : '7')),
  )
  await go(['backup', file('slips')])
  const named = await go(['check', '--drill'], `${slip.join('')}\nx\nx\n`)
  expect([named.code, named.err]).toEqual([4, expect.stringContaining('slip in line 3')])
})

test('on a terminal the page with the code there is becomes a PDF, and the code stays the one', async () => {
  const code = readFileSync(join(place.root, 'recovery'), 'utf8')
  const to = file('page.pdf')
  const before = readFileSync(join(place.journal, 'keys.a'))
  const { code: ended } = await play(
    ['recovery', '--paper', to],
    [
      ['Which code is it to be?', keys.enter],
      ['Type the code you have', `${code}${keys.enter}`],
      ['Print it, and delete the file'],
    ],
  )
  expect(ended).toBe(0)
  expect(readFileSync(to).toString('latin1', 0, 5)).toBe('%PDF-')
  expect(readFileSync(join(place.journal, 'keys.a'))).toEqual(before)
  const pdftotext = found('pdftotext')
  if (pdftotext === undefined) return
  const text = execFileSync(pdftotext, ['-layout', to, '-'], { encoding: 'utf8' })
  expect(text.replace(/\s+/g, '')).toContain(code.slice(0, 9))
  expect(text).toContain('import json, hmac')
  expect(text.trimEnd()).not.toContain('\f')
})

test('a new code counts only once it was typed back', async () => {
  const code = readFileSync(join(place.root, 'recovery'), 'utf8')
  using screen = journal.open(['recovery'])
  await screen.see('The recovery code')
  screen.kill('SIGKILL')
  await screen.end()
  expect((await go(['--passphrase-fd', '0', 'list'], code)).code).toBe(0)
})
