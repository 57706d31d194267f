// The reading room: everything kept, found as one types, and what can be done with an entry without leaving.
import type { Entry } from '../../journal/entry.ts'
import { entriesWith } from '../../store/entries.ts'
import type { Place } from '../../terminal/terminal.ts'
import type { Desk } from '../desk/desk.ts'
import { describe } from '../desk/entry-text.ts'
import { act } from './acts.ts'
import { roomSource, textOf } from './source.ts'

/** Opens the room on what `query` finds, at its days where `side` says so, until it is left. Throws as the terminal's screens do. */
export function readingRoom(
  desk: Desk,
  query: string,
  side: Place['side'] = 'list',
): Promise<void> {
  return inRoom(desk, { query, at: 0, side })
}

/** Opens one entry to be read: in the room where somebody is there, until it is left, else its words. Throws as the terminal's screens do. */
export async function readEntry(desk: Desk, entry: Entry): Promise<void> {
  if (desk.terminal.answered) return inRoom(desk, placeOf(entry))
  await desk.terminal.show(describe(entry), `${describe(entry)}\n\n${textOf(desk, entry)}`)
}

function inRoom(desk: Desk, opened: Place): Promise<void> {
  return desk.terminal.apart(() => fromPlace(desk, opened))
}

async function fromPlace(desk: Desk, opened: Place): Promise<void> {
  // What one entry leads to is opened over it, and left to it.
  const places = [opened]
  for (let place = places.at(-1); place !== undefined; place = places.at(-1)) {
    const end = await desk.terminal.room(roomSource(desk), place)
    if (end === undefined) {
      places.pop()
      continue
    }
    places[places.length - 1] = end.place
    const [entry] = entriesWith(desk.store, [end.id])
    if (entry === undefined) continue
    const done = await act(desk, end.act, entry)
    if (done !== undefined) places.push(placeOf(done.leadsTo))
  }
}

function placeOf({ id }: Entry): Place {
  return { query: '', at: 0, side: 'words', id }
}
