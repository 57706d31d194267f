// Telling the story: the map and the last version above the page, or nothing above it at all.
import { asked, said } from '../../files/said.ts'
import { type DraftKey, draftKey } from '../../journal/draft.ts'
import type { Entry, Revision } from '../../journal/entry.ts'
import { listIn, versionOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { toldIn } from '../../journal/record/tellings.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { fill } from '../../journal/walk/names.ts'
import { dropDraft, readDraft } from '../../store/drafts.ts'
import type { Desk } from '../desk/desk.ts'
import { showVersions } from '../desk/then-and-now.ts'
import { compose } from '../page/compose.ts'
import { sessionFor } from '../page/how.ts'
import { keepRecord, versioned } from './keep.ts'
import { afterVersion, mapLines } from './version.ts'

/** 'on': from the words of the last version; 'anew': beside it; 'again': without looking at it, and then both. */
export type Way = 'on' | 'anew' | 'again'

/**
 * Tells it on a page and keeps it as a version, with what follows that; undefined where nothing was kept. Throws as compose
 * and the terminal's questions do.
 */
export async function tell(desk: Desk, kind: RecordKind, wanted?: Way): Promise<Entry | undefined> {
  const { terminal, store, names } = desk
  const [main] = kind.fields
  const before = versioned(store, kind)
  if (main === undefined) return undefined
  const way = wanted ?? (await howToTell(desk, before, draftKey.record(kind.id, main.name)))
  const key = way === 'again' ? draftKey.again(kind.id) : draftKey.record(kind.id, main.name)
  const composed = await compose(desk, {
    key,
    kind: kind.id,
    fields: {},
    text: way === 'on' && before !== undefined ? toldIn(before.revision) : '',
    pinned: above(desk, before?.revision, way),
    question: `${kind.title}\n${over(before?.revision, way)}${fill(main.ask, names)}`,
    doneLabel: 'keep',
    menu: [{ key: 'p', id: 'stop', label: 'put it down; the words wait in the draft' }],
    session: sessionFor(desk),
  })
  if (composed.end !== 'written') {
    terminal.note(said(composed.end === 'choice' ? 'story/put-down' : 'story/nothing'))
    return undefined
  }
  const signs = before === undefined ? [] : listIn(before, 'signs')
  const { text } = composed
  if (before !== undefined && toldIn(before.revision) === text) {
    dropDraft(store, key)
    terminal.note(said('story/as-it-was'))
    return undefined
  }
  const values = { text, ...(signs.length > 0 ? { signs } : {}) }
  const entry = await keepRecord(desk, kind, values, { draft: key })
  terminal.note(said('story/kept', { number: versionOf(entry) }))
  if (way === 'again' && before !== undefined) await showTwice(desk, before, entry)
  return afterVersion(desk, entry)
}

/** Both versions with what changed, word by word. */
function showTwice(desk: Desk, then: Entry, now: Entry): Promise<void> {
  const numbered = ({ revision }: Entry) => ({ revision, number: versionOf({ revision }) })
  return showVersions(desk, said('story/both'), [numbered(then), numbered(now)], toldIn)
}

/** Where there is no version yet, or a page waits, nothing is asked. */
async function howToTell(
  { terminal, store }: Desk,
  before: Entry | undefined,
  draft: DraftKey,
): Promise<Way> {
  if (before === undefined || readDraft(store, draft) !== undefined) return 'on'
  return terminal.choose(...asked('story/how'), { unasked: 'on' })
}

function over(before: Revision | undefined, way: Way): string {
  if (way !== 'again' || before === undefined) return ''
  return `${said('story/again', { day: formatInstant(before.written, 'day') })}\n`
}

function above(desk: Desk, before: Revision | undefined, way: Way): readonly string[] {
  if (way === 'again') return []
  const number = before && versionOf({ revision: before })
  const last =
    way === 'anew' && before !== undefined && number !== undefined
      ? [
          `${said('story/last', { number, day: formatInstant(before.written, 'day') })}\n${toldIn(before)}`,
        ]
      : []
  return [...last, ...mapAbove(desk)]
}

/** The lines of the map, numbered as they are pointed at later, below the names of their parts. */
function mapAbove(desk: Desk): readonly string[] {
  const lines = mapLines(desk)
  if (lines.length === 0) return []
  let part = ''
  const rows = lines.flatMap(({ text, label }, at) => {
    const heading = label === part ? [] : [label]
    part = label
    return [...heading, `${String(at + 1).padStart(3)} ${text}`]
  })
  return [`${said('story/the-map')}\n${rows.join('\n')}`]
}
