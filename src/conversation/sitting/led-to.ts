// "What led to what?": one line of the map, and another that it led to, kept as a record with the ids of both.
import { asked as choicesOf, said } from '../../files/said.ts'
import { asksWhatLed, firsts, thens } from '../../journal/dig/links.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn } from '../../journal/record/events.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { recordFor, recordsOf } from '../desk/kinds.ts'
import { logged } from '../record/logged.ts'

/** Asks it after `answers` of a sitting, where it is time and there are two lines that are not linked. */
export async function askWhatLed(desk: Desk, answers: number): Promise<void> {
  const kind = kindFor(desk.kinds, 'led-to')
  if (kind === undefined || !desk.terminal.answered) return
  const lines = recordsOf(desk.store, recordFor(desk, 'map').id)
  const ids = lines.map(({ id }) => id)
  const links = recordsOf(desk.store, kind.id).flatMap((link) => {
    const [from, to] = [stringIn(link, 'from'), stringIn(link, 'to')]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
  if (!asksWhatLed(answers, ids, links)) return
  const from = await oneOf(desk, choicesOf('dig/led-first'), lines, firsts(ids, links))
  if (from === undefined) return
  const chosen = lines.find(({ id }) => id === from)
  desk.terminal.before(`  ${firstWords(chosen?.revision.text ?? '', 70)}`)
  const to = await oneOf(desk, choicesOf('dig/led-to'), lines, thens(from, ids, links))
  if (to === undefined) return
  if ((await logged(desk, kind, { known: { from, to } })) !== undefined) {
    desk.terminal.note(said('dig/led'))
  }
}

function oneOf(
  { terminal }: Desk,
  [question, ways]: readonly [string, readonly { readonly name: string }[]],
  lines: readonly Entry[],
  ids: readonly string[],
): Promise<string | undefined> {
  const words = new Map(lines.map(({ id, revision }) => [id as string, revision.text]))
  return terminal.choose<string | undefined>(
    question,
    [
      ...ways.map(({ name }) => ({ value: undefined, name })),
      ...ids.map((id) => ({ value: id, name: firstWords(words.get(id) ?? '', 66) })),
    ],
    { unasked: undefined },
  )
}
