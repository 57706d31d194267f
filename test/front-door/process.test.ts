// The process keeps to itself: nobody looks into it from another account, and no trace of it is left where none may be.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { door } from './door.ts'
import { run } from './program.ts'
import { launcher, openScreen } from './screen.ts'

const { file, open, place } = door()
const linux = process.platform === 'linux'

/** How many ports a process listens on. */
function ports(pid: number): number {
  const own = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      try {
        return readlinkSync(`/proc/${pid}/fd/${fd}`).match(/^socket:\[(\d+)\]$/)?.[1] ?? []
      } catch {
        return []
      }
    }),
  )
  return ['tcp', 'tcp6']
    .flatMap((name) => readFileSync(`/proc/${pid}/net/${name}`, 'utf8').trim().split('\n'))
    .map((row) => row.trim().split(/\s+/))
    .filter(([, , , state, , , , , , inode = '']) => state === '0A' && own.has(inode)).length
}

test.skipIf(!linux)('a port is seen where a Node has a debugger', async () => {
  const child = spawn(process.execPath, ['--inspect=0', '-e', 'setInterval(() => {}, 1000)'])
  try {
    await once(child.stderr, 'data')
    expect(ports(child.pid ?? 0)).toBe(1)
  } finally {
    child.kill('SIGKILL')
  }
})

test.skipIf(!linux)('SIGUSR1 opens no debugger while the page is open', async () => {
  using screen = open(['jot'])
  await screen.see('keep')
  screen.kill('SIGUSR1')
  screen.type('still here')
  await screen.see('still here')
  expect([ports(screen.pid), screen.bytes()]).toEqual([0, expect.not.stringContaining('Debugger')])
})

test.skipIf(!linux)(
  'a debugger that the environment asks for is closed before there are words',
  async () => {
    using screen = openScreen({ ...place.scripted, NODE_OPTIONS: '--inspect=0' }, ['jot'])
    await screen.see('keep')
    expect(ports(screen.pid)).toBe(0)
  },
)

test.skipIf(!linux)('nothing of its memory would be in a core dump', async () => {
  using screen = open(['jot'])
  await screen.see('keep')
  const filter = readFileSync(`/proc/${screen.pid}/coredump_filter`, 'utf8')
  expect(Number.parseInt(filter, 16)).toBe(0)
})

test('support looks for no cache of compiled code, where another command does', async () => {
  const cached = async (...args: readonly string[]) =>
    (await run({ ...place.env, NODE_DEBUG_NATIVE: 'COMPILE_CACHE' }, args)).err.includes('.cache')
  expect(await cached('about')).toBe(true)
  expect([await cached('support'), await cached('--plain', 'support')]).toEqual([false, false])
})

/** What tries to get out: each line of it prints its name and whether it got through. */
const breakout = `
const fs = require('node:fs')
const tried = (name, work) => {
  try { work(); console.log(name, 'got out') } catch (error) { console.log(name, error.code || error.name) }
}
tried('read a file of the system', () => fs.readFileSync('/etc/passwd'))
tried('look into another folder', () => fs.readdirSync(process.env.OUTSIDE))
tried('read by way of a link', () => {
  fs.symlinkSync('/etc/passwd', process.env.HOME + '/link')
  fs.readFileSync(process.env.HOME + '/link')
})
tried('write beside it', () => fs.writeFileSync(process.env.OUTSIDE + '/left', 'words'))
tried('change the program', () => fs.appendFileSync(__filename, '//'))
tried('start a program', () => require('node:child_process').execFileSync('/bin/true'))
tried('become a program', () => process.execve('/bin/true', ['true'], {}))
tried('a thread', () => new (require('node:worker_threads').Worker)('0', { eval: true }))
tried('a debugger', () => require('node:inspector').open(0))
tried('wasi', () => new (require('node:wasi').WASI)({ version: 'preview1' }))
tried('the insides of Node', () => process.binding('fs'))
tried('its own file', () => fs.writeFileSync(process.env.UNEARTH_HOME + '/within', 'words'))
console.log('loaded', String(globalThis.loaded))
`

test.skipIf(process.platform === 'win32')(
  'a program that would get out of its fence gets nowhere, and into the journal alone',
  async () => {
    const program = file('fenced')
    const outside = join(tmpdir(), `unearth-outside-${process.pid}`)
    for (const dir of [join(program, 'bin')]) mkdirSync(dir, { recursive: true })
    mkdirSync(outside)
    copyFileSync(launcher, join(program, 'bin/unearth'))
    writeFileSync(join(program, 'bin/unearth.cjs'), breakout)
    writeFileSync(file('preload.cjs'), 'globalThis.loaded = true')
    const env = {
      ...place.env,
      OUTSIDE: outside,
      UNEARTH_NODE: process.execPath,
      NODE_OPTIONS: `--require=${file('preload.cjs')}`,
    }
    try {
      const { stdout } = spawnSync(join(program, 'bin/unearth'), ['list'], {
        env,
        cwd: place.env['HOME'],
        encoding: 'utf8',
      })
      const lines = stdout.trim().split('\n')
      expect(lines.filter((line) => line.endsWith('got out'))).toEqual(['its own file got out'])
      expect([lines.length, lines.at(-1)]).toEqual([13, 'loaded undefined'])
      expect(existsSync(join(outside, 'left'))).toBe(false)
    } finally {
      rmSync(outside, { recursive: true })
    }
  },
)
