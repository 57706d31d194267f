// The writer's own words for the people in their pages: asked once, kept in the journal, changed with "unearth names".

import { asked, said } from '../../files/said.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

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

/** Asks who is writing and what they call whom; every answer may be empty. */
export async function askNames({ terminal }: Context, store: Store): Promise<Names> {
  const writer = await terminal.choose(...asked('names/writer'))
  const partner = await terminal.line(said('names/partner'))
  const hasOther = (await terminal.choose(...asked('names/third'))) === 'yes'
  const other = hasOther ? await terminal.line(said('names/other')) : ''
  const names: Names = {
    hasOther,
    ...(writer === 'else' ? {} : { writer }),
    ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
    ...(other.trim() === '' ? {} : { other: other.trim() }),
  }
  writeSetting(store, 'names', names)
  return names
}
