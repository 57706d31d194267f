// The names that become roles before anything leaves: those the writer gave at the start, and any they add.

import { asked, said } from '../../files/said.ts'
import { stringsOf } from '../../journal/fields.ts'
import { capitals } from '../../journal/leaving/capitals.ts'
import { type Role, rolesIn, withRoles } from '../../journal/leaving/roles.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { earlierNames, namesOf, usualRoles } from '../desk/names.ts'
import type { FreeBox } from './material.ts'

/** What is known without asking. */
export function rolesOf(store: Store): readonly Role[] {
  const own = rolesIn(readSetting(store, 'roles'))
  const usual = [...usualRoles(namesOf(store) ?? {}), ...earlierNames(store)]
  return [...usual.filter(({ name }) => !own.some((each) => each.name === name)), ...own]
}

/** Asks for the role of each name and for further names; remembers them. Where nobody can be asked, what is known. */
export async function askRoles({ terminal, store, now }: Desk): Promise<readonly Role[]> {
  const known = rolesOf(store)
  const so = known.map((each) => said('leaving/becomes', each)).join('\n')
  const [, choices] = asked('leaving/roles')
  const choice = await terminal.choose(so === '' ? said('leaving/no-names') : so, choices, {
    unasked: 'right',
  })
  if (choice === 'right') return known
  const roles: Role[] = []
  for (const { name, role } of known) {
    const typed = (await terminal.line(`${name} becomes (Enter: ${role}):`)).trim()
    roles.push({ name, role: typed === '' ? role : typed })
  }
  for (;;) {
    const name = (await terminal.line('Another name to replace (Enter: no more):')).trim()
    if (name === '') break
    const role = (await terminal.line(`${name} becomes:`)).trim()
    roles.push({ name, role: role === '' ? '…' : role })
  }
  writeSetting(store, 'roles', roles, now())
  return roles
}

/**
 * Says which words with a capital are left in what `texts` makes of the roles, and lets the writer change them before it is
 * looked at. Where nobody can be asked they are said. Returns the roles as they are then.
 */
export async function askLeft(
  { terminal, store, now }: Desk,
  roles: readonly Role[],
  texts: (roles: readonly Role[]) => Iterable<string>,
): Promise<readonly Role[]> {
  const stand = stringsOf(readSetting(store, 'roles/stand'))
  const seen = capitals(roles.map(({ name }) => name))
  for (const text of texts(roles)) seen.add(text)
  const left = seen.left(stand)
  if (left.size === 0) return roles
  sayLeft((words) => terminal.before(words), left)
  const what = await terminal.choose(...asked('leaving/capitals-what'), { unasked: 'stand' })
  const news: Role[] = []
  if (what === 'change') {
    for (const name of left.keys()) {
      const role = (await terminal.line(`${name} becomes (Enter: it stands):`)).trim()
      if (role !== '') news.push({ name, role })
    }
  }
  if (terminal.answered) {
    const standing = [...left.keys()].filter((word) => !news.some(({ name }) => name === word))
    writeSetting(store, 'roles/stand', [...stand, ...standing], now())
    if (news.length > 0)
      writeSetting(store, 'roles', [...rolesIn(readSetting(store, 'roles')), ...news], now())
  }
  return [...roles, ...news]
}

/** The same for what goes out piece by piece, where nobody can be asked: hands every piece on, and says what was left at the end. */
export function* sayingLeft<T>(
  { terminal, store }: Desk,
  pieces: Iterable<T>,
  textsOf: (piece: T) => readonly string[],
): Generator<T> {
  const seen = capitals(rolesOf(store).map(({ name }) => name))
  for (const piece of pieces) {
    for (const text of textsOf(piece)) seen.add(text)
    yield piece
  }
  const left = seen.left(stringsOf(readSetting(store, 'roles/stand')))
  if (left.size > 0) sayLeft((words) => terminal.note(words), left)
}

/** Says them, the most frequent first. */
function sayLeft(say: (words: string) => void, left: ReadonlyMap<string, number>): void {
  const most = 24
  const words = [...left].slice(0, most).map(([word, count]) => `${word} ×${count}`)
  const more = left.size > most ? ['…'] : []
  say(said('leaving/capitals', { words: [...words, ...more].join(', ') }))
}

/** What stands in boxes, for {@link askLeft}. */
export function* wordsOf(boxes: readonly FreeBox[]): Generator<string> {
  for (const { lines } of boxes) for (const { text, asked = '' } of lines) yield* [asked, text]
}

/** Boxes with every name in their lines, and in the questions above them, as a role. */
export function withRolesIn(boxes: readonly FreeBox[], roles: readonly Role[]): readonly FreeBox[] {
  return boxes.map((box) => ({
    ...box,
    heading: withRoles(box.heading, roles),
    lines: box.lines.map((line) => ({
      ...line,
      text: withRoles(line.text, roles),
      ...given({ asked: line.asked === undefined ? undefined : withRoles(line.asked, roles) }),
    })),
  }))
}
