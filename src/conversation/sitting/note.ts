// A page of its own, on which nothing is asked.
import { draftKey } from '../../journal/draft.ts'
import type { Entry, Instant } from '../../journal/entry.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { liftFrom } from '../record/lift-any.ts'

/** Opens it and keeps what was written; undefined where nothing was, or where it waits in the draft. Throws as compose does. */
export async function notePage(
  desk: Desk,
  how: { readonly editor?: boolean; readonly ask?: boolean; readonly lived?: Instant } = {},
): Promise<Entry | undefined> {
  const what = { key: draftKey.note, kind: 'note', fields: {} }
  const composed = await compose(desk, {
    ...what,
    doneLabel: 'keep',
    menu: [{ key: 'l', id: 'lift', label: 'keep this, and lift a sentence of it' }],
    session: sessionFor(desk),
    ...how,
  })
  const lifts = composed.end === 'choice' && composed.choice === 'lift'
  if (composed.end === 'empty' || (composed.end === 'choice' && !lifts)) return undefined
  if (composed.text.trim() === '') return undefined
  const { entry } = await keep(desk, what, composed)
  if (lifts) await liftFrom(desk, entry)
  return entry
}
