// What is set, JSON by key. What stands there is read by a reader beside its type.
import type { Instant } from '../journal/entry.ts'
import type { HereKey, Json, SettingKey } from '../journal/fields.ts'
import { type Db, statement } from './database.ts'
import { guard } from './faults.ts'
import { type SettingRow, setAnew } from './setting-parts.ts'
import type { Store } from './store.ts'

/** What was set under `key`, or undefined. */
export function readSetting(store: Store, key: SettingKey | HereKey): Json | undefined {
  const row = guard(() => store.db.prepare('select value from setting where key = ?').get(key))
  return row === undefined ? undefined : (JSON.parse((row as { value: string }).value) as Json)
}

/** Sets `key`; of two copies of the journal the later word counts. When it returns, it is on the disk. */
export function writeSetting(store: Store, key: SettingKey, value: Json, at: Instant): void {
  guard(() => {
    const set = () =>
      putSetting(store.db, setAnew(key, settingRow(store.db, key), JSON.stringify(value), at.utc))
    if (store.db.inTransaction) set()
    else store.db.transaction(set).immediate()
  })
}

/** The same for what is said of this copy alone, and goes into no other. */
export function writeHere(store: Store, key: HereKey, value: Json): void {
  guard(() => putHere(store.db, key, value))
}

/** The same for what may be lost with the power, and with nothing else: it reaches the drive with whatever is written next. */
export function writeHereSoon(store: Store, key: HereKey, value: Json): void {
  guard(() => store.db.pragma('synchronous=normal'))
  try {
    writeHere(store, key, value)
  } finally {
    store.db.pragma('synchronous=full')
  }
}

/** Sets what the store keeps for itself, inside a transaction of the caller's or as one. */
export function putHere(db: Db, key: string, value: unknown): void {
  putSetting(db, { key, value: JSON.stringify(value), set_utc: 0, parts: '{}' })
}

/** Writes a row as it is, in the place of the one that is there. */
export function putSetting(db: Db, { key, value, set_utc, parts }: SettingRow): void {
  statement(
    db,
    `insert into setting (key, value, set_utc, parts) values (?, ?, ?, ?) on conflict (key)
       do update set value = excluded.value, set_utc = excluded.set_utc, parts = excluded.parts`,
  ).run(key, value, set_utc, parts)
}

function settingRow(db: Db, key: string): SettingRow | undefined {
  return statement(db, 'select * from setting where key = ?').get(key) as SettingRow | undefined
}
