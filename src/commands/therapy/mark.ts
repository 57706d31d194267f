import { entryBy } from '../../conversation/desk/entry-by.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { exit, Trouble } from '../../errors.ts'
import { type MarkKind, markKinds, marks } from '../../journal/page/marks.ts'
import { sentencesOf } from '../../journal/page/spans.ts'
import { instantNow } from '../../journal/time/instant.ts'
import { listMarks, setMarks } from '../../store/marks.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

/** Points at passages of an entry while reading it: to say, to hand over, not yet. Throws Trouble 3 and 5. */
export function mark(context: Context, id: string | undefined): Promise<undefined> {
  const { terminal, world } = context
  return withJournal(context, async (store) => {
    const entry = entryBy(store, id)
    const { text } = entry.revision
    if (text.trim() === '') throw new Trouble(exit.nothing, 'There are no words in that entry.')
    const before = listMarks(store, entry.revision.id)
    const after = terminal.interactive
      ? await terminal.mark(describe(entry), text, before)
      : await byNumber()
    setMarks(store, entry.revision.id, after, instantNow(world.clock))
    terminal.note(`${after.length} ${after.length === 1 ? 'passage is' : 'passages are'} marked.`)
    return undefined

    async function byNumber() {
      const passage = await terminal.choose(
        'Which passage?',
        sentencesOf(text).map((span) => ({
          value: span,
          name: firstWords(text.slice(span.start, span.end), 70),
        })),
      )
      const kind = await terminal.choose<MarkKind | undefined>('What for?', [
        ...markKinds.map((kind) => ({
          value: kind,
          name: marks[kind].words,
        })),
        { value: undefined, name: 'take its marks off' },
      ])
      const others = before.filter(({ start, end }) => end <= passage.start || start >= passage.end)
      return kind === undefined ? others : [...before, { ...passage, kind }]
    }
  })
}
