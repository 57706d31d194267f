// A strand that is kept: a record that holds its places together, because the writer says so; and how it is met from there.
import { said } from '../../files/said.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringsOf } from '../../journal/fields.ts'
import { shortId } from '../../journal/ids.ts'
import { recordFields, valuesOf } from '../../journal/record/events.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { recordLine, recordText } from '../../journal/record/words.ts'
import { entriesWith, keepEntry } from '../../store/entries.ts'
import type { Desk } from '../desk/desk.ts'
import { describe } from '../desk/entry-text.ts'
import { recordFor, recordsOf } from '../desk/kinds.ts'
import { afterKept } from '../page/after-kept.ts'
import { askLine } from '../page/line.ts'

/** Keeps what comes back as a record that holds its places together; asks what it is, in the writer's words. */
export async function keepStrand(
  desk: Desk,
  text: string,
  places: readonly string[],
): Promise<void> {
  const { store, terminal, now } = desk
  const kind = recordFor(desk, 'strand')
  const question = `${text}\n${said('mirror/strand-means')}`
  const { words: means, done } = await askLine(desk, {
    key: draftKey.line('strand-means'),
    question,
  })
  const values = { text, ...(means === '' ? {} : { means }) }
  const entry = keepEntry(store, {
    kind: kind.id,
    text: recordText(kind, values),
    fields: { ...recordFields(values), links: [...new Set(places)] },
    at: now(),
  })
  done()
  await afterKept(desk, means)
  terminal.note(said('mirror/kept-strand', { id: shortId(entry.id) }))
}

/** What `show` adds below an entry: the places of a strand, or the strands that hold it. */
export function linkLines(desk: Desk, entry: Entry): readonly string[] {
  const kind = kindFor(desk.kinds, 'strand')
  if (kind === undefined) return []
  const linked = (each: Entry) => stringsOf(each.revision.fields.links)
  if (entry.kind === kind.id) {
    const places = entriesWith(desk.store, linked(entry))
    return places.length === 0
      ? []
      : [said('mirror/places-of'), ...places.map((each) => `  ${describe(each)}`)]
  }
  return recordsOf(desk.store, kind.id).flatMap((strand) =>
    linked(strand).includes(entry.id)
      ? [
          said('mirror/held-by', {
            name: `${recordLine(kind, valuesOf(strand))} (${shortId(strand.id)})`,
          }),
        ]
      : [],
  )
}
