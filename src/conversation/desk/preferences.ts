import { type Preferences, preferenceNames, preferences } from '../../journal/preferences.ts'
import { readSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'

/** What the writer has set, with the usual for the rest. */
export function preferencesOf(store: Store): Preferences {
  return Object.fromEntries(
    preferenceNames.map((name) => {
      const set = readSetting(store, `prefer/${name}`)
      return [name, set === undefined ? preferences[name].usual : set]
    }),
  ) as Preferences
}
