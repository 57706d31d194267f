// What the writer set for this day. What was set for an earlier day stands here without a word about the days between.
import type { Entry } from '../entry.ts'
import { eventOf, eventsByRecord, stringIn, valuesOf } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { recordLine } from '../record/words.ts'
import type { Say } from '../said.ts'
import { formatInstant } from '../time/instant.ts'

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** After one of these a record is not looked at again by itself. */
const ended = new Set(['ended', 'closed', 'answered', 'returned'])

/** The lines of a day, in the order they matter. `day` is 'YYYY-MM-DD' on the writer's wall; `floors` are questions left as "I do not know yet". */
export function todayOf(given: {
  readonly day: string
  readonly kinds: readonly RecordKind[]
  readonly records: readonly Entry[]
  readonly events: readonly Entry[]
  readonly floors: readonly Entry[]
  readonly say: Say
}): readonly string[] {
  const { day, kinds, records, events, floors, say } = given
  const happened = eventsByRecord(events)
  const weekday = weekdays[new Date(`${day}T12:00Z`).getUTCDay()] ?? ''
  const line = (kind: RecordKind, entry: Entry) => recordLine(kind, valuesOf(entry))
  const lines: string[] = []
  for (const kind of kinds) {
    const here = records.filter((entry) => entry.kind === kind.id)
    for (const entry of here) {
      const due = kind.due === undefined ? undefined : stringIn(entry, kind.due)
      if (kind.for === 'break') {
        if (due === undefined || happened.has(entry.id) || due.slice(0, 10) < before(day)) continue
        const at = due.slice(0, 10) === day ? due.slice(11) : due.replace('T', ' ')
        const what = stringIn(entry, kind.fields[0]?.name ?? '') ?? kind.title
        lines.push(say('today/back', { time: at, what }))
      } else if (due?.slice(0, 10) === day) {
        lines.push(say('today/due', { time: due.slice(11), what: line(kind, entry) }))
      } else if (kind.days !== undefined) {
        if (stringIn(entry, kind.days)?.toLowerCase().includes(weekday)) {
          lines.push(say('today/round', { what: line(kind, entry) }))
        }
      } else if (kind.for === 'parked') {
        const until = stringIn(entry, kind.review ?? '')
        if (!happened.has(entry.id) && (until === undefined || until <= day)) {
          lines.push(say('today/parked', { what: line(kind, entry) }))
        }
      }
      const over = (happened.get(entry.id) ?? []).some((event) => ended.has(eventOf(event)))
      const review =
        kind.review === undefined || kind.for === 'parked'
          ? undefined
          : stringIn(entry, kind.review)
      if (review !== undefined && review <= day && !over) {
        lines.push(say('today/look-again', { what: line(kind, entry) }))
      }
    }
  }
  for (const floor of floors) {
    lines.push(
      say('today/left-open', {
        day: formatInstant(floor.created, 'day'),
        what: floor.revision.text.replace(/\s+/g, ' '),
      }),
    )
  }
  return lines
}

/** The day before; a break whose return was meant for longer ago is over by now. */
function before(day: string): string {
  return new Date(Date.parse(`${day}T12:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
