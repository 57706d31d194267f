// Runs unearth as a script does: the launcher, in a home of its own, with nobody to ask.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { started } from './screen.ts'

export const passphrase = 'a lamp beside four chairs'

export type Env = Readonly<Record<string, string>>

/** A home with room for one journal. Disposing takes it away. */
export type Place = Disposable & {
  readonly root: string
  /** The directory of its journal, which is not there yet. */
  readonly journal: string
  /** The IANA name of the zone its writer is in. */
  readonly zone: string
  /** Minutes east of UTC there. */
  readonly offset: number
  /** The environment of a person, who is asked for the passphrase. */
  readonly env: Env
  /** The environment of a script that has the passphrase in a file. */
  readonly byPassphrase: Env
  /** The same with the recovery code, once there is a journal. It costs no derivation: a third of the time. */
  readonly scripted: Env
}

export function newPlace(): Place {
  const root = mkdtempSync(join(tmpdir(), 'unearth-door-'))
  const home = join(root, 'home')
  mkdirSync(home)
  writeFileSync(join(root, 'passphrase'), `${passphrase}\n`, { mode: 0o600 })
  const journal = join(home, 'journal')
  const { zone, offset } = noon()
  const env = {
    HOME: home,
    PATH: process.env['PATH'] ?? '',
    TMPDIR: root,
    UNEARTH_HOME: journal,
    LANG: 'C.UTF-8',
    TZ: zone,
  }
  return {
    root,
    journal,
    zone,
    offset,
    env,
    byPassphrase: { ...env, UNEARTH_PASSPHRASE_FILE: join(root, 'passphrase') },
    scripted: { ...env, UNEARTH_PASSPHRASE_FILE: join(root, 'recovery') },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Where it is between noon and one o'clock: no test meets midnight. */
function noon() {
  const east = 12 - new Date().getUTCHours()
  return { zone: `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`, offset: east * 60 }
}

export type Run = { readonly code: number | null; readonly out: string; readonly err: string }

/** Runs one command line without a terminal, `input` on its stdin, and waits for its end. */
export function run(env: Env, args: readonly string[], input = ''): Promise<Run> {
  return new Promise((done, fail) => {
    const [file, ...given] = started(env)
    const child = spawn(file, [...given, ...args], {
      env: { ...env },
      stdio: 'pipe',
    })
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', fail)
    child.on('close', (code) => done({ code, out, err }))
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** Makes a small, quick journal (64 MiB) in `place` and returns its recovery code. */
export async function newJournal(place: Place): Promise<string> {
  const made = await run(place.byPassphrase, ['init', '--no-input', '--kdf-memory', '64'])
  if (made.code !== 0) throw new Error(`init failed: ${made.err}`)
  const code = made.out.trim()
  writeFileSync(join(place.root, 'recovery'), code, { mode: 0o600 })
  return code
}

/** Every command with what --help says of it, in its order. */
export async function commands(): Promise<readonly { name: string; says: string }[]> {
  using place = newPlace()
  const { out } = await run(place.env, ['--help'])
  const [listed = ''] = out.split('Examples:')
  const lines = listed.replace(/\n {20,}(?=\S)/g, ' ')
  return Array.from(
    lines.matchAll(/^ {2}([a-z][a-z-]+)(?: [[<][^ ]*(?: [[<][^ ]*)*)? {2,}(\S.*)$/gm),
    ([, name = '', says = '']) => ({ name, says }),
  )
}
