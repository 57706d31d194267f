// What a key of the reading room's filter costs: the query, what it finds, and the entries of one screen.
import { readQuery } from '../../src/journal/view/query.ts'
import { entriesOf, foundBy, foundOn, lookingAt } from '../../src/store/looking.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'

const typed = [
  'morning',
  'zugzwang',
  'kalo -morning',
  'to in from:2024',
  '"and kalo"',
  'kind:note vel',
  'mi ren sha',
]

/** Prints how long the room takes to open, and p50 and p99 of a key in milliseconds. */
export function benchRoom(home: string, passphrase: string): void {
  const store = unlockJournal(home, { passphrase })
  const began = performance.now()
  const looking = lookingAt(store)
  const opening = performance.now() - began
  const times: number[] = []
  for (const query of typed) {
    for (let length = 1; length <= query.length; length += 1) {
      const before = performance.now()
      const wanted = readQuery(query.slice(0, length), {
        now: Date.UTC(2026, 10, 25),
        zone: 'UTC',
        kinds: ['note', 'page'],
        walks: [],
      })
      entriesOf(looking, foundOn(looking, foundBy(looking, wanted), 4).rows.slice(0, 38))
      times.push(performance.now() - before)
    }
  }
  closeStore(store)
  const sorted = times.toSorted((a, b) => a - b)
  const p = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
  console.log(
    `\nThe reading room, ${looking.all.length} entries: opened in ${opening.toFixed(2)} ms; a key of the filter p50 ${p(0.5)} / p99 ${p(0.99)} ms`,
  )
}
