import { type Preferences, preferencesIn } from '../../journal/preferences.ts'
import { readSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'

/** What the writer has set, with the usual for the rest. */
export function preferencesOf(store: Store): Preferences {
  return preferencesIn((name) => readSetting(store, `prefer/${name}`))
}
