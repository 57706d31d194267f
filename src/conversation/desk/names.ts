// The writer's own words for the people in their pages: asked once, kept in the journal, changed with "unearth names".

import type { Instant } from '../../journal/entry.ts'
import { objectOf } from '../../journal/fields.ts'
import { type Role, rolesIn } from '../../journal/leaving/roles.ts'
import { type Names, namesIn } from '../../journal/names.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'

/** What the writer has said, or undefined before they were asked. */
export function namesOf(store: Store): Names | undefined {
  return namesIn(readSetting(store, 'names'))
}

/** Whether it was said if there was somebody else in it. */
export function saidWhoElse(store: Store): boolean {
  return typeof objectOf(readSetting(store, 'names'))['hasOther'] === 'boolean'
}

/** The names that were said for somebody earlier, each with its role: older pages have them. */
export function earlierNames(store: Store): readonly Role[] {
  return rolesIn(readSetting(store, 'roles/before'))
}

/** What each of the names becomes where nothing else was said. */
export function usualRoles({ partner, other }: Pick<Names, 'partner' | 'other'>): readonly Role[] {
  return [
    ...(partner === undefined ? [] : [{ name: partner, role: 'P.' }]),
    ...(other === undefined ? [] : [{ name: other, role: 'O.' }]),
  ]
}

/** Keeps what the writer says now, and remembers the names it takes the place of. */
export function writeNames(store: Store, names: Names, at: Instant): void {
  const before = earlierNames(store)
  const gone = usualRoles(namesOf(store) ?? {}).filter(
    ({ name }) => name !== names.partner && name !== names.other,
  )
  const news = gone.filter(({ name }) => !before.some((each) => each.name === name))
  if (news.length > 0) writeSetting(store, 'roles/before', [...before, ...news], at)
  writeSetting(store, 'names', names, at)
}
