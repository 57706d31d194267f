// A journal as somebody has it who writes for years: answers of the walks, records and what became of them, marks, sittings and
// notes. What every size shows is the same: the last thousand are alike, and what is older is settled.
import { loadRecords, loadWalks } from '../../src/files/content.ts'
import { plainKind } from '../../src/journal/entry.ts'
import type { Fields } from '../../src/journal/fields.ts'
import { uuidv7 } from '../../src/journal/ids.ts'
import { eventKind, recordFields } from '../../src/journal/record/events.ts'
import { kindFor, type RecordKind } from '../../src/journal/record/kind.ts'
import type { Values } from '../../src/journal/record/words.ts'
import { acceptLoss } from '../../src/store/commit.ts'
import { createJournal } from '../../src/store/create.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { at, generator, textOf } from './corpus.ts'

const hour = 3_600_000

/** So many of the newest are of every kind; what is older is settled, and no line of the map. */
const recent = 1000

/**
 * Makes a journal with `count` entries, those of writing of about 300 words: two in five are answers, one in five a record or
 * what became of one. Returns its recovery code.
 */
export function mixedOf(dir: string, count: number, passphrase: string): string {
  const { recoveryCode } = createJournal(dir, { passphrase, memoryMiB: 64 })
  const store = unlockJournal(dir, { passphrase })
  const random = generator(count + 7)
  const id = (utc: number) =>
    uuidv7(utc, (size) => Uint8Array.from({ length: size }, () => Math.floor(random() * 256)))
  const { db } = store
  const entry = db.prepare(
    "insert into entry (id, kind, created_utc, created_zone, created_offset, latest) values (?, ?, ?, 'UTC', 0, ?)",
  )
  const revision = db.prepare(
    "insert into revision (id, entry, number, written_utc, written_zone, written_offset, text, fields) values (?, ?, 1, ?, 'UTC', 0, ?, ?)",
  )
  const words = db.prepare('insert into words (rowid, text) values (?, ?)')
  const mark = db.prepare("insert into mark values (?, ?, 'surprise', 10, 60, ?, 'UTC', 0)")
  const session = db.prepare(
    'insert into session (id, walk, begun, begun_utc, ended, fields) values (?, ?, ?, ?, ?, ?)',
  )
  const each = kept(count)
  db.transaction(() => {
    let record: { id: string; kind: RecordKind } | undefined
    for (let index = 1; index <= count; index += 1) {
      const utc = at.utc - (count - index) * hour
      const made = each(index, record)
      const own = id(utc)
      record = made.record === undefined ? record : { id: own, kind: made.record }
      const length = plainKind(made.kind)?.writing === true ? 150 + Math.floor(random() * 300) : 12
      const text = textOf(random, length, index % Math.ceil(count / 3) === 0)
      const latest = id(utc)
      entry.run(own, made.kind, utc, index)
      revision.run(latest, own, utc, text, JSON.stringify(made.fields))
      words.run(index, text)
      if (index % 25 === 0) mark.run(id(utc), latest, utc)
      if (index % 20 !== 0) continue
      const begun = { ...at, utc }
      const ended = { ...at, utc: utc + hour / 3 }
      session.run(id(utc), made.walk, JSON.stringify(begun), utc, JSON.stringify(ended), '{}')
    }
    db.prepare("update setting set value = ? where key = 'changes'").run(String(count))
  }).immediate()
  acceptLoss(store)
  closeStore(store)
  return recoveryCode
}

type Made = {
  readonly kind: string
  readonly fields: Fields
  readonly walk: string | null
  readonly record?: RecordKind
}

type Record = { readonly id: string; readonly kind: RecordKind }

/** What the entry of an index is, after the last record. */
function kept(count: number): (index: number, last: Record | undefined) => Made {
  const { walks } = loadWalks([])
  const { kinds } = loadRecords([])
  const asked = walks.flatMap(({ id, questions }) => questions.map((each) => ({ id, each })))
  const settled = kinds.filter(({ ends }) => (ends ?? []).length > 0)
  const line = kindFor(kinds, 'map')
  return (index, last) => {
    const old = index <= count - recent
    const turn = index % 20
    if (turn % 5 < 2) {
      const { id, each } = asked[Math.floor(index / 2) % asked.length] ?? {}
      const fields = { walk: id ?? '', question: each?.id ?? '', rev: 1 }
      return { kind: 'answer', fields, walk: id ?? null }
    }
    if (turn === 2 || turn === 7) {
      const kind =
        !old && index % 50 === 2 && line !== undefined
          ? line
          : settled[Math.floor(index / 10) % settled.length]
      if (kind !== undefined)
        return { kind: kind.id, fields: recordFields(valuesFor(kind)), walk: null, record: kind }
    }
    // Of the newest every second one stays open.
    if (last !== undefined && (turn === 3 || turn === 8) && (old || turn === 3)) {
      const event = last.kind.ends?.[0] ?? last.kind.events[0] ?? 'ended'
      return { kind: eventKind, fields: { of: last.id, record: last.kind.id, event }, walk: null }
    }
    return { kind: turn === 4 ? 'page' : 'note', fields: {}, walk: null }
  }
}

/** Something for every field of a kind. */
function valuesFor({ fields }: RecordKind): Values {
  return Object.fromEntries(
    fields.flatMap(({ name, type, options }): [string, string | string[]][] => {
      if (type === 'choice') return [[name, options[0]?.value ?? '']]
      if (type === 'choices') return [[name, options.slice(0, 2).map(({ value }) => value)]]
      if (type === 'text' || type === 'line') return [[name, 'what was said, in a few words']]
      if (type === 'list') return [[name, ['one thing', 'another']]]
      return []
    }),
  )
}
