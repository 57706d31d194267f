// What becomes of a record, with one key: an event of its kind, or that it holds, changed, ended or comes again in a month.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { eventsByRecord, valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { becomes, begins, endsOf, hasEnded, type Open, openOf } from '../../journal/record/open.ts'
import { recordLine } from '../../journal/record/words.ts'
import { moved } from '../../journal/time/days.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { listEntries } from '../../store/entries.ts'
import { standingRecords } from '../../store/standing.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { askRecord } from '../record/ask.ts'
import { recordDraft } from '../record/ask-field.ts'
import { keepEvent, keepRecord } from '../record/keep.ts'
import { happened } from '../record/logged.ts'
import { becomeChoices, leave } from './became.ts'
import { holdTalk } from './talk.ts'
import { leaveForToday } from './today.ts'

/** The records something can become of and that nothing has ended, by what has its day first. */
export function openRecords({ store, kinds, now }: Desk): readonly Open[] {
  const settled = kinds.filter(({ events }) => events.length > 0)
  const standing = standingRecords(
    store,
    settled.map((kind) => ({ id: kind.id, ends: endsOf(kind) })),
  )
  const { utc, zone } = now()
  return openOf({ day: wallDay(utc, zone), kinds, ...standing })
}

/** The kind of a record that something can become of, and what; undefined of any other entry. */
export function settling(
  { kinds }: Desk,
  entry: Entry,
): { readonly kind: RecordKind; readonly words: readonly string[] } | undefined {
  const kind = kinds.find(({ id }) => id === entry.kind)
  const words = kind === undefined ? [] : [...begins(kind), ...becomes(kind)]
  return kind === undefined || words.length === 0 ? undefined : { kind, words }
}

/** Asks what became of one record, with a word on it. Says whether something did. Where nobody can be asked, nothing does. */
export async function askSettle(desk: Desk, entry: Entry): Promise<boolean> {
  const can = settling(desk, entry)
  if (can === undefined) return false
  const { kind, words } = can
  const line = `${kind.title}: ${firstWords(recordLine(kind, valuesOf(entry)), 120)}`
  const word = await desk.terminal.choose(line, becomeChoices(words), { unasked: leave })
  if (word === leave) return false
  return settle(desk, { entry, kind }, word, { asks: true })
}

/** Offers to say what became of a record that is shown, while nothing has ended it. */
export async function offerSettle(desk: Desk, entry: Entry): Promise<void> {
  const can = settling(desk, entry)
  if (can === undefined || can.kind.events.length === 0 || !desk.terminal.answered) return
  const events = listEntries(desk.store, { kind: 'event', all: true })
  if (hasEnded(can.kind, eventsByRecord(events).get(entry.id) ?? [])) return
  await askSettle(desk, entry)
}

/** Offers the open ones among some records that are shown, until they are left. */
export async function offerOpen(desk: Desk, shown: readonly Entry[]): Promise<void> {
  const ids = new Set(shown.map(({ id }) => id))
  const here = () => openRecords(desk).filter(({ entry }) => ids.has(entry.id))
  await chooseOpen(desk, here)
}

/** Lets one after another of `open` be chosen and settled, until they are left or none is open. */
export async function chooseOpen(desk: Desk, open: () => readonly Open[]): Promise<void> {
  const left = new Set<string>()
  for (;;) {
    const here = open().filter(({ entry }) => !left.has(entry.id))
    if (here.length === 0) return
    const one = await desk.terminal.choose<Open | undefined>(
      said('settle/which'),
      [
        { value: undefined, name: said('settle/leave') },
        ...here.map((each) => ({ value: each, name: openLine(each, widthOf(desk)) })),
      ],
      { unasked: undefined },
    )
    if (one === undefined) return
    if (await askSettle(desk, one.entry)) left.add(one.entry.id)
  }
}

/** As wide as a choice can be without a break. */
export function widthOf({ terminal }: Desk): number {
  return Math.min(70, terminal.columns - 4)
}

/** One line of what is open, with its day where it has one. */
export function openLine({ entry, kind, day }: Open, width: number): string {
  const line = recordLine(kind, valuesOf(entry))
  const on = day === undefined || line.includes(day) ? '' : ` · ${day}`
  const what = `${kind.title}: `
  return `${what}${firstWords(line, Math.max(12, width - what.length - on.length))}${on}`
}

type How = {
  /** Whether a word on it is asked for. */
  readonly asks?: boolean
}

/** Does what was chosen; says whether it is done. Throws as the asking does. */
export async function settle(
  desk: Desk,
  { entry, kind }: { readonly entry: Entry; readonly kind: RecordKind },
  word: string,
  { asks = false }: How = {},
): Promise<boolean> {
  switch (word) {
    case 'begin':
      return holdTalk(desk, entry, kind)
    case 'change':
      return changed(desk, entry, kind)
    case 'not-today':
      leaveForToday(desk, entry)
      return true
    case 'later':
      if (kind.review === undefined) await keepEvent(desk, entry, word, '')
      else {
        const values = { ...valuesOf(entry), [kind.review]: inAMonth(desk) }
        await keepRecord(desk, kind, values, { instead: entry })
      }
      return true
    default:
      if (asks) await happened(desk, entry, word)
      else await keepEvent(desk, entry, word, '')
      return true
  }
}

async function changed(desk: Desk, entry: Entry, kind: RecordKind): Promise<boolean> {
  const values = await askRecord(desk, kind, {}, valuesOf(entry))
  if (values === undefined) return false
  await keepRecord(desk, kind, values, { instead: entry, draft: recordDraft(kind) })
  return true
}

/** 'YYYY-MM-DD', a month from now. */
export function inAMonth({ now }: Pick<Desk, 'now'>): string {
  const { utc, zone } = now()
  return moved(wallDay(utc, zone), 1, 'm')
}
