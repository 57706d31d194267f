// The writer's own words for the people in their pages: asked once, kept in the journal, changed with "unearth names".

import { type Names, namesIn } from '../../journal/names.ts'
import { readSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'

/** What the writer has said, or undefined before they were asked. */
export function namesOf(store: Store): Names | undefined {
  return namesIn(readSetting(store, 'names'))
}
