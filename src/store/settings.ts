// What is set, JSON by key. What stands there is read by a reader beside its type.
import type { Json, SettingKey } from '../journal/fields.ts'
import { guard } from './faults.ts'
import type { Store } from './store.ts'

/** What was set under `key`, or undefined. */
export function readSetting(store: Store, key: SettingKey): Json | undefined {
  const row = guard(() => store.db.prepare('select value from setting where key = ?').get(key))
  return row === undefined ? undefined : (JSON.parse((row as { value: string }).value) as Json)
}

/** Sets `key`. When it returns, it is on the disk. Throws RangeError for the counter the seal lives by. */
export function writeSetting(store: Store, key: SettingKey, value: Json): void {
  if (key === 'changes') throw new RangeError('"changes" is the store’s own')
  guard(() =>
    store.db
      .prepare(
        'insert into setting values (?, ?) on conflict (key) do update set value = excluded.value',
      )
      .run(key, JSON.stringify(value)),
  )
}

/** The same for what may be lost with the power, and with nothing else: it reaches the drive with whatever is written next. */
export function writeSettingSoon(store: Store, key: SettingKey, value: Json): void {
  guard(() => store.db.pragma('synchronous=normal'))
  try {
    writeSetting(store, key, value)
  } finally {
    store.db.pragma('synchronous=full')
  }
}
