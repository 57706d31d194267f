// The names that become roles before anything leaves: those the writer gave at the start, and any they add.

import { asked, said } from '../../files/said.ts'
import { type Role, rolesIn, withRoles } from '../../journal/leaving/roles.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { namesOf } from '../desk/names.ts'
import type { FreeBox } from './material.ts'

/** What is known without asking. */
export function rolesOf(store: Store): readonly Role[] {
  const { partner, other } = namesOf(store) ?? {}
  const own = rolesIn(readSetting(store, 'roles'))
  const usual = [
    ...(partner === undefined ? [] : [{ name: partner, role: 'P.' }]),
    ...(other === undefined ? [] : [{ name: other, role: 'O.' }]),
  ]
  return [...usual.filter(({ name }) => !own.some((each) => each.name === name)), ...own]
}

/** Asks for the role of each name and for further names; remembers them. Where nobody can be asked, what is known. */
export async function askRoles({ terminal, store }: Desk): Promise<readonly Role[]> {
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
  writeSetting(store, 'roles', roles)
  return roles
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
