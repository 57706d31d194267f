// When the story of why can be told again: after a slip, without looking at what was told before it.
import type { Entry } from '../entry.ts'
import { kindFor, type RecordKind } from '../record/kind.ts'
import { moved } from '../time/days.ts'
import { wall } from '../time/spoken.ts'

/** As long as this after a slip, in days. */
const slipDays = 30

/**
 * The story, and the last slip that was written down after it was told; undefined on the day of the slip, which has care
 * enough to take, a month later, and where the story was told since. `day` is 'YYYY-MM-DD'.
 */
export function storyAfterSlip(
  records: readonly Entry[],
  kinds: readonly RecordKind[],
  day: string,
): { readonly story: Entry; readonly kind: RecordKind; readonly slip: Entry } | undefined {
  const kind = kindFor(kinds, 'story')
  const slips = kindFor(kinds, 'slips')
  const story = records.findLast((entry) => entry.kind === kind?.id)
  const slip = records.findLast((entry) => entry.kind === slips?.id)
  if (kind === undefined || story === undefined || slip === undefined) return undefined
  const on = wall(slip.created.utc, slip.created.zone).slice(0, 10)
  const toldSince = story.revision.written.utc >= slip.created.utc
  if (on >= day || on < moved(day, -slipDays) || toldSince) return undefined
  return { story, kind, slip }
}
