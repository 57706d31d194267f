// Kills what changes a journal as a whole, at random instants: all of it is there or nothing of it, and the journal is whole.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createJournal } from '../../src/store/create.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { sameIndex } from '../../src/store/index-check.ts'
import { migrations } from '../../src/store/migrations.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { later, seen } from '../store/later.ts'

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

const child = resolve(import.meta.dirname, '../store/changing.ts')
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
    fill(model, code)
    if (act.startsWith('undo')) await run('import', model, code)
    const again = () => {
      rmSync(dir, { recursive: true, force: true })
      cpSync(model, dir, { recursive: true })
    }
    again()
    const { ms } = await run(act, dir, code)
    const faults: string[] = []
    const counts = { cut: 0, done: 0 }
    for (let count = 0; count < kills && faults.length < enough; count += 1) {
      again()
      const { done } = await run(act, dir, code, chance() * ms * 1.05)
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
  const store = opened(dir, code)
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
function opened(dir: string, code: string): Store {
  const secret = recoverySecret(code)
  if (secret === undefined) throw new Error('no recovery code')
  try {
    return unlockJournal(dir, secret, migrations)
  } catch {
    return unlockJournal(dir, secret, later)
  }
}

function fill(dir: string, code: string): void {
  const store = opened(dir, code)
  for (let index = 0; index < own; index += 1) {
    const text = `entry ${index} ${'of some words '.repeat(200)}`
    keepEntry(store, { kind: 'note', text, fields: {}, at: { utc: 0, zone: 'UTC', offset: 0 } })
  }
  closeStore(store)
}

/** Runs one, killed so many milliseconds after it began. */
function run(
  act: string,
  dir: string,
  code: string,
  after?: number,
): Promise<{ readonly done: boolean; readonly ms: number }> {
  return new Promise((tell, fail) => {
    const running = spawn(process.execPath, [child, act, dir, code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let out = ''
    let began = 0
    running.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (out === '') {
        began = performance.now()
        if (after !== undefined) setTimeout(() => running.kill('SIGKILL'), after)
      }
      out += text
    })
    running.on('error', fail)
    running.on('close', () => tell({ done: out.includes('done'), ms: performance.now() - began }))
  })
}
