// Merging what stands beside the entries: drafts, sittings, bookmarks, settings.
import { bareKey } from '../journal/draft.ts'
import { hereKeys, type Json, objectOf } from '../journal/fields.ts'
import type { Db } from './database.ts'
import { insert } from './insert.ts'
import { instantOf } from './rows.ts'
import { lastWord, type SettingRow } from './setting-parts.ts'
import { putSetting } from './settings.ts'

/** Merges them inside a transaction of the caller's, once the entries are there, and returns how many drafts came or grew and how many settings are another. What was `empty` gets all of it, as it is. */
export function mergeAside(
  db: Db,
  other: Db,
  empty: boolean,
): { readonly drafts: number; readonly settings: number } {
  sessions(db, other)
  places(db, other)
  return { settings: settings(db, other), drafts: drafts(db, other, empty) }
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

/** The later word of both; nothing of what is said of one copy alone, or was merged with the entries. */
function settings(db: Db, other: Db): number {
  let count = 0
  const ours = new Map(rows<SettingRow>(db, 'setting').map((row) => [row.key, row]))
  for (const row of rows<SettingRow>(other, 'setting')) {
    if (hereKeys.some((key) => key === row.key)) continue
    const our = ours.get(row.key)
    const is = our === undefined ? row : lastWord(our, row)
    if (our !== undefined && !differs(our, is)) continue
    putSetting(db, is)
    if (our?.value !== is.value) count += 1
  }
  return count
}

function differs(one: SettingRow, two: SettingRow): boolean {
  return one.value !== two.value || one.set_utc !== two.set_utc || one.parts !== two.parts
}

function rows<R>(db: Db, table: 'session' | 'place' | 'draft' | 'setting'): readonly R[] {
  return db.prepare(`select * from ${table}`).all() as R[]
}
