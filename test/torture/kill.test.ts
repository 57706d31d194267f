// Six of the two hundred that `npm run torture` does.
import { expect, test } from 'vitest'
import { lost, seeded, torture } from './kill.ts'

test('whenever a session is killed, every word older than a second is there and the journal is whole', async () => {
  const faults: (string | undefined)[] = []
  await torture(6, seeded(20261123), (killed) => faults.push(lost(killed)))
  expect(faults).toEqual(Array(6).fill(undefined))
})
