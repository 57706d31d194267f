// "I do not know yet" as a place with a date: the question is left there, and comes back another day.
import type { Entry } from '../../journal/entry.ts'
import type { Fields } from '../../journal/fields.ts'
import type { EntryId } from '../../journal/ids.ts'
import { keepEntry, reviseEntry } from '../../store/entries.ts'
import type { Desk } from '../desk/desk.ts'

const kind = 'floor'

/** Leaves a question as "I do not know yet"; `fields` are those an answer would have had. */
export function leaveFloor({ now, store }: Desk, asked: string, fields: Fields): Entry {
  return keepEntry(store, { kind, text: asked, fields, at: now() })
}

/** Says that `entry` answers what was left open. */
export function answerFloor(desk: Desk, floor: Entry, entry: EntryId): void {
  revised(desk, floor, { answered: entry })
}

/** Moves a floor to `day` ('YYYY-MM-DD'): before it, no day asks for it. */
export function moveFloor(desk: Desk, floor: Entry, day: string): void {
  revised(desk, floor, { asks_on: day })
}

function revised({ now, store }: Desk, floor: Entry, more: Fields): void {
  const { id, text, fields } = floor.revision
  reviseEntry(store, floor.id, { text, fields: { ...fields, ...more }, from: id, at: now() })
}
