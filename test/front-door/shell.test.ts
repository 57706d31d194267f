// Inside a shell, as people start it: stopped and gone on with, ended from outside, and typed at too early. The terminal is
// afterwards as it was, and nothing is left to the shell. The same where the Node of the PATH is too old.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { door } from './door.ts'
import { oldNode } from './old-node.ts'
import { keys, launcher, openScreen, type Screen } from './screen.ts'

const journal = door()
const { file, go, place, texts } = journal
const words = 'the harbour at six'
const here = process.platform === 'linux' && existsSync('/bin/bash')
const missing = here ? '' : ' (skipped: no bash on Linux)'

beforeAll(async () => {
  await go(['jot', '-'], words)
})

const stop = '\u001a'
const nodes = [process.execPath, ...(oldNode === undefined ? [] : [oldNode])]
const named = (node: string) =>
  `where the Node of the PATH is ${node === process.execPath ? 'new' : 'old'}`

/** A shell of a person's own that knows unearth. */
function shell(node: string): Screen {
  const path = file(node === process.execPath ? 'new' : 'old')
  if (!existsSync(path)) {
    mkdirSync(path)
    symlinkSync(node, join(path, 'node'))
    symlinkSync(launcher, join(path, 'unearth'))
  }
  const own = node === process.execPath ? { UNEARTH_NODE: node } : {}
  const env = { ...place.scripted, ...own, PATH: `${path}:/usr/bin:/bin`, PS1: '>> ' }
  const args = ['--norc', '--noprofile', '--noediting', '-i']
  return openScreen({ ...env, HISTFILE: '' }, args, { shell: '/bin/bash' })
}

/** What the terminal is set to now, and the name of its device. */
function settings(screen: Screen): string {
  return execFileSync('stty', ['-F', readlinkSync(`/proc/${screen.pid}/fd/0`), '-a'], {
    encoding: 'utf8',
  })
}

/** The shell asks for the next command, and the terminal is set as it was. */
async function backIn(screen: Screen, before: string): Promise<void> {
  await screen.see(/^>> *$/m)
  expect(settings(screen)).toBe(before)
}

/** How a screen is opened, what is seen on it, what is typed there and how that is seen. */
const kinds: readonly (readonly [
  kind: string,
  line: string,
  seen: string,
  typed: string,
  then: string,
])[] = [
  ['reading room', 'unearth read', words, 'zebra', 'zebra'],
  ['reader', 'unearth show', words, '/', '/'],
  ['marker', 'unearth mark', words, keys.people, 'any key'],
  ['passphrase', 'UNEARTH_PASSPHRASE_FILE= unearth list', 'Passphrase', 'wrong\r', 'does not open'],
]

test
  .skipIf(!here)
  .each(
    nodes.flatMap((node) =>
      kinds.map(([kind, ...rest]) => [kind, named(node), node, ...rest] as const),
    ),
  )(`Ctrl-Z stops the %s, and fg comes back to it, %s${missing}`, async (_, __, node, ...how) => {
  const [line, seen, typed, then] = how
  using screen = shell(node)
  await screen.see('>>')
  const before = settings(screen)
  screen.type(`${line}\r`)
  await screen.see(seen)
  screen.type(stop)
  await screen.see('Stopped')
  await backIn(screen, before)
  screen.type('clear; fg\r')
  await screen.see(seen)
  screen.type(typed)
  await screen.see(then)
  screen.type(keys.stop)
  await backIn(screen, before)
})

/** The page, with what was written on it before. */
async function onPage(screen: Screen): Promise<void> {
  await screen.see(/Ctrl-D keep|continue/)
  if (screen.shown().includes('continue')) screen.type(keys.enter)
  await screen.see(/Ctrl-D keep|saved/)
}

const everyNode = nodes.map((node) => [named(node), node] as const)

