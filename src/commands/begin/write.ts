import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy } from '../../conversation/desk/entry-by.ts'
import { allWalks, aloneBy, walkBy, walkOf } from '../../conversation/desk/walks.ts'
import { keepDraft, settleDraft } from '../../conversation/page/compose.ts'
import { openingLine, promptOf } from '../../conversation/sitting/opening.ts'
import {
  type Prompted,
  pageKey,
  promptedBy,
  timedSession,
} from '../../conversation/sitting/timed.ts'

import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { answerIn } from '../../journal/answer.ts'
import type { Instant } from '../../journal/entry.ts'
import { readDraft } from '../../store/drafts.ts'
import { listMarks } from '../../store/marks.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

/** What is written on; at most one of them. */
type Source = {
  readonly walk: string | undefined
  readonly question: string | undefined
  readonly about: string | undefined
}

type Given = Source & {
  readonly minutes: number | undefined
  readonly untilSurprise: boolean
  readonly forward: boolean | undefined
  readonly editor: boolean
  readonly date: Instant | undefined
}

/** A timed session, or one until a line surprises, on an opening line, a walk's next question, a question, or a line of an entry. Throws Trouble 2 and 3 for what is not there. */
export async function write(context: Context, given: Given): Promise<ExitCode> {
  const { minutes, untilSurprise, walk, question, about, editor } = given
  const sources = [walk, question, about].filter((each) => each !== undefined)
  if (sources.length > 1) {
    throw new Trouble(
      exit.usage,
      'Only one of --walk, --question and --about can be asked at a time.',
    )
  }
  if (untilSurprise && minutes !== undefined) {
    throw new Trouble(exit.usage, '--until-surprise has no clock, so --minutes has no place there.')
  }
  // Told before the passphrase is asked for.
  if (walk !== undefined) walkBy(context, walk)
  if (question !== undefined) aloneBy(allWalks(context).walks, question)
  return withDesk(context, async (desk) => {
    if (minutes !== undefined) writeSetting(desk.store, 'prefer/minutes', minutes, desk.now())
    const { preferences: usual } = desk
    const timing = {
      minutes: untilSurprise ? undefined : (minutes ?? usual.minutes),
      forward: given.forward ?? usual.forward,
      editor,
      ...(given.date === undefined ? {} : { lived: given.date }),
    }
    const waiting = await settled(desk, sources.length > 0)
    if (waiting === undefined) await timedSession(desk, await prompt(desk, given), timing)
    else {
      // Its own time, or none, unless the line says otherwise.
      const before = untilSurprise ? undefined : answerIn(waiting.draft.fields).minutes
      const prompted = promptedBy(waiting.draft, desk.walks)
      await timedSession(desk, prompted, { ...timing, minutes: minutes ?? before }, waiting)
    }
    return exit.done
  })
}

/** The page that waits, where it is gone on with or kept in its own place; undefined where another is wanted. */
async function settled(desk: Desk, elsewhere: boolean) {
  const draft = readDraft(desk.store, pageKey)
  if (draft === undefined) return undefined
  const what = await settleDraft(desk, draft, elsewhere)
  if (what === 'let go') return undefined
  if (what === 'keep' && elsewhere) {
    await keepDraft(desk, draft)
    return undefined
  }
  return { draft, asIs: what === 'keep' }
}

async function prompt(desk: Desk, source: Source): Promise<Prompted> {
  const { walks } = desk
  if (source.about !== undefined) return aboutLine(desk, source.about)
  if (source.question !== undefined) {
    const { walk, question } = aloneBy(walks, source.question)
    return promptOf(desk, walk, question)
  }
  return openingLine(
    desk,
    source.walk === undefined ? walkOf(desk, 'write') : walkBy(desk, source.walk),
  )
}

/** "1a2b3c4d" is the line of that entry that surprised, or its first; "1a2b3c4d:3" its third. */
async function aboutLine(desk: Desk, about: string): Promise<Prompted> {
  const { store } = desk
  const [, id = '', number] = /^([^:]*)(?::(\d{1,6}))?$/.exec(about) ?? []
  const entry = await entryBy(desk, id === '' ? undefined : id)
  const { text } = entry.revision
  const [mark] = listMarks(store, entry.revision.id).filter(({ kind }) => kind === 'surprise')
  const lines = text.split('\n').filter((each) => each.trim() !== '')
  const surprise = mark ? text.slice(mark.start, mark.end) : lines[0]
  const line = number === undefined ? surprise : lines[Number(number) - 1]
  if (line === undefined) {
    throw new Trouble(
      exit.nothing,
      `That entry has ${lines.length} lines.`,
      '"unearth show" has them.',
    )
  }
  return {
    walk: walkOf(desk, 'write'),
    asked: said('sitting/under'),
    line: line.trim(),
    entry: entry.id,
  }
}
