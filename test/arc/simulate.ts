// Prints what three invented writers are offered in their first 120 days: npm run arc
import { loadOrder, loadPickers, loadWalks } from '../../src/files/content.ts'
import type { Facts, Strand } from '../../src/journal/walk/facts.ts'
import { type Evening, live, type Night } from './life.ts'

const { walks } = loadWalks([])
const order = loadOrder()
const { heavy } = loadPickers()

export type Told = {
  readonly name: string
  readonly writer: Facts['writer']
  readonly cameOut: number | 'not yet' | undefined
  readonly fear?: boolean
}

/** The evening on which each of them began. */
export const begun = 20_000

/** Who is told of: it came out three days before they began, or it did not. */
export const lives: readonly Told[] = [
  { name: 'broke', writer: 'broke', cameOut: begun - 3 },
  { name: 'hurt', writer: 'hurt', cameOut: begun - 3 },
  { name: 'both', writer: 'both', cameOut: begun - 3 },
  { name: 'broke, not out', writer: 'broke', cameOut: 'not yet' },
  { name: 'broke, day not said', writer: 'broke', cameOut: undefined },
  { name: 'broke, with fear', writer: 'broke', cameOut: begun - 40, fear: true },
  { name: 'hurt, with fear', writer: 'hurt', cameOut: begun - 40, fear: true },
]

/** Words that speak for a few of the strands. */
const strands: ReadonlyMap<string, Strand> = new Map([
  ['avoidance', { words: 14, evenings: 6 }],
  ['desire', { words: 9, evenings: 4 }],
  ['needs', { words: 5, evenings: 2 }],
  ['identity-silent', { words: 7, evenings: 5 }],
  ['identity-achiever', { words: 4, evenings: 3 }],
  ['identity-nice', { words: 3, evenings: 3 }],
])

/** 120 days of one of them: five evenings of seven, a hard word on some. */
export function simulate({ writer, cameOut, fear = false }: Told): readonly Night[] {
  return live({ order, walks, heavy }, { writer, cameOut, fear, strands }, evenings())
}

function* evenings(): Generator<Evening> {
  const states = [undefined, 'steady', 'shame', 'numb', undefined, 'urgency', 'confusion', 'steady']
  for (let day = 0; day < 120; day += 1) {
    if (day % 7 === 5 || day % 11 === 9) continue
    const state = day % 3 === 0 ? states[(day / 3) % states.length] : undefined
    const hour = day % 13 === 12 ? 23 : 20 + (day % 3)
    yield {
      day: begun + day,
      hour,
      ...(state === undefined ? {} : { state }),
      heavier: day % 29 === 0,
      cared: day === 50,
      does: day % 17 === 16 ? 'puts down' : day % 19 === 18 ? 'leaves it' : 'sits',
      keeps: keptOn(day),
      events: day > 66 && day % 8 === 0 ? [{ of: 'promise', event: 'kept' }] : [],
    }
  }
}

/** Lines of the map, a promise, a story in two versions. */
function keptOn(day: number): NonNullable<Evening['keeps']> {
  const parts = ['presenting', 'precipitating', 'perpetuating', 'predisposing']
  if (day >= 30 && day < 60 && day % 4 === 0) {
    return [{ kind: 'factor', values: { p: parts[(day / 4) % 3] ?? '' } }]
  }
  if (day === 66) return [{ kind: 'promise', id: 'promise' }]
  const ticks = ['sense', 'tellable-partner']
  if (day === 80 || day === 104) return [{ kind: 'story', values: { ticks } }]
  return day === 73 ? [{ kind: 'repair' }] : []
}

/** A table of one life. */
export function table(nights: readonly Night[]): string {
  return nights
    .map(({ day, hour, state, offer }) => {
      const what = offer === undefined ? '(people)' : (offer.walk?.id ?? `record ${offer.record}`)
      return [
        String(day - begun).padStart(3),
        `${hour}h`,
        (state ?? '').padEnd(12),
        what.padEnd(22),
        offer?.because ?? '',
      ].join('  ')
    })
    .join('\n')
}

if (process.argv[1] === import.meta.filename) {
  for (const told of lives) {
    process.stdout.write(`\n${told.name}\n\n${table(simulate(told))}\n`)
  }
}
