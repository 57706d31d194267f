// The process keeps to itself: nobody looks into it from another account, and no trace of it is left where none may be.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { door } from './door.ts'
import { run } from './program.ts'
import { openScreen } from './screen.ts'

const { open, place } = door()
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
