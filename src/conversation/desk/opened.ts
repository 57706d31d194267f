// When the journal was opened: kept inside it, so that whoever has the passphrase sees whether somebody else has. What a copy
// elsewhere was opened for is not in here.
import { exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import type { Instant } from '../../journal/entry.ts'
import { listOf } from '../../journal/fields.ts'
import { formatInstant, instantIn } from '../../journal/time/instant.ts'
import { readSetting, writeHereSoon } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'

/** So many are kept of one day. */
const most = 99

/** Keeps that it is opened now, where something can be kept. */
export function noteOpening(store: Store, now: Instant): void {
  if (store.missing > 0 || store.sealLost || store.stale) return
  const before = openings(store)
  const today = before.filter((at) => dayOf(at) === dayOf(now))
  const last = before.findLast((at) => dayOf(at) !== dayOf(now))
  const kept = [...(last === undefined ? [] : [last]), ...today.slice(1 - most), now]
  try {
    writeHereSoon(store, 'opened', kept)
  } catch (error) {
    // On a drive that is full, or while somebody else writes, it is opened all the same.
    if (!(error instanceof Trouble) || error.code !== exit.failed) throw error
  }
}

/** When it was opened before this time, and how often today, this time among them; undefined where it was not. */
export function openedBefore(
  store: Store,
  now: Instant,
): { readonly last: Instant; readonly today: number } | undefined {
  const all = openings(store)
  const last = all.at(-2)
  return last && { last, today: all.filter((at) => dayOf(at) === dayOf(now)).length }
}

/** The same in a line; empty where it was not opened before. */
export function openedSaid(store: Store, now: Instant): string {
  const before = openedBefore(store, now)
  if (before === undefined) return ''
  const { last, today } = before
  return dayOf(last) === dayOf(now)
    ? said('today/opened-today', { time: formatInstant(last, 'time'), times: today })
    : said('today/opened', { when: formatInstant(last, 'full') })
}

function openings(store: Store): readonly Instant[] {
  return listOf(readSetting(store, 'opened')).flatMap((each) => instantIn(each) ?? [])
}

function dayOf(at: Instant): string {
  return formatInstant(at, 'day')
}
