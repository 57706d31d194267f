// What to bring to the next session.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { isHeld } from '../../journal/leaving/held.ts'
import { eventOf, happeningOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Desk } from '../desk/desk.ts'
import { tick } from '../desk/tick.ts'
import type { materialOf } from './material.ts'

export type Topic = {
  readonly text: string
  readonly wish: string
  readonly from: string
  readonly entry: string
}

const topics = 3

type Marked = ReturnType<typeof materialOf>['marked']

/** Lets the writer choose from what is marked, and add topics of their own; where nobody can choose, what is marked. */
export async function chooseTopics(desk: Desk, marked: Marked): Promise<readonly Topic[]> {
  const { terminal } = desk
  const may = marked
    .filter(({ kind }) => kind === 'say' || kind === 'hand-over')
    .filter(({ entry, text }) => !isHeld(marked, entry.id, text))
    .map(({ entry, text }) => ({
      text,
      from: formatInstant(entry.created, 'day'),
      entry: entry.id,
    }))
  if (!terminal.interactive) return may.slice(0, topics).map((each) => ({ ...each, wish: '' }))
  const chosen = await tick(desk, said('leaving/topics'), may, topics)
  const found: Topic[] = []
  for (const topic of chosen) {
    const wish = await terminal.line(said('leaving/wish-for', { topic: topic.text }))
    found.push({ ...topic, wish: wish.trim() })
  }
  while (found.length < topics) {
    const own = (await terminal.line(said('leaving/own-topic'))).trim()
    if (own === '') break
    const wish = (await terminal.line(said('leaving/wish'))).trim()
    found.push({ text: own, wish, from: '', entry: '' })
  }
  return found
}

/** What became of promises, counted, in one line; `kind` is that of a promise. */
export function promises(entries: readonly Entry[], kind: RecordKind): { text: string }[] {
  const events = entries.filter((entry) => happeningOf(entry).record === kind.id)
  const line = kind.events
    .map((word) => [word, events.filter((event) => eventOf(event) === word).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join(' · ')
  return line === '' ? [] : [{ text: line }]
}
