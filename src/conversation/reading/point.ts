// Passages of what was kept, pointed at while it is read.
import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { type MarkKind, markKinds, marks } from '../../journal/page/marks.ts'
import { type Marked, sentencesOf } from '../../journal/page/spans.ts'
import { listMarks, setMarks } from '../../store/marks.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { describe } from '../desk/entry-text.ts'

/** Points at passages of an entry: to say, to hand over, not yet. Throws Trouble 3 where it has no words. */
export async function pointAt(desk: Desk, entry: Entry): Promise<void> {
  const { terminal, store, now } = desk
  const { text } = entry.revision
  if (text.trim() === '') throw new Trouble(exit.nothing, 'There are no words in that entry.')
  const before = listMarks(store, entry.revision.id)
  const after =
    terminal.screen && !terminal.plain
      ? await terminal.mark(describe(entry), text, before)
      : await byNumber(desk, text, before)
  setMarks(store, entry.revision.id, after, now())
  terminal.note(`${after.length} ${after.length === 1 ? 'passage is' : 'passages are'} marked.`)
}

async function byNumber(
  { terminal }: Desk,
  text: string,
  before: readonly Marked[],
): Promise<readonly Marked[]> {
  const passage = await terminal.choose(
    'Which passage?',
    sentencesOf(text).map((span) => ({
      value: span,
      name: firstWords(text.slice(span.start, span.end), 70),
    })),
  )
  const kind = await terminal.choose<MarkKind | undefined>('What for?', [
    ...markKinds.map((kind) => ({ value: kind, name: marks[kind].words })),
    { value: undefined, name: 'take its marks off' },
  ])
  const others = before.filter(({ start, end }) => end <= passage.start || start >= passage.end)
  return kind === undefined ? others : [...before, { ...passage, kind }]
}
