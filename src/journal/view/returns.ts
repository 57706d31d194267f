// When somebody was back after a break, to the minute: what was written there is what is said here.
import type { Entry } from '../entry.ts'
import { stringIn } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { wallMoment } from '../time/wall.ts'

/** "back on the minute said, twice; 13 minutes late, once", the latest first; empty where no break was taken. Beyond four different times late, from the least to the most. */
export function returnTimes(
  breaks: readonly Entry[],
  kind: RecordKind,
  backOf: (id: string) => Entry | undefined,
  zone: string,
): string {
  const times = breaks.map((entry) => {
    const back = backOf(entry.id)
    const due = wallMoment(stringIn(entry, kind.due ?? '') ?? '', zone)
    if (back === undefined || Number.isNaN(due)) return undefined
    return Math.max(0, Math.floor((back.created.utc - due) / 60_000))
  })
  const late = times.filter((minutes) => minutes !== undefined && minutes > 0) as number[]
  const each = [...new Set(late)]
  const lates =
    each.length > 4
      ? [`${span(Math.min(...each))} to ${span(Math.max(...each))} late, ${often(late.length)}`]
      : each.map(
          (minutes) =>
            `${span(minutes)} late, ${often(late.filter((one) => one === minutes).length)}`,
        )
  const count = (wanted: number | undefined) => times.filter((one) => one === wanted).length
  return [
    ...(count(0) === 0 ? [] : [`back on the minute said, ${often(count(0))}`]),
    ...lates,
    ...(count(undefined) === 0 ? [] : [`no return noted, ${often(count(undefined))}`]),
  ].join('; ')
}

function span(minutes: number): string {
  if (minutes === 1) return 'a minute'
  if (minutes < 120) return `${minutes} minutes`
  return minutes < 48 * 60
    ? `${Math.round(minutes / 60)} hours`
    : `${Math.round(minutes / 1440)} days`
}

function often(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`
}
