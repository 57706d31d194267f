// Some of the hundreds that `npm run torture` does, and the control: without its care a backup is seen to break.
import { expect, test } from 'vitest'
import { type Act, killing } from './custody.ts'
import { seeded } from './kill.ts'

test.each<Act>(['backup', 'restore', 'salvage'])(
  'whenever a %s is killed, its source is untouched and its target whole or absent',
  async (act) => {
    const { faults, cut } = await killing(act, 4, seeded(20261125))
    expect(faults).toEqual([])
    expect(cut).toBeGreaterThan(0)
  },
)

test('a backup that is written under its own name at once is seen to be half there', async () => {
  const { faults } = await killing('naive', 6, seeded(7))
  expect(faults.length).toBeGreaterThan(0)
})
