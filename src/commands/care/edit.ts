import { entryBy } from '../../conversation/desk/entry-by.ts'
import { allRecords } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { beside, compose } from '../../conversation/page/compose.ts'
import { askRecord, recordDraft } from '../../conversation/record/ask.ts'
import { keepRecord } from '../../conversation/record/keep.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { type Traces, tracesOf } from '../../journal/page/traces.ts'
import { valuesOf } from '../../journal/record/events.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { dropDraft } from '../../store/drafts.ts'
import { reviseEntry } from '../../store/entries.ts'
import { listMarks } from '../../store/marks.ts'
import type { Context } from '../../world.ts'

/** Opens an entry on the page; what comes of it is a new revision, and the old one stays. */
export function edit(
  context: Context,
  id: string,
  options: { editor?: boolean },
): Promise<undefined> {
  const { terminal, world } = context
  return withJournal(context, async (store) => {
    const entry = entryBy(store, id)
    const kind = allRecords(context).kinds.find(({ id }) => id === entry.kind)
    if (kind !== undefined) {
      const values = await askRecord(context, store, kind, {}, valuesOf(entry))
      if (values === undefined) return undefined
      keepRecord(context, store, kind, values, { instead: entry, draft: recordDraft(kind) })
      terminal.note(`Kept as a new revision of ${shortId(entry.id)}.`)
      return undefined
    }
    const key = draftKey.edit(entry.id)
    const { asked } = answerOf(entry)
    const composed = await compose(context, store, {
      key,
      kind: entry.kind,
      fields: entry.revision.fields,
      text: entry.revision.text,
      traces: {
        ...tracesOf(entry.revision.fields, entry.revision.text.length),
        marks: listMarks(store, entry.revision.id),
      },
      doneLabel: 'keep',
      editor: options.editor === true,
      ...(asked === undefined ? {} : { question: asked }),
    })
    if (composed.end !== 'done' || composed.text === entry.revision.text) {
      dropDraft(store, key)
      terminal.note('Left as it was.')
      return undefined
    }
    const { overtaken } = reviseEntry(store, entry.id, {
      text: composed.text,
      ...edited(entry, composed.traces, options.editor === true),
      from: entry.revision.id,
      at: instantNow(world.clock),
      draft: key,
    })
    terminal.note(`Kept as a new revision of ${shortId(entry.id)}.`)
    if (overtaken) {
      terminal.note(
        'It was also changed elsewhere meanwhile. Both are kept; "show --history" has them.',
      )
    }
    return undefined
  })
}

/** What lies beside the words after an edit: moved along on the page; another editor knows nothing of it. */
function edited({ revision }: Entry, traces: Traces, blind: boolean) {
  const { struck: _, pauses: __, probes: ___, ...rest } = revision.fields
  if (blind) return { fields: rest }
  const { fields, marks } = beside(traces)
  return { fields: { ...rest, ...fields }, marks }
}
