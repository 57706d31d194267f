// --help, the README's table, and what the doors that promise to open nothing open.
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { oldNode as old } from './old-node.ts'
import { newPlace, type Place, run } from './program.ts'
import { launcher } from './screen.ts'

const top = resolve(import.meta.dirname, '../..')
const readme = readFileSync(join(top, 'README.md'), 'utf8')

test('the README names every exit code of --help', async () => {
  using place = newPlace()
  const { out } = await run(place.env, ['--help'])
  const codes = [
    ...out.slice(out.indexOf('Exit codes')).matchAll(/(\d+) ([a-zA-Z, ]+?)(?= ·|\n|$)/g),
  ]
  expect(codes.length).toBeGreaterThan(5)
  for (const [, code, words] of codes)
    expect(readme).toMatch(new RegExp(`\\| ${code} \\| ${words}`))
})

test('the help that was printed when it was built is the help', async () => {
  using place = newPlace()
  const [printed, fresh] = await Promise.all([
    run(place.env, ['--help']),
    run(place.env, ['--plain', '--help']),
  ])
  expect(printed).toEqual(fresh)
})

test('help is the help of a command, and says when there is no such one', async () => {
  using place = newPlace()
  const asked = await run(place.env, ['help', 'write'])
  expect(asked).toEqual(await run(place.env, ['write', '--help']))
  expect(asked.out).toContain('unearth write --minutes 20')
  expect(await run(place.env, ['help'])).toEqual(await run(place.env, ['--plain', '--help']))
  expect(await run(place.env, ['help', 'wirte'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('There is no command "wirte".'),
  })
})

test('--version is the package’s', async () => {
  using place = newPlace()
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8'))
  expect(await run(place.env, ['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' })
})

test.each([['--help'], ['--version'], ['support'], ['prompts'], ['walk']])(
  'unearth %s opens no journal and leaves nothing',
  async (arg) => {
    using place = newPlace()
    const { code, err } = await run(place.env, [arg])
    expect([code, err.includes('assphrase')]).toEqual([0, false])
    expect(existsSync(place.journal)).toBe(false)
  },
)

const noOld = old === undefined ? ' (skipped: no old Node)' : ''

/** A folder that has only `node` and what a launcher needs, for a PATH. */
function pathWith(node: string, place: Place): string {
  const folder = join(place.root, 'path')
  mkdirSync(folder, { recursive: true })
  symlinkSync(node, join(folder, 'node'))
  for (const name of ['sh', 'readlink']) symlinkSync(`/bin/${name}`, join(folder, name))
  return folder
}

/** Runs a copy of the launcher that no Node is installed beside. */
function alone(place: Place, env: NodeJS.ProcessEnv, args: readonly string[] = ['ground', 'feet']) {
  const copy = join(place.root, 'alone')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(join(copy, 'bin'), { recursive: true })
  for (const name of ['dist', 'prompts', 'package.json'])
    symlinkSync(join(top, name), join(copy, name))
  for (const name of ['unearth', 'unearth.cjs'])
    copyFileSync(join(top, 'bin', name), join(copy, 'bin', name))
  return spawnSync(join(copy, 'bin/unearth'), args, { encoding: 'utf8', env })
}

test.skipIf(old === undefined)(`an old Node alone gets a sentence and 78${noOld}`, () => {
  using place = newPlace()
  const none = alone(place, { PATH: pathWith(old ?? '', place) }, ['--help'])
  expect(none).toMatchObject({ status: 78, stdout: '' })
  expect(none.stderr).toContain('unearth needs Node 24.15 or newer')
  expect(none.stderr).not.toContain('at ')
})

test('a new one of the PATH is used, and has the same fence', () => {
  using place = newPlace()
  expect(alone(place, { PATH: pathWith(process.execPath, place) })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('feet'),
    stderr: '',
  })
})

test('none at all, or a wrong UNEARTH_NODE, gets a sentence and 78', () => {
  using place = newPlace()
  const wrong = alone(place, { PATH: '/usr/bin:/bin', UNEARTH_NODE: '/nowhere/node' })
  expect(wrong).toMatchObject({
    status: 78,
    stderr: expect.stringContaining('UNEARTH_NODE names /nowhere/node'),
  })
})

/** A Node that says it is another, or what the system says of one that it cannot start. */
function fake(place: Place, says: string): string {
  const path = join(place.root, 'node')
  writeFileSync(path, `#!/bin/sh\n${says}\n`, { mode: 0o755 })
  return path
}

test.each([
  ['v25.1.0', 'echo v25.1.0', 'this is v25.1.0, which was never meant to last'],
  ['v18.20.4', 'echo v18.20.4', 'this is v18.20.4.'],
  ['v24.14.9', 'echo v24.14.9', 'this is v24.14.9.'],
  [
    'one for a newer C library',
    'echo "node: /lib/libc.so.6: version \'GLIBC_2.38\' not found (required by node)" >&2; exit 1',
    'needs a newer C library than this system has',
  ],
  ['one that dies', 'exit 139', 'the one here does not start'],
  ['none', 'exit 127', 'unearth needs Node 24.15 or newer, or Node 26'],
])('%s gets a sentence, what to do, and 78, and nothing of its own', (_, says, sentence) => {
  using place = newPlace()
  const node = fake(place, says)
  const bySetting = alone(place, { PATH: '/usr/bin:/bin', UNEARTH_NODE: node })
  expect(bySetting).toMatchObject({ status: 78, stdout: '' })
  expect(bySetting.stderr.split('\n')).toEqual([
    expect.stringContaining(sentence),
    `UNEARTH_NODE names ${node}: let it name another, or unset it.`,
    '',
  ])
  const byPath = alone(place, { PATH: pathWith(node, place) })
  expect(byPath).toMatchObject({ status: 78, stdout: '' })
  expect(byPath.stderr).toMatch(/^unearth needs Node[^\n]*\nInstall it from nodejs\.org[^\n]*\n$/)
})

test.each(['v24.15.0', 'v24.21.0', 'v26.0.0', 'v31.2.0'])('%s is taken', (version) => {
  using place = newPlace()
  const real = process.execPath
  const node = fake(place, `[ "$1" = -v ] && echo ${version} && exit; exec "${real}" "$@"`)
  expect(alone(place, { PATH: '/usr/bin:/bin', UNEARTH_NODE: node })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('feet'),
    stderr: '',
  })
})

test.skipIf(old === undefined)(`UNEARTH_NODE is what runs, old or new${noOld}`, () => {
  using place = newPlace()
  const ran = (node: string) =>
    spawnSync(launcher, ['ground', 'feet'], {
      encoding: 'utf8',
      env: { ...place.env, UNEARTH_NODE: node },
    })
  expect(ran(process.execPath)).toMatchObject({ status: 0, stderr: '' })
  expect(ran(old ?? '')).toMatchObject({
    status: 78,
    stderr: expect.stringContaining('UNEARTH_NODE names /'),
  })
})

test('a command that is piped into something that stops reading ends quietly', () => {
  using place = newPlace()
  const piped = `"${launcher}" walk | head -1; exit \${PIPESTATUS[0]}`
  expect(spawnSync('bash', ['-c', piped], { encoding: 'utf8', env: place.env })).toMatchObject({
    status: 0,
    stderr: '',
  })
})
