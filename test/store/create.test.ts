import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createJournal } from '../../src/store/create.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { bytesOf, page, passphrase, shelf, trouble } from './journals.ts'

const journals = shelf()
const child = join(import.meta.dirname, 'child.ts')
const cheap = { passphrase, memoryMiB: 64 }

test.each([0o000, 0o022, 0o077])('under umask %o everything is for the owner alone', (umask) => {
  const before = process.umask(umask)
  try {
    const dir = join(journals.root, `mode-${umask}`)
    createJournal(dir, cheap)
    const store = unlockJournal(dir, { passphrase })
    page(store, 'a line')
    expect(statSync(dir).mode & 0o777).toBe(0o700)
    const modes = readdirSync(dir).map((name) => [name, statSync(join(dir, name)).mode & 0o777])
    expect(modes).toEqual(modes.map(([name]) => [name, 0o600]))
    closeStore(store)
  } finally {
    process.umask(before)
  }
})

test('a journal that is there already is not touched', () => {
  const dir = journals.copy()
  const before = bytesOf(dir)
  expect(trouble(() => createJournal(dir, cheap)).code).toBe(1)
  expect(bytesOf(dir)).toEqual(before)
})

test('a directory with something in it, and a file, are refused in words and left alone', () => {
  const full = join(journals.root, 'full')
  mkdirSync(full)
  writeFileSync(join(full, 'letter.txt'), 'mine')
  expect(trouble(() => createJournal(full, cheap)).code).toBe(1)
  expect(readdirSync(full)).toEqual(['letter.txt'])
  const file = join(journals.root, 'file')
  writeFileSync(file, 'mine')
  expect(trouble(() => createJournal(file, cheap)).code).toBe(1)
  expect(trouble(() => createJournal(join(file, 'below'), cheap)).code).toBe(1)
})

test('what a killed creation left behind goes away with the next one', () => {
  const dir = join(journals.root, 'swept')
  const left = `${dir}.new-999999999-00000000`
  mkdirSync(left)
  writeFileSync(join(left, 'keys.a'), '')
  createJournal(dir, cheap)
  expect(existsSync(left)).toBe(false)
  expect(readdirSync(journals.root).filter((name) => name.startsWith('swept'))).toEqual(['swept'])
})

test.each([1, 63, 2049, 64.5])('a journal whose guesses cost %d MiB is not made', (memoryMiB) => {
  const dir = join(journals.root, `odd-${memoryMiB}`)
  expect(() => createJournal(dir, { passphrase, memoryMiB })).toThrow()
  expect(existsSync(dir)).toBe(false)
})

test('of creations at the same moment one makes the journal and the others say so', async () => {
  const dir = join(journals.root, 'race')
  const ends = await Promise.all(
    [1, 2, 3].map(
      () =>
        new Promise<number | null>((done) => {
          spawn(process.execPath, [child, 'create', dir, passphrase], { stdio: 'ignore' }).on(
            'exit',
            done,
          )
        }),
    ),
  )
  expect(ends.toSorted()).toEqual([0, 1, 1])
  closeStore(unlockJournal(dir, { passphrase }))
  expect(readdirSync(journals.root).filter((name) => name.startsWith('race'))).toEqual(['race'])
})
