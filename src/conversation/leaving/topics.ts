// What to bring to the next session.
import { said } from '../../files/said.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Held } from '../../journal/leaving/held.ts'
import { eventOf, happeningOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import type { Material } from '../../journal/view/formulation.ts'
import { type Kept, type MayBring, mayBring } from '../../journal/view/topics.ts'
import { dropDraft } from '../../store/drafts.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { tick } from '../desk/tick.ts'
import { askLine } from '../page/line.ts'
import { freeOf } from './material.ts'

/** `from` is the day it was written; a topic that stands in no entry has none. */
export type Topic = Kept & { readonly from?: string }

const topics = 3

/** Lets the writer choose from what was left, what is marked and what changed, and add topics of their own; where nobody can choose, what was left and what is marked. */
export async function chooseTopics(
  desk: Desk,
  material: Material,
  held: Held,
): Promise<readonly Topic[]> {
  const { terminal } = desk
  const may = freeOf(held, mayBring(material))
  if (!terminal.answered) {
    return may
      .filter(({ left, what }) => left || what === undefined)
      .slice(0, topics)
      .map(topicOf)
  }
  const chosen = await tick(desk, said('leaving/topics'), may, topics)
  const found: Topic[] = []
  for (const [index, topic] of chosen.entries()) {
    const before = topic.wish
    const question =
      before === ''
        ? said('leaving/wish-for', { topic: topic.text })
        : said('leaving/wish-as-before', { topic: topic.text, wish: before })
    const { words } = await askLine(desk, { key: lines.wish(index), question })
    found.push({ ...topicOf(topic), wish: words === '' ? before : words })
  }
  while (found.length < topics) {
    const at = found.length
    const own = await askLine(desk, { key: lines.own(at), question: said('leaving/own-topic') })
    if (own.words === '') break
    const wish = await askLine(desk, {
      key: lines.wish(at),
      question: `${own.words}\n${said('leaving/wish')}`,
    })
    found.push({ text: own.words, wish: wish.words, entry: '' })
  }
  return found
}

/** The drafts of what is typed while topics are chosen. */
const lines = {
  wish: (index: number) => draftKey.line(`topic/${index}/wish`),
  own: (index: number) => draftKey.line(`topic/${index}`),
}

/** Lets go of what was typed, once it is kept. */
export function dropTopicDrafts({ store }: Desk): void {
  for (let index = 0; index < topics; index += 1) {
    dropDraft(store, lines.wish(index))
    dropDraft(store, lines.own(index))
  }
}

function topicOf({ text, wish, entry, what, from }: MayBring): Topic {
  return { text, wish, entry, ...given({ what, from }) }
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
