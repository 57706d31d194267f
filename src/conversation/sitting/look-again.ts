// What was left as "I do not know yet" on an earlier day, before the walk goes on.
import type { Entry, Fields } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Sitting, withKept } from '../../journal/walk/sitting.ts'
import type { Desk } from '../desk/desk.ts'
import { compose, keep } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import type { Here } from './asking.ts'
import { answerFloor, openFloors } from './floors.ts'

/** Asks of each whether it is looked at now; returns the sitting with what was answered. */
export async function lookAgain(here: Here, begun: Sitting): Promise<Sitting> {
  const { desk, walk, session } = here
  const { terminal, store, now } = desk
  const today = formatInstant(now(), 'day')
  let sitting = begun
  for (const floor of openFloors(store, walk.id)) {
    const left = formatInstant(floor.created, 'day')
    if (left === today) continue
    const asked = floor.revision.text
    const again = await terminal.choose(
      `On ${left} you did not know yet:\n${asked}`,
      [
        { value: false, name: 'not yet' },
        { value: true, name: 'look at it now' },
      ],
      { unasked: false },
    )
    if (!again) continue
    const entry = await askFloor(desk, floor, { session })
    if (entry !== undefined) sitting = withKept(sitting, floorKey(floor), entry)
  }
  return sitting
}

/** Asks on a page what was left open, and keeps the answer; `beside` is kept with it. Undefined where it is still open. */
export async function askFloor(
  desk: Desk,
  floor: Entry,
  beside: Fields = {},
): Promise<Entry | undefined> {
  const { text: asked, fields: left } = floor.revision
  const { answered: _, asks_on: __, session: ___, ...fields } = left
  const title = desk.walks.find(({ id }) => id === fields['walk'])?.title ?? ''
  const what = { key: floorKey(floor), kind: 'answer', fields: { ...fields, ...beside } }
  const composed = await compose(desk, {
    ...what,
    question: `${title} · left on ${formatInstant(floor.created, 'day')}\n${asked}`,
    doneLabel: 'keep',
    session: sessionFor(desk),
    note: 'Not yet is still an answer: leave it empty.',
  })
  if (composed.end !== 'written') return undefined
  const { entry } = keep(desk, what, composed)
  answerFloor(desk, floor, entry.id)
  return entry
}

function floorKey({ id }: Entry): string {
  return `floor/${id}`
}
