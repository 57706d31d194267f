// What stands beside the one record of its kind: the doubts of a decision, which change nothing in it.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { valuesOf } from '../../journal/record/events.ts'
import { recordLine } from '../../journal/record/words.ts'
import { listEntries } from '../../store/entries.ts'
import type { Desk } from '../desk/desk.ts'

/** A line for each record of a kind that says it is about this one's, oldest first; nothing where there are several of its kind. */
export function besideLines({ store, kinds }: Desk, entry: Entry): readonly string[] {
  const mine = kinds.find(({ id }) => id === entry.kind)
  if (!mine?.versions) return []
  const about = new Map(
    kinds.filter(({ links }) => links.includes(mine.id)).map((kind) => [kind.id, kind]),
  )
  const found =
    about.size === 0
      ? []
      : listEntries(store, { kinds: [...about.keys()], all: true, order: 'oldest' })
  const lines = found.flatMap((each) => {
    const kind = about.get(each.kind)
    if (kind === undefined) return []
    return [`  ${kind.title}: ${recordLine(kind, valuesOf(each))} (${shortId(each.id)})`]
  })
  return lines.length === 0 ? [] : [said('settle/beside'), ...lines]
}
