// What comes round: every so many days, on a day, or after something that happened.
import { evenings, type Facts, holds, lastDark, momentOf } from './facts.ts'
import type { Due, Happening, Rhythm } from './order.ts'
import { fits, type Offer, type Sight } from './sight.ts'

/** The first rhythm that something brought, or whose day it is. */
export function rhythm(see: Sight, which: 'brought' | 'due'): Offer | undefined {
  for (const each of see.order.rhythms) {
    const { what, dues } = each
    const due = dues.find(
      (one) => (one.by === 'every') === (which === 'due') && isDue(see, each, one),
    )
    if (due === undefined) continue
    if ('record' in what) return { record: what.record, because: wordOf(due) }
    const walk = see.walks.get(what.walk)
    if (walk !== undefined && fits(see, walk)) return { walk, because: wordOf(due) }
  }
  return undefined
}

function isDue({ order, facts }: Sight, { what }: Rhythm, due: Due): boolean {
  if (!holds(due.when, order, facts)) return false
  const last =
    'walk' in what
      ? facts.walks.get(what.walk)?.last
      : momentOf({ from: 'kept', id: what.record }, facts)
  if (due.by === 'every') {
    const letBe = facts.letBe?.get('walk' in what ? what.walk : what.record)
    const from = Math.max(last ?? facts.beginning, letBe ?? facts.beginning)
    return evenings(facts, from) >= due.days
  }
  if (due.by === 'after') {
    const moment = happened(due.what, facts)
    return (
      moment !== undefined &&
      evenings(facts, moment) <= due.days &&
      (last === undefined || last < moment)
    )
  }
  const from = momentOf(due.since, facts)
  if (from === undefined) return false
  // A day that was over before the journal began asks for nothing.
  return due.days.some((days) => {
    const day = Math.floor(from) + days
    return (
      day > Math.floor(facts.beginning) &&
      day <= Math.floor(facts.now) &&
      (last === undefined || Math.floor(last) < day)
    )
  })
}

/** When something last happened that brings a rhythm about. */
function happened(what: Happening, facts: Facts): number | undefined {
  switch (what.is) {
    case 'dark':
      return lastDark(facts)
    case 'walk':
      return facts.walks.get(what.walk)?.last
    case 'kept':
      return momentOf({ from: 'kept', id: what.kind }, facts)
    case 'says': {
      const { kind, field, values } = what
      const found = facts.records.filter(
        (record) =>
          record.kind === kind && values.some((value) => record.values(field).includes(value)),
      )
      return found.length === 0 ? undefined : Math.max(...found.map(({ changed }) => changed))
    }
    case 'sittings': {
      const { sittings } = facts
      return sittings.findLast(({ at }, index) => {
        const before = sittings[index - what.count + 1]
        return before !== undefined && Math.floor(before.at) === Math.floor(at)
      })?.at
    }
  }
}

function wordOf(due: Due): string {
  if (due.by === 'every') return `every ${due.days} days`
  if (due.by === 'on') return `day ${due.days.join(' or ')}`
  const { what } = due
  if (what.is === 'dark') return 'after dark'
  if (what.is === 'sittings') return `after ${what.count} sittings`
  return `after ${what.is === 'walk' ? what.walk : what.kind}`
}
