import { entryBy } from '../../conversation/desk/entry-by.ts'
import { namesOf } from '../../conversation/desk/names.ts'
import { preferencesOf } from '../../conversation/desk/preferences.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { allWalks, questionBy, walkBy, walkOf } from '../../conversation/desk/walks.ts'
import { keepDraft, settleDraft } from '../../conversation/page/compose.ts'
import {
  type Prompted,
  pageKey,
  promptedBy,
  timedSession,
} from '../../conversation/sitting/timed.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { fill } from '../../journal/walk/names.ts'
import { type Question, type Walk, walkFor } from '../../journal/walk/walk.ts'
import { questionsAnswered } from '../../store/activity.ts'
import { readDraft } from '../../store/drafts.ts'
import { listMarks } from '../../store/marks.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

type Options = {
  readonly minutes?: number
  readonly walk?: string
  readonly question?: string
  readonly about?: string
  readonly forward?: boolean
  readonly editor?: boolean
}

/** A timed session on an opening line, a walk's next question, a question, or a line of an entry. Throws Trouble 2 and 3 for what is not there. */
export async function write(context: Context, options: Options): Promise<ExitCode> {
  const { minutes } = options
  if (minutes !== undefined && (minutes < 1 || minutes > 99)) {
    throw new Trouble(exit.usage, '--minutes takes 1 to 99.')
  }
  const sources = [options.walk, options.question, options.about].filter(
    (each) => each !== undefined,
  )
  if (sources.length > 1) {
    throw new Trouble(
      exit.usage,
      'Only one of --walk, --question and --about can be asked at a time.',
    )
  }
  const { walks } = allWalks(context)
  // Told before the passphrase is asked for.
  if (options.walk !== undefined) walkBy(context, options.walk)
  if (options.question !== undefined) questionBy(walks, options.question)
  return withJournal(context, async (store) => {
    if (minutes !== undefined) writeSetting(store, 'prefer/minutes', minutes)
    const usual = preferencesOf(store)
    const timing = {
      minutes: minutes ?? usual.minutes,
      forward: options.forward ?? usual.forward,
      editor: options.editor === true,
    }
    const waiting = readDraft(store, pageKey)
    const elsewhere = sources.length > 0
    const settled = waiting && (await settleDraft(context, store, waiting, elsewhere))
    if (waiting && settled === 'keep' && elsewhere) keepDraft(context, store, waiting)
    else if (waiting && settled !== 'let go') {
      const begun = waiting.fields['minutes']
      await timedSession(
        context,
        store,
        promptedBy(waiting, walks),
        { ...timing, minutes: minutes ?? (typeof begun === 'number' ? begun : timing.minutes) },
        waiting,
        settled === 'keep',
      )
      return exit.done
    }
    await timedSession(context, store, prompt(context, store, walks, options), timing)
    return exit.done
  })
}

function prompt(
  context: Context,
  store: Store,
  walks: readonly Walk[],
  options: Options,
): Prompted {
  if (options.about !== undefined) return aboutLine(store, walks, options.about)
  if (options.question !== undefined) {
    const { walk, question } = questionBy(walks, options.question)
    return ask(store, walk, question)
  }
  const walk = options.walk === undefined ? walkOf(context, 'write') : walkBy(context, options.walk)
  const answered = questionsAnswered(store, walk.id)
  // The one asked longest ago, and before it those never asked.
  const order = walk.questions.toSorted(
    (a, b) => (answered.get(a.id) ?? 0) - (answered.get(b.id) ?? 0),
  )
  const opening = (index: number): Prompted => {
    const question = order[index % order.length]
    if (question === undefined) throw new Trouble(exit.nothing, `"${walk.title}" asks nothing.`)
    return { ...ask(store, walk, question), another: () => opening(index + 1) }
  }
  return opening(0)
}

function ask(store: Store, walk: Walk, question: Question): Prompted {
  return { walk, question, asked: fill(question.text, namesOf(store) ?? {}) }
}

/** "1a2b3c4d" is the line of that entry that surprised, or its first; "1a2b3c4d:3" its third. */
function aboutLine(store: Store, walks: readonly Walk[], about: string): Prompted {
  const [, id = '', number] = /^([^:]*)(?::(\d{1,6}))?$/.exec(about) ?? []
  const entry = entryBy(store, id === '' ? undefined : id)
  const { text } = entry.revision
  const [mark] = listMarks(store, entry.revision.id).filter(({ kind }) => kind === 'surprise')
  const lines = text.split('\n').filter((each) => each.trim() !== '')
  const line =
    number !== undefined
      ? lines[Number(number) - 1]
      : mark
        ? text.slice(mark.start, mark.end)
        : lines[0]
  if (line === undefined) {
    throw new Trouble(
      exit.nothing,
      `That entry has ${lines.length} lines.`,
      '"unearth show" has them.',
    )
  }
  const walk = walkFor(walks, 'write')
  if (walk === undefined) throw new Error('no walk is for "write"')
  return { walk, asked: said('sitting/under'), line: line.trim(), entry: entry.id }
}
