// Something set long ago, for the tests that are about something else.
import type { HereKey, Json, SettingKey } from '../../src/journal/fields.ts'
import { writeHere, writeSetting } from '../../src/store/settings.ts'
import type { Store } from '../../src/store/store.ts'

export const longAgo = { utc: 1, zone: 'UTC', offset: 0 }

export function set(store: Store, key: SettingKey, value: Json): void {
  writeSetting(store, key, value, longAgo)
}

export function setHere(store: Store, key: HereKey, value: Json): void {
  writeHere(store, key, value)
}
