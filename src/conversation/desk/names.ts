// The writer's own words for the people in their pages: asked once, kept in the journal, changed with "unearth names".

import { type Names, namesIn } from '../../journal/names.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** What the writer has said, or undefined before they were asked. */
export function namesOf(store: Store): Names | undefined {
  return namesIn(readSetting(store, 'names'))
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
