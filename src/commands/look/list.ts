import { withDesk } from '../../conversation/desk/desk.ts'
import { entryJson } from '../../conversation/desk/json.ts'
import { recordBy } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Chosen, queryFor, selectionOf } from '../../conversation/desk/selection.ts'
import { readList } from '../../conversation/reading/room.ts'
import { offerOpen } from '../../conversation/sitting/settle.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { answerOf } from '../../journal/answer.ts'
import { type Entry, plainKind } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import { firstWords } from '../../text/first-words.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Chosen & {
  readonly kind: string | undefined
  readonly removed: boolean
  readonly json: boolean
}

/** Opens the reading room on the newest entries, or prints them, a line each. Throws Trouble 3 for a kind there is not; exit code 3 where there are none. */
export async function list(context: Context, wanted: Given): Promise<ExitCode> {
  const { kind: named, removed, json } = wanted
  const kind = named === undefined || plainKind(named) ? named : recordBy(context, named).id
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const entries = listEntries(store, { ...selectionOf(wanted), ...given({ kind }), removed })
    const asJson = (entry: Entry) => entryJson(entry, sealedLine(desk, entry) !== undefined)
    if (json) await printedJson(desk, { entries: entries.map(asJson) })
    else if (entries.length === 0) {
      terminal.note(removed ? 'The trash is empty.' : 'Nothing is kept here yet.')
    } else {
      const width = Math.min(terminal.columns, terminal.interactive ? 74 : 80)
      const lines = () =>
        entries.map((entry) => sealedLine(desk, entry) ?? lineOf(entry, width)).join('\n')
      const query = queryFor(desk, wanted, { kind })
      // The room has what is kept, and the trash is not.
      const all = { title: removed ? 'In the trash' : 'What was kept', lines }
      const read = await readList(desk, removed ? undefined : query, all)
      // After a list of one kind of record what is open of it is a key away, as it is in the room.
      if (kind !== undefined && !removed && !read && terminal.answered)
        await offerOpen(desk, entries)
    }
    return entries.length === 0 ? exit.nothing : exit.done
  })
}

/** An entry in one line of about `width` columns. */
function lineOf(entry: Entry, width: number): string {
  const { text } = entry.revision
  const { probe, question = entry.kind } = answerOf(entry)
  const head = `${shortId(entry.id)}  ${formatInstant(entry.created, 'full')}  ${(probe ?? question).padEnd(7)}`
  return `${head}  ${firstWords(text, Math.max(20, width - head.length - 3))}`
}
