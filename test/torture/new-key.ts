// Kills a change of the key at random instants: after each kill the journal is whole under the old key or under the new one, never
// under both or neither, and nothing of the attempt is left once it was opened.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJournal, newRecovery } from '../../src/store/create.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { entriesIn, fill, killed, scripts } from './acting.ts'
import type { Told } from './custody.ts'

/** Kills so many changes; 'two steps' is one without its care, and has to show faults. */
export async function killingNewKey(
  act: 'new-key' | 'two steps',
  kills: number,
  chance: () => number,
  enough = kills,
): Promise<Told & { readonly changed: number }> {
  const root = mkdtempSync(join(tmpdir(), 'unearth-new-key-'))
  const dir = join(root, 'journal')
  const faults: string[] = []
  let [cut, changed] = [0, 0]
  try {
    let code = made(dir)
    const { ms } = await killed(scripts.backing, [act, dir, code, code])
    for (let count = 0; count < kills && faults.length < enough; count += 1) {
      const next = newRecovery()
      // Every other one at its end, where what was made takes the old one's place.
      const at = count % 2 === 0 ? chance() * 1.1 : 0.7 + chance() * 0.4
      const { said } = await killed(scripts.backing, [act, dir, code, next], at * ms)
      if (said.length === 0) cut += 1
      const opened = await judged(dir, [code, next])
      if (opened.fault !== undefined) {
        faults.push(opened.fault)
        rmSync(dir, { recursive: true, force: true })
        code = made(dir)
        continue
      }
      if (said.length > 0 && opened.code !== next)
        faults.push('it said that it was done, and it was not')
      if (opened.code === next) changed += 1
      code = opened.code
    }
    return { act, kills, cut, changed, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function made(dir: string): string {
  const { recoveryCode } = createJournal(dir, {
    passphrase: 'a lamp beside four chairs',
    memoryMiB: 64,
  })
  fill(dir, recoveryCode, 60, 1000)
  return recoveryCode
}

/** Which of the two codes opens it, or what is wrong. */
async function judged(
  dir: string,
  [old, next]: readonly [string, string],
): Promise<{ readonly code: string; readonly fault?: string }> {
  const counts = [old, next].map((code) => {
    try {
      return entriesIn(dir, code)
    } catch {
      return undefined
    }
  })
  const opens = [old, next].filter((_, index) => counts[index] !== undefined)
  const [code = ''] = opens
  if (opens.length !== 1) return { code, fault: `${opens.length} of the two codes open it` }
  const count = counts.find((each) => each !== undefined)
  if (count !== 60) return { code, fault: `${count} of 60 entries` }
  const left = readdirSync(dir).filter((name) => name.includes('new-key'))
  if (left.length > 0) return { code, fault: `left behind: ${left.join(', ')}` }
  if (readKeyring(dir).next !== undefined) return { code, fault: 'the slots of both keys are left' }
  return { code }
}
