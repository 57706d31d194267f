// "I do not know yet" as a place with a date: the question is left there, and comes back another day.
import type { Entry } from '../../journal/entry.ts'
import type { Fields } from '../../journal/fields.ts'
import type { EntryId } from '../../journal/ids.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { keepEntry, reviseEntry } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

const kind = 'floor'

/** Leaves a question as "I do not know yet"; `fields` are those an answer would have had. */
export function leaveFloor({ world }: Context, store: Store, asked: string, fields: Fields): Entry {
  return keepEntry(store, { kind, text: asked, fields, at: instantNow(world.clock) })
}

/** Says that `entry` answers what was left open. */
export function answerFloor({ world }: Context, store: Store, floor: Entry, entry: EntryId): void {
  const { id, text, fields } = floor.revision
  reviseEntry(store, floor.id, {
    text,
    fields: { ...fields, answered: entry },
    from: id,
    at: instantNow(world.clock),
  })
}
