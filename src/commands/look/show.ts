import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { describe, revisionText, wholeText } from '../../conversation/desk/entry-text.ts'
import { entryJson, markJson, revisionJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { linkLines } from '../../conversation/mirror/links.ts'
import { besideLines } from '../../conversation/record/beside.ts'
import { offerSettle } from '../../conversation/sitting/settle.ts'
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { satOf } from '../../journal/session.ts'
import { historyOf } from '../../store/entries.ts'
import { listMarks } from '../../store/marks.ts'
import { readSession } from '../../store/sessions.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly id: string | undefined
  readonly history: boolean
  readonly pauses: boolean
  readonly json: boolean
}

/** Shows one entry word for word, or all its revisions. Throws Trouble 3 where there is none. */
export function show(context: Context, { id, history, pauses, json }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const entry = await entryBy(desk, id)
    const sealed = sealedLine(desk, entry)
    if (sealed !== undefined && json) {
      await printedJson(desk, 'show', { entry: { ...entryJson(entry, true), marks: [] } })
      return undefined
    }
    if (sealed !== undefined) {
      terminal.note(sealed)
      terminal.note(`"unearth letter open ${shortId(entry.id)}" opens it all the same.`)
      return undefined
    }
    const revisions = history ? historyOf(store, entry.id) : undefined
    const marks = listMarks(store, entry.revision.id)
    if (json) {
      await printedJson(desk, 'show', {
        entry: { ...entryJson(entry), marks: marks.map((mark) => markJson(entry, mark)) },
        ...(revisions ? { revisions: revisions.map(revisionJson) } : {}),
      })
      return undefined
    }
    const text = revisions
      ? revisions.map((revision) => revisionText(revision)).join('\n\n')
      : wholeText(entry, marks, pauses)
    const links = [...linkLines(desk, entry), ...besideLines(desk, entry), ...howItWas(desk, entry)]
    await terminal.show(
      describe(entry),
      [text, ...(links.length > 0 ? ['', ...links] : [])].join('\n'),
    )
    await offerSettle(desk, entry)
    return undefined
  })
}

/** The words that were said in its sitting on how it was. */
function howItWas({ store }: Desk, { revision }: Entry): readonly string[] {
  const { session: id } = answerOf({ revision })
  const session = id === undefined ? undefined : readSession(store, id)
  if (session === undefined) return []
  const { state, after } = satOf(session)
  return [
    ...(state === undefined ? [] : [said('review/said-before', { state })]),
    ...(after === undefined ? [] : [said('review/said-afterwards', { state: after })]),
  ]
}
