import { withDesk } from '../../conversation/desk/desk.ts'
import { remember } from '../../conversation/desk/entry-by.ts'
import { besideNumber, numbered, rowOf } from '../../conversation/desk/entry-row.ts'
import { entryJson, jsonDocument } from '../../conversation/desk/json.ts'
import { recordBy } from '../../conversation/desk/kinds.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Chosen, selectionOf } from '../../conversation/desk/selection.ts'
import { offerOpen } from '../../conversation/sitting/settle.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { type Entry, plainKind } from '../../journal/entry.ts'
import { listEntries } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Chosen & {
  readonly kind: string | undefined
  readonly removed: boolean
  readonly json: boolean
}

/** Prints the newest entries, a line each. Throws Trouble 3 for a kind there is not; exit code 3 where there are none. */
export async function list(context: Context, wanted: Given): Promise<ExitCode> {
  const { kind: named, removed, json } = wanted
  const kind = named === undefined || plainKind(named) ? named : recordBy(context, named).id
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const entries = listEntries(store, { ...selectionOf(wanted), ...given({ kind }), removed })
    const asJson = (entry: Entry) => entryJson(entry, sealedLine(desk, entry) !== undefined)
    if (json) terminal.out(jsonDocument({ entries: entries.map(asJson) }))
    else if (entries.length === 0) {
      terminal.note(removed ? 'The trash is empty.' : 'Nothing is kept here yet.')
    } else {
      remember(desk, entries)
      const columns = besideNumber(terminal.measure, entries.length)
      const rows = entries.map((entry) => rowOf(desk, entry, columns))
      await terminal.show('What was kept', numbered(rows).join('\n'))
      // After a list of one kind of record what is open of it is a key away.
      if (kind !== undefined && !removed && terminal.answered) await offerOpen(desk, entries)
    }
    return entries.length === 0 ? exit.nothing : exit.done
  })
}
