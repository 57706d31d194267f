// Merging what stands beside the entries: drafts, sittings, bookmarks, settings.
import { bareKey } from '../journal/draft.ts'
import { type Json, listOf, objectOf } from '../journal/fields.ts'
import type { Db } from './database.ts'
import { insert } from './insert.ts'
import { instantOf } from './rows.ts'

/** Merges them inside a transaction of the caller's, once the entries are there, and returns how many drafts came or grew. What was `empty` gets all of it, as it is. */
export function mergeAside(db: Db, other: Db, empty: boolean): number {
  sessions(db, other)
  places(db, other)
  settings(db, other, empty)
  return drafts(db, other, empty)
}

type SessionRow = { readonly id: string; readonly ended: string | null; readonly fields: string }

/** A sitting that came to its end counts before one that did not. */
function sessions(db: Db, other: Db): void {
  const ours = new Map(rows<SessionRow>(db, 'session').map((row) => [row.id, row]))
  for (const row of rows<SessionRow>(other, 'session')) {
    const our = ours.get(row.id)
    if (our !== undefined && said(our) >= said(row)) continue
    if (our !== undefined) db.prepare('delete from session where id = ?').run(row.id)
    insert(db, 'session', row)
  }
}

function said({ ended, fields }: SessionRow): string {
  return `${ended === null ? 0 : 1}${ended ?? ''}${fields}`
}

type PlaceRow = { readonly walk: string; readonly question: string; readonly changed_utc: number }

/** The later bookmark; none of a walk that was walked here since. */
function places(db: Db, other: Db): void {
  const ours = new Map(rows<PlaceRow>(db, 'place').map((row) => [row.walk, row]))
  const since = db.prepare('select 1 from session where walk = ? and begun_utc > ?').pluck()
  for (const row of rows<PlaceRow>(other, 'place')) {
    const our = ours.get(row.walk)
    if (our === undefined ? since.get(row.walk, row.changed_utc) : !later(row, our)) continue
    db.prepare('delete from place where walk = ?').run(row.walk)
    insert(db, 'place', row)
  }
}

function later(one: PlaceRow, two: PlaceRow): boolean {
  if (one.changed_utc !== two.changed_utc) return one.changed_utc > two.changed_utc
  return one.question > two.question
}

type DraftRow = {
  readonly key: string
  readonly kind: string
  readonly text: string
  readonly fields: string
  readonly changed: string
}

/** Drafts of both. Where both have one under the same key, the later one's words are followed by the other's. */
function drafts(db: Db, other: Db, empty: boolean): number {
  const kept = db.prepare('select 1 from revision where text = ?').pluck()
  const isKept = ({ text }: DraftRow) => text.trim() !== '' && kept.get(text) !== undefined
  const entry = db.prepare('select 1 from entry where id = ?').pluck()
  const ours = new Map(rows<DraftRow>(db, 'draft').map((row) => [row.key, row]))
  let count = 0
  const put = (row: DraftRow) => {
    db.prepare('delete from draft where key = ?').run(row.key)
    insert(db, 'draft', row)
    ours.set(row.key, row)
    count += 1
  }
  for (const row of rows<DraftRow>(other, 'draft')) {
    const [, of] = /^(?:edit|floor|under)\/(.+)$/.exec(bareKey(row.key)) ?? []
    const settled = isKept(row) || (of !== undefined && entry.get(of) === undefined)
    if (settled && !empty) continue
    const our = ours.get(row.key)
    if (our === undefined) put(row)
    else {
      const joined = together(our, row)
      if (joined.row !== our) put(joined.row)
      if (joined.beside === '') continue
      const note = ours.get('note')
      if (note?.text.includes(joined.beside)) continue
      put(
        note === undefined
          ? { ...row, key: 'note', kind: 'note', text: joined.beside, fields: '{}' }
          : { ...note, text: `${note.text}\n\n${joined.beside}` },
      )
    }
  }
  return count
}

/** Two drafts as one; `beside` is what had no place in it. */
function together(one: DraftRow, two: DraftRow): { row: DraftRow; beside: string } {
  const [first, second] = newerFirst(one, two)
  if (first.text.includes(second.text)) return { row: first, beside: '' }
  if (second.text.includes(first.text)) return { row: second, beside: '' }
  // A record's words stand in its fields, and its text is only how they read.
  const { values } = objectOf(JSON.parse(first.fields) as Json)
  if (values !== undefined) return { row: first, beside: second.text }
  return { row: { ...first, text: `${first.text}\n\n${second.text}` }, beside: '' }
}

function newerFirst(one: DraftRow, two: DraftRow): [DraftRow, DraftRow] {
  const by = instantOf(two.changed).utc - instantOf(one.changed).utc
  return by < 0 || (by === 0 && one.text + one.fields >= two.text + two.fields)
    ? [one, two]
    : [two, one]
}

/** Of one machine, or merged with the entries. */
const machine = /^(changes|opened|backup|exports|erased|restored|unmarked|merged|imports|list)$/
/** The same, and what is of one day. */
const own =
  /^(changes|opened|backup|exports|erased|restored|unmarked|merged|imports|list|course|(course|left|asked)\/.*)$/

/** What is not set here comes from there; of lists, what is not in them yet. What is set here stays. */
function settings(db: Db, other: Db, empty: boolean): void {
  const ours = new Map(rows<SettingRow>(db, 'setting').map(({ key, value }) => [key, value]))
  for (const { key, value } of rows<SettingRow>(other, 'setting')) {
    if ((empty ? machine : own).test(key)) continue
    const our = ours.get(key)
    const [here, there] = [JSON.parse(our ?? 'null') as Json, JSON.parse(value) as Json]
    const more = listOf(there).filter(
      (each) => !listOf(here).some((known) => name(known) === name(each)),
    )
    if (our === undefined) insert(db, 'setting', { key, value })
    else if (Array.isArray(here) && more.length > 0) {
      const all = JSON.stringify([...here, ...more])
      db.prepare('update setting set value = ? where key = ?').run(all, key)
    }
  }
}

type SettingRow = { readonly key: string; readonly value: string }

function name(value: Json): string {
  return JSON.stringify(objectOf(value)['name'] ?? value)
}

function rows<R>(db: Db, table: 'session' | 'place' | 'draft' | 'setting'): readonly R[] {
  return db.prepare(`select * from ${table}`).all() as R[]
}
