// Fills the drive up to every level below what something needs: it says so in a sentence, its source is untouched, and what it
// makes is whole or not there.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../../src/errors.ts'
import { makeBackup } from '../../src/store/backup.ts'
import { backupsIn, readBackup, writeBackup } from '../../src/store/backup-file.ts'
import { noteHolds } from '../../src/store/backup-note.ts'
import { createJournal } from '../../src/store/create.ts'
import { keepEntry, listEntries } from '../../src/store/entries.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { mergeFrom } from '../../src/store/merge.ts'
import { closeStore, masterOf } from '../../src/store/open.ts'
import { withOther } from '../../src/store/other-copy.ts'
import { restoreBackup } from '../../src/store/restore.ts'
import { salvage } from '../../src/store/salvage.ts'
import { type Drive, openDrive } from '../drive.ts'
import { later } from '../store/later.ts'
import { entriesIn, fill, opened, secretOf, sumOf } from './acting.ts'

const own = 40
const at = { utc: Date.UTC(2026, 10, 25), zone: 'UTC', offset: 0 }

type Place = {
  readonly code: string
  /** On a drive with room: the journal, another copy with as much again, a backup. */
  readonly model: string
  readonly other: string
  readonly backup: string
  /** On the small drive: the journal as it is worked on, and where something is made. */
  readonly dir: string
  readonly made: string
}

/** What is done there, and what is wrong afterwards, undefined where nothing is. `done` is whether it said that it was. */
type Act = {
  readonly does: (place: Place) => void
  readonly wrong: (place: Place, done: boolean) => string | undefined
}

const acts = {
  backup: {
    does: ({ dir, made, code }) => {
      const store = opened(dir, code)
      try {
        makeBackup(store, made, { at, keep: null, tell: () => {} })
      } finally {
        closeStore(store)
      }
    },
    wrong: (place, done) => backupWrong(place, done) ?? countWrong(place, [own]),
  },
  restore: {
    does: ({ backup, made, code }) => {
      const read = readBackup(backup)
      restoreBackup(read, masterOf(read.keyring, secretOf(code)), made)
    },
    wrong: madeWrong,
  },
  salvage: {
    does: ({ model, made, code }) => {
      const keyring = readKeyring(model)
      salvage(model, keyring, masterOf(keyring, secretOf(code)), made)
    },
    wrong: madeWrong,
  },
  merge: {
    does: ({ dir, other, code }) => {
      const store = opened(dir, code)
      try {
        withOther(store, other, ({ db }) => mergeFrom(store, db, at))
      } finally {
        closeStore(store)
      }
    },
    wrong: (place, done) => countWrong(place, done ? [2 * own] : [own]),
  },
  upgrade: {
    does: ({ dir, code }) => closeStore(opened(dir, code, later)),
    wrong: (place, done) => countWrong(place, [own], done ? later : undefined),
  },
  /** A backup that is written under its own name at once. */
  'naive backup': {
    does: ({ dir, made, code }) => {
      mkdirSync(made, { recursive: true })
      const store = opened(dir, code)
      try {
        const note = { format: 1, journal: store.id, number: 1, made: at, changes: own } as const
        writeBackup(join(made, 'unearth-2026-11-25-1.tar'), dir, store.master, note)
      } finally {
        closeStore(store)
      }
    },
    wrong: backupWrong,
  },
  /** A merge without its transaction. */
  'one by one': {
    does: ({ dir, other, code }) => {
      const store = opened(dir, code)
      try {
        withOther(store, other, (there) => {
          for (const { revision } of listEntries(there, { all: true }).slice(0, own))
            keepEntry(store, { kind: 'page', text: revision.text, fields: {}, at })
        })
      } finally {
        closeStore(store)
      }
    },
    wrong: (place, done) => countWrong(place, done ? [2 * own] : [own]),
  },
} as const satisfies Record<string, Act>

export type Filling = keyof typeof acts
export const fillings = Object.keys(acts) as readonly Filling[]

/** Without its care, and has to show faults. */
export function isNaive(act: Filling): boolean {
  return act === 'naive backup' || act === 'one by one'
}

