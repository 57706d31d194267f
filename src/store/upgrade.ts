// Bringing an older journal up to date: on a copy, which is opened and checked before it takes the old one's place.
import { renameSync, rmSync } from 'node:fs'
import { checkpoint, type Db, openDatabase } from './database.ts'
import { guard } from './faults.ts'
import { settle } from './whole-folder.ts'

/** Runs the steps `db` has not seen, in one transaction. */
export function applySteps(db: Db, steps: readonly string[]): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  db.transaction(() => {
    for (const step of steps.slice(version)) db.exec(step)
    db.pragma(`user_version=${steps.length}`)
  }).immediate()
}

/** Copies the journal, upgrades and checks the copy, and puts it in the journal's place. Returns it opened. */
export function upgraded(db: Db, file: string, key: Buffer, steps: readonly string[]): Db {
  const copy = `${file}.upgrade`
  return guard(() => {
    for (const end of ['', '-wal', '-shm']) rmSync(`${copy}${end}`, { force: true })
    db.prepare('vacuum into ?').run(copy)
    db.close()
    const next = openDatabase(copy, key)
    applySteps(next, steps)
    const check = next.pragma('integrity_check', { simple: true })
    checkpoint(next)
    next.close()
    if (check !== 'ok') throw new Error(`the upgraded copy is not whole: ${check}`)
    settle(copy)
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
    renameSync(copy, file)
    return openDatabase(file, key)
  })
}
