// The writer's own earlier words: those a question shows above its page, and those it quotes.
import type { Entry } from '../../journal/entry.ts'
import { valuesOf } from '../../journal/record/events.ts'
import { choiceOf, type RecordKind } from '../../journal/record/kind.ts'
import { recordLine, valueIn } from '../../journal/record/words.ts'
import { fill } from '../../journal/walk/names.ts'
import { withQuotes } from '../../journal/walk/quote.ts'
import type { Question, Shown } from '../../journal/walk/walk.ts'
import { latestAnswer } from '../../store/questions.ts'
import type { Desk } from '../desk/desk.ts'
import { recordsOf } from '../desk/kinds.ts'

/** What `question` shows, in the order it was written. */
export function shownWith(desk: Desk, { shows = [] }: Pick<Question, 'shows'>): readonly string[] {
  return shows
    .flatMap((each) => found(desk, each))
    .toSorted((a, b) => a.at - b.at)
    .map(({ words }) => words)
}

/** A question's words with the writer's own in them: for people, and where it quotes. */
export function askedWith(desk: Desk, text: string): string {
  return withQuotes(fill(text, desk.names), (id) => latestAnswer(desk.store, id)?.revision.text)
}

type Found = { readonly at: number; readonly words: string }

function found(desk: Desk, shown: Shown): readonly Found[] {
  if ('question' in shown) {
    const answer = latestAnswer(desk.store, shown.question)
    return answer === undefined ? [] : [{ at: answer.seq, words: answer.revision.text }]
  }
  const kind = desk.kinds.find(({ id }) => id === shown.kind)
  if (kind === undefined) return []
  const all = recordsOf(desk.store, kind.id)
  const some = kind.versions ? all.slice(-1) : all
  return some
    .filter((entry) => has(kind, entry, shown.value))
    .map((entry) => ({ at: entry.seq, words: said(kind, entry) }))
}

function has(kind: RecordKind, entry: Entry, value: string | undefined): boolean {
  if (value === undefined) return true
  const field = choiceOf(kind, value)
  return field !== undefined && valueIn(valuesOf(entry), field.name) === value
}

/** A text as it stands; whatever is shorter as its kind has it in one line. */
function said(kind: RecordKind, entry: Entry): string {
  const values = valuesOf(entry)
  const [main] = kind.fields
  const value = main?.type === 'text' ? valueIn(values, main.name) : undefined
  return kind.versions && typeof value === 'string' ? value : recordLine(kind, values)
}
