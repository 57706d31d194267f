// A folder that leaves: whole or not at all, for its owner only; and only its own files are taken away again.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Trouble } from '../../src/errors.ts'
import {
  plainFileThere,
  removePlainFile,
  writePlainFile,
  writePlainFolder,
} from '../../src/files/plain-file.ts'

const root = mkdtempSync(join(tmpdir(), 'unearth-plain-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const files = [
  { name: '2026-11-22-2104-1a2b3c.md', text: 'one' },
  { name: '2026-11-23-0900-1a2b3d-2.md', text: 'two' },
]

test('a folder is written for its owner alone, and taken away again', () => {
  const path = join(root, 'out')
  writePlainFolder(path, files)
  expect(readdirSync(path)).toEqual(files.map(({ name }) => name))
  expect(readFileSync(join(path, '2026-11-22-2104-1a2b3c.md'), 'utf8')).toBe('one')
  if (process.platform !== 'win32') {
    expect(statSync(path).mode & 0o777).toBe(0o700)
    expect(statSync(join(path, '2026-11-22-2104-1a2b3c.md')).mode & 0o777).toBe(0o600)
  }
  expect(plainFileThere(path)).toBe(true)
  removePlainFile(path)
  expect(existsSync(path)).toBe(false)
})

test('a file where a folder lies is refused by its name, also over what is there', () => {
  const path = join(root, 'folder')
  mkdirSync(path)
  for (const over of [false, true])
    expect(() => writePlainFile(path, ['x'], { over })).toThrow(`${path} is a folder.`)
  expect(readdirSync(path)).toEqual([])
})

test('what somebody else put into it stays', () => {
  const path = join(root, 'shared')
  writePlainFolder(path, files)
  writeFileSync(join(path, 'mine.md'), 'mine')
  removePlainFile(path)
  expect(readdirSync(path)).toEqual(['mine.md'])
})

test('over anything that is there it refuses, and a fault half way leaves nothing', () => {
  const path = join(root, 'taken')
  writeFileSync(path, 'a file')
  expect(() => writePlainFolder(path, files)).toThrow(Trouble)
  const before = readdirSync(root)
  expect(() => writePlainFolder(join(root, 'half'), [...files, ...files])).toThrow(Trouble)
  expect(readdirSync(root)).toEqual(before)
})

test('a name never leads out of the folder', () => {
  const path = join(root, 'within')
  writePlainFolder(path, [{ name: '../../outside.md', text: 'x' }])
  expect(readdirSync(path)).toEqual(['outside.md'])
})

test('until a file is whole its words lie beside it, in a place that was told before the first of them', () => {
  const path = join(root, 'whole.txt')
  let beside = ''
  // As much as is written at once.
  const first = 'one '.repeat(2 ** 18)
  function* pieces() {
    expect(beside).not.toBe('')
    yield first
    expect([existsSync(path), readFileSync(beside, 'utf8') === first]).toEqual([false, true])
    expect(statSync(beside).mode & 0o777).toBe(0o600)
    yield 'two'
  }
  const begun = (where: string) => {
    beside = where
  }
  writePlainFile(path, pieces(), { begun })
  expect([existsSync(beside), readFileSync(path, 'utf8') === `${first}two`]).toEqual([false, true])
  expect(statSync(path).mode & 0o777).toBe(0o600)
})

test('what came in the way meanwhile is not written over, and a fault leaves what was there', () => {
  const path = join(root, 'meanwhile.txt')
  function* pieces() {
    yield 'mine'
    writeFileSync(path, 'theirs')
  }
  expect(() => writePlainFile(path, pieces())).toThrow('There is a file')
  function* broken() {
    yield 'half'
    throw new Error('no more')
  }
  expect(() => writePlainFile(path, broken(), { over: true })).toThrow(Trouble)
  expect(readFileSync(path, 'utf8')).toBe('theirs')
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([])
})
