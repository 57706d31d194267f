import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { heldOf } from '../../conversation/leaving/material.ts'
import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { copiedFrom } from '../../journal/leaving/held.ts'
import { eraseEntry, listEntries, removeEntry } from '../../store/entries.ts'
import { listMarks, setMarks } from '../../store/marks.ts'
import type { Store } from '../../store/store.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

type Given = { readonly id: string; readonly forGood: boolean }

/** Puts an entry in the trash, or erases it after asking. Throws Trouble 2 and 3. */
export function remove(context: Context, { id, forGood }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store, now } = desk
    const entry = await entryBy(desk, id)
    if (forGood) {
      await erase(desk, entry)
      return undefined
    }
    if (entry.removed) throw new Trouble(exit.nothing, 'That entry is in the trash already.')
    removeEntry(store, entry.id, now())
    terminal.note(`${shortId(entry.id)} is in the trash. "unearth undo" brings it back.`)
    return undefined
  })
}

async function erase(desk: Desk, entry: Entry): Promise<void> {
  const { terminal, store } = desk
  terminal.note(
    'This erases the entry and every revision of it from this journal. It cannot be undone.',
  )
  terminal.note('Copies made elsewhere, backups and the drive itself may still hold it.')
  const copies = madeFrom(store, entry)
  if (copies.length > 0) {
    terminal.before('Words of it may also stand in what was made from it:')
    for (const copy of copies) {
      terminal.before(`  ${describe(copy)}  ${firstWords(copy.revision.text, 50)}`)
    }
  }
  const sure = await terminal.choose<'leave' | 'erase' | 'all'>('Erase it?', [
    { value: 'leave', name: 'leave it' },
    { value: 'erase', name: 'erase it for good' },
    ...(copies.length === 0
      ? []
      : [{ value: 'all' as const, name: 'erase it, and what was made from it' }]),
  ])
  if (sure === 'leave') terminal.note('Left as it was.')
  else {
    // What stays in the others because it stayed here is marked there, before nothing says so any more.
    const held = heldOf(desk)
    for (const copy of sure === 'all' ? [] : copies) {
      const spans = held.spansOf(copy).map((span) => ({ ...span, kind: 'not-yet' as const }))
      const own = listMarks(store, copy.revision.id)
      setMarks(store, copy.revision.id, [...own, ...spans], desk.now())
    }
    for (const { id } of sure === 'all' ? copies : []) eraseEntry(store, id)
    eraseEntry(store, entry.id)
    terminal.note('Erased.')
  }
}

/** What holds words that were taken from an entry: its records, and the pages for a session; also in the trash. */
function madeFrom(store: Store, { id }: Entry): readonly Entry[] {
  return [false, true]
    .flatMap((removed) => listEntries(store, { all: true, order: 'oldest', removed }))
    .filter((each) => copiedFrom(each).includes(id))
}
