// Kills merges at random instants: the other copy is untouched, and the journal has all of it or nothing of it.
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJournal } from '../../src/store/create.ts'
import { entriesIn, fill, killed, scripts, sumOf } from './acting.ts'

const entries = 60

/** Kills so many merges; what was wrong after each kill is in `faults`. "one by one" is a merge without its transaction, and has to show faults. */
export async function killingMerge(
  act: 'merge' | 'one by one',
  kills: number,
  chance: () => number,
  enough = kills,
): Promise<{ readonly kills: number; readonly cut: number; readonly faults: readonly string[] }> {
  const root = mkdtempSync(join(tmpdir(), 'unearth-merging-'))
  try {
    const [model, dir, other] = ['model', 'journal', 'other'].map((name) => join(root, name))
    if (!model || !dir || !other) throw new Error('no places')
    const passphrase = 'a lamp beside four chairs'
    const { recoveryCode: code } = createJournal(model, { passphrase, memoryMiB: 64 })
    fill(model, code, entries, 300, 'here')
    cpSync(model, other, { recursive: true })
    fill(other, code, entries, 300, 'there')
    const before = sumOf(other)
    const again = () => {
      rmSync(dir, { recursive: true, force: true })
      cpSync(model, dir, { recursive: true })
    }
    again()
    const { ms } = await killed(scripts.backing, [act, dir, code, other])
    const faults: string[] = []
    let cut = 0
    for (let count = 0; count < kills && faults.length < enough; count += 1) {
      again()
      const after = chance() * ms * 1.1
      const done = (await killed(scripts.backing, [act, dir, code, other], after)).said.length > 0
      if (!done) cut += 1
      const has = entriesIn(dir, code)
      if (has !== entries && has !== 2 * entries) faults.push(`${has} entries`)
      if (done && has !== 2 * entries) faults.push(`done, with ${has} entries`)
      if (sumOf(other) !== before) faults.push('the copy was changed')
    }
    again()
    await killed(scripts.backing, [act, dir, code, other])
    const left = readdirSync(root).filter((name) => !['model', 'journal', 'other'].includes(name))
    if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`)
    return { kills, cut, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
