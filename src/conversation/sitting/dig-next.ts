// What the dig would ask next and why, said; and the choice of another strand.
import { loadOrder } from '../../files/content.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import type { Place } from '../../journal/dig/asked-of.ts'
import { type Next, nextOf } from '../../journal/dig/next.ts'
import { localHour } from '../../journal/time/instant.ts'
import { questionsFor } from '../../journal/walk/shelves.ts'
import type { Desk } from '../desk/desk.ts'
import { type Ground, strandLine } from './dig-ground.ts'
import { askedWith } from './shown.ts'

/** What this dig has asked so far, and where its writer points. */
export type SoFar = {
  readonly asked: ReadonlySet<string>
  /** The strand that was asked last. */
  readonly last: string | undefined
  readonly pointed: string | undefined
}

/** What it would ask next; undefined where nothing is left. At night nothing of a heavy walk, unless the writer points there. */
export function nextIn(desk: Desk, ground: Ground, so: SoFar): Next | undefined {
  const [from, to] = loadOrder().rules.night
  const hour = localHour(desk.now())
  const night = from > to ? hour >= from || hour < to : hour >= from && hour < to
  const open = [...ground.open].flatMap(([id, { walk }]) =>
    night && so.pointed === undefined && walk.intensity === 'high' ? [] : [id],
  )
  const rested = new Set([...ground.floors, ...so.asked])
  return nextOf(
    { ...ground, open: new Set(open), rested, last: so.last, now: desk.now().utc },
    so.pointed,
  )
}

/** The question that is next, of which strand, and why. */
export function nextText(desk: Desk, next: Next, { walk, side }: Place): string {
  const { strand, question, why } = next
  const all = questionsFor(walk, { ...desk.names, writer: side })
  const text = all.find(({ id }) => id === question)?.text ?? ''
  return `${said('dig/next', { of: strand.title, asked: askedWith(desk, text) })}\n${because[why]()}`
}

const because: Readonly<Record<Next['why'], () => string>> = {
  nothing: () => said('dig/why-nothing'),
  little: () => said('dig/why-little'),
  left: () => said('dig/why-left'),
  pointed: () => said('dig/why-pointed'),
  waits: () => said('dig/why-waits'),
}

/** Lets the writer point at a strand; each says how it stands. What was pointed at before stays where they go back. */
export async function anotherStrand(
  desk: Desk,
  ground: Ground,
  so: SoFar,
): Promise<string | undefined> {
  const [question, ways] = choicesOf('dig/which-strand')
  const rows = [
    ...ways.map((way) => ({ ...way, value: so.pointed })),
    ...ground.strands.map((strand) => ({
      value: strand.id,
      name: strandLine(ground, strand),
      note: strand.says,
    })),
  ]
  return desk.terminal.choose(question, rows, { unasked: so.pointed })
}
