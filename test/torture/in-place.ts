// Kills what changes a journal as a whole, at random instants: all of it is there or nothing of it, and the journal is whole.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createJournal } from '../../src/store/create.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { migrations } from '../../src/store/migrations.ts'
import { closeStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { later, seen } from '../store/later.ts'
import { fill, killed, opened, scripts } from './acting.ts'

const acts = {
  upgrade: 'it',
  import: 'it',
  undo: 'it',
  'step by step': 'control',
  'import one by one': 'control',
  'undo one by one': 'control',
} as const
export type Change = keyof typeof acts
export const changes = Object.keys(acts) as readonly Change[]

/** Without its care, and has to show faults. */
export function isControl(act: Change): boolean {
  return acts[act] === 'control'
}

const own = 40
const brought = 60

/** Kills so many of them; what was wrong after each kill is in `faults`. */
export async function killingInPlace(
  act: Change,
  kills: number,
  chance: () => number,
  enough = kills,
): Promise<{ readonly cut: number; readonly done: number; readonly faults: readonly string[] }> {
  const root = mkdtempSync(join(tmpdir(), 'unearth-in-place-'))
  try {
    const model = join(root, 'model')
    const dir = join(root, 'journal')
    const { recoveryCode: code } = createJournal(model, {
      passphrase: 'four plain words here',
      memoryMiB: 64,
    })
    fill(model, code, own, 200)
    if (act.startsWith('undo')) await killed(scripts.changing, ['import', model, code])
    const again = () => {
      rmSync(dir, { recursive: true, force: true })
      cpSync(model, dir, { recursive: true })
    }
    again()
    const { ms } = await killed(scripts.changing, [act, dir, code])
    const faults: string[] = []
    const counts = { cut: 0, done: 0 }
    for (let count = 0; count < kills && faults.length < enough; count += 1) {
      again()
      const { said } = await killed(scripts.changing, [act, dir, code], chance() * ms * 1.05)
      const done = said.includes('done')
      const is = stateOf(dir, code, act)
      if (is === 'after') counts.done += 1
      if (!done) counts.cut += 1
      if (is !== 'before' && is !== 'after') faults.push(is)
      else if (done && is === 'before') faults.push('done, and nothing is there of it')
    }
    return { ...counts, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function stateOf(dir: string, code: string, act: Change): string {
  const store = asItIs(dir, code)
  try {
    if (store.missing > 0 || store.sealLost) return 'something that was kept is missing'
    if (store.db.pragma('integrity_check', { simple: true }) !== 'ok') return 'it is not whole'
    // An index that is half made anew cannot be told apart from one that is not there.
    const is = seen(store.db)
    if (is === 'half') return 'some of the steps'
    if (!sameIndex(store.db)) return 'the index is not that of the words'
    const [entries, marks] = ['entry', 'mark'].map((table) =>
      Number(store.db.prepare(`select count(*) from ${table}`).pluck().get()),
    )
    if (act === 'upgrade' || act === 'step by step') {
      if (entries !== own) return `${entries} entries`
      return is === 'new' ? 'after' : 'before'
    }
    const all = entries === own + brought && marks === brought
    if (!all && (entries !== own || marks !== 0)) return `${entries} entries with ${marks} marks`
    return all === act.startsWith('import') ? 'after' : 'before'
  } finally {
    closeStore(store)
  }
}

/** As it is: of a version that is half there, too. */
function asItIs(dir: string, code: string): Store {
  try {
    return opened(dir, code, migrations)
  } catch {
    return opened(dir, code, later)
  }
}
