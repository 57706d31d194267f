// Settings as they are stored: whatever stands there, something sensible is read, and nothing of another shape.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Json } from '../../src/journal/fields.ts'
import { exportsIn } from '../../src/journal/leaving/left-behind.ts'
import { rolesIn } from '../../src/journal/leaving/roles.ts'
import { namesIn } from '../../src/journal/names.ts'
import { preferenceNames, preferences, preferencesIn } from '../../src/journal/preferences.ts'

const usual = Object.fromEntries(preferenceNames.map((name) => [name, preferences[name].usual]))

test('what was stored comes back', () => {
  const names = { writer: 'hurt', partner: 'Sam', hasOther: false } as const
  expect(namesIn(names)).toEqual(names)
  expect(rolesIn([{ name: 'Sam', role: 'P.' }])).toEqual([{ name: 'Sam', role: 'P.' }])
  const file = { path: '/a.md', at: { utc: 1795338000000, zone: 'Europe/Berlin', offset: 60 } }
  expect(exportsIn([file])).toEqual([file])
  const rest = '2026-11-27'
  const set = {
    minutes: 20,
    idle: 3,
    stall: null,
    forward: true,
    pauses: false,
    card: false,
    mirror: true,
    mouse: true,
    clipboard: true,
    backups: 7,
    rest,
  }
  expect(preferencesIn((name) => set[name])).toEqual(set)
})

test('nothing stored is nothing said, or the usual', () => {
  expect([namesIn(undefined), rolesIn(undefined), exportsIn(null)]).toEqual([undefined, [], []])
  expect(preferencesIn(() => undefined)).toEqual(usual)
})

test('of what does not fit, the rest still counts', () => {
  expect(namesIn({ writer: 'x', partner: 3, other: 'O' })).toEqual({ hasOther: true, other: 'O' })
  expect(rolesIn([{ name: 'Sam' }, 3, { name: 'Kim', role: 'K.' }])).toEqual([
    { name: 'Kim', role: 'K.' },
  ])
  expect(preferencesIn((name) => (name === 'idle' ? 3 : 'often'))).toEqual({ ...usual, idle: 3 })
})

test('no reader throws', () => {
  fc.assert(
    fc.property(fc.jsonValue() as fc.Arbitrary<Json>, (stored) => {
      namesIn(stored)
      rolesIn(stored)
      exportsIn(stored)
      preferencesIn(() => stored)
    }),
  )
})
