// The open journal, as everything that reads or writes is given it.
import type { Db } from './database.ts'

export type Store = {
  readonly dir: string
  /** The journal's id. */
  readonly id: string
  readonly db: Db
  /** How many steps it had seen when it was opened here. */
  readonly version: number
  readonly master: Buffer
  readonly sealKey: Buffer
  /** How many kept changes the seal knows of and the database lacks; 0 is whole. Writing is refused until accepted. */
  missing: number
  /** The seal itself is gone or damaged, so nobody can say whether anything is missing. Writing is refused until accepted. */
  sealLost: boolean
  /** What is kept is not what was kept last: a part of the file is older than the rest. Writing is refused until accepted. */
  stale: boolean
}
