// An invented writer, an evening at a time: sits down with what is offered, and what comes of it is what the next evening knows.
import { offer } from '../../src/journal/walk/arc.ts'
import type { Facts, KeptRecord, Strand } from '../../src/journal/walk/facts.ts'
import type { Order } from '../../src/journal/walk/order.ts'
import type { Offer } from '../../src/journal/walk/sight.ts'
import type { Walk } from '../../src/journal/walk/walk.ts'

export type Evening = {
  readonly day: number
  readonly hour: number
  readonly state?: string
  /** What is done with what is offered; 'put down' leaves its bookmark. */
  readonly does?: 'sits' | 'puts down' | 'leaves it'
  /** The writer gets up heavier. */
  readonly heavier?: boolean
  /** An answer that was not a no, to a question that needs care. */
  readonly cared?: boolean
  /** What is kept beside it. */
  readonly keeps?: readonly {
    readonly kind: string
    readonly values?: Values
    readonly id?: string
  }[]
  readonly events?: readonly { readonly of: string; readonly event: string }[]
}

type Values = Readonly<Record<string, string | readonly string[]>>

export type Night = Evening & {
  readonly offer: Offer | undefined
  /** What was known before it was offered. */
  readonly facts: Facts
}

export type Writer = Pick<Facts, 'writer' | 'cameOut' | 'fear'> & {
  readonly strands?: ReadonlyMap<string, Strand>
}

/** Lives through some evenings. */
export function live(
  { order, walks, heavy }: { order: Order; walks: readonly Walk[]; heavy: ReadonlySet<string> },
  writer: Writer,
  evenings: Iterable<Evening>,
): readonly Night[] {
  const nights: Night[] = []
  let known: Pick<Facts, 'walks' | 'sittings' | 'records' | 'events' | 'cared' | 'beginning'> & {
    putDown?: string
  } = {
    walks: new Map(),
    sittings: [],
    records: [],
    events: [],
    cared: undefined,
    beginning: Number.NaN,
  }
  for (const evening of evenings) {
    // Several sittings of one evening come one after another.
    const now = evening.day + ((evening.hour + 19) % 24) / 24 + nights.length / 1e6
    const beginning = Number.isNaN(known.beginning) ? now : known.beginning
    const facts: Facts = {
      ...writer,
      ...known,
      beginning,
      now,
      hour: evening.hour,
      heavy: evening.state !== undefined && heavy.has(evening.state),
      saidYes: false,
      strands: () => writer.strands ?? new Map(),
      ...(evening.state === undefined ? {} : { state: evening.state }),
    }
    const found = offer(order, walks, facts)
    nights.push({ ...evening, offer: found, facts })
    known = { ...after(known, evening, found, now), beginning }
  }
  return nights
}

function after<K extends Pick<Facts, 'walks' | 'sittings' | 'records' | 'events' | 'cared'>>(
  known: K & { putDown?: string },
  evening: Evening,
  found: Offer | undefined,
  now: number,
) {
  const kept: KeptRecord[] = [
    ...(found?.record === undefined ? [] : [{ kind: found.record }]),
    ...(evening.keeps ?? []),
  ].map((record) => keptRecord(record, now, known.records.length))
  const next = {
    ...known,
    records: [...known.records, ...kept],
    events: [...known.events, ...(evening.events ?? []).map((each) => ({ ...each, at: now }))],
    cared: evening.cared ? now : known.cared,
  }
  const walk = found?.walk
  if (walk === undefined || evening.does === 'leaves it') return next
  const before = known.walks.get(walk.id)?.times ?? 0
  const { putDown, ...done } = next
  return {
    ...done,
    walks: new Map(known.walks).set(walk.id, { last: now, times: before + 1 }),
    sittings: [
      ...known.sittings,
      { walk: walk.id, at: now, heavier: evening.heavier === true && walk.intensity === 'high' },
    ],
    ...(evening.does === 'puts down' && walk.length !== 'lines'
      ? { putDown: walk.id }
      : putDown === undefined || putDown === walk.id
        ? {}
        : { putDown }),
  }
}

function keptRecord(
  { kind, values = {}, id }: { kind: string; values?: Values; id?: string },
  at: number,
  number: number,
): KeptRecord {
  return {
    id: id ?? `${kind}-${number}`,
    kind,
    at,
    changed: at,
    versions: 1,
    values: (field) => [values[field] ?? []].flat(),
  }
}
