// Two answers to one question, then and now.
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { besideEachOther } from '../../text/beside.ts'
import { width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Context } from '../../world.ts'

/** Next to each other where there is room for it, else one below the other. */
export function thenAndNow({ terminal }: Context, then: Entry, now: Entry): string {
  const head = (entry: Entry) => formatInstant(entry.created, 'day')
  const text = ({ revision }: Entry) => revision.text
  const { asked = '' } = answerOf(now)
  if (terminal.plain || terminal.columns < 74) {
    return [asked, '', head(then), '', text(then), '', head(now), '', text(now)].join('\n')
  }
  const rows = besideEachOther(`${head(then)}\n\n${text(then)}`, `${head(now)}\n\n${text(now)}`, {
    columns: 70,
    wrap: (words, columns) =>
      words.split('\n').flatMap((line) => (line === '' ? [''] : wrapped(line, columns))),
    width,
  })
  return [asked, '', ...rows].join('\n')
}
