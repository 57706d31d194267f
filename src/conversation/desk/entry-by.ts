// The entry a person means: by a number of the list they saw last, by any piece of its id, or the newest.
import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringsOf } from '../../journal/fields.ts'
import { entryWith, findEntries, listEntries } from '../../store/entries.ts'
import { readSetting, writeHere } from '../../store/settings.ts'
import type { Desk } from './desk.ts'
import { rowOf } from './entry-row.ts'

/** As many of a list are remembered. */
const most = 999
/** As many are offered where a piece fits several. */
const offered = 9

/** Remembers a list that is about to be shown, in the journal itself, so that its numbers mean its entries from now on. */
export function remember({ store }: Desk, entries: readonly Entry[]): void {
  const ids = entries.slice(0, most).map(({ id }) => id)
  if (JSON.stringify(ids) === JSON.stringify(readSetting(store, 'list'))) return
  try {
    writeHere(store, 'list', ids)
  } catch {
    // Somebody else is writing, or nothing can be written: the list is shown all the same.
  }
}

/**
 * The entry that is meant by `word`, or the newest. Where a piece of an id fits several, whoever is there chooses. Throws
 * Trouble 3 or 2.
 */
export async function entryBy(desk: Desk, word?: string): Promise<Entry> {
  const { store, terminal } = desk
  if (word === undefined) {
    const [newest] = listEntries(store, { limit: 1 })
    if (newest) return newest
    throw new Trouble(exit.nothing, 'Nothing is kept here yet.')
  }
  // Up to three digits are never a piece of an id: what is meant by them could be another entry than the one that is seen.
  if (/^\d{1,3}$/.test(word)) return ofList(desk, Number(word))
  const found = findEntries(store, word, offered + 1)
  const [only] = found
  if (only === undefined) {
    throw new Trouble(
      exit.nothing,
      `No entry has the id "${word}".`,
      '"unearth list" shows the ids.',
    )
  }
  if (found.length === 1) return only
  const many = `More than one entry has "${word}" in its id.`
  if (found.length > offered || !terminal.answered) {
    throw new Trouble(exit.usage, many, 'Give more of the id.')
  }
  return terminal.choose(
    many,
    found.map((entry) => ({ value: entry, name: rowOf(desk, entry, terminal.measure - 4) })),
  )
}

/** The entries that are meant, one after another. Throws as {@link entryBy}. */
export async function entriesBy(desk: Desk, words: readonly string[]): Promise<readonly Entry[]> {
  const found: Entry[] = []
  for (const word of words) found.push(await entryBy(desk, word))
  return found
}

/** Number `number` of the list that was shown last. Throws Trouble 3 where it had no such number, or it is erased. */
function ofList({ store }: Desk, number: number): Entry {
  const ids = stringsOf(readSetting(store, 'list'))
  const id = ids[number - 1]
  const entry = id === undefined ? undefined : entryWith(store, id)
  if (entry !== undefined) return entry
  throw new Trouble(
    exit.nothing,
    id === undefined
      ? `The list that was shown last has no number ${number}.`
      : `Number ${number} of the list that was shown last is not here any more.`,
    '"unearth list" shows what is kept, with numbers.',
  )
}
