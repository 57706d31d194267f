// A sentence that must be nowhere but in the encrypted journal, whatever was done with it and however it ended.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newJournal, newPlace, open, run, scripted } from './program.ts'

const canary = 'xanthous quokka beneath the stairwell'
const pieces = ['xanthous', 'quokka', 'stairwell']

test('written, searched, edited and killed in the middle, it is in no file', async () => {
  const place = newPlace()
  await newJournal(place)
  const env = scripted(place)
  await run(env, ['jot', '-'], canary)
  expect((await run(env, ['search', 'quokka'])).out).toContain('quokka')
  const id = JSON.parse((await run(env, ['list', '--json'])).out).entries[0].id
  const edit = open(env, ['edit', id])
  await edit.see('stairwell')
  edit.type(` and again: ${canary}. `)
  await edit.see('and again')
  await edit.see('saved')
  edit.kill('SIGKILL')
  await edit.ended
  const screen = open(env, ['edit', id])
  await screen.see('and again')
  screen.type('\u0004')
  await screen.ended
  await run(env, ['remove', id])
  await run(env, ['undo'])
  for (const file of filesBelow(place.root)) {
    const bytes = readFileSync(file).toString('latin1')
    for (const piece of pieces) expect([file, bytes.includes(piece)]).toEqual([file, false])
  }
  place.remove()
})

const strace = spawnSync('strace', ['-V']).status === 0

test.skipIf(!strace)('no system call writes it anywhere but to the terminal', async () => {
  const place = newPlace()
  await newJournal(place)
  const log = join(place.root, 'trace')
  const launcher = resolve(import.meta.dirname, '../../bin/unearth.js')
  const traced = (args: string[], input = '') => {
    const { status, stderr } = spawnSync(
      'strace',
      [
        '-f',
        '-q',
        '-s',
        '100000',
        '-xx',
        '-e',
        'trace=write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg',
        '-o',
        log,
        process.execPath,
        launcher,
        ...args,
      ],
      { input, env: scripted(place), encoding: 'utf8', maxBuffer: 2 ** 28 },
    )
    expect([status, stderr.includes('assphrase')]).toEqual([0, false])
    return readFileSync(log, 'latin1').split('\n')
  }
  const calls = [
    ...traced(['jot', '-'], `${canary} `.repeat(400)),
    ...traced(['search', 'quokka', '--order', 'best']),
    ...traced(['--plain', 'walk', 'presenting'], `${canary}\n.\n`),
    ...traced(['list', '--from', '2020']),
  ]
  const hex = [...'quokka'].map((letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('')
  const leaks = calls.filter(
    (line) => line.includes(hex) && !/(?:write|writev)\((?:1|2), /.test(line),
  )
  expect(calls.length).toBeGreaterThan(50)
  // The check can fail: what was searched for did go to stdout.
  expect(calls.some((line) => line.includes(hex))).toBe(true)
  expect(leaks).toEqual([])
  writeFileSync(log, '')
  place.remove()
})

test.skipIf(!strace)(
  'keeping an entry reaches the disk in at most six synchronous writes',
  async () => {
    const place = newPlace()
    await newJournal(place)
    const log = join(place.root, 'trace')
    const launcher = resolve(import.meta.dirname, '../../bin/unearth.js')
    spawnSync(
      'strace',
      [
        '-f',
        '-q',
        '-e',
        'trace=fsync,fdatasync,openat',
        '-o',
        log,
        process.execPath,
        launcher,
        'jot',
        '-',
      ],
      { input: 'one entry', env: scripted(place) },
    )
    const calls = readFileSync(log, 'latin1').split('\n')
    const syncs = calls.filter((line) => /fsync\(|fdatasync\(|O_DSYNC/.test(line)).length
    expect(syncs).toBeGreaterThan(1)
    expect(syncs).toBeLessThanOrEqual(6)
    place.remove()
  },
)

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
}
