// The doors that dig, closed for three days where the writer wants it: the offer, the sentence at a closed door, and what
// there is instead.
import { asked, said } from '../../files/said.ts'
import { restUntil } from '../../journal/care/rest.ts'
import { draftKey } from '../../journal/draft.ts'
import { kindFor, type RecordUse } from '../../journal/record/kind.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wallDay, wallMoment } from '../../journal/time/wall.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Desk } from '../desk/desk.ts'
import { closedUntil } from '../desk/resting.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { logged } from '../record/logged.ts'

/** Uses of records that are kept with the hands and not by digging. */
const instead: readonly RecordUse[] = ['plan', 'did']

/** Offers to close the doors that dig for three days. Where nobody can be asked they stay open. */
export async function offerClosing(desk: Desk): Promise<void> {
  const { terminal, store, now } = desk
  if (closedUntil(desk) !== undefined) return
  terminal.note(said('care/round'))
  const answer = await terminal.choose(...asked('care/close-doors'), { unasked: 'open' })
  if (answer !== 'close') return
  const at = now()
  const until = restUntil(wallDay(at.utc, at.zone))
  writeSetting(store, 'prefer/rest', until, at)
  const day = formatInstant({ ...at, utc: wallMoment(`${until}T12:00`, at.zone) }, 'day')
  terminal.note(said('care/doors-closed', { day }))
}

/**
 * Says at a door that digs that it is closed, with what there is instead; true where it is gone through: it was open, the
 * writer said yes a second time, or nobody can be asked.
 */
export async function throughDoor(desk: Desk): Promise<boolean> {
  const day = closedUntil(desk)
  if (day === undefined) return true
  const kinds = instead.flatMap((use) => kindFor(desk.kinds, use) ?? [])
  const [question, [none, ...ways]] = asked('care/closed-door', { day })
  if (!desk.terminal.answered) desk.terminal.note(question)
  const choice = await desk.terminal.choose<string>(
    question,
    [
      ...(none === undefined ? [] : [none]),
      ...kinds.map(({ id, title }) => ({ value: id, name: title.toLowerCase() })),
      ...ways,
    ],
    { unasked: 'through' },
  )
  const kind = kinds.find(({ id }) => id === choice)
  if (kind !== undefined) await logged(desk, kind)
  if (choice === 'line') await oneLine(desk)
  return choice === 'through'
}

/** The sentence where a page wants to dig deeper while the doors are closed; undefined while they are open. */
export function closedDoor(desk: Desk): string | undefined {
  const day = closedUntil(desk)
  return day === undefined ? undefined : said('care/closed-dig', { day })
}

async function oneLine(desk: Desk): Promise<void> {
  const what = { key: draftKey.note, kind: 'note', fields: {} }
  const composed = await compose(desk, {
    ...what,
    question: said('care/one-line'),
    doneLabel: 'keep',
    session: sessionFor(desk),
  })
  if (composed.end === 'written') await keep(desk, what, composed)
}
