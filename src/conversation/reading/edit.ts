// Words that were kept, changed: they stay as they were too.

import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { marksWithWords } from '../../journal/page/followed-words.ts'
import { type Mark, stays } from '../../journal/page/marks.ts'
import { tracesOf } from '../../journal/page/traces.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { listMarks } from '../../store/marks.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { askRecord } from '../record/ask.ts'
import { recordDraft } from '../record/ask-field.ts'
import { keepRecord } from '../record/keep.ts'
import { shownWith } from '../sitting/shown.ts'

/** Opens an entry on the page, or a record field by field; what comes of it is a new revision, and the old one stays. */
export async function editEntry(desk: Desk, entry: Entry, editor: boolean): Promise<void> {
  const kind = desk.kinds.find(({ id }) => id === entry.kind)
  if (kind === undefined) await onPage(desk, entry, editor)
  else await asked(desk, kind, entry)
}

async function asked(desk: Desk, kind: RecordKind, entry: Entry): Promise<void> {
  const values = await askRecord(desk, kind, {}, valuesOf(entry))
  if (values === undefined) return
  const before = listMarks(desk.store, entry.revision.id)
  const kept = await keepRecord(desk, kind, values, { instead: entry, draft: recordDraft(kind) })
  desk.terminal.note(`Kept as a new revision of ${shortId(entry.id)}.`)
  saidHeld(desk, kept, before)
}

/** Says that what was held is held, where it was written anew. */
function saidHeld(
  { terminal, store }: Desk,
  { id, revision }: Entry,
  before: readonly Mark[],
): void {
  if (!before.some(({ kind }) => stays(kind))) return
  const held = listMarks(store, revision.id).some(({ kind }) => stays(kind))
  terminal.note(held ? said('leaving/still-held', { id: shortId(id) }) : said('leaving/held-gone'))
}

/** What the question it answers shows. */
function shownFor(desk: Desk, entry: Entry): readonly string[] | undefined {
  const { question } = answerOf(entry)
  const found = desk.walks.flatMap(({ questions }) => questions).find(({ id }) => id === question)
  return found && shownWith(desk, found)
}

async function onPage(desk: Desk, entry: Entry, editor: boolean): Promise<void> {
  const { terminal, store } = desk
  const { text, fields, id } = entry.revision
  // What lies beside the words goes with the page's own traces; of another editor's words nothing is known.
  const { struck: _, pauses: __, probes: ___, ...rest } = fields
  const what = { key: draftKey.edit(entry.id), kind: entry.kind, fields: rest }
  const composed = await compose(desk, {
    ...what,
    text,
    traces: { ...tracesOf(fields, text.length), marks: marksWithWords(listMarks(store, id), text) },
    doneLabel: 'keep',
    editor,
    ...given({ question: answerOf(entry).asked, pinned: shownFor(desk, entry) }),
  })
  if (composed.end !== 'written') {
    terminal.note('Left as it was.')
    return
  }
  const before = listMarks(store, id)
  const { overtaken, same, entry: kept } = await keep(desk, what, composed, { instead: entry })
  if (same) {
    const as = JSON.stringify(listMarks(store, id)) === JSON.stringify(before)
    terminal.note(as ? 'Left as it was.' : 'The words are as they were; what is marked is kept.')
    return
  }
  terminal.note(`Kept as a new revision of ${shortId(entry.id)}.`)
  saidHeld(desk, kept, before)
  if (!overtaken) return
  terminal.note(
    'It was also changed elsewhere meanwhile. Both are kept; "show --history" has them.',
  )
}
