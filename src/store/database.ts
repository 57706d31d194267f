// Opens the encrypted database, in the only order that is safe, and asserts what it asked for.
// Never an unkeyed open, never out of WAL (but for a copy, and a journal whose place is taken), never serialize(), backup() or
// verbose: each was seen to leak or to lose.
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { codeOf, exit, Trouble } from '../errors.ts'
import { guard } from './faults.ts'

export type Db = Database.Database

const plainHeader = 'SQLite format 3\0'

/**
 * Opens `file` with the 32-byte `key`. Throws Trouble 7 where the file is missing, cut, not encrypted or damaged; the
 * passphrase was right by then, so a page that does not open is damage and never "wrong passphrase".
 */
export function openDatabase(file: string, key: Buffer, how: { create?: boolean } = {}): Db {
  if (!how.create) checkHeader(file)
  return guard(() => {
    try {
      return opened(file, key, how)
    } catch (error) {
      // The drive has no room for what windows share, and reading needs none: this one alone then does without.
      if (how.create || codeOf(error) !== 'SQLITE_IOERR_SHMSIZE') throw error
      return opened(file, key, { alone: true })
    }
  })
}

function opened(file: string, key: Buffer, how: { create?: boolean; alone?: boolean }): Db {
  const db = new Database(file, { timeout: 5000, fileMustExist: how.create !== true })
  try {
    if (how.alone) db.pragma('locking_mode=exclusive')
    unlocked(db, key)
    asserted(db, 'journal_mode', 'wal', 'wal')
    asserted(db, 'synchronous', 'full', 2)
    asserted(db, 'secure_delete', 'on', 1)
    asserted(db, 'trusted_schema', 'off', 0)
    asserted(db, 'cell_size_check', 'on', 1)
    asserted(db, 'foreign_keys', 'on', 1)
    if (process.platform === 'darwin') {
      db.pragma('fullfsync=on')
      db.pragma('checkpoint_fullfsync=on')
    }
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Opens the journal for oneself: nobody else opens it before it is closed. Throws Trouble 1 where somebody has it open. */
export function openAlone(file: string, key: Buffer): Db {
  checkHeader(file)
  return guard(() => {
    try {
      return opened(file, key, { alone: true })
    } catch (error) {
      if (!codeOf(error)?.startsWith('SQLITE_BUSY')) throw error
      throw new Trouble(
        exit.failed,
        'This journal is open in another window, and this can only be done while it is open nowhere else.',
        'Nothing was changed. Leave it there, and try again.',
        error,
      )
    }
  })
}

/** Rewrites a copy that nobody has open, and that has no log, from one key to another. */
export function rekeyed(file: string, from: Buffer, to: Buffer): void {
  const db = new Database(file, { fileMustExist: true })
  try {
    unlocked(db, from)
    asserted(db, 'secure_delete', 'on', 1)
    const raw = rawKey(to)
    db.rekey(raw)
    raw.fill(0)
  } finally {
    db.close()
  }
}

/** Opens a copy that nobody else has open, to be read and left as it is: nothing is put beside it. Throws as openDatabase does. */
export function openCopy(file: string, key: Buffer): Db {
  checkHeader(file)
  return guard(() => {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      unlocked(db, key)
      return db
    } catch (error) {
      db.close()
      throw error
    }
  })
}

/** Gives the key, reads with it, and keeps what is only for a moment out of any file. */
function unlocked(db: Db, key: Buffer): void {
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  const raw = rawKey(key)
  db.key(raw)
  raw.fill(0)
  db.prepare('select count(*) from sqlite_master').get()
  asserted(db, 'temp_store', 'memory', 2)
}

function rawKey(key: Buffer): Buffer {
  return Buffer.concat([Buffer.from('raw:'), key])
}

const prepared = new WeakMap<Db, Map<string, Database.Statement>>()

/** A statement prepared once, for what is asked thousands of times: each prepared one holds memory no collector sees. */
export function statement(db: Db, sql: string): Database.Statement {
  const known = prepared.get(db) ?? new Map<string, Database.Statement>()
  prepared.set(db, known)
  const found = known.get(sql) ?? db.prepare(sql)
  known.set(sql, found)
  return found
}

/** Moves everything from the write-ahead log into the file, so that at rest the journal is one file. */
export function checkpoint(db: Db): void {
  db.pragma('wal_checkpoint(truncate)')
}

function asserted(db: Db, name: string, wanted: string, read: number | string): void {
  db.pragma(`${name}=${wanted}`)
  const is = db.pragma(name, { simple: true })
  if (is !== read) throw new Error(`SQLite did not take ${name}=${wanted} (it is ${is})`)
}

function checkHeader(file: string): void {
  const damaged = (message: string, hint: string) => new Trouble(exit.damaged, message, hint)
  if (!existsSync(file)) {
    throw damaged(
      'The journal’s database is missing; its keys are here.',
      'Nothing was changed. Put journal.db back from a copy.',
    )
  }
  const head = guard(() => {
    const fd = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(16)
      return bytes.subarray(0, readSync(fd, bytes, 0, 16, 0))
    } finally {
      closeSync(fd)
    }
  })
  if (head.length < 16) {
    throw damaged(
      'The journal’s database is cut short.',
      'Nothing was changed. Use a copy made earlier.',
    )
  }
  if (head.toString('latin1') === plainHeader) {
    throw damaged(
      'The file journal.db is not encrypted, so it is not this journal.',
      'It was not opened and not changed.',
    )
  }
}
