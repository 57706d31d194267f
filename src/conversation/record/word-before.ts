// One of several things everyone is still learning: its word of a time before, beside the one that was kept just now.
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn, valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { fieldLine } from '../../journal/record/words.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Desk } from '../desk/desk.ts'
import { recordsOf } from '../desk/kinds.ts'

/** Says the last word before this one for the same thing, where there is one. */
export function wordBefore({ terminal, store }: Desk, kind: RecordKind, entry: Entry): void {
  const which = stringIn(entry, 'which')
  const before = recordsOf(store, kind.id).findLast(
    (each) =>
      each.seq < entry.seq &&
      stringIn(each, 'which') === which &&
      stringIn(each, 'word') !== undefined,
  )
  if (before === undefined) return
  const day = formatInstant(before.created, 'day')
  terminal.before(
    said('settle/word-before', { day, word: fieldLine(kind, valuesOf(before), 'word') }),
  )
}

/** Whether there is another of them to put a word to now. */
export async function another({ terminal }: Desk): Promise<boolean> {
  return (await terminal.choose(...asked('settle/another'), { unasked: 'no' })) === 'yes'
}
