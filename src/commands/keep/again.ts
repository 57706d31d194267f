import { namesOf } from '../../conversation/desk/names.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { allWalks, questionBy } from '../../conversation/desk/walks.ts'
import { beside, compose } from '../../conversation/page/compose.ts'
import { sessionFor } from '../../conversation/page/how.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { keepEntry, listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import { besideEachOther } from '../../text/beside.ts'
import { width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Context } from '../../world.ts'

/** Answered this long ago (milliseconds), a question is another one. */
const weeks = 21 * 86_400_000

/** Asks a question of weeks ago again, the old answer hidden until the new one is kept; then both side by side. Throws Trouble 3. */
export function again(context: Context, id: string | undefined): Promise<ExitCode> {
  const { walks } = allWalks(context)
  const wanted = id === undefined ? undefined : questionBy(walks, id)
  return withJournal(context, async (store) => {
    const { terminal, world } = context
    const earlier = earlierAnswer(store, wanted?.question.id, world.clock.now())
    if (earlier === undefined) {
      throw new Trouble(
        exit.nothing,
        wanted === undefined
          ? 'No answer here is three weeks old yet.'
          : `${wanted.question.id} was not answered here before.`,
        '"unearth again PRS-01" asks one of your own choice.',
      )
    }
    const { fields } = earlier.revision
    const question = String(fields['question'])
    const walk = walks.find(({ questions }) => questions.some((each) => each.id === question))
    const asking = walk?.questions.find((each) => each.id === question)
    const asked = asking ? fill(asking.text, namesOf(store) ?? {}) : String(fields['asked'])
    const key = `again/${question}`
    const kept = { walk: fields['walk'] ?? null, question, asked, again: earlier.id }
    const composed = await compose(context, store, {
      key,
      kind: 'answer',
      fields: kept,
      question: `${said('sitting/again', { day: formatInstant(earlier.created, 'day') })}\n${asked}`,
      doneLabel: 'keep, and see both',
      session: sessionFor(store, {
        minutes: undefined,
        ...(walk && asking ? { about: { walk, question: asking } } : {}),
      }),
    })
    if (composed.end !== 'done') {
      terminal.note(said('sitting/left'))
      return exit.done
    }
    const { fields: traced, marks } = beside(composed.traces)
    const entry = keepEntry(store, {
      kind: 'answer',
      text: composed.text,
      fields: { ...kept, ...traced },
      marks,
      at: instantNow(world.clock),
      draft: key,
    })
    await terminal.show(said('sitting/then-and-now'), thenAndNow(context, earlier, entry))
    return exit.done
  })
}

/** Two answers to one question: next to each other where there is room for it. */
export function thenAndNow({ terminal }: Context, then: Entry, now: Entry): string {
  const head = (entry: Entry) => formatInstant(entry.created, 'day')
  const text = ({ revision }: Entry) => revision.text
  const asked = String(now.revision.fields['asked'] ?? '')
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

function earlierAnswer(store: Store, question: string | undefined, now: number): Entry | undefined {
  const answers = listEntries(store, {
    limit: 100_000,
    kind: 'answer',
    ...(question === undefined ? {} : { question }),
  }).filter(({ revision }) => revision.fields['probe'] === undefined)
  if (question !== undefined) return answers[0]
  const latest = new Map<string, Entry>()
  for (const answer of answers) {
    const id = answer.revision.fields['question']
    if (typeof id === 'string' && !latest.has(id)) latest.set(id, answer)
  }
  return [...latest.values()]
    .filter(({ created }) => now - created.utc > weeks)
    .toSorted((a, b) => a.created.utc - b.created.utc)[0]
}
