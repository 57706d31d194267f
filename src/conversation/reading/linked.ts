// What an entry is linked to, and what is linked to it.
import type { Entry } from '../../journal/entry.ts'
import { stringOf, stringsOf } from '../../journal/fields.ts'
import { entriesWith } from '../../store/entries.ts'
import { idsNaming } from '../../store/questions.ts'
import type { Desk } from '../desk/desk.ts'

/** The entries that its fields name, and those whose fields say they are of it or from it; in the order they were kept. */
export function linkedWith({ store }: Desk, { id, revision }: Entry): readonly Entry[] {
  const named = Object.values(revision.fields).flatMap((value) => {
    const one = stringOf(value)
    return one === undefined ? stringsOf(value) : [one]
  })
  const ids = [...named.filter((each) => /^[0-9a-f-]{36}$/.test(each)), ...idsNaming(store, id)]
  return entriesWith(
    store,
    ids.filter((each) => each !== id),
  )
}
