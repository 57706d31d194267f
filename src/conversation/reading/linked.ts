// What an entry is linked to, and what is linked to it.
import type { Entry } from '../../journal/entry.ts'
import { stringOf, stringsOf } from '../../journal/fields.ts'
import { entriesWith } from '../../store/entries.ts'
import type { Desk } from '../desk/desk.ts'

/** The entries that its fields name, in the order they were kept. */
export function linkedWith({ store }: Desk, { revision }: Entry): readonly Entry[] {
  const { fields } = revision
  const named = Object.values(fields).flatMap((value) => {
    const one = stringOf(value)
    return one === undefined ? stringsOf(value) : [one]
  })
  return entriesWith(
    store,
    named.filter((each) => /^[0-9a-f-]{36}$/.test(each)),
  )
}
