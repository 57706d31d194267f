import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { twoOf } from '../../conversation/desk/difference.ts'
import { revisionJson } from '../../conversation/desk/json.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { showVersions } from '../../conversation/desk/then-and-now.ts'
import type { Sending } from '../../conversation/leaving/send.ts'
import { leaveVersions } from '../../conversation/leaving/versions.ts'
import { readEntry } from '../../conversation/reading/room.ts'
import { versioned } from '../../conversation/record/keep.ts'
import { tell } from '../../conversation/record/telling.ts'
import { mapLines, pointAgain } from '../../conversation/record/version.ts'
import { askAlone } from '../../conversation/sitting/alone.ts'
import { chooseServing } from '../../conversation/sitting/serving.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { DrawnFormat } from '../../exchange/write-any.ts'
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { restsOf, tellingsOf, toldIn } from '../../journal/record/tellings.ts'
import { versionText } from '../../journal/view/story.ts'
import { entriesWith, historyOf } from '../../store/entries.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

type Given = Partial<Omit<Sending, 'format' | 'name' | 'seen' | 'files' | 'drawn'>> & {
  readonly format?: DrawnFormat | undefined
  readonly what: 'write' | 'again' | 'ask' | 'point' | undefined
  readonly difference: string | undefined
  readonly json: boolean
}

/** Shows the story of why as it stands, tells a new version, asks what serves it, or shows what changed between two. Throws Trouble 2 and 3. */
export function story(context: Context, given: Given): Promise<ExitCode> {
  const { what, difference, json, format, ...how } = given
  const kind = recordFor(context, 'story')
  return withDesk(context, async (desk) => {
    const entry = versioned(desk.store, kind)
    if (what === 'write') await served(desk, await tell(desk, kind))
    else if (entry === undefined) {
      throw new Trouble(
        exit.nothing,
        'No story is written yet.',
        '"unearth story write" writes the first version.',
      )
    } else if (what === 'again') await served(desk, await tell(desk, kind, 'again'))
    else if (what === 'ask') await served(desk, entry)
    else if (what === 'point') await pointAgain(desk, kind, entry)
    else if (format !== undefined) {
      const all = tellingsOf(historyOf(desk.store, entry.id))
      const versions =
        difference === undefined
          ? all.map((revision, at) => ({ revision, number: at + 1 }))
          : twoOf(all, difference)
      return leaveVersions(desk, entry, versions, { ...noWish, ...how, format })
    } else await shown(desk, kind, entry, { difference, json })
    return exit.done
  })
}

const noWish = { to: undefined, over: false, look: false, password: false, yes: false }

/** The question that serves what is not there yet, where the writer wants it now. */
async function served(desk: Desk, entry: Entry | undefined): Promise<void> {
  const serving = entry && (await chooseServing(desk, entry))
  if (entry === undefined || serving === undefined) return
  await askAlone(desk, serving, [toldIn(entry.revision)])
}

async function shown(
  desk: Desk,
  kind: RecordKind,
  entry: Entry,
  { difference, json }: Pick<Given, 'difference' | 'json'>,
): Promise<void> {
  const { terminal, store } = desk
  const versions = tellingsOf(historyOf(store, entry.id))
  const last = versions.at(-1)
  if (json) await printedJson(desk, 'story', { versions: versions.map(revisionJson) })
  else if (difference !== undefined) {
    await showVersions(desk, said('story/both'), twoOf(versions, difference), toldIn)
  } else if (last !== undefined) {
    const lines = new Map(mapLines(desk).map(({ id, text }) => [id as string, text]))
    const standing = { revision: last, number: versions.length, of: versions.length }
    await terminal.show('The story of why', versionText(kind, standing, lines, said))
    if (terminal.answered) await openLines(desk, restsOf(last).flat())
  }
}

/** Lets what the story rests on be opened, one line after the other, until it is left. */
async function openLines(desk: Desk, ids: readonly string[]): Promise<void> {
  for (;;) {
    const lines = entriesWith(desk.store, [...new Set(ids)])
    if (lines.length === 0) return
    const line = await desk.terminal.choose<Entry | undefined>(said('story/which'), [
      { value: undefined, name: said('story/leave') },
      ...lines.map((value) => ({ value, name: firstWords(value.revision.text, 200) })),
    ])
    if (line === undefined) return
    await readEntry(desk, line)
  }
}
