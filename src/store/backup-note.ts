// What a backup says of itself, beside what it holds: whose it is, its number, and the sum of each file in it, authenticated.
import { createHmac } from 'node:crypto'
import type { Instant } from '../journal/entry.ts'
import { type Json, listOf, numberOf, objectOf, stringOf } from '../journal/fields.ts'
import { sameKey, subkey } from './slots.ts'

export const noteName = 'backup.json'

export type Held = { readonly name: string; readonly size: number; readonly sha256: string }

export type BackupNote = {
  readonly format: 1
  /** The journal's id. */
  readonly journal: string
  readonly number: number
  readonly made: Instant
  /** How many changes it holds. */
  readonly changes: number
  readonly files: readonly Held[]
}

/** The note as a file, with its mac. */
export function noteBytes(note: BackupNote, master: Buffer): Buffer {
  return asBytes({ ...note, mac: macOf(note, master).toString('base64') })
}

/** What a file says; undefined where it is no such note, to the letter. The mac is not believed yet. */
export function noteIn(bytes: Buffer): (BackupNote & { readonly mac: string }) | undefined {
  let json: Json
  try {
    json = JSON.parse(bytes.toString('utf8')) as Json
  } catch {
    return undefined
  }
  const { format, journal, number, made, changes, files, mac } = objectOf(json)
  const { utc, zone, offset } = objectOf(made)
  if (format !== 1) return undefined
  const note = {
    format,
    journal: stringOf(journal) ?? '',
    number: numberOf(number) ?? 0,
    made: { utc: numberOf(utc) ?? 0, zone: stringOf(zone) ?? 'UTC', offset: numberOf(offset) ?? 0 },
    changes: numberOf(changes) ?? 0,
    files: listOf(files).map((each) => {
      const { name, size, sha256 } = objectOf(each)
      return {
        name: stringOf(name) ?? '',
        size: numberOf(size) ?? 0,
        sha256: stringOf(sha256) ?? '',
      }
    }),
    mac: stringOf(mac) ?? '',
  } as const
  return asBytes(note).equals(bytes) ? note : undefined
}

function asBytes(note: BackupNote & { readonly mac: string }): Buffer {
  return Buffer.from(`${JSON.stringify(note, null, 2)}\n`)
}

/** Whether this journal's own key made the note, as it stands. */
export function noteHolds(note: BackupNote & { readonly mac: string }, master: Buffer): boolean {
  return sameKey(Buffer.from(note.mac, 'base64'), macOf(note, master))
}

function macOf({ journal, number, made, changes, files }: BackupNote, master: Buffer): Buffer {
  const { utc, zone, offset } = made
  const held = files.map(({ name, size, sha256 }) => `|${name}/${size}/${sha256}`).join('')
  const key = subkey(master, 'unearth/backup/v1')
  const said = `${journal}|${number}|${utc}|${zone}|${offset}|${changes}${held}`
  const mac = createHmac('sha256', key).update(said).digest()
  key.fill(0)
  return mac
}
