// A backup as a file: its name, how it is written, and how it is read back, with every sum held against what is there.
import { createHash } from 'node:crypto'
import { closeSync, openSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { exit, Trouble } from '../errors.ts'
import type { Instant } from '../journal/entry.ts'
import { type BackupNote, type Held, noteBytes, noteIn, noteName } from './backup-note.ts'
import { guard } from './faults.ts'
import { type Keyring, keyringOf } from './keyring.ts'
import { type Member, piecesAt, readAt, readTar, writeTar } from './tar.ts'
import { newSynced, settle } from './whole-folder.ts'

export type Backup = {
  readonly path: string
  readonly note: BackupNote & { readonly mac: string }
  readonly keyring: Keyring
}

const named = /^unearth-(\d{4}-\d\d-\d\d)-(\d+)\.tar$/

/** What the backup of that day with that number is called: "unearth-2026-11-25-7.tar". */
export function backupName(number: number, { utc, offset }: Instant): string {
  const day = new Date(utc + offset * 60_000).toISOString().slice(0, 10)
  return `unearth-${day}-${number}.tar`
}

/** The numbers and paths of what is called like a backup in `folder`, the newest first. */
export function backupsIn(folder: string): { readonly number: number; readonly path: string }[] {
  return guard(() => readdirSync(folder))
    .flatMap((name) => {
      const [, , number] = named.exec(name) ?? []
      return number === undefined ? [] : [{ number: Number(number), path: join(folder, name) }]
    })
    .toSorted((a, b) => b.number - a.number)
}

/** Writes the files of `dir` and what `note` says of them to `path`, which must not be there. Throws what the file system throws. */
export function writeBackup(
  path: string,
  dir: string,
  master: Buffer,
  note: Omit<BackupNote, 'files'>,
): void {
  const names = readdirSync(dir).toSorted()
  const files = names.map((name) => heldIn(dir, name))
  const said = noteBytes({ ...note, files }, master)
  const folder = basename(backupName(note.number, note.made), '.tar')
  const fd = openSync(path, newSynced, 0o600)
  try {
    writeTar(fd, Math.floor(note.made.utc / 1000), [
      { name: `${folder}/${noteName}`, size: said.length, pieces: () => [said] },
      ...files.map(({ name, size }) => ({
        name: `${folder}/${name}`,
        size,
        pieces: () => piecesOf(join(dir, name), size),
      })),
    ])
  } finally {
    closeSync(fd)
  }
  settle(path)
}

/** Reads a backup from end to end. Throws Trouble 7 where a single bit of it is not as it was written, 3 where it is none. */
export function readBackup(path: string): Backup {
  return withMembers(path, (fd, members) => {
    const [first, ...rest] = members
    const note = first && noteIn(readAt(fd, first.offset, first.size))
    if (note === undefined || rest.length !== note.files.length) throw damaged(path)
    note.files.forEach(({ name, size, sha256 }, index) => {
      const member = rest[index]
      if (member?.name !== name || member.size !== size || sumAt(fd, member) !== sha256) {
        throw damaged(path)
      }
    })
    const keys = rest.find(({ name }) => name === 'keys.a')
    const keyring = keys && keyringOf(readAt(fd, keys.offset, keys.size))
    if (keyring === undefined || keyring.journal !== note.journal) throw damaged(path)
    return { path, note, keyring }
  })
}

/** What a file says of itself, without reading the rest; undefined where it is no backup. */
export function noteOf(path: string): BackupNote | undefined {
  try {
    return withMembers(path, (fd, [first]) => first && noteIn(readAt(fd, first.offset, first.size)))
  } catch {
    return undefined
  }
}

/** Hands on each file of a backup, with what reads it. */
export function eachFile(
  path: string,
  use: (name: string, pieces: () => Iterable<Buffer>) => void,
): void {
  withMembers(path, (fd, [, ...members]) => {
    for (const { name, offset, size } of members) use(name, () => piecesAt(fd, offset, size))
  })
}

/** That a backup is not what was written. */
export function damaged(path: string): Trouble {
  return new Trouble(
    exit.damaged,
    `${path} is not whole: it is not what was written.`,
    'Nothing was changed. Use another backup.',
  )
}

/** Opens a backup and gives its members, without the folder they lie in. */
function withMembers<T>(path: string, use: (fd: number, members: readonly Member[]) => T): T {
  return guard(() => {
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
      throw new Trouble(exit.nothing, `There is no backup at ${path}.`)
    }
    const fd = openSync(path, 'r')
    try {
      const tar = readTar(fd)
      const folder = tar?.members[0]?.name.split('/')[0]
      if (tar === undefined || folder === undefined) throw damaged(path)
      return use(
        fd,
        tar.members.map((member) => {
          const [inside, name, ...more] = member.name.split('/')
          if (inside !== folder || !name || name === '..' || more.length > 0) throw damaged(path)
          return { ...member, name }
        }),
      )
    } finally {
      closeSync(fd)
    }
  })
}

function heldIn(dir: string, name: string): Held {
  const path = join(dir, name)
  const { size } = statSync(path)
  const sum = createHash('sha256')
  for (const bytes of piecesOf(path, size)) sum.update(bytes)
  return { name, size, sha256: sum.digest('hex') }
}

function* piecesOf(path: string, size: number): Generator<Buffer> {
  const fd = openSync(path, 'r')
  try {
    yield* piecesAt(fd, 0, size)
  } finally {
    closeSync(fd)
  }
}

function sumAt(fd: number, { offset, size }: Member): string {
  const sum = createHash('sha256')
  for (const bytes of piecesAt(fd, offset, size)) sum.update(bytes)
  return sum.digest('hex')
}
