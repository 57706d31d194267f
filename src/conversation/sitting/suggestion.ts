// What is offered on this desk tonight: the facts are gathered here, and the order chooses.
import { loadOrder, loadPickers } from '../../files/content.ts'
import { numberOf, objectOf, stringOf, stringsOf } from '../../journal/fields.ts'
import { satOf } from '../../journal/session.ts'
import { localHour } from '../../journal/time/instant.ts'
import { comesRound, offer } from '../../journal/walk/arc.ts'
import {
  eveningOf,
  type Facts,
  holds,
  isAcute,
  isDark,
  type KeptRecord,
} from '../../journal/walk/facts.ts'
import type { Order, StatePlan } from '../../journal/walk/order.ts'
import { digs, type Offer, planFor } from '../../journal/walk/sight.ts'
import { strandsIn } from '../../journal/walk/strand.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import {
  becameRows,
  firstSitting,
  type KeptRow,
  keptRows,
  lastCared,
  walksAnswered,
  wordsSince,
} from '../../store/activity.ts'
import { listPlaces } from '../../store/places.ts'
import { listSessions } from '../../store/sessions.ts'
import { readSetting } from '../../store/settings.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { closedUntil } from '../desk/resting.ts'

const day = 86_400_000

/**
 * The walk or the record to offer after the word for just now; undefined where nothing is. `saidYes`: what the word asked was
 * answered with yes. `passed`: walks that are not wanted now.
 */
export function offered(
  desk: Desk,
  { state, saidYes = false, passed }: Now = {},
): Offer | undefined {
  const order = loadOrder()
  const walks = openWalks(desk, order).filter(({ id }) => !passed?.has(id))
  return offer(order, walks, factsOf(desk, order, { state, saidYes }))
}

/** What was said this evening. */
export type Now = {
  readonly state?: string | undefined
  readonly saidYes?: boolean
  readonly passed?: ReadonlySet<string>
}

/** What has come round in its turn, and what it is called; undefined where nothing has. */
export function cameRound(
  desk: Desk,
): { readonly title: string; readonly offer: Offer } | undefined {
  const order = loadOrder()
  const offer = comesRound(
    order,
    openWalks(desk, order),
    factsOf(desk, order, { state: undefined, saidYes: false }),
  )
  const title = offer?.walk?.title ?? desk.kinds.find(({ id }) => id === offer?.record)?.title
  return offer === undefined || title === undefined ? undefined : { title, offer }
}

/** The walk to offer, where a record cannot be; `but` is offered already. */
export function suggested(
  desk: Desk,
  state: string | undefined,
  but?: Offer | undefined,
): Walk | undefined {
  const order = loadOrder()
  const rhythms = order.rhythms.filter(({ what }) => 'walk' in what && what.walk !== but?.walk?.id)
  return offer(
    { ...order, rhythms },
    openWalks(desk, order),
    factsOf(desk, order, { state, saidYes: false }),
  )?.walk
}

/** While the doors that dig are closed, nothing behind them is offered, nor what was put down there. */
function openWalks(desk: Desk, order: Order): readonly Walk[] {
  if (closedUntil(desk) === undefined) return desk.walks
  return desk.walks.filter((walk) => !digs(order, walk))
}

/** Where a word for just now leads; undefined without one. */
export function leadsTo(state: string | undefined): StatePlan | undefined {
  return planFor(loadOrder(), state)
}

/** Whether `walk` begins with the word that it is not over: by what the writer said, it goes on. */
export function goesOn(desk: Desk, walk: Walk): boolean {
  const order = loadOrder()
  const step = order.goesOn.find((each) => each.walk === walk.id)
  if (step === undefined || desk.names.writer === 'hurt') return false
  return holds(step.when, order, factsOf(desk, order, { state: undefined, saidYes: false }))
}

/** Whether the first weeks still last. */
export function inFirstWeeks(desk: Desk): boolean {
  const order = loadOrder()
  return isAcute(order, sinceWhen(desk))
}

/** Whether it has been hard of late: a word to a question that needs care, or getting up heavier. */
export function isHardOfLate(desk: Desk): boolean {
  const order = loadOrder()
  return isDark(order, factsOf(desk, order, { state: undefined, saidYes: false }))
}

/** Tonight, the journal's first evening, and the one on which it came out. */
function sinceWhen({ store, names, now: clock }: Desk) {
  const now = clock()
  const { cameOut } = names
  const first = firstSitting(store)
  return {
    now: eveningOf(now.utc, now.offset),
    beginning: eveningOf(first ?? now.utc, now.offset),
    cameOut: cameOut === undefined || cameOut === 'not yet' ? cameOut : Date.parse(cameOut) / day,
  }
}

function factsOf(
  desk: Desk,
  order: Order,
  { state, saidYes }: { readonly state: string | undefined; readonly saidYes: boolean },
): Facts {
  const { store, names } = desk
  const now = desk.now()
  const evening = (utc: number) => eveningOf(utc, now.offset)
  const cared = lastCared(store, now.utc - order.rules.dark * day)
  const rows = keptRows(store, order.kinds)
  return {
    ...sinceWhen(desk),
    writer: names.writer ?? 'broke',
    hour: localHour(now),
    heavy: state !== undefined && loadPickers().heavy.has(state),
    saidYes,
    walks: new Map(
      [...walksAnswered(store)].map(([id, { last, times }]) => [
        id,
        { last: evening(last), times },
      ]),
    ),
    sittings: sittingsOf(desk, now.utc - 31 * day, evening),
    cared: cared === undefined ? undefined : evening(cared),
    fear: thereIsFear(desk),
    records: rows.map((row) => recordOf(row, evening)),
    // Read where the order asks what became of something.
    get events() {
      const ids = rows.map(({ id }) => id)
      return becameRows(store, ids).map((row) => ({ ...row, at: evening(row.at) }))
    },
    strands: () =>
      strandsIn(
        wordsSince(store, now.utc - order.rules.words.days * day).map(({ text, at, offset }) => ({
          text,
          evening: eveningOf(at, offset),
        })),
        order.words,
      ),
    letBe: new Map(
      Object.entries(objectOf(readSetting(store, 'left/rounds'))).map(([id, at]) => [
        id,
        evening(numberOf(at) ?? 0),
      ]),
    ),
    ...given({ state, putDown: listPlaces(store)[0]?.walk }),
  }
}

function sittingsOf(
  { store }: Desk,
  from: number,
  evening: (utc: number) => number,
): Facts['sittings'] {
  return listSessions(store, from)
    .toReversed()
    .flatMap((session) =>
      session.walk === null || session.ended === null
        ? []
        : [
            {
              walk: session.walk,
              at: evening(session.begun.utc),
              heavier: satOf(session).close === 'heavier',
            },
          ],
    )
}

function recordOf(row: KeptRow, evening: (utc: number) => number): KeptRecord {
  const values = objectOf(row.values === null ? undefined : JSON.parse(row.values))
  return {
    id: row.id,
    kind: row.kind,
    at: evening(row.at),
    changed: evening(row.changed),
    versions: row.versions,
    values(field) {
      const value = Object.hasOwn(values, field) ? values[field] : undefined
      const one = stringOf(value)
      return one === undefined ? stringsOf(value) : [one]
    },
  }
}
