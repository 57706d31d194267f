// Settings that are lists, or have several things beside each other: the last word is taken of each, so that what was added in one
// copy and what was taken out in another both count.
import { createHash } from 'node:crypto'
import { type Json, objectOf } from '../journal/fields.ts'

/** A row of `setting`. */
export type SettingRow = {
  readonly key: string
  readonly value: string
  /** When it was set last, in UTC milliseconds; 0 where that was not written down yet. */
  readonly set_utc: number
  /** JSON: when the last word was said on each part, by a trace of its name; also of what was taken out. */
  readonly parts: string
}

/** Of `before` (undefined where it was never set) and what it is set to at `utc`: the row it becomes. A clock that went back is no earlier word. */
export function setAnew(
  key: string,
  before: SettingRow | undefined,
  value: string,
  utc: number,
): SettingRow {
  const at = Math.max(utc, before === undefined ? 0 : before.set_utc + 1)
  const is = partsOf(key, value)
  if (is === undefined) return { key, value, set_utc: at, parts: '{}' }
  const was = (before && partsOf(key, before.value)) ?? new Map<string, string>()
  const said = timesIn(before)
  for (const name of new Set([...was.keys(), ...is.keys()]))
    if (was.get(name) !== is.get(name)) said.set(trace(name), at)
  return { key, value, set_utc: at, parts: written(said) }
}

/** What both copies say: the later word, of each part where there are parts. The same whichever of the two is asked first. */
export function lastWord(one: SettingRow, two: SettingRow): SettingRow {
  const [late, early] = isLater(one, two) ? [one, two] : [two, one]
  const [ours, theirs] = [partsOf(late.key, late.value), partsOf(early.key, early.value)]
  if (ours === undefined || theirs === undefined) return late
  const [lateSaid, earlySaid] = [timesIn(late), timesIn(early)]
  const said = new Map<string, number>()
  for (const id of new Set([...lateSaid.keys(), ...earlySaid.keys()]))
    said.set(id, Math.max(lateSaid.get(id) ?? 0, earlySaid.get(id) ?? 0))
  const all = [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((name): [string, Json][] => {
    const [our, their] = [ours.get(name), theirs.get(name)]
    const by = (lateSaid.get(trace(name)) ?? 0) - (earlySaid.get(trace(name)) ?? 0)
    // Said at the same moment, or before that was written down: what is there stays.
    const kept = by > 0 ? our : by < 0 ? their : [our, their].toSorted(greaterFirst)[0]
    return kept === undefined ? [] : [[name, JSON.parse(kept) as Json]]
  })
  const isList = Array.isArray(JSON.parse(late.value))
  const value = isList ? all.map(([, each]) => each) : Object.fromEntries(all)
  return { ...late, value: JSON.stringify(value), parts: written(said) }
}

/** Settings that are an object of several things, each said by itself. */
const several = new Set(['names', 'left/rounds'])

/** The parts of a value as JSON, by name; undefined where it is one thing. What has the same name twice is two parts. */
function partsOf(key: string, json: string): Map<string, string> | undefined {
  const value = JSON.parse(json) as Json
  const parts = new Map<string, string>()
  if (Array.isArray(value)) {
    for (const each of value as readonly Json[]) {
      const name = JSON.stringify(objectOf(each)['name'] ?? each)
      let free = name
      for (let n = 2; parts.has(free); n += 1) free = `${name} ${n}`
      parts.set(free, JSON.stringify(each))
    }
    return parts
  }
  if (!several.has(key) || value === null || typeof value !== 'object') return undefined
  for (const [name, each] of Object.entries(value)) parts.set(name, JSON.stringify(each))
  return parts
}

function isLater(one: SettingRow, two: SettingRow): boolean {
  if (one.set_utc !== two.set_utc) return one.set_utc > two.set_utc
  return one.value >= two.value
}

function greaterFirst(a = '', b = ''): number {
  return a > b ? -1 : a < b ? 1 : 0
}

/** What nobody can read a name from that was taken out. */
function trace(name: string): string {
  return createHash('sha256').update(name).digest('base64url').slice(0, 16)
}

function timesIn(row: SettingRow | undefined): Map<string, number> {
  const said = objectOf(JSON.parse(row?.parts ?? '{}') as Json)
  return new Map(Object.entries(said).map(([id, utc]) => [id, Number(utc)]))
}

function written(said: ReadonlyMap<string, number>): string {
  return JSON.stringify(Object.fromEntries([...said].toSorted(([a], [b]) => (a < b ? -1 : 1))))
}
