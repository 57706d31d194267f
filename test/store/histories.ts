// Random histories: what a person may do in a journal, in any order.
import fc from 'fast-check'
import { draftKey } from '../../src/journal/draft.ts'
import { type Json, listOf, objectOf } from '../../src/journal/fields.ts'
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
import { readSetting, writeSetting } from '../../src/store/settings.ts'
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

/** The last word on everything that is set, by what it is: undefined where it was taken out. */
export type Told = Map<string, Json | undefined>

/** Does one thing in one copy, at a moment of its own, and tells what it set. */
export function act(
  store: Store,
  step: Step,
  index: number,
  erasing: boolean,
  told: Told = new Map(),
): void {
  if (step.act > 10) setOne(store, step, index, told)
  else write(store, step, index, erasing)
}

function write(store: Store, { act, which, n }: Step, step: number, erasing: boolean): void {
  const at = moment(step)
  const text = `words ${step} of ${n}${n % 4 === 0 ? ' #sea' : ''}`
  const fields = n % 5 === 0 ? { title: `title ${n}`, tags: ['of its own'] } : {}
  const all = [
    ...listEntries(store, { all: true }),
    ...listEntries(store, { removed: true, all: true }),
  ].toSorted((a, b) => a.seq - b.seq)
  const entry = all[which % Math.max(1, all.length)]
  if (entry === undefined || act < 3) {
    keepEntry(store, { kind: 'page', text, fields, at })
  } else if (act < 6) reviseEntry(store, entry.id, { text, fields, from: entry.revision.id, at })
  else if (act === 6) removeEntry(store, entry.id, at)
  else if (act === 7) restoreEntry(store, entry.id, at)
  else if (act === 8) {
    setMarks(store, entry.revision.id, n % 3 === 0 ? [] : [{ kind: 'say', start: 0, end: 5 }], at)
  } else if (act === 9) {
    const key = n % 2 === 0 ? draftKey.page : draftKey.edit(entry.id)
    saveDraft(store, { key, kind: 'page', text, cursor: 0, fields: {}, begun: at, changed: at })
  } else if (erasing) eraseEntry(store, entry.id)
}

/** Somebody to call comes, changes or is taken off; a name is given; fear is said or lifted; something is preferred. */
function setOne(store: Store, { act, which, n }: Step, step: number, told: Told): void {
  const at = moment(step)
  const name = ['Jo', 'Kim', 'Robin'][which % 3] ?? ''
  if (act === 11) {
    const people = listOf(readSetting(store, 'people')).map(objectOf)
    const others = people.filter((each) => each['name'] !== name)
    const gone = n % 3 === 0
    if (gone && others.length === people.length) return
    const reach = `call ${step}`
    const next = gone ? others : [...others, { name, reach, readable: n % 2 === 0 }]
    writeSetting(store, 'people', next, at)
    told.set(`people/${name}`, gone ? undefined : reach)
  } else if (act === 12) {
    const key = which % 2 === 0 ? 'partner' : 'other'
    const names = objectOf(readSetting(store, 'names'))
    writeSetting(store, 'names', { ...names, [key]: `${name} ${step}` }, at)
    told.set(`names/${key}`, `${name} ${step}`)
  } else {
    const key = which % 2 === 0 ? 'fear' : 'prefer/minutes'
    const value = n % 2 === 0 ? null : step
    writeSetting(store, key, value, at)
    told.set(key, value)
  }
}

/** The same of what stands in a journal. */
export function setIn(store: Store): Told {
  const people = listOf(readSetting(store, 'people')).map(objectOf)
  const names = Object.entries(objectOf(readSetting(store, 'names')))
  const single = ['fear', 'prefer/minutes'] as const
  return new Map<string, Json | undefined>([
    ...people.map(({ name, reach }) => [`people/${name}`, reach] as const),
    ...names.map(([key, name]) => [`names/${key}`, name] as const),
    ...single.flatMap((key) => {
      const value = readSetting(store, key)
      return value === undefined ? [] : [[key, value] as const]
    }),
  ])
}

/** What is done, in any order: a number stands for an act, another for the entry. */
export const steps = fc.array(
  fc.record({
    copy: fc.nat(3),
    act: fc.nat(13),
    which: fc.nat(20),
    n: fc.nat(9),
  }),
  { minLength: 4, maxLength: 24 },
)
