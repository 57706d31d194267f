// A write-ahead log that SQLite took only a part of, set aside before it is written over: other words may be in it.
import { copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const name = 'journal.db-wal.damaged'

/** Copies the log beside itself where there is one. Where that cannot be, the journal opens all the same. */
export function setLogAside(dir: string): void {
  const log = join(dir, 'journal.db-wal')
  try {
    if (!statSync(log, { throwIfNoEntry: false })?.size) return
    let path = join(dir, name)
    for (let time = 2; existsSync(path); time += 1) path = join(dir, `${name}-${time}`)
    copyFileSync(log, path)
  } catch {
    // A drive without room for it: what is in the file can be read, and that is what was asked for.
  }
}

/** The logs that were set aside. */
export function logsBeside(dir: string): readonly string[] {
  return readdirSync(dir)
    .filter((each) => each.startsWith(name))
    .toSorted()
    .map((each) => join(dir, each))
}

/** Takes them away: what is erased may be in them. */
export function dropLogs(dir: string): void {
  for (const path of logsBeside(dir)) rmSync(path, { force: true })
}
