// Kills backups, restores and salvages at random instants: the source is untouched, the target whole or absent, and what was left
// behind is gone after the next one that ends.
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
import { join } from 'node:path'
import { backupsIn, readBackup } from '../../src/store/backup-file.ts'
import { noteHolds } from '../../src/store/backup-note.ts'
import { createJournal } from '../../src/store/create.ts'
import { masterOf } from '../../src/store/open.ts'
import { restoreBackup } from '../../src/store/restore.ts'
import { entriesIn, fill, killed, scripts, secretOf, sumOf } from './acting.ts'

export type Act = 'backup' | 'restore' | 'salvage' | 'naive'

export type Told = {
  readonly act: string
  readonly kills: number
  /** Kills that came before it was done. */
  readonly cut: number
  readonly faults: readonly string[]
}

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
    fill(dir, code, entries, 1000)
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
        const count = entriesIn(to, place.code)
        rmSync(to, { recursive: true })
        if (count !== entries) return `${count} of ${entries} entries in ${path}`
      }
      const count = entriesIn(place.dir, place.code)
      return count === entries ? undefined : `${count} of ${entries} entries in the journal`
    }
    if (!existsSync(place.target)) return undefined
    const count = entriesIn(place.target, place.code)
    // A spoiled page takes at most its own entries along.
    const least = act === 'salvage' ? entries - 10 : entries
    return Number(count) >= least ? undefined : `${count} of ${entries} entries in what was made`
  } catch (error) {
    return String(error)
  }
}

async function run(act: Act, { code }: Place, from: string, to: string, after?: number) {
  const { said, ms } = await killed(scripts.backing, [act, from, code, to], after)
  return { path: said[0] ?? '', ms }
}

/** Turns a bit in the middle of the database. */
function spoil(dir: string): void {
  const file = join(dir, 'journal.db')
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}
