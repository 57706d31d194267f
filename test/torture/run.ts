// npm run torture [kills] [seed] [part…]: everything that is killed, filled up and harmed, with a control of each that has to show faults.
import { canMount } from '../drive.ts'
import { type Act, killing } from './custody.ts'
import { harming, harms } from './damage.ts'
import { filling, fillings, isNaive } from './full-drive.ts'
import { changes, isControl, killingInPlace } from './in-place.ts'
import { lost, seeded, torture } from './kill.ts'
import { killingMerge } from './merging.ts'
import { killingNewKey } from './new-key.ts'

const kills = Number(process.argv[2] ?? 200)
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 1e9))
const faults: string[] = []

const parts: Record<string, () => Promise<void> | void> = {
  page: async () => {
    const lanes = 4
    let [done, letters] = [0, 0]
    const each = (lane: number) =>
      torture(Math.ceil(kills / lanes), seeded(seed + lane), (killed) => {
        done += 1
        letters += killed.typed.length - killed.found.length
        const wrong = lost(killed)
        if (wrong !== undefined) faults.push(wrong)
      })
    await Promise.all(Array.from({ length: lanes }, (_, lane) => each(lane)))
    told('page', false, faults, [
      `${done} kills`,
      `${(letters / done).toFixed(1)} letters of the last second gone on average`,
    ])
  },
  copies: async () => {
    for (const act of ['backup', 'restore', 'salvage', 'naive'] satisfies Act[]) {
      const is = await killing(act, kills, seeded(seed))
      told(act, act === 'naive', is.faults, [`${is.kills} kills`, `${is.cut} before it was done`])
    }
  },
  key: async () => {
    for (const act of ['new-key', 'two steps'] as const) {
      const is = await killingNewKey(act, kills, seeded(seed))
      told(act, act === 'two steps', is.faults, [
        `${is.kills} kills, ${is.cut} before it was done`,
        `${is.changed} under the new key`,
      ])
    }
  },
  merge: async () => {
    for (const act of ['merge', 'one by one'] as const) {
      const is = await killingMerge(act, kills, seeded(seed))
      told(act, act !== 'merge', is.faults, [`${is.kills} kills`, `${is.cut} before it was done`])
    }
  },
  place: async () => {
    for (const act of changes) {
      const is = await killingInPlace(act, kills, seeded(seed))
      told(act, isControl(act), is.faults, [
        `${kills} kills, ${is.cut} before it was done`,
        `${is.done} with all of it`,
      ])
    }
  },
  full: () => {
    if (!canMount) return console.log('full drives: left out, no drive can be mounted here')
    for (const act of fillings) {
      const is = filling(act, kills, seeded(seed))
      told(`${act} on a drive that is filled up`, isNaive(act), is.faults, [
        `${kills} times`,
        `${is.refused} refused`,
      ])
    }
  },
  harm: () => {
    for (const harm of harms) {
      const { raw, silent, ...is } = harming(harm, kills, seeded(seed))
      const found = Array.from({ length: silent }, () => 'silent')
      told(harm, harm === 'unlooked', found, [
        `${kills} times, ${is.refused} refused, ${is.told} told, ${is.harmless} without effect`,
      ])
      for (const each of raw) faults.push(`${harm}: without a sentence: ${each}`)
    }
  },
}

/** Prints a line, and counts what is wrong: faults of what has to hold, and none of a control. */
function told(act: string, control: boolean, found: readonly string[], counts: readonly string[]) {
  console.log(
    `${act}${control ? ' (a control: it has to show faults)' : ''}: ${counts.join(', ')}, ${found.length} faults`,
  )
  if (control && found.length === 0) faults.push(`the control "${act}" shows no faults`)
  else if (!control && found !== faults) faults.push(...found.map((fault) => `${act}: ${fault}`))
}

console.log(`${kills} of each, seed ${seed}`)
const wanted = process.argv.slice(4)
for (const [name, part] of Object.entries(parts))
  if (wanted.length === 0 || wanted.includes(name)) await part()
for (const fault of faults) console.log(`  ${fault}`)
process.exitCode = faults.length === 0 ? 0 : 1
