// What waits beside the page that an evening opens on: the lines of the day, pages that were not kept, files that left, and what
// was not asked yet. Nothing of it stands before the page.
import { asked, said } from '../../files/said.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { readDraft } from '../../store/drafts.ts'
import { firstWords } from '../../text/first-words.ts'
import { namesAsked } from '../desk/ask-names.ts'
import type { Desk } from '../desk/desk.ts'
import { hasRecovery } from '../desk/has-recovery.ts'
import { settleFiles, stillThere } from '../leaving/left-behind.ts'
import { closeLine } from '../sitting/close-line.ts'
import { letRest } from '../sitting/course.ts'
import { notePage } from '../sitting/note.ts'
import { widthOf } from '../sitting/settle.ts'
import { timedDraft } from '../sitting/timed.ts'
import { setForToday } from '../sitting/today.ts'

/** One thing that waits: what it is called, and what opens it. */
export type Waiting = {
  readonly name: string
  /** Says whether it waits no more. */
  open(): Promise<boolean>
}

/** Everything that waits now, what is set for the day first. */
export function whatWaits(desk: Desk): readonly Waiting[] {
  return [...linesOfTheDay(desk), ...pages(desk), ...files(desk), ...notAsked(desk)]
}

/** What F3 leads to, in a word or two; undefined where nothing waits. */
export function waitsInWords(desk: Desk): string | undefined {
  if (!desk.terminal.answered) return undefined
  if (!hasRecovery(desk)) return said('today/no-recovery')
  return whatWaits(desk).length === 0 ? undefined : said('today/waits')
}

/** Shows it, to be opened one after the other, until it is left. */
export async function showWaiting(desk: Desk): Promise<void> {
  const set = setForToday(desk)
  let waiting = whatWaits(desk)
  while (waiting.length > 0) {
    const [head, ways] = asked('today/waiting')
    const chosen = await desk.terminal.choose<Waiting | undefined>(
      head,
      [
        ...ways.map((way) => ({ ...way, value: undefined })),
        ...waiting.map((each) => ({ value: each, name: each.name })),
      ],
      { unasked: undefined },
    )
    if (chosen === undefined) break
    if (await chosen.open()) waiting = whatWaits(desk)
  }
  // A look back is offered once.
  if (set.some(({ what }) => what === 'course')) letRest(desk)
}

function linesOfTheDay(desk: Desk): readonly Waiting[] {
  return setForToday(desk).map((line) => ({
    name: firstWords(line.text, widthOf(desk)),
    open: () => closeLine(desk, line),
  }))
}

function pages(desk: Desk): readonly Waiting[] {
  const { store } = desk
  const note = readDraft(store, 'note')
  const timed = readDraft(store, 'page')
  return [
    ...(timed === undefined
      ? []
      : [
          {
            name: said('today/page-waits', { time: formatInstant(timed.changed, 'full') }),
            open: async () => {
              await timedDraft(desk, timed)
              return true
            },
          },
        ]),
    ...(note === undefined
      ? []
      : [
          {
            name: said('today/note-waits', { time: formatInstant(note.changed, 'full') }),
            open: async () => {
              await notePage(desk)
              return true
            },
          },
        ]),
  ]
}

function files(desk: Desk): readonly Waiting[] {
  const count = stillThere(desk).length
  if (count === 0) return []
  const name = count === 1 ? said('today/file-there') : said('today/files-there', { count })
  return [{ name, open: () => settleFiles(desk) }]
}

/** What a first evening does without. */
function notAsked(desk: Desk): readonly Waiting[] {
  const by = (name: string, verb: string) => ({
    name,
    async open() {
      await desk.program.run(desk, [verb])
      return true
    },
  })
  return [
    ...(hasRecovery(desk) ? [] : [by(said('today/no-recovery-yet'), 'recovery')]),
    ...(namesAsked(desk) ? [] : [by(said('today/no-names-yet'), 'names')]),
  ]
}
