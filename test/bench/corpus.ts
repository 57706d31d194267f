// The same journal every time: words drawn by Zipf's law from a made vocabulary, one rare word in three entries.

import { uuidv7 } from '../../src/journal/ids.ts'
import { acceptLoss } from '../../src/store/commit.ts'
import { createJournal } from '../../src/store/create.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'

export const at = { utc: Date.UTC(2026, 10, 22), zone: 'UTC', offset: 0 }

/** What opens every journal of a bench. */
export const passphrase = 'a river in the morning fog'

/** The texts of the entries of a journal of `count`. */
export function* texts(count: number): Generator<string> {
  const random = generator(count + 1)
  for (let index = 1; index <= count; index += 1) yield entryText(random, count, index)
}

function entryText(random: () => number, count: number, index: number): string {
  return textOf(random, 150 + Math.floor(random() * 300), index % Math.ceil(count / 3) === 0)
}

/** Makes a journal with `count` entries of about 300 words, by turns in so many `walks`; returns its recovery code. */
export function journalOf(dir: string, count: number, passphrase: string, walks = 0): string {
  const { recoveryCode } = createJournal(dir, { passphrase, memoryMiB: 64 })
  const store = unlockJournal(dir, { passphrase })
  const [random, byte] = [generator(count + 1), generator(count + 2)]
  const bytes = (size: number) => Uint8Array.from({ length: size }, () => Math.floor(byte() * 256))
  const entry = store.db.prepare(
    "insert into entry (id, kind, created_utc, created_zone, created_offset, latest) values (?, 'note', ?, 'UTC', 0, ?)",
  )
  const revision = store.db.prepare(
    "insert into revision (id, entry, number, written_utc, written_zone, written_offset, text, fields) values (?, ?, 1, ?, 'UTC', 0, ?, ?)",
  )
  const words = store.db.prepare('insert into words (rowid, text) values (?, ?)')
  store.db
    .transaction(() => {
      for (let index = 1; index <= count; index += 1) {
        const utc = at.utc - (count - index) * 3_600_000
        const id = uuidv7(utc, bytes)
        const text = entryText(random, count, index)
        entry.run(id, utc, index)
        const fields = walks === 0 ? {} : { walk: `walk-${index % walks}` }
        revision.run(uuidv7(utc, bytes), id, utc, text, JSON.stringify(fields))
        words.run(index, text)
      }
      store.db.prepare("update setting set value = ? where key = 'changes'").run(String(count))
    })
    .immediate()
  acceptLoss(store)
  closeStore(store)
  return recoveryCode
}

/** So many words of prose. */
export function longText(words: number): string {
  return textOf(generator(words), words, false)
}

const vocabulary = Array.from({ length: 30_000 }, (_, index) => {
  const parts = ['ka', 'lo', 'mi', 'ren', 'to', 'sha', 'vel', 'or', 'in', 'da']
  return index === 20 ? 'morning' : [...String(index)].map((digit) => parts[Number(digit)]).join('')
})

export function textOf(random: () => number, count: number, rare: boolean): string {
  const words = Array.from(
    { length: count },
    () => vocabulary[Math.floor(30_000 ** random()) - 1] ?? 'and',
  )
  if (rare) words[Math.floor(count / 2)] = 'zugzwang'
  return words.map((word, index) => (index % 60 === 59 ? `${word}.\n` : word)).join(' ')
}

export function generator(seed: number): () => number {
  let state = seed % 2_147_483_647 || 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
