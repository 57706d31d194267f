// The journals of a bench, each made once.
import { join } from 'node:path'
import { journalOf, passphrase } from './corpus.ts'
import { mixedOf } from './mixed.ts'

export type Made = {
  readonly home: string
  /** Its recovery code. */
  readonly code: string
}

/** Makes journals in `root` when they are first asked for: of notes, or of every kind of entry. */
export function shelf(root: string) {
  const known = new Map<string, Made>()
  const made = (name: string, make: (home: string) => string) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const home = join(root, name)
    const now = { home, code: make(home) }
    known.set(name, now)
    return now
  }
  return {
    notes: (count: number) => made(`notes-${count}`, (home) => journalOf(home, count, passphrase)),
    mixed: (count: number) => made(`mixed-${count}`, (home) => mixedOf(home, count, passphrase)),
    walks: (count: number) =>
      made(`walks-${count}`, (home) => journalOf(home, count, passphrase, 40)),
  }
}
