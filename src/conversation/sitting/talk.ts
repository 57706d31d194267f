// A time to talk, held: it opens with its words and what was parked for it, has its clock and a bell, closes with its words, and
// asks when the next one is.
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { numberOf } from '../../journal/fields.ts'
import { eventsByRecord, stringIn, valuesOf } from '../../journal/record/events.ts'
import { kindFor, type RecordKind } from '../../journal/record/kind.ts'
import { hasEnded } from '../../journal/record/open.ts'
import { recordLine, valueIn } from '../../journal/record/words.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { listEntries } from '../../store/entries.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { outsideHours } from '../desk/hours.ts'
import { askField } from '../record/ask-field.ts'
import { keepEvent, keepRecord } from '../record/keep.ts'
import { happened } from '../record/logged.ts'
import { becomeChoices, leave } from './became.ts'

/** Where its writer has not said how long it is. */
const usualMinutes = 30

/** Holds it; says whether it was begun. Throws as the screens do. */
export async function holdTalk(desk: Desk, entry: Entry, kind: RecordKind): Promise<boolean> {
  const { terminal } = desk
  if (!(await mayBegin(desk))) return false
  const parked = parkedFor(desk, entry)
  const what = stringIn(entry, 'what') ?? kind.title
  const opening = [
    [what, stringIn(entry, 'place')].filter((each) => each !== undefined).join(' · '),
    stringIn(entry, 'open_words'),
    parked.length === 0
      ? undefined
      : [said('talk/parked'), ...parked.map((each) => `- ${each.line}`)].join('\n'),
  ].filter((each) => each !== undefined)
  await terminal.pause(kind.title, opening.join('\n\n'))
  const minutes = numberOf(valueIn(valuesOf(entry), 'length')) ?? usualMinutes
  const choice = await terminal.choose(...asked('talk/clock', { minutes }), { unasked: 'leave' })
  if (choice === 'leave') return false
  // Two people may be looking: what is parked stays off this screen.
  await terminal.still(what, minutes * 60_000, { bell: true })
  await terminal.pause(
    kind.title,
    [stringIn(entry, 'close_words'), said('talk/goes-on')].filter(Boolean).join('\n\n'),
  )
  const held = kind.events.find((word) => !kind.ends.includes(word))
  if (held !== undefined) await happened(desk, entry, held)
  for (const each of parked) {
    const word = await terminal.choose(each.line, becomeChoices(each.kind.events), {
      unasked: leave,
    })
    if (word !== leave) await keepEvent(desk, each.entry, word, '')
  }
  await askNext(desk, entry, kind)
  terminal.note(said('talk/after'))
  return true
}

/** Where there was fear, and inside hours that are off limits, one sentence and a choice. */
async function mayBegin(desk: Desk): Promise<boolean> {
  if (thereIsFear(desk)) {
    const choice = await desk.terminal.choose(...asked('talk/fear'), { unasked: 'leave' })
    if (choice === 'leave') return false
  }
  return outsideHours(desk)
}

/** What is parked and whose day has come, or that names this talk. */
function parkedFor({ store, kinds, now }: Desk, talk: Entry) {
  const kind = kindFor(kinds, 'parked')
  if (kind?.review === undefined) return []
  const { review } = kind
  const { utc, zone } = now()
  const day = wallDay(utc, zone)
  const all = listEntries(store, { kinds: [kind.id, 'event'], all: true, order: 'oldest' })
  const events = eventsByRecord(all.filter((entry) => entry.kind === 'event'))
  // Where it is to be taken up stands in a line of its own, in whatever words.
  const [, ...rest] = kind.fields
  const lines = rest.filter(({ type }) => type === 'line').map((field) => field.name)
  const name = stringIn(talk, 'what')?.toLowerCase() ?? ''
  const isForIt = (entry: Entry) => {
    const named = lines.flatMap((line) => stringIn(entry, line)?.toLowerCase() ?? [])
    return name !== '' && named.some((where) => where.includes(name) || name.includes(where))
  }
  return all
    .filter((entry) => entry.kind === kind.id && !hasEnded(kind, events.get(entry.id) ?? []))
    .filter((entry) => isForIt(entry) || (stringIn(entry, review) ?? '') <= day)
    .map((entry) => ({ entry, kind, line: recordLine(kind, valuesOf(entry)) }))
}

async function askNext(desk: Desk, entry: Entry, kind: RecordKind): Promise<void> {
  const field = kind.fields.find(({ name }) => name === kind.due)
  if (field === undefined) return
  const next = await askField(desk, kind, field, undefined)
  if (next === undefined) return
  await keepRecord(desk, kind, { ...valuesOf(entry), [field.name]: next }, { instead: entry })
}
