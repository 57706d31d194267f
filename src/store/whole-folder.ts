// Folders that are there whole or not at all: filled beside where they will lie, and renamed. What a killed process left is swept.
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { codeOf, exit, Trouble } from '../errors.ts'

/** Has `fill` make what belongs in `dir`, and puts it there. Throws a Trouble where something came there meanwhile; then nothing is left. */
export function makeWhole<T>(dir: string, fill: (made: string) => T): T {
  mkdirSync(dirname(dir), { recursive: true, mode: 0o700 })
  return withScratch(dir, 'new', (made) => {
    const result = fill(made)
    chmodSync(made, 0o700)
    place(made, dir)
    return result
  })
}

/** Lends `use` an empty folder beside `path`, 0700, that is gone afterwards. */
export function withScratch<T>(path: string, what: 'new' | 'copy', use: (scratch: string) => T): T {
  sweep(path, what)
  const scratch = `${path}.${what}-${process.pid}-${randomBytes(4).toString('hex')}`
  mkdirSync(scratch, { mode: 0o700 })
  try {
    return use(scratch)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** How a file that must not be there yet is opened so that the drive has each write before it returns: Node may be forbidden to ask for it after. */
export const newSynced =
  constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | (constants.O_DSYNC ?? 0)

/** Has the drive take what `path` (a file or a folder) holds. A drive that cannot is no failure; one that fails is. */
export function settle(path: string): void {
  if (process.platform === 'win32') return
  let fd: number | undefined
  try {
    fd = openSync(path, 'r')
    fsyncSync(fd)
  } catch (error) {
    const code = codeOf(error) ?? ''
    if (['EIO', 'ENOSPC', 'EDQUOT'].includes(code)) throw error
    if (code !== 'ERR_ACCESS_DENIED' || fd === undefined) return
    if (fstatSync(fd).isDirectory()) settleBySqlite(path)
  } finally {
    if (fd !== undefined) closeSync(fd)
  }
}

/**
 * The same for a folder where Node may not ask the drive: SQLite may, and does it for the folder of a log that it makes and takes
 * away. Of a file there is nothing to ask then: it was written by a descriptor that waits.
 */
function settleBySqlite(folder: string): void {
  const file = join(folder, `.unearth-settled-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    const db = new Database(file)
    try {
      db.pragma('synchronous=extra')
      db.exec('create table settled (it)')
    } finally {
      db.close()
    }
  } catch (error) {
    if (/^SQLITE_(FULL|IOERR)/.test(codeOf(error) ?? '')) throw error
  } finally {
    for (const end of ['', '-journal']) rmSync(file + end, { force: true })
  }
}

/** Whether a process of this number runs. */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function place(made: string, dir: string): void {
  try {
    renameSync(made, dir)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
    throw new Trouble(
      exit.failed,
      `A journal was made in ${dir} at the same moment.`,
      'It was not touched.',
    )
  }
  try {
    settle(dirname(dir))
  } catch {
    // The journal is in place, and its recovery code must reach its writer: a folder that cannot be synced is no failure.
  }
}

/** Takes away what was left behind whose process is gone. */
function sweep(path: string, what: string): void {
  const prefix = `${basename(path)}.${what}-`
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0
    if (pid > 0 && !alive(pid)) rmSync(join(dirname(path), name), { recursive: true, force: true })
  }
}
