// The writer's own words for the people in their pages: asked once, kept in the journal, changed with "unearth names".

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
  const writer = await terminal.choose('Which is nearer to why you are here?', [
    { value: 'broke' as const, name: 'I broke someone’s trust' },
    { value: 'hurt' as const, name: 'someone broke mine' },
    { value: undefined, name: 'something else, or both' },
  ])
  const partner = await terminal.line(
    'Your word for the person you share this with (a name, a letter, or Enter for "your partner"):',
  )
  const third = await terminal.choose('Was there a third person?', [
    { value: true, name: 'yes' },
    { value: false, name: 'no; the questions about one will not be asked' },
  ])
  const other = third
    ? await terminal.line('Your word for them (or Enter for "the other person"):')
    : ''
  const names: Names = {
    hasOther: third,
    ...(writer === undefined ? {} : { writer }),
    ...(partner.trim() === '' ? {} : { partner: partner.trim() }),
    ...(other.trim() === '' ? {} : { other: other.trim() }),
  }
  writeSetting(store, 'names', names)
  return names
}
