import { entryBy } from '../../conversation/desk/entry-by.ts'
import { describe, revisionText, wholeText } from '../../conversation/desk/entry-text.ts'
import { entryJson, jsonDocument, markJson, revisionJson } from '../../conversation/desk/json.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { shortId } from '../../journal/ids.ts'
import { historyOf } from '../../store/entries.ts'
import { listMarks } from '../../store/marks.ts'
import type { Context } from '../../world.ts'

/** Shows one entry word for word, or all its revisions. Throws Trouble 3 where there is none. */
export function show(
  context: Context,
  id: string | undefined,
  options: { history?: boolean; pauses?: boolean; json?: boolean },
): Promise<undefined> {
  return withJournal(context, async (store) => {
    const { terminal } = context
    const entry = entryBy(store, id)
    const sealed = options.json ? undefined : sealedLine(context, entry)
    if (sealed !== undefined) {
      terminal.note(sealed)
      terminal.note(`"unearth letter open ${shortId(entry.id)}" opens it all the same.`)
      return undefined
    }
    const revisions = options.history ? historyOf(store, entry.id) : undefined
    const marks = listMarks(store, entry.revision.id)
    if (options.json) {
      terminal.out(
        jsonDocument({
          entry: { ...entryJson(entry), marks: marks.map((mark) => markJson(entry, mark)) },
          ...(revisions ? { revisions: revisions.map(revisionJson) } : {}),
        }),
      )
      return undefined
    }
    const text = revisions
      ? revisions.map((revision) => revisionText(revision)).join('\n\n')
      : wholeText(entry, marks, options.pauses === true)
    await terminal.show(describe(entry), text)
    return undefined
  })
}
