// Asking who is writing and what they call whom.

import type { Names } from '../../journal/names.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Desk } from './desk.ts'

/** Asks who is writing and what they call whom; every answer may be empty. */
export async function askNames({ terminal, store }: Desk): Promise<Names> {
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