export type Filled = {
  /** How often there was no room, and it said so. */
  readonly refused: number
  readonly faults: readonly string[]
}

/** Does it so many times, each with another number of pages free. Needs a machine where a drive can be mounted. */
export function filling(act: Filling, times: number, chance: () => number): Filled {
  const root = mkdtempSync(join(tmpdir(), 'unearth-full-'))
  try {
    using drive = openDrive(join(root, 'drive'), '24m')
    const place = prepared(root, drive.dir)
    const { does, wrong } = acts[act]
    // With room for everything it ends, and its source is what it was.
    const need = pagesFor(drive, place, does)
    const before = sourcesOf(place)
    const faults: string[] = []
    let refused = 0
    for (let time = 0; time < times; time += 1) {
      again(drive, place)
      drive.fillTo(Math.floor(chance() * need * 1.25))
      const said = outcome(() => does(place))
      drive.fillTo()
      if (said === 'refused') refused += 1
      else if (said !== 'done') faults.push(said)
      const fault = outcome(() => {
        const is = wrong(place, said === 'done')
        if (is !== undefined) faults.push(is)
      })
      if (fault !== 'done') faults.push(`it is not to be opened: ${fault}`)
      if (sourcesOf(place) !== before) faults.push('its source was changed')
    }
    return { refused, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function prepared(root: string, drive: string): Place {
  const [model, other, stick] = ['model', 'other', 'stick'].map((name) => join(root, name))
  if (!model || !other || !stick) throw new Error('no places')
  const { recoveryCode: code } = createJournal(model, {
    passphrase: 'four plain words here',
    memoryMiB: 64,
  })
  fill(model, code, own, 300, 'here')
  cpSync(model, other, { recursive: true })
  fill(other, code, own, 300, 'there')
  const store = opened(model, code)
  const { path: backup } = makeBackup(store, stick, { at, keep: null, tell: () => {} })
  closeStore(store)
  return { code, model, other, backup, dir: join(drive, 'journal'), made: join(drive, 'made') }
}

function again(drive: Drive, { model, dir, made }: Place): void {
  drive.fillTo()
  for (const each of [dir, made]) rmSync(each, { recursive: true, force: true })
  cpSync(model, dir, { recursive: true })
}

/** With how many pages free it ends: at most twice what it needs. */
function pagesFor(drive: Drive, place: Place, does: Act['does']): number {
  for (let pages = 64; pages < 4096; pages *= 2) {
    again(drive, place)
    drive.fillTo(pages)
    if (outcome(() => does(place)) === 'done') return pages
  }
  throw new Error('it does not end, however much room there is')
}

function outcome(work: () => void): 'done' | 'refused' | string {
  try {
    work()
    return 'done'
  } catch (error) {
    return error instanceof Trouble && error.code === 1 ? 'refused' : String(error)
  }
}

function sourcesOf({ model, other, backup }: Place): string {
  return [model, other, backup].map(sumOf).join(' ')
}

function countWrong({ dir, code }: Place, may: readonly number[], steps?: readonly string[]) {
  const count = entriesIn(dir, code, steps)
  if (!may.some((each) => each === count)) return `${count} entries`
  const store = opened(dir, code, steps)
  const same = sameIndex(store.db)
  closeStore(store)
  return same ? undefined : 'the index is not that of the words'
}

function madeWrong({ made, code, dir }: Place, done: boolean): string | undefined {
  const left = readdirSync(join(dir, '..')).filter((name) => name.startsWith('made'))
  if (!done) return left.length === 0 ? undefined : `left behind: ${left.join(', ')}`
  const count = entriesIn(made, code)
  return count === own ? undefined : `${count} entries in what was made`
}

function backupWrong({ made, code, dir }: Place, done: boolean): string | undefined {
  const there = readdirSync(join(dir, '..')).includes('made') ? readdirSync(made) : []
  if (!done) return there.length === 0 ? undefined : `left behind: ${there.join(', ')}`
  const [backup, ...more] = backupsIn(made)
  if (backup === undefined || there.length !== 1 + more.length) return there.join(', ')
  const read = readBackup(backup.path)
  return noteHolds(read.note, masterOf(read.keyring, secretOf(code))) ? undefined : 'it is another'
}
