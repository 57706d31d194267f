// The doors that dig, closed for three days where the writer wants it: the offer, the sentence at a closed door, and what
// there is instead.
import { restUntil } from '../../journal/care/rest.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { wallDay, wallMoment } from '../../journal/time/wall.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Desk } from '../desk/desk.ts'
import { closedUntil } from '../desk/resting.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { logged } from '../record/logged.ts'

const words = {
  round: 'You have been round this three times this week.',
  what: 'A plan, things done and one line stay; the rest opens by its name, at a second yes.',
  ask: 'Close the doors that dig, for three days?',
  open: 'no, leave them open',
  close: 'yes, close them',
  closed: (day: string) => `Closed until ${day}. "unearth settings rest off" opens them sooner.`,
  door: (day: string) => `You closed the doors that dig until ${day}.`,
  dig: (day: string) => `The digging is closed until ${day}. Once more opens it.`,
  none: 'not now',
  through: 'open it all the same',
  line: 'one line',
  asked: 'One line on this day.',
}

/** Records that are kept with the hands and not by digging. */
const instead: readonly string[] = ['plan', 'did']

/** Offers to close the doors that dig for three days. Where nobody can be asked they stay open. */
export async function offerClosing(desk: Desk): Promise<void> {
  const { terminal, store, now } = desk
  if (closedUntil(desk) !== undefined) return
  terminal.note(`${words.round} ${words.what}`)
  const close = await terminal.choose(
    words.ask,
    [
      { value: false, name: words.open },
      { value: true, name: words.close },
    ],
    { unasked: false },
  )
  if (!close) return
  const at = now()
  const until = restUntil(wallDay(at.utc, at.zone))
  writeSetting(store, 'prefer/rest', until)
  const day = formatInstant({ ...at, utc: wallMoment(`${until}T12:00`, at.zone) }, 'day')
  terminal.note(words.closed(day))
}

/**
 * Says at a door that digs that it is closed, with what there is instead; true where it is gone through: it was open, the
 * writer said yes a second time, or nobody can be asked.
 */
export async function throughDoor(desk: Desk): Promise<boolean> {
  const day = closedUntil(desk)
  if (day === undefined) return true
  const kinds = instead.flatMap((id) => desk.kinds.find((kind) => kind.id === id) ?? [])
  if (!desk.terminal.interactive) desk.terminal.note(words.door(day))
  const choice = await desk.terminal.choose(
    words.door(day),
    [
      { value: 'none', name: words.none },
      ...kinds.map(({ id, title }) => ({ value: id, name: title.toLowerCase() })),
      { value: 'line', name: words.line },
      { value: 'through', name: words.through },
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
  return day === undefined ? undefined : words.dig(day)
}

async function oneLine(desk: Desk): Promise<void> {
  const what = { key: 'note', kind: 'note', fields: {} }
  const composed = await compose(desk, {
    ...what,
    question: words.asked,
    doneLabel: 'keep',
    session: sessionFor(desk),
  })
  if (composed.end === 'written') keep(desk, what, composed)
}
