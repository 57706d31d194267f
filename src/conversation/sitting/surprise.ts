// The line that surprised: only the writer decides whether there was one, and which.
import { asked, said } from '../../files/said.ts'
import { type Marked, type Span, sentencesOf } from '../../journal/page/spans.ts'
import type { Context } from '../../world.ts'

const shown = 66

/** Shows the lines that are marked and lets the writer point at others or take a mark off. Nothing is asked where nobody can answer. */
export async function linesThatSurprised(
  { terminal }: Context,
  text: string,
  marked: readonly Marked[],
): Promise<readonly Marked[]> {
  if (!terminal.answered) return marked
  const others = marked.filter(({ kind }) => kind !== 'surprise')
  let marks = marked.filter(({ kind }) => kind === 'surprise')
  for (;;) {
    const [, choices] = asked('sitting/surprise-marked')
    const so = marks.map((mark) => `◆ ${clipped(text, mark)}`).join('\n')
    const choice = await (marks.length === 0
      ? terminal.choose(...asked('sitting/surprise'))
      : terminal.choose(so, choices))
    if (choice === 'on') return [...others, ...marks]
    const from =
      choice === 'off'
        ? marks
        : sentencesOf(text).filter(({ start }) => !marks.some((mark) => mark.start === start))
    const one = await terminal.choose(
      choice === 'off' ? said('sitting/which-off') : said('sitting/which-line'),
      [
        ...from.map((span) => ({ value: span as Span | undefined, name: clipped(text, span) })),
        { value: undefined, name: said('sitting/no-line') },
      ],
    )
    if (one === undefined) continue
    marks =
      choice === 'off'
        ? marks.filter((mark) => mark !== one)
        : [...marks, { ...one, kind: 'surprise' as const }].toSorted((a, b) => a.start - b.start)
  }
}

function clipped(text: string, { start, end }: Span): string {
  const words = text.slice(start, end).replace(/\s+/g, ' ')
  return [...words].length <= shown ? words : `${[...words].slice(0, shown - 1).join('')}…`
}