test.skipIf(!here).each(everyNode)(
  `what is typed before there is a screen is not echoed, and waits for the page, %s${missing}`,
  async (_, node) => {
    using screen = shell(node)
    await screen.see('>>')
    const before = settings(screen)
    const pipe = file(`pipe-${nodes.indexOf(node)}`)
    execFileSync('mkfifo', [pipe])
    screen.type(`clear; unearth jot --passphrase-fd 3 3<${pipe}\r`)
    const secret = await open(pipe, 'w')
    while (!settings(screen).includes('-echo ')) await new Promise((next) => setImmediate(next))
    screen.type('Before the page.')
    await secret.writeFile(journal.recovery)
    await secret.close()
    await screen.see(['Before the page.', 'Ctrl-D keep'])
    screen.type(`${keys.keep}echo to the shell\r`)
    await screen.see('Kept as')
    await backIn(screen, before)
    expect(screen.scrollback()).not.toMatch(/Before the page|to the shell/)
    expect(await texts()).toContain('Before the page.')
  },
)

test.skipIf(!here)(
  `a passphrase that was half typed is whole again after a stop and a blank screen${missing}`,
  async () => {
    using screen = shell(process.execPath)
    const half = Math.floor(journal.recovery.length / 2)
    await screen.see('>>')
    screen.type('clear; UNEARTH_PASSPHRASE_FILE= unearth show\r')
    await screen.see('Passphrase')
    screen.type(journal.recovery.slice(0, 4))
    screen.type(stop)
    await screen.see('Stopped')
    screen.type('clear; fg\r')
    await screen.see('Passphrase')
    screen.type(journal.recovery.slice(4, half) + keys.blank)
    await screen.see('come back')
    screen.type(keys.blank)
    await screen.see('Passphrase')
    screen.type(`${journal.recovery.slice(half)}\r`)
    await screen.see('Enter go on')
    screen.type('q')
    await screen.see(/>> *\s*$/)
    expect(screen.scrollback()).not.toContain(journal.recovery.slice(0, 4))
  },
)

test.skipIf(!here)(
  `what is typed while the key is tried goes on to the next question${missing}`,
  async () => {
    using screen = shell(process.execPath)
    await screen.see('>>')
    screen.type('clear; UNEARTH_PASSPHRASE_FILE= unearth jot\r')
    await screen.see('Passphrase')
    screen.type(`wrong\r${journal.recovery}\rAnd then a sentence.`)
    await screen.see(['And then a sentence.', 'Ctrl-D keep'])
    screen.type(keys.stop)
    await screen.see(/>> *\s*$/)
    expect(screen.scrollback()).toContain('That does not open it.')
    expect(screen.scrollback()).not.toMatch(new RegExp(`${journal.recovery}|wrong|sentence`))
  },
)

test.skipIf(!here).each([
  ['page', 'SIGHUP'],
  ['page', 'SIGTERM'],
  ['page', 'SIGKILL'],
  ['passphrase', 'SIGHUP'],
  ['passphrase', 'SIGTERM'],
  ['reading room', 'SIGHUP'],
] as const)(
  `the %s ended by %s leaves the words kept and the terminal as it was${missing}`,
  async (kind, signal) => {
    using screen = shell(process.execPath)
    await screen.see('>>')
    const before = settings(screen)
    const [, line = 'unearth jot', seen = ''] = kinds.find(([name]) => name === kind) ?? []
    screen.type(`clear; ${line}\r`)
    if (kind === 'page') {
      await onPage(screen)
      screen.type(` Half a thought, ${signal}`)
      await screen.see([`Half a thought, ${signal}`, 'saved'])
    } else await screen.see(seen)
    const [child = ''] = readFileSync(
      `/proc/${screen.pid}/task/${screen.pid}/children`,
      'utf8',
    ).split(' ')
    process.kill(Number(child), signal)
    await backIn(screen, before)
    if (kind !== 'page') return
    screen.type(`printf '\\033[?1049l'; clear; ${line}\r`)
    await onPage(screen)
    await screen.see(`Half a thought, ${signal}`)
    screen.type(keys.stop)
    await backIn(screen, before)
  },
)
