import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { compose, keep } from '../../conversation/page/compose.ts'
import { askRecord } from '../../conversation/record/ask.ts'
import { recordDraft } from '../../conversation/record/ask-field.ts'
import { keepRecord } from '../../conversation/record/keep.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { tracesOf } from '../../journal/page/traces.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { dropDraft } from '../../store/drafts.ts'
import { listMarks } from '../../store/marks.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = { readonly id: string; readonly editor: boolean }

/** Opens an entry on the page; what comes of it is a new revision, and the old one stays. Throws Trouble 2 and 3. */
export function edit(context: Context, { id, editor }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const entry = entryBy(desk.store, id)
    const kind = desk.kinds.find(({ id }) => id === entry.kind)
    if (kind === undefined) await onPage(desk, entry, editor)
    else await asked(desk, kind, entry)
    return undefined
  })
}

async function asked(desk: Desk, kind: RecordKind, entry: Entry): Promise<void> {
  const values = await askRecord(desk, kind, {}, valuesOf(entry))
  if (values === undefined) return
  await keepRecord(desk, kind, values, { instead: entry, draft: recordDraft(kind) })
  desk.terminal.note(`Kept as a new revision of ${shortId(entry.id)}.`)
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
    traces: { ...tracesOf(fields, text.length), marks: listMarks(store, id) },
    doneLabel: 'keep',
    editor,
    ...given({ question: answerOf(entry).asked }),
  })
  if (composed.end !== 'written' || composed.text === text) {
    if (composed.end === 'written') dropDraft(store, what.key)
    terminal.note('Left as it was.')
    return
  }
  const { overtaken } = await keep(desk, what, composed, { instead: entry })
  terminal.note(`Kept as a new revision of ${shortId(entry.id)}.`)
  if (!overtaken) return
  terminal.note(
    'It was also changed elsewhere meanwhile. Both are kept; "show --history" has them.',
  )
}
