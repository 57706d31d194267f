// Six of the two hundred that `npm run torture` does, in three journals at once.
import { expect, test } from 'vitest'
import { lost, seeded, torture } from './kill.ts'

test('whenever a session is killed, every word older than a second is there and the journal is whole', async () => {
  const faults: (string | undefined)[] = []
  await Promise.all(
    [1, 2, 3].map((lane) =>
      torture(2, seeded(20261123 + lane), (killed) => faults.push(lost(killed))),
    ),
  )
  expect(faults).toEqual(Array(6).fill(undefined))
})
