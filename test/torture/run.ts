// npm run torture [kills] [seed]
import { type Act, killing } from './custody.ts'
import { lost, seeded, torture } from './kill.ts'
import { killingMerge } from './merging.ts'
import { killingNewKey } from './new-key.ts'

const kills = Number(process.argv[2] ?? 200)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9))
const lanes = 4
let done = 0
let letters = 0
const faults: string[] = []
console.log(`${kills} kills, seed ${seed}`)
await Promise.all(
  Array.from({ length: lanes }, (_, lane) =>
    torture(Math.ceil(kills / lanes), seeded(seed + lane), (killed) => {
      done += 1
      letters += killed.typed.length - killed.found.length
      const wrong = lost(killed)
      if (wrong !== undefined) faults.push(wrong)
      if (done % 20 === 0) console.log(`${done} killed, ${faults.length} faults`)
    }),
  ),
)
console.log(
  `${done} kills: ${faults.length} faults; ${(letters / done).toFixed(1)} letters of the last second gone on average`,
)
for (const act of ['backup', 'restore', 'salvage', 'naive'] satisfies Act[]) {
  const told = await killing(act, kills, seeded(seed))
  const control = act === 'naive'
  console.log(
    `${act}${control ? ' (the control: it has to show faults)' : ''}: ${told.kills} kills, ${told.cut} before it was done, ${told.faults.length} faults`,
  )
  if (control) {
    if (told.faults.length === 0) faults.push('the control shows no faults')
  } else for (const fault of told.faults) faults.push(`${act}: ${fault}`)
}
for (const act of ['new-key', 'two steps'] as const) {
  const told = await killingNewKey(act, kills, seeded(seed))
  console.log(
    `${act}: ${told.kills} kills, ${told.cut} before it was done, ${told.changed} under the new key, ${told.faults.length} faults`,
  )
  if (act === 'new-key') faults.push(...told.faults.map((fault) => `${act}: ${fault}`))
  else if (told.faults.length === 0) faults.push('the control of a new key shows no faults')
}
for (const act of ['merge', 'one by one'] as const) {
  const told = await killingMerge(act, kills, seeded(seed))
  console.log(
    `${act}: ${told.kills} kills, ${told.cut} before it was done, ${told.faults.length} faults`,
  )
  if (act === 'merge') faults.push(...told.faults.map((fault) => `${act}: ${fault}`))
  else if (told.faults.length === 0) faults.push('the control of merging shows no faults')
}
for (const fault of faults) console.log(`  ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
