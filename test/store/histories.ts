// Random histories: what a person may do in a journal, in any order.
import fc from 'fast-check'
import { draftKey } from '../../src/journal/draft.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import {
  eraseEntry,
  keepEntry,
  listEntries,
  removeEntry,
  restoreEntry,
  reviseEntry,
} from '../../src/store/entries.ts'
import { setMarks } from '../../src/store/marks.ts'
import { unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { recovery } from './journal.ts'

/** By the recovery code, which costs no derivation. */
export function opened(dir: string): Store {
  const secret = recoverySecret(recovery())
  if (secret === undefined) throw new Error('no recovery code')
  return unlockJournal(dir, secret)
}

export const moment = (step: number) => ({
  utc: 1_700_000_000_000 + step * 1000,
  zone: 'UTC',
  offset: 0,
})

export type Step = {
  readonly copy: number
  readonly act: number
  readonly which: number
  readonly n: number
}

/** Does one thing in one copy, at a moment of its own. */
export function act(store: Store, { act, which, n }: Step, step: number, erasing: boolean): void {
  const at = moment(step)
  const text = `words ${step} of ${n}`
  const all = [
    ...listEntries(store, { all: true }),
    ...listEntries(store, { removed: true, all: true }),
  ].toSorted((a, b) => a.seq - b.seq)
  const entry = all[which % Math.max(1, all.length)]
  if (entry === undefined || act < 3) {
    keepEntry(store, { kind: 'page', text, fields: {}, at })
  } else if (act < 6) reviseEntry(store, entry.id, { text, from: entry.revision.id, at })
  else if (act === 6) removeEntry(store, entry.id, at)
  else if (act === 7) restoreEntry(store, entry.id, at)
  else if (act === 8) {
    setMarks(store, entry.revision.id, n % 3 === 0 ? [] : [{ kind: 'say', start: 0, end: 5 }], at)
  } else if (act === 9) {
    const key = n % 2 === 0 ? draftKey.page : draftKey.edit(entry.id)
    saveDraft(store, { key, kind: 'page', text, cursor: 0, fields: {}, begun: at, changed: at })
  } else if (erasing) eraseEntry(store, entry.id)
}

/** What is done, in any order: a number stands for an act, another for the entry. */
export const steps = fc.array(
  fc.record({
    copy: fc.nat(3),
    act: fc.nat(10),
    which: fc.nat(20),
    n: fc.nat(9),
  }),
  { minLength: 4, maxLength: 24 },
)
