// The writer's own words for the people in their pages.
import { readSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'

export type Names = {
  /** Who is writing: the one who broke trust, the one who was hurt, or neither said. */
  readonly writer?: 'broke' | 'hurt'
  readonly partner?: string
  readonly other?: string
  /** False where there was no third person: questions that need one are not asked. */
  readonly hasOther: boolean
}

/** What the writer has said, or undefined before they were asked. */
export function namesOf(store: Store): Names | undefined {
  return readSetting(store, 'names') as Names | undefined
}
