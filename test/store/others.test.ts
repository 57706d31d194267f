// Another process at the same entry, and another person at the same files.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { historyOf, listEntries } from '../../src/store/entries.ts'
import { closeStore } from '../../src/store/open.ts'
import { page, shelf } from './journals.ts'

const journals = shelf()
const child = join(import.meta.dirname, 'child.ts')
const root = process.platform === 'linux' && process.getuid?.() === 0

test('two processes that revise the same words at once both keep theirs, and all but one are told', async () => {
  const dir = journals.copy()
  const store = journals.open(dir)
  const entry = page(store, 'the words both started from')
  const from = listEntries(store, { limit: 1 })[0]?.revision.id ?? ''
  const said = await Promise.all(
    ['left', 'right'].map((name) => saidBy('revise', dir, journals.code, entry, from, name, '15')),
  )
  const history = historyOf(store, entry)
  const texts = history.map(({ text }) => text)
  for (const name of ['left', 'right']) {
    for (let n = 0; n < 15; n += 1) expect(texts).toContain(`${name} ${n}`)
  }
  expect(history.map(({ number }) => number)).toEqual(history.map((_, index) => index + 1))
  expect(said.join('').match(/false/g)).toHaveLength(1)
  expect(said.join('').match(/true/g)).toHaveLength(29)
  closeStore(store)
  const again = journals.open(dir)
  expect(again.missing).toBe(0)
  closeStore(again)
})

test.skipIf(!root)('files that may be read and not written are a sentence and exit code 1', () => {
  const dir = given(0o755, 0o644)
  expect(unprivileged(dir)).toMatch(/^trouble 1: /)
})

test.skipIf(!root)('files that may not be read are not called damaged', () => {
  const dir = given(0o755, 0o600)
  expect(unprivileged(dir)).toMatch(/^trouble 1: /)
})

test.skipIf(!root)('a directory that may not be looked into is not called empty', () => {
  const dir = given(0o700, 0o600)
  expect(unprivileged(dir)).toMatch(/^trouble 1: /)
})

/** A journal of root's with these modes, in a folder that everybody may enter. */
function given(folder: number, file: number): string {
  chmodSync(journals.root, 0o755)
  const dir = journals.copy()
  for (const name of readdirSync(dir)) chmodSync(join(dir, name), file)
  chmodSync(dir, folder)
  return dir
}

function unprivileged(dir: string): string {
  return spawnSync(process.execPath, [child, 'unprivileged', dir, journals.code], {
    encoding: 'utf8',
  }).stdout
}

function saidBy(...args: string[]): Promise<string> {
  return new Promise((done, fail) => {
    let said = ''
    const process_ = spawn(process.execPath, [child, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    process_.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
    process_.on('error', fail)
    process_.on('close', () => done(said))
  })
}
