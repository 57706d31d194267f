// The tour's items as entries, each told on its own moment: what is kept anew, what is a new version of something before it.
import type { Instant } from '../entry.ts'
import type { Fields } from '../fields.ts'
import type { Marked } from '../page/spans.ts'
import { eventKind, recordFields } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { recordText, type Values } from '../record/words.ts'
import { offsetAt } from '../time/instant.ts'
import { wallDay, wallMoment } from '../time/wall.ts'
import { fill } from '../walk/names.ts'
import { type Walk, walkFor } from '../walk/walk.ts'
import { type TourItem, tourDates } from './tour-file.ts'

export type TourEntry = {
  /** The moment of its item ("9 22:05"): no two items stand at one. */
  readonly key: string
  readonly kind: string
  readonly text: string
  readonly marks: readonly Marked[]
  readonly at: Instant
  /** The question it answers, where it is an answer. */
  readonly question: string | undefined
  /** The key of the entry it is a new version of. */
  readonly versionOf: string | undefined
  /** Its fields, once the ids of the entries before it are known by their keys. */
  fields(idOf: (key: string) => string): Fields
}

type How = {
  readonly kinds: readonly RecordKind[]
  readonly walks: readonly Walk[]
  readonly names: { readonly partner: string; readonly other: string }
  /** Milliseconds, UTC. */
  readonly now: number
  readonly zone: string
}

/** The items up to the last Sunday: the tour begins on a Monday. Items that name what is not there are left out. */
export function tourEntries(items: readonly TourItem[], how: How): readonly TourEntry[] {
  const last = Math.max(...items.map(({ day }) => day))
  const today = Date.parse(`${wallDay(how.now, how.zone)}T12:00Z`)
  const sunday = today - (new Date(today).getUTCDay() || 7) * 86_400_000
  const wallOf = (day: number) =>
    new Date(sunday - (last - day) * 86_400_000).toISOString().slice(0, 10)
  const tagged = new Map<string, TourItem>()
  return items.flatMap((item) => {
    const body = bodyOf(item, how, wallOf, tagged)
    if (item.what === 'record' && item.tag !== undefined && !tagged.has(item.tag))
      tagged.set(item.tag, item)
    if (body === undefined) return []
    const utc = wallMoment(`${wallOf(item.day)}T${item.time}`, how.zone)
    const at = { utc, zone: how.zone, offset: offsetAt(utc, how.zone) }
    const marks = item.marks.map((span) => ({ ...span, kind: 'surprise' as const }))
    return [{ key: keyOf(item), marks, at, question: item.question, ...body }]
  })
}

type Body = Pick<TourEntry, 'kind' | 'text' | 'versionOf' | 'fields'>

function bodyOf(
  item: TourItem,
  { kinds, walks, names }: How,
  wallOf: (day: number) => string,
  tagged: ReadonlyMap<string, TourItem>,
): Body | undefined {
  const { text = '' } = item
  const first = { versionOf: undefined }
  switch (item.what) {
    case 'answer': {
      const walk = walks.find(({ questions }) => questions.some(({ id }) => id === item.question))
      const question = walk?.questions.find(({ id }) => id === item.question)
      if (walk === undefined || question === undefined) return undefined
      const fields = { walk: walk.id, question: question.id, asked: fill(question.text, names) }
      return { ...first, kind: 'answer', text, fields: () => fields }
    }
    case 'page': {
      const fields = {
        walk: walkFor(walks, 'write')?.id ?? '',
        minutes: item.minutes ?? 15,
        asked: item.asked ?? '',
      }
      return { ...first, kind: 'page', text, fields: () => fields }
    }
    case 'event': {
      const record = tagged.get(item.tag ?? '')
      const { event } = item
      if (record?.kind === undefined || event === undefined) return undefined
      const { kind } = record
      const fields: Body['fields'] = (idOf) => ({ of: idOf(keyOf(record)), record: kind, event })
      return { ...first, kind: eventKind, text: text || event, fields }
    }
    case 'record': {
      const kind = kinds.find(({ id }) => id === item.kind)
      if (kind === undefined) return undefined
      const values = tourDates(kind, item.values ?? {}, wallOf) as Values
      const { from } = item
      const before = tagged.get(item.tag ?? '')
      return {
        kind: kind.id,
        text: recordText(kind, values),
        versionOf: before && keyOf(before),
        fields: (idOf) => recordFields(values, from && idOf(keyOf(from))),
      }
    }
  }
}

function keyOf({ day, time }: { readonly day: number; readonly time: string }): string {
  return `${day} ${time}`
}
