// The ways on from the page that an evening opens on, besides those of its question.
import type { DraftKey } from '../../journal/draft.ts'
import type { PageRequest } from '../../terminal/terminal.ts'

const labels = {
  another: ['n', 'another question'],
  walk: ['w', 'another walk'],
  page: ['j', 'just a page'],
  timed: ['t', 'until the bell'],
  how: ['h', 'how it is just now'],
  waits: ['a', 'what waits'],
  desk: ['o', 'the desk'],
} as const

/** One that leads away from the page; what waits is shown over it. */
export type Way = Exclude<keyof typeof labels, 'waits'>

/** How an evening's page was left, and the words that stand on it meanwhile. */
export type Leaving = {
  readonly way: Way
  readonly words?: { readonly key: DraftKey; readonly asked: string; readonly text: string }
}

/** As the page's menu offers them; what waits only where something does. */
export function waysOn(waits: string | undefined): PageRequest['menu'] {
  return Object.entries(labels)
    .filter(([id]) => id !== 'waits' || waits !== undefined)
    .map(([id, [key, label]]) => ({ key, id, label, away: true }))
}

/** The one that a page's menu was left by; undefined where it is the question's own. */
export function wayOf(choice: string): Way | undefined {
  return choice in labels && choice !== 'waits' ? (choice as Way) : undefined
}
