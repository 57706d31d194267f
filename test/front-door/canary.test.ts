// A sentence that must be nowhere but in the encrypted journal, whatever was done with it and however it ended.
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { door } from './door.ts'
import { answer, keys, launcher } from './screen.ts'

const { file, go, idOf, open, place, play } = door()

const canary = 'xanthous quokka beneath the stairwell'
const pieces = ['xanthous', 'quokka', 'stairwell']

test('written, searched, edited and killed in the middle, it is in no file', async () => {
  await go(['jot', '-'], canary)
  expect((await go(['search', 'quokka'])).out).toContain('quokka')
  const id = await idOf(canary)
  using edit = open(['edit', id])
  await answer(edit, [['stairwell', ` and again: ${canary}. `], [['and again', 'saved']]])
  edit.kill('SIGKILL')
  await edit.end()
  expect((await play(['edit', id], [['and again', keys.keep]])).code).toBe(0)
  await go(['remove', id])
  await go(['undo'])
  for (const path of filesBelow(place.root)) {
    const bytes = readFileSync(path).toString('latin1')
    for (const piece of pieces) expect([path, bytes.includes(piece)]).toEqual([path, false])
  }
})

const strace = spawnSync('strace', ['-V']).status === 0
const noStrace = strace ? '' : ' (skipped: no strace)'

/** The system calls of a command, a line each. */
function traced(calls: string, args: readonly string[], input: string): readonly string[] {
  const log = file('trace')
  const { status, stderr } = spawnSync(
    'strace',
    ['-f', '-q', '-s', '100000', '-xx', '-e', `trace=${calls}`, '-o', log].concat(launcher, args),
    { input, env: place.byPassphrase, encoding: 'utf8', maxBuffer: 2 ** 28 },
  )
  expect([status, stderr.includes('assphrase')]).toEqual([0, false])
  return readFileSync(log, 'latin1').split('\n')
}

test.skipIf(!strace)(`no system call writes it anywhere but to the terminal${noStrace}`, () => {
  const written = (args: readonly string[], input = '') =>
    traced('write,pwrite64,writev,pwritev,pwritev2,sendto,sendmsg', args, input)
  const calls = [
    ...written(['jot', '-'], `${canary} `.repeat(400)),
    ...written(['search', 'quokka', '--order', 'best']),
    ...written(['--plain', 'walk', 'presenting'], `${canary}\n.\n`),
    ...written(['list', '--from', '2020']),
    ...written(['backup', file('stick'), '--json']),
    ...written(['check']),
    ...written(['restore', file('stick')]),
    ...written(['check', '--salvage', file('salvaged')]),
  ]
  const hex = [...'quokka'].map((letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('')
  const told = calls.filter((line) => line.includes(hex))
  expect(calls.length).toBeGreaterThan(50)
  // The check can fail: what was searched for did go to stdout.
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter((line) => !/(?:write|writev)\((?:1|2), /.test(line))).toEqual([])
})

test.skipIf(!strace)(
  `keeping an entry reaches the disk in at most six synchronous writes${noStrace}`,
  () => {
    const calls = traced('fsync,fdatasync,openat', ['jot', '-'], 'one entry')
    const syncs = calls.filter((line) => /fsync\(|fdatasync\(|O_DSYNC/.test(line)).length
    expect(syncs).toBeGreaterThan(1)
    expect(syncs).toBeLessThanOrEqual(6)
  },
)

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile())
}
