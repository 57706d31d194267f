// Kills backups, restores and salvages at random instants: the source is untouched, the target whole or absent, and what was left
// behind is gone after the next one that ends.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { backupsIn, readBackup } from '../../src/store/backup-file.ts'
import { noteHolds } from '../../src/store/backup-note.ts'
import { createJournal } from '../../src/store/create.ts'
import { keepEntry, listEntries } from '../../src/store/entries.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { restoreBackup } from '../../src/store/restore.ts'

export type Act = 'backup' | 'restore' | 'salvage' | 'naive'

export type Told = {
  readonly act: string
  readonly kills: number
  /** Kills that came before it was done. */
  readonly cut: number
  readonly faults: readonly string[]
}

const child = resolve(import.meta.dirname, '../store/backing-up.ts')
const entries = 60

/** Kills `act` so many times; what was wrong after each kill is in `faults`. `naive` is a backup without its care, and has to show faults. */
export async function killing(
  act: Act,
  kills: number,
  chance: () => number,
  enough = kills,
): Promise<Told> {
  const root = mkdtempSync(join(tmpdir(), 'unearth-custody-'))
  try {
    const dir = join(root, 'home', 'journal')
    const { recoveryCode: code } = createJournal(dir, {
      passphrase: 'a lamp beside four chairs',
      memoryMiB: 64,
    })
    filled(dir, code)
    const folder = join(root, 'stick')
    mkdirSync(folder)
    const place = { root, dir, folder, code, target: join(root, 'home', 'made') }
    // One that ends: how long it takes, and what restoring starts from.
    const whole = await run('backup', place, place.dir, folder)
    const kept = whole.path
    const from = act === 'restore' ? kept : dir
    const to = act === 'backup' || act === 'naive' ? folder : place.target
    if (act === 'salvage') spoil(dir)
    const { ms } = await run(act, place, from, to)
    rmSync(place.target, { recursive: true, force: true })
    const before = sumOf(from)
    const faults: string[] = []
    let cut = 0
    for (let count = 0; count < kills && faults.length < enough; count += 1) {
      const { path } = await run(act, place, from, to, chance() * ms * 1.1)
      if (path === '') cut += 1
      const fault = wrong(act, place)
      if (fault !== undefined) faults.push(fault)
      if (act !== 'backup' && act !== 'naive' && sumOf(from) !== before)
        faults.push('the source was changed')
      if (act === 'naive') for (const each of backupsIn(folder)) rmSync(each.path)
      rmSync(place.target, { recursive: true, force: true })
    }
    await run(act === 'naive' ? 'backup' : act, place, from, to)
    const left = [...readdirSync(join(root, 'home')), ...readdirSync(folder)].filter(
      (name) => !/^(journal|made|unearth-[\d-]+\.tar)$/.test(name),
    )
    if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`)
    return { act, kills, cut, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

type Place = {
  readonly dir: string
  readonly folder: string
  readonly code: string
  readonly target: string
  readonly root: string
}

/** What is wrong in what the killed process left, or undefined. */
function wrong(act: Act, place: Place): string | undefined {
  try {
    if (act === 'backup' || act === 'naive') {
      const secret = secretOf(place.code)
      for (const { path } of backupsIn(place.folder)) {
        const backup = readBackup(path)
        const master = masterOf(backup.keyring, secret)
        if (!noteHolds(backup.note, master)) return `${path} does not hold`
        if (act === 'naive') continue
        const to = join(place.root, 'judged')
        restoreBackup(backup, master, to)
        const count = countIn(to, place.code)
        rmSync(to, { recursive: true })
        if (count !== entries) return `${count} of ${entries} entries in ${path}`
      }
      const count = countIn(place.dir, place.code)
      return count === entries ? undefined : `${count} of ${entries} entries in the journal`
    }
    if (!existsSync(place.target)) return undefined
    const count = countIn(place.target, place.code)
    // A spoiled page takes at most its own entries along.
    const least = act === 'salvage' ? entries - 10 : entries
    return count >= least ? undefined : `${count} of ${entries} entries in what was made`
  } catch (error) {
    return String(error)
  }
}

function run(act: Act, { code }: Place, from: string, to: string, after?: number) {
  return runIn(act, from, code, to, after)
}

/** Runs one act, killed so many milliseconds after it began; where it lies is empty where it was cut. */
export function runIn(
  act: string,
  from: string,
  code: string,
  to: string,
  after?: number,
): Promise<{ path: string; ms: number }> {
  return new Promise((done, fail) => {
    const running = spawn(process.execPath, [child, act, from, code, to], {
      stdio: ['ignore', 'pipe', after === undefined ? 'inherit' : 'ignore'],
    })
    let out = ''
    let began = 0
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (out === '' && text.startsWith('begun')) {
        began = performance.now()
        if (after !== undefined) setTimeout(() => running.kill('SIGKILL'), after)
      }
      out += text
    })
    running.on('error', fail)
    running.on('close', () =>
      done({ path: out.split('\n')[1] ?? '', ms: performance.now() - began }),
    )
  })
}

/** Keeps the entries that every act has to bring through. */
export function filled(dir: string, code: string): void {
  const store = unlockJournal(dir, secretOf(code))
  const at = { utc: 0, zone: 'UTC', offset: 0 }
  for (let index = 0; index < entries; index += 1)
    keepEntry(store, {
      kind: 'page',
      text: `entry ${index} ${'of some words '.repeat(1000)}`,
      fields: {},
      at,
    })
  closeStore(store)
}

/** How many entries there are; below zero where it is not whole. Throws where the code does not open it. */
export function countIn(dir: string, code: string): number {
  const store = unlockJournal(dir, secretOf(code))
  try {
    if (store.missing > 0 || store.sealLost) return -1
    if (store.db.pragma('integrity_check', { simple: true }) !== 'ok') return -2
    return listEntries(store, { limit: 99_999 }).length
  } finally {
    closeStore(store)
  }
}

/** Turns a bit in the middle of the database. */
function spoil(dir: string): void {
  const file = join(dir, 'journal.db')
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

/** The sum of a file, or of all files in a folder. */
function sumOf(path: string): string {
  const sum = createHash('sha256')
  const files = path.endsWith('.tar')
    ? [path]
    : readdirSync(path)
        .toSorted()
        .map((name) => join(path, name))
  for (const file of files) sum.update(file).update(readFileSync(file))
  return sum.digest('hex')
}

function secretOf(code: string) {
  const secret = recoverySecret(code)
  if (secret === undefined) throw new Error('no recovery code')
  return secret
}
