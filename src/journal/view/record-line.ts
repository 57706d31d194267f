// Whether a record asks for something on a day, in which words, and how its line is closed.
import type { Entry } from '../entry.ts'
import { comesRound, lived, promisedOn } from '../record/comes-round.ts'
import { eventOf, stringIn, valuesOf } from '../record/events.ts'
import type { RecordKind, RecordUse } from '../record/kind.ts'
import { becomes, begins } from '../record/open.ts'
import { recordLine } from '../record/words.ts'
import type { Say } from '../said.ts'
import { moved } from '../time/days.ts'

/** After so many days a line is over by itself: nobody is asked for it again. It stays open to be settled. */
const longest = 30

const usual: readonly string[] = ['holds', 'change', 'ended', 'later']
/** Of the story. */
export const retells: readonly string[] = ['retell', 'later']

export type RecordLine = {
  readonly what: 'back' | 'due' | 'round' | 'promised' | 'look-again' | 'tell-again' | 'parked'
  readonly text: string
  readonly closes: readonly string[]
  /** Within what it is: earlier first. */
  readonly sort: string
}

type About = {
  readonly kind: RecordKind
  readonly entry: Entry
  /** What happened to it. */
  readonly events: readonly Entry[]
  /** 'YYYY-MM-DDTHH:MM' on the writer's wall. */
  readonly now: string
  /** Also what would be over by itself. */
  readonly old: boolean
  readonly say: Say
}

/** What is known of a record on a day before any line of it is. */
type On = About & {
  readonly day: string
  readonly says: string
  readonly due: string | undefined
  readonly review: string | undefined
}

/** The line of a record on a day; undefined where it asks for nothing then. */
export function recordLineOn(about: About): RecordLine | undefined {
  const { kind, entry, now } = about
  const at = (name: string | undefined) => (name === undefined ? undefined : stringIn(entry, name))
  const on: On = {
    ...about,
    day: now.slice(0, 10),
    says: recordLine(kind, valuesOf(entry)),
    due: at(kind.due),
    review: at(kind.review),
  }
  const way = kind.for === undefined ? undefined : ways[kind.for]
  return way === undefined ? (onItsDay(on) ?? lookAgain(on)) : way(on)
}

/** What is for something asks in a way of its own. */
const ways: { readonly [use in RecordUse]?: (on: On) => RecordLine | undefined } = {
  break: back,
  after: session,
  parked,
  unasked,
  story: retold,
  promise: (on) => lookAgain(on) ?? promised(on),
}

/** When the next session is stands there on its day alone: no key of the writer's could close it after. */
function session({ review, day, says, say }: On): RecordLine | undefined {
  if (review !== day) return undefined
  return { what: 'due', text: say('today/round', { what: says }), sort: '', closes: usual }
}

function back({ kind, entry, due, day, now, say }: On): RecordLine | undefined {
  if (due === undefined || !(due.slice(0, 10) === day || justGone(due, now))) return undefined
  const what = stringIn(entry, kind.fields[0]?.name ?? '') ?? kind.title
  const text = say('today/back', { time: due.slice(11), what })
  return { what: 'back', text, sort: due, closes: [...kind.events, 'change', 'ended'] }
}

/** A break whose return was last evening is still there until four in the morning. */
function justGone(due: string, now: string): boolean {
  return now.slice(11) < '04:00' && due.slice(0, 10) === moved(now.slice(0, 10), -1)
}

/** At its moment, or on its weekday. What has a clock of its own is begun from here. */
function onItsDay({ kind, entry, due, day, says, say }: On): RecordLine | undefined {
  const closes = [...begins(kind), ...becomes(kind), 'not-today']
  if (due?.slice(0, 10) === day) {
    const time = due.slice(11)
    return { what: 'due', text: say('today/due', { time, what: says }), sort: time, closes }
  }
  if (!comesRound(kind, entry, day)) return undefined
  return { what: 'round', text: say('today/round', { what: says }), sort: '', closes }
}

function parked({ kind, review, day, old, says, say }: On): RecordLine | undefined {
  if (review !== undefined && !isThere(review, day, old)) return undefined
  const text = say('today/parked', { what: says })
  return { what: 'parked', text, sort: review ?? '', closes: becomes(kind) }
}

/** What was to be said comes back on its day; without one, on the day after. */
function unasked({ kind, entry, review, day, old, says, say }: On): RecordLine | undefined {
  const on = review ?? moved(lived(entry), 1)
  if (!isThere(on, day, old)) return undefined
  const closes = [...kind.events, 'not-today', 'change']
  return { what: 'promised', text: say('today/unasked', { what: says }), sort: on, closes }
}

function lookAgain({ kind, entry, events, review, ...on }: On): RecordLine | undefined {
  const { day, old, says, say } = on
  if (review === undefined || !isThere(review, day, old)) return undefined
  if (lookedAt(entry, events, review)) return undefined
  const closes = ['holds', ...becomes(kind).filter((word) => word !== 'holds')]
  const text = say('today/look-again', { what: says })
  return { what: 'look-again', text, sort: review === day ? '' : review, closes }
}

/** The story on its date. What it says is not shown: it is to be told without looking. */
function retold(on: On): RecordLine | undefined {
  if (lookAgain(on) === undefined) return undefined
  return { what: 'tell-again', text: on.say('today/tell-again'), sort: '', closes: retells }
}

function promised({ kind, entry, day, says, say }: On): RecordLine | undefined {
  if (!promisedOn(entry, day)) return undefined
  const noted = kind.events.filter((word) => !kind.ends.includes(word))
  const closes = [...noted, 'not-today', 'change', 'ended', 'later']
  return { what: 'promised', text: say('today/promised', { what: says }), sort: 'z', closes }
}

/** Its day has come, and not so long ago that it is over. */
function isThere(on: string, day: string, old: boolean): boolean {
  return on <= day && (old || on >= moved(day, -longest))
}

/** Looked at since its day: it was changed then, or found to hold. */
function lookedAt(entry: Entry, events: readonly Entry[], review: string): boolean {
  const { number, written } = entry.revision
  const changed = number > 1 && lived({ created: written }) >= review
  return changed || events.some((event) => eventOf(event) === 'holds' && lived(event) >= review)
}
