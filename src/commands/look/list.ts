import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { remember } from '../../conversation/desk/entry-by.ts'
import { besideNumber, numbered, rowOf } from '../../conversation/desk/entry-row.ts'
import { entryJson } from '../../conversation/desk/json.ts'
import { recordBy } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Chosen, queryFor, selectionOf } from '../../conversation/desk/selection.ts'
import { readList } from '../../conversation/reading/list.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { type Entry, plainKind } from '../../journal/entry.ts'
import { tagFolded, tagsOf } from '../../journal/tags.ts'
import { listEntries } from '../../store/entries.ts'
import { maybeTagged, taggedWith } from '../../store/tags.ts'
import { given } from '../../text/given.ts'
import { width } from '../../text/width.ts'
import type { Context } from '../../world.ts'

type Given = Chosen & {
  readonly kind: string | undefined
  readonly removed: boolean
  readonly tag: string | undefined
  readonly tags: boolean
  readonly json: boolean
}

/** Opens the reading room on the newest entries, or prints them, a line each. Throws Trouble 3 for a kind there is not; exit code 3 where there are none. */
export async function list(context: Context, wanted: Given): Promise<ExitCode> {
  const { kind: named, removed, tag, tags, json } = wanted
  if (tags) return withDesk(context, (desk) => listTags(desk, json))
  const kind = named === undefined || plainKind(named) ? named : recordBy(context, named).id
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const latest = tag === undefined ? undefined : taggedWith(store, tag)
    const entries = listEntries(store, {
      ...selectionOf(wanted),
      ...given({ kind, latest }),
      removed,
    })
    const asJson = (entry: Entry) => entryJson(entry, sealedLine(desk, entry) !== undefined)
    if (json) await printedJson(desk, 'list', { entries: entries.map(asJson) })
    else if (entries.length === 0) {
      terminal.note(nothing(wanted))
    } else {
      remember(desk, entries)
      const columns = besideNumber(terminal.measure, entries.length)
      const lines = () => numbered(entries.map((entry) => rowOf(desk, entry, columns))).join('\n')
      const query = queryFor(
        desk,
        wanted,
        given({ kind, tags: tag === undefined ? undefined : [tag] }),
      )
      // The room has what is kept, and the trash is not.
      const all = { title: removed ? 'In the trash' : 'What was kept', lines }
      const read = await readList(desk, removed ? undefined : query, all)
      // After a list of one kind of record what is open of it is a key away, as it is in the room.
      if (kind !== undefined && !removed && !read && terminal.answered) {
        const { offerOpen } = await import('../../conversation/sitting/settle.ts')
        await offerOpen(desk, entries)
      }
    }
    return entries.length === 0 ? exit.nothing : exit.done
  })
}

function nothing({ removed, tag }: Given): string {
  if (removed) return 'The trash is empty.'
  return tag === undefined ? 'Nothing is kept here yet.' : `Nothing has the tag #${tagFolded(tag)}.`
}

/** Every tag there is by its name, with how many entries have it. What is sealed today says nothing. */
async function listTags(desk: Desk, json: boolean): Promise<ExitCode> {
  const { terminal, store } = desk
  const found = new Map<string, number>()
  for (const entry of maybeTagged(store)) {
    if (sealedLine(desk, entry) !== undefined) continue
    for (const tag of tagsOf(entry.revision)) found.set(tag, (found.get(tag) ?? 0) + 1)
  }
  const tags = [...found].toSorted(([a], [b]) => a.localeCompare(b))
  if (json) {
    await printedJson(desk, 'list-tags', { tags: tags.map(([tag, entries]) => ({ tag, entries })) })
  } else if (tags.length === 0) {
    terminal.note('Nothing has a tag. #word in what you write is one.')
  } else {
    const room = Math.max(...tags.map(([tag]) => width(tag)))
    const rows = tags.map(([tag, entries]) => `#${tag}${' '.repeat(room - width(tag))}  ${entries}`)
    await terminal.show('Tags', rows.join('\n'))
  }
  return tags.length === 0 ? exit.nothing : exit.done
}
