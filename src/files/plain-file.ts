// Files that leave the journal: whole or not at all, for their owner only, and never over another without being told.
import { randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf, exit, outsideFence, Trouble } from '../errors.ts'

export type HowWritten = {
  readonly over?: boolean
  /** Is told, before a byte is written, where the words lie until they are whole: `beside` is all that could be left. */
  begun?(beside: string): void
}

/**
 * Writes `pieces` to `path`, 0600: beside it first, and only once it is whole under its name. Needs no links, which many
 * drives do not have. Throws Trouble 1 where a folder is there, where a file is and `over` is not given, or where it cannot be written; then
 * nothing is left behind.
 */
export function writePlainFile(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  how: HowWritten = {},
): void {
  const target = resolve(path)
  const lies = existsSync(target)
  if (lies && statSync(target).isDirectory()) {
    throw new Trouble(
      exit.failed,
      `${target} is a folder.`,
      'Nothing was written. Name a file in it: --to FOLDER/NAME',
    )
  }
  if (!how.over && lies) throw there(target)
  const made = besideOf(target)
  how.begun?.(made)
  let claimed = false
  try {
    writeNew(made, pieces)
    if (!how.over) {
      // An empty file of one's own holds the name: no other that came meanwhile is written over.
      closeSync(openSync(target, 'wx', 0o600))
      claimed = true
    }
    renameSync(made, target)
  } catch (error) {
    discard(made)
    if (claimed) discard(target)
    throw codeOf(error) === 'EEXIST' ? there(target) : unwritten(target, error)
  }
}

/** A name nobody has, in the same folder. */
function besideOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}`)
}

function there(target: string): Trouble {
  return new Trouble(exit.failed, `There is a file at ${target} already.`, '--over writes over it.')
}

export type PlainFile = { readonly name: string; readonly text: string }

/** Writes a folder of files, 0700 and 0600. Throws Trouble 1 where anything is there already, or where it cannot be written; then nothing is left behind. */
export function writePlainFolder(
  path: string,
  files: Iterable<PlainFile>,
  how: Pick<HowWritten, 'begun'> = {},
): void {
  const target = resolve(path)
  if (existsSync(target)) {
    throw new Trouble(
      exit.failed,
      `There is something at ${target} already.`,
      'Name a folder that is not there yet.',
    )
  }
  const made = besideOf(target)
  how.begun?.(made)
  try {
    mkdirSync(made, { mode: 0o700 })
    for (const { name, text } of files) writeNew(join(made, basename(name)), [text])
    renameSync(made, target)
  } catch (error) {
    discard(made)
    throw unwritten(target, error)
  }
}

/** The drive has each write before it returns: Node may be forbidden to ask for that after. */
const newSynced =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_DSYNC ?? 0)

const most = 1_048_576

/** The same bytes in few pieces: each costs a wait for the drive. */
function* gathered(pieces: Iterable<string | Uint8Array>): Iterable<Uint8Array> {
  let held: Uint8Array[] = []
  let size = 0
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    held.push(bytes)
    size += bytes.length
    if (size < most) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size > 0) yield Buffer.concat(held)
}

function writeNew(path: string, pieces: Iterable<string | Uint8Array>): void {
  const fd = openSync(path, newSynced, 0o600)
  try {
    for (const bytes of gathered(pieces)) writeAll(fd, bytes)
  } finally {
    closeSync(fd)
  }
}

function unwritten(target: string, error: unknown): unknown {
  if (error instanceof Trouble) return error
  const outside = outsideFence(error)
  if (outside !== undefined) return outside
  return new Trouble(
    exit.failed,
    `${target} could not be written (${codeOf(error) ?? 'unknown fault'}).`,
    'Nothing was left there, and the journal is as it was.',
    error,
  )
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true, recursive: true })
  } catch {
    // It was never there: a part of its path is not a directory.
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
}

/** Takes away what an export that was stopped left beside its target; whether there was anything. */
export function removeBeside(beside: string): boolean {
  if (!existsSync(beside)) return false
  discard(beside)
  return true
}

/** Whether what was written to `path` is still there: a file, or a folder. */
export function plainFileThere(path: string): boolean {
  try {
    const found = statSync(path)
    return found.isFile() || found.isDirectory()
  } catch {
    return false
  }
}

/** A file in a folder that was written: when, and the end of an id. */
const written = /^\d{4}-\d\d-\d\d-\d{4}-[0-9a-z]{1,6}(?:-\d+)?\.md$/

/** Takes away a plain file, or the files that were written to a folder, and the folder where nothing else is in it. Throws Trouble 1 where it cannot. */
export function removePlainFile(path: string): void {
  try {
    if (!statSync(path).isDirectory()) return rmSync(path)
    const names = readdirSync(path)
    for (const name of names.filter((each) => written.test(each))) rmSync(join(path, name))
    if (names.every((each) => written.test(each))) rmdirSync(path)
  } catch (error) {
    throw new Trouble(
      exit.failed,
      `${path} could not be deleted (${codeOf(error) ?? 'unknown fault'}).`,
    )
  }
}

/** A folder that is copied elsewhere by a program of its own, by its name; undefined where none of the known ones is in the path. */
export function syncedFolder(path: string): string | undefined {
  return resolve(path)
    .split(/[\\/]/)
    .find((part) =>
      /^(dropbox|onedrive|icloud ?drive|mobile documents|google ?drive|nextcloud|owncloud|syncthing|mega|pcloud ?drive|pcloud|box|sync|proton ?drive|seafile|tresorit|my drive|cloudstorage)\b/i.test(
        part,
      ),
    )
}
