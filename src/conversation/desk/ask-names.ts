// Asking who is writing and what they call whom.

import { asked, said } from '../../files/said.ts'
import type { Names } from '../../journal/names.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Desk } from './desk.ts'

/** Asks who is writing and what they call whom; every answer may be empty. */
export async function askNames({ terminal, store }: Desk): Promise<Names> {
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
