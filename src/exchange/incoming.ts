// What an import reads. Nothing in it has been believed yet: readers say what stands there, and never throw.
import { createHash } from 'node:crypto'
import type { Instant } from '../journal/entry.ts'
import type { Fields, Json } from '../journal/fields.ts'
import { type MarkKind, markKinds } from '../journal/page/marks.ts'
import { offsetAt } from '../journal/time/instant.ts'

export type IncomingMark = {
  readonly kind: MarkKind
  readonly start: number
  readonly end: number
  readonly made: Instant
}

/** What wrote it: kept with an entry, and part of how it is known again. */
export type Source =
  | 'unearth'
  | 'markdown'
  | 'jrnl'
  | 'dayone'
  | 'daylio'
  | 'rednotebook'
  | 'org'
  | 'text'

/** Which of two numbers is the day. */
export const orders = ['day-first', 'month-first'] as const
export type Order = (typeof orders)[number]

/** How a source is to be read. */
export type How = {
  /** Where times that name no zone were lived. */
  readonly zone: string
  /** Which number of a day in numbers alone is the day; without it those that could be two days are none. */
  readonly order?: Order
  /** The shape of jrnl's dates, as strftime has it. */
  readonly timeformat?: string
  readonly password?: string
  /** The format, where it was named. */
  readonly as?: string
  /** The names of the pictures, sounds and other files beside what is read. */
  readonly beside?: ReadonlySet<string>
}

/** One entry as a source has it. */
export type Incoming = {
  readonly source: Source
  /** Stable in that source: its own id, else a sha256 of time and text. Two imports of the same file give the same. */
  readonly sourceId: string
  /** Where it stands, for the report: "entry 12", "2024/x.md". */
  readonly where: string
  readonly created: Instant
  readonly changed: Instant
  /** 'page' unless it is ours and says otherwise. */
  readonly kind: string
  /** Ours only: a UUIDv7. */
  readonly id?: string
  readonly text: string
  /** Ours: as exported. Others: title, tags, starred, and under extra whatever nobody here knows. */
  readonly fields: Fields
  readonly marks: readonly IncomingMark[]
  /** Where no date of it was understood: what stood there ('' where nothing did), and what it is dated by instead. */
  readonly undated?: { readonly value: string; readonly by: 'name' | 'changed' }
}

export type Fault = { readonly where: string; readonly message: string }

export type Read = {
  readonly entries: readonly Incoming[]
  readonly faults: readonly Fault[]
  readonly notes: readonly string[]
  /** The dates that stand in it in numbers alone: all of them together tell which number is the day. */
  readonly dates?: readonly string[]
}

/** A file as it was found: its path inside what is read, what is in it, and when it was last changed. */
export type SourceFile = {
  readonly name: string
  readonly bytes: Uint8Array
  readonly mtimeMs: number
}

/** More bytes than this are no journal, and would not fit into memory beside what is made of it. */
export const mostBytes = 512 * 1024 * 1024
export const mostEntries = 100_000
export const mostText = 20_000_000

/** A source that could not be read at all. */
export function unreadable(where: string, message: string): Read {
  return { entries: [], faults: [{ where, message }], notes: [] }
}

/** An id made of when and what, for sources that have none. */
export function contentId(created: Instant, text: string): string {
  return createHash('sha256').update(`${created.utc}\n${text}`).digest('hex').slice(0, 32)
}

/** UTC milliseconds as an instant in `zone`; undefined for what is no time a journal can have. */
export function instantAt(utc: number, zone: string): Instant | undefined {
  if (!Number.isFinite(utc) || !hasYear(utc)) return undefined
  const whole = Math.trunc(utc)
  const offset = offsetAt(whole, zone)
  return hasYear(whole + offset * 60_000) ? { utc: whole, zone, offset } : undefined
}

/** Whether it is in the years 0001 to 9999, as the calendar of the dates writes them. */
function hasYear(ms: number): boolean {
  return ms >= -62_135_596_800_000 && ms <= 253_402_300_799_999
}

/** A file with more lists and maps than this would not fit into memory, and is no journal. */
const mostParts = 4_000_000

/** JSON as it stands there, or a sentence on why it is not read. */
export function readJson(
  text: string,
): { readonly document: unknown } | { readonly fault: string } {
  let parts = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x5b || code === 0x7b) parts += 1
    if (parts > mostParts) return { fault: 'It has more parts than a journal has.' }
  }
  try {
    return { document: JSON.parse(text) }
  } catch {
    return { fault: 'It is not JSON.' }
  }
}

const mostDepth = 64

/** Whether more is nested in it than can be kept. Takes as long as it is large, whatever its shape. */
export function tooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth <= mostDepth; depth += 1) {
    level = level.flatMap((each) =>
      each !== null && typeof each === 'object' ? Object.values(each) : [],
    )
    if (level.length === 0) return false
  }
  return true
}

/** Why an entry is not taken that is nested too deeply. */
export const deep = 'It is nested too deeply to be an entry.'

/** A wall clock ('YYYY-MM-DDTHH:MM:SS', seconds may be missing) as lived in `zone`; undefined where there is none such. */
export function wallInstant(wall: string, zone: string): Instant | undefined {
  const [, day, time = '00:00'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?))?$/.exec(wall) ?? []
  if (day === undefined) return undefined
  const utc = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}Z`)
  // Date.parse takes the 31st of every month for a day.
  if (Number.isNaN(utc) || new Date(utc).toISOString().slice(0, 10) !== day) return undefined
  const guess = utc - offsetAt(utc, zone) * 60_000
  return instantAt(utc - offsetAt(guess, zone) * 60_000, zone)
}

/** Bytes as text: UTF-8, or UTF-16 with its mark; a sentence where they are neither. A byte order mark is dropped. */
export function decoded(
  bytes: Uint8Array,
): { readonly text: string; readonly note?: string } | { readonly fault: string } {
  const [a, b] = bytes
  const utf16 =
    a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : undefined
  try {
    const text = new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
    return utf16 === undefined ? { text } : { text, note: 'It was UTF-16; it was read as such.' }
  } catch {
    return { fault: 'It is not UTF-8: saved as something else, or damaged.' }
  }
}

/** A text that can be kept: as it is, but for halves of characters and NUL, which nothing can store. */
export function keepable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\ufffd')
}

export function isRecord(value: unknown): value is { readonly [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** An instant as it was exported, or undefined. */
export function readInstant(value: unknown): Instant | undefined {
  if (!isRecord(value)) return undefined
  const { utc, zone, offset } = value
  if (typeof utc !== 'number' || typeof zone !== 'string' || typeof offset !== 'number')
    return undefined
  if (instantAt(utc, 'UTC') === undefined || !Number.isInteger(utc)) return undefined
  if (!Number.isInteger(offset) || Math.abs(offset) > 24 * 60 || zone.length > 64) return undefined
  if (!hasYear(utc + offset * 60_000)) return undefined
  return { utc, zone: keepable(zone), offset }
}

/** Marks as they were exported; those that do not lie in a text of `length` units are left out. */
export function readMarks(value: unknown, length: number): readonly IncomingMark[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((mark: unknown): IncomingMark[] => {
    if (!isRecord(mark)) return []
    const { start, end } = mark
    const kind = markKinds.find((each) => each === mark['kind'])
    const made = readInstant(mark['made'])
    const whole = Number.isInteger(start) && Number.isInteger(end)
    if (!whole || kind === undefined || made === undefined) return []
    const [from, to] = [Number(start), Number(end)]
    return from >= 0 && from < to && to <= length ? [{ kind, start: from, end: to, made }] : []
  })
}
