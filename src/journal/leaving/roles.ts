// Names become roles before anything leaves: whole words, whatever their case, with their possessive.
import { type Json, listOf, objectOf, stringOf } from '../fields.ts'

export type Role = { readonly name: string; readonly role: string }

/** Reads what was stored; what has no name or no role is left out. */
export function rolesIn(stored: Json | undefined): readonly Role[] {
  return listOf(stored).flatMap((each) => {
    const { name, role } = objectOf(each)
    const [who, what] = [stringOf(name), stringOf(role)]
    return who === undefined || what === undefined ? [] : [{ name: who, role: what }]
  })
}

/** `text` with every name replaced, the longest first. A name of one or two letters is replaced only in its own case: "K" is a name, "k" may be a word. */
export function withRoles(text: string, roles: readonly Role[]): string {
  const known = roles
    .map(({ name, role }) => ({ name: name.trim().normalize('NFC'), role }))
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => b.name.length - a.name.length)
  if (known.length === 0) return text
  const pattern = known.map(({ name }) => `(${escaped(name)})`).join('|')
  const edge = '[\\p{L}\\p{M}\\p{N}_]'
  return text
    .normalize('NFC')
    .replace(
      new RegExp(`(?<!${edge})(?:${pattern})(?!${edge})`, 'giu'),
      (found: string, ...groups: unknown[]) => {
        const index = groups.slice(0, known.length).findIndex((each) => each !== undefined)
        const one = known[index]
        if (one === undefined) return found
        return [...one.name].length <= 2 && found !== one.name ? found : one.role
      },
    )
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
}
