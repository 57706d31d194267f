// Choosing a walk: each once, under the part of the work it is for, with its purpose, its length and where it was left.
import { said } from '../../files/said.ts'
import { fill } from '../../journal/walk/names.ts'
import { walkShelves } from '../../journal/walk/shelves.ts'
import { type Walk, weights } from '../../journal/walk/walk.ts'
import { walksAnswered } from '../../store/activity.ts'
import { listPlaces } from '../../store/places.ts'
import type { SeekRow } from '../../terminal/terminal.ts'
import type { Desk } from '../desk/desk.ts'

/** Lets one be chosen, filtered as one types; undefined where it is left, or what was typed is none. */
export async function chooseWalk(desk: Desk): Promise<Walk | undefined> {
  const { terminal, store, walks, names } = desk
  const left = new Map(listPlaces(store).map(({ walk, question }) => [walk, question]))
  const walked = walksAnswered(store)
  const shelved = walkShelves(walks, names.writer).flatMap(({ label, walks }) =>
    walks.map((walk) => ({ walk, label })),
  )
  const rows: readonly SeekRow[] = shelved.map(({ walk, label }) => {
    const at = walk.questions.findIndex(({ id }) => id === left.get(walk.id))
    const stands =
      at >= 0
        ? [said('walk/left-at', { number: at + 1, of: walk.questions.length })]
        : walked.has(walk.id)
          ? [said('walk/begun')]
          : []
    const says = [fill(walk.purpose, names), `${walk.minutes} min, ${weights[walk.intensity]}`]
    return {
      group: label,
      name: walk.title,
      says: [...says, ...stands].join(' · '),
      also: `${walk.id} ${walk.processes.join(' ')} ${walk.ps.join(' ')}`,
    }
  })
  const sought = await terminal.seek({ head: said('walk/which'), rows, leaves: said('walk/leave') })
  return sought?.row === undefined ? undefined : shelved[sought.row]?.walk
}
