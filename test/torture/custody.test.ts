// Some of the hundreds that `npm run torture` does, and the control: without its care a backup is seen to break.
import { expect, test } from 'vitest'
import { canMount } from '../drive.ts'
import { type Act, killing } from './custody.ts'
import { type Filling, filling } from './full-drive.ts'
import { type Change, killingInPlace } from './in-place.ts'
import { seeded } from './kill.ts'
import { killingMerge } from './merging.ts'
import { killingNewKey } from './new-key.ts'

test.each<Act>(['backup', 'restore', 'salvage'])(
  'whenever a %s is killed, its source is untouched and its target whole or absent',
  async (act) => {
    const { faults, cut } = await killing(act, 4, seeded(20261125))
    expect(faults).toEqual([])
    expect(cut).toBeGreaterThan(0)
  },
)

test('a backup that is written under its own name at once is seen to be half there', async () => {
  // As many kills as it takes for the first; one in five is enough.
  const { faults } = await killing('naive', 60, seeded(7), 1)
  expect(faults.length).toBeGreaterThan(0)
})

test('whenever a merge is killed, the copy is untouched and the journal has all of it or nothing of it', async () => {
  const { faults, cut } = await killingMerge('merge', 16, seeded(11))
  expect(faults).toEqual([])
  expect(cut).toBeGreaterThan(0)
})

test('a merge without one transaction is seen to stop half-way', async () => {
  const { faults } = await killingMerge('one by one', 60, seeded(12), 1)
  expect(faults.length).toBeGreaterThan(0)
})

test.each<Change>(['upgrade', 'import', 'undo'])(
  'whenever an %s is killed, all of it is there or nothing of it',
  async (act) => {
    expect((await killingInPlace(act, 4, seeded(31))).faults).toEqual([])
  },
)

test('an upgrade without its transaction is seen to stop half-way', async () => {
  expect((await killingInPlace('step by step', 60, seeded(32), 1)).faults).toHaveLength(1)
})

test('whenever a change of the key is killed, the journal is whole under the old key or under the new one', async () => {
  const { faults, cut } = await killingNewKey('new-key', 6, seeded(13))
  expect(faults).toEqual([])
  expect(cut).toBeGreaterThan(0)
})

test('a change of the key without the slots of both is seen to leave a journal that nothing opens', async () => {
  const { faults } = await killingNewKey('two steps', 60, seeded(14), 1)
  expect(faults.length).toBeGreaterThan(0)
})

test.skipIf(!canMount).each<Filling>(['backup', 'restore', 'salvage', 'merge', 'upgrade'])(
  'a %s on a drive that is filled up is whole or not there, and says so',
  (act) => {
    const { refused, faults } = filling(act, 8, seeded(51))
    expect(faults).toEqual([])
    expect(refused).toBeGreaterThan(0)
  },
)

test.skipIf(!canMount).each<Filling>(['naive backup', 'one by one'])(
  'on a drive that is filled up a %s is seen to stop half-way',
  (act) => {
    expect(filling(act, 12, seeded(5)).faults).not.toEqual([])
  },
)
