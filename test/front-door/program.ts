// Runs unearth as a person or a script does: the launcher, a real journal, and a real terminal where one is asked for.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Instant } from '../../src/journal/entry.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { answer, launcher, openScreen, type Screen, type Size, type Transcript } from './screen.ts'

export const passphrase = 'four plain words here'

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
    const child = spawn(process.execPath, [launcher, ...args], { env, stdio: 'pipe' })
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

/** An entry as --json has it. */
export type Told = {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A journal, and every way to it that a test takes. */
export type Door = {
  readonly place: Place
  /** Its recovery code; empty before the first test. */
  readonly recovery: string
  /** A path beside the journal; with `content` the file is written. */
  file(name: string, content?: string): string
  /** Runs a command as a script does. */
  go(args: readonly string[], input?: string): Promise<Run>
  /** What a command says as JSON. */
  json(...args: readonly string[]): ReturnType<typeof JSON.parse>
  /** What is kept, newest first; options of `list` choose. */
  list(...args: readonly string[]): Promise<readonly Told[]>
  /** The texts of what is kept, newest first. */
  texts(): Promise<readonly string[]>
  /** The newest entry that has exactly this text. */
  idOf(text: string): Promise<string>
  /** Keeps a record. */
  log(kind: string, values: object): Promise<Run>
  /** Works on its store while nobody else has it open. */
  within<T>(work: (store: Store) => T): T
  /** A moment before now, where its writer is. */
  ago(ms: number): Instant
  /** Opens a command on a terminal. */
  open(args: readonly string[], size?: Size): Screen
  /** Opens a command on a terminal, answers it, and waits for its end. */
  play(args: readonly string[], transcript: Transcript, size?: Size): Promise<Played>
}

export type Played = { readonly code: number; readonly scrollback: string }

/** One journal for the tests of a file, made before them and taken away after. */
export function door(): Door {
  const place = newPlace()
  let recovery = ''
  beforeAll(async () => {
    recovery = await newJournal(place)
  })
  afterAll(() => place[Symbol.dispose]())
  const go = (args: readonly string[], input?: string) => run(place.scripted, args, input)
  const open = (args: readonly string[], size?: Size) => openScreen(place.scripted, args, size)
  const json = async (...args: readonly string[]) => {
    const { out, err } = await go([...args, '--json'])
    if (out === '') throw new Error(`"${args.join(' ')}" said nothing: ${err}`)
    return JSON.parse(out)
  }
  const list = async (...args: readonly string[]): Promise<readonly Told[]> =>
    (await json('list', '-n', '1000', ...args)).entries
  return {
    place,
    get recovery() {
      return recovery
    },
    file(name, content) {
      const path = join(place.root, name)
      if (content !== undefined) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      }
      return path
    },
    go,
    json,
    list,
    texts: async () => (await list()).map(({ text }) => text),
    async idOf(text) {
      const entry = (await list()).find((each) => each.text === text)
      if (entry === undefined) throw new Error(`no entry says ${JSON.stringify(text)}`)
      return entry.id
    },
    log: (kind, values) => go(['log', kind, '-'], JSON.stringify(values)),
    within(work) {
      const secret = recoverySecret(recovery)
      if (secret === undefined) throw new Error('there is no journal yet')
      const store = unlockJournal(place.journal, secret)
      try {
        return work(store)
      } finally {
        closeStore(store)
      }
    },
    ago: (ms) => ({ utc: Date.now() - ms, zone: place.zone, offset: place.offset }),
    open,
    async play(args, transcript, size) {
      using screen = open(args, size)
      await answer(screen, transcript)
      return { code: await screen.end(), scrollback: screen.scrollback() }
    },
  }
}
