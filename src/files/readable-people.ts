// The people a writer lets be read without the passphrase: one small file in the journal's directory, with nothing else in it.
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnPerson } from '../journal/care/people.ts'
import { plainFileThere, removePlainFile, writePlainFile } from './plain-file.ts'

export const readableName = 'people.json'

/** More than this was not written here, in bytes. */
const most = 65_536

/** Who may be read while the journal in `dir` is locked. What cannot be read, or is something else, is nobody. */
export function readReadable(dir: string): readonly OwnPerson[] {
  const path = join(dir, readableName)
  try {
    if (statSync(path).size > most) return []
    const { people } = JSON.parse(readFileSync(path, 'utf8')) as { people?: unknown }
    return Array.isArray(people) ? people.filter(isPerson) : []
  } catch {
    return []
  }
}

/** Writes just these, 0600 and whole or not at all; with nobody left the file goes. Throws Trouble 1 where it cannot. */
export function writeReadable(dir: string, people: readonly OwnPerson[]): void {
  const path = join(dir, readableName)
  if (people.length > 0) {
    const just = people.map(({ name, reach }) => ({ name, reach }))
    writePlainFile(path, [`${JSON.stringify({ people: just }, null, 2)}\n`], { over: true })
  } else if (plainFileThere(path)) removePlainFile(path)
}

function isPerson(value: unknown): value is OwnPerson {
  if (typeof value !== 'object' || value === null) return false
  const { name, reach } = value as Record<string, unknown>
  return typeof name === 'string' && typeof reach === 'string'
}
