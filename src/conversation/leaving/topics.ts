// What to bring to the next session.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { eventOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Context } from '../../world.ts'
import { tick } from '../desk/tick.ts'
import type { materialOf } from './material.ts'

type Topic = {
  readonly text: string
  readonly wish: string
  readonly from: string
  readonly entry: string
}

export const topics = 3

type Marked = ReturnType<typeof materialOf>['marked']

/** Whether a passage holds, or lies in, one that stays. */
export function held(marked: Marked, entry: Entry, text: string): boolean {
  return marked.some(
    (each) =>
      (each.kind === 'not-yet' || each.kind === 'their-story') &&
      each.entry.id === entry.id &&
      (text.includes(each.text) || each.text.includes(text)),
  )
}

export async function chooseTopics(context: Context, marked: Marked): Promise<readonly Topic[]> {
  const { terminal } = context
  const may = marked
    .filter(({ kind }) => kind === 'say' || kind === 'hand-over')
    .filter(({ entry, text }) => !held(marked, entry, text))
    .map(({ entry, text }) => ({
      text,
      from: formatInstant(entry.created, 'day'),
      entry: entry.id,
    }))
  if (!terminal.interactive) return may.slice(0, topics).map((each) => ({ ...each, wish: '' }))
  const chosen = await tick(context, said('leaving/topics'), may, topics)
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
  const events = entries.filter(({ revision }) => revision.fields['record'] === kind.id)
  const line = kind.events
    .map((word) => [word, events.filter((event) => eventOf(event) === word).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join(' · ')
  return line === '' ? [] : [{ text: line }]
}
