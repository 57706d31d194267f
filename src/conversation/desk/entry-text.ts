// How an entry is written out for reading.
import { answerOf } from '../../journal/answer.ts'
import type { Entry, Revision } from '../../journal/entry.ts'
import { stringOf } from '../../journal/fields.ts'
import { shortId } from '../../journal/ids.ts'
import { type Mark, marks as table } from '../../journal/page/marks.ts'
import { struckText } from '../../journal/page/spans.ts'
import { tracesOf, withPauses } from '../../journal/page/traces.ts'
import { tagsOf } from '../../journal/tags.ts'
import { formatInstant } from '../../journal/time/instant.ts'

/** One line on what an entry is: id, when, what it answers. */
export function describe(entry: Entry): string {
  const { walk, probe, question } = answerOf(entry)
  const what = walk === undefined ? entry.kind : `${walk} · ${probe ?? question}`
  return `${shortId(entry.id)}  ${formatInstant(entry.created, 'full')}  ${what}`
}

/** The question it answers, then its words as typed: struck ones between ~~, what is pointed at below with its sign (◆ surprise, “ say, → hand over, ○ not yet, ~ their story), and on request the pauses at the ends of their lines. */
export function wholeText(entry: Entry, marks: readonly Mark[] = [], pauses = false): string {
  const { fields, text } = entry.revision
  const { asked } = answerOf(entry)
  const question = asked === undefined ? '' : `${asked}\n\n`
  const traces = tracesOf(fields, text.length)
  // Struck words would move what stands behind them: with pauses they are told by lines alone.
  const words = pauses ? withPauses(text, traces.pauses) : struckText(text, traces.struck)
  const pointed = marks.map(
    ({ kind, start, end }) => `\n\n${table[kind].sign} ${text.slice(start, end)}`,
  )
  return `${describe(entry)}\n\n${question}${words}${pointed.join('')}${tagLine(entry)}${agreedLine(entry)}`
}

/** That a record is agreed to by both, and since when. */
function agreedLine({ revision: { fields, written } }: Entry): string {
  if (stringOf(fields.agreed) === undefined) return ''
  return `\n\nagreed, both · ${formatInstant(written, 'day')}`
}

/** The tags it came with that do not stand in its words. */
function tagLine({ revision: { fields, text } }: Entry): string {
  const inWords = tagsOf({ text, fields: {} })
  const beside = tagsOf({ text: '', fields }).filter((tag) => !inWords.includes(tag))
  return beside.length === 0 ? '' : `\n\n${beside.map((tag) => `#${tag}`).join(' ')}`
}

/** One revision with its number and when it was written. */
export function revisionText(revision: Revision): string {
  return `Revision ${revision.number}, ${formatInstant(revision.written, 'full')}\n\n${revision.text}`
}
