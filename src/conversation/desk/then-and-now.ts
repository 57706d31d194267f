// The same thing told on two days, with what changed from the one to the other, word by word.
import { said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry, Instant, Revision } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { given } from '../../text/given.ts'
import { toldTwice } from '../../text/twice.ts'
import type { Context } from '../../world.ts'

/** A version and its number. */
export type Version = { readonly revision: Revision; readonly number: number }

/** What was said, and when. */
type Said = { readonly text: string; readonly at: Instant; readonly over?: string }

/** Shows both: next to each other where there is room for it, else one below the other. `asked` stands above them. */
async function showBoth(
  { terminal }: Context,
  title: string,
  [then, now]: readonly [Said, Said],
  asked?: string,
): Promise<void> {
  const head = ({ at, over }: Said) =>
    `${over === undefined ? '' : `${over}, `}${formatInstant(at, 'day')}`
  const { text, changed } = toldTwice(
    { head: head(then), text: then.text },
    { head: head(now), text: now.text },
    {
      signs: terminal.signs,
      ...given({ columns: terminal.plain || terminal.columns < 74 ? undefined : 70 }),
    },
  )
  const above = asked === undefined ? '' : `${asked}\n\n`
  await terminal.show(
    title,
    above + text,
    changed.map(({ start, end, as }) => ({
      start: start + above.length,
      end: end + above.length,
      as,
    })),
  )
}

/** Two versions of one record, in the words that `words` has for them. */
export function showVersions(
  context: Context,
  title: string,
  [then, now]: readonly [Version, Version],
  words: (revision: Revision) => string,
): Promise<void> {
  const saidIn = ({ revision, number }: Version): Said => ({
    text: words(revision),
    at: revision.written,
    over: said('story/version', { number }),
  })
  return showBoth(context, title, [saidIn(then), saidIn(now)])
}

/** Two answers to one question. */
export function thenAndNow(
  context: Context,
  title: string,
  then: Entry,
  now: Entry,
): Promise<void> {
  const saidIn = ({ revision, created }: Entry) => ({ text: revision.text, at: created })
  return showBoth(context, title, [saidIn(then), saidIn(now)], answerOf(now).asked)
}
