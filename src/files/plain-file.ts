// Files that leave the journal: whole or not at all, for their owner only, and never over another without being told.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'

/** Writes `pieces` to `path`, 0600. Throws Trouble 1 where a file is there and `over` is not given, or where it cannot be written; then nothing is left behind. */
export function writePlainFile(
  path: string,
  pieces: Iterable<string | Uint8Array>,
  how: { readonly over?: boolean } = {},
): void {
  const target = resolve(path)
  if (!how.over && existsSync(target)) {
    throw new Trouble(
      exit.failed,
      `There is a file at ${target} already.`,
      '--over writes over it.',
    )
  }
  const made = join(dirname(target), `.${basename(target)}.${process.pid}`)
  try {
    const fd = openSync(made, 'wx', 0o600)
    try {
      for (const piece of pieces) writeAll(fd, piece)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    if (how.over) renameSync(made, target)
    else {
      // A link refuses to take the place of a file that came meanwhile.
      linkSync(made, target)
      rmSync(made)
    }
  } catch (error) {
    discard(made)
    if (error instanceof Trouble) throw error
    throw new Trouble(
      exit.failed,
      `${target} could not be written (${codeOf(error) ?? 'unknown fault'}).`,
      'Nothing was left there, and the journal is as it was.',
      error,
    )
  }
}

function discard(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // It was never there: a part of its path is not a directory.
  }
}

function writeAll(fd: number, piece: string | Uint8Array): void {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at)
}

/** Whether there is still a plain file at `path`. */
export function plainFileThere(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Takes a plain file away. Throws Trouble 1 where it cannot. */
export function removePlainFile(path: string): void {
  try {
    rmSync(path)
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
      /^(dropbox|onedrive|icloud ?drive|mobile documents|google ?drive|nextcloud|owncloud|syncthing|mega|pcloud|box)\b/i.test(
        part,
      ),
    )
}
