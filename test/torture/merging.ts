// Kills merges at random instants: the other copy is untouched, and the journal has all of it or nothing of it.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createJournal } from '../../src/store/create.ts'
import { countEntries, keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'

const child = resolve(import.meta.dirname, '../store/backing-up.ts')
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
    fill(model, code, 'here')
    cpSync(model, other, { recursive: true })
    fill(other, code, 'there')
    const before = sumOf(other)
    const again = () => {
      rmSync(dir, { recursive: true, force: true })
      cpSync(model, dir, { recursive: true })
    }
    again()
    const { ms } = await run(act, dir, code, other)
    const faults: string[] = []
    let cut = 0
    for (let count = 0; count < kills && faults.length < enough; count += 1) {
      again()
      const { done } = await run(act, dir, code, other, chance() * ms * 1.1)
      if (!done) cut += 1
      const has = countIn(dir, code)
      if (has !== entries && has !== 2 * entries) faults.push(`${has} entries`)
      if (done && has !== 2 * entries) faults.push(`done, with ${has} entries`)
      if (sumOf(other) !== before) faults.push('the copy was changed')
    }
    again()
    await run(act, dir, code, other)
    const left = readdirSync(root).filter((name) => !['model', 'journal', 'other'].includes(name))
    if (left.length > 0) faults.push(`left behind: ${left.join(', ')}`)
    return { kills, cut, faults }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function opened(dir: string, code: string) {
  const secret = recoverySecret(code)
  if (secret === undefined) throw new Error('no recovery code')
  return unlockJournal(dir, secret)
}

function fill(dir: string, code: string, where: string): void {
  const store = opened(dir, code)
  for (let index = 0; index < entries; index += 1) {
    const text = `entry ${index} ${where} ${'of some words '.repeat(300)}`
    const at = { utc: index * 1000, zone: 'UTC', offset: 0 }
    keepEntry(store, { kind: 'page', text, fields: {}, at })
  }
  closeStore(store)
}

function countIn(dir: string, code: string): number | string {
  const store = opened(dir, code)
  try {
    const whole = store.db.pragma('integrity_check', { simple: true }) === 'ok'
    return whole && store.missing === 0 && !store.sealLost ? countEntries(store) : 'not whole:'
  } finally {
    closeStore(store)
  }
}

function sumOf(dir: string): string {
  const sum = createHash('sha256')
  for (const name of readdirSync(dir).toSorted())
    sum.update(`${name}\n`).update(readFileSync(join(dir, name)))
  return sum.digest('hex')
}

/** Runs one, killed so many milliseconds after it began. */
function run(
  act: string,
  dir: string,
  code: string,
  other: string,
  after?: number,
): Promise<{ readonly done: boolean; readonly ms: number }> {
  return new Promise((tell, fail) => {
    const running = spawn(process.execPath, [child, act, dir, code, other], {
      stdio: ['ignore', 'pipe', after === undefined ? 'inherit' : 'ignore'],
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
    running.on('close', () =>
      tell({ done: out.split('\n').length > 2, ms: performance.now() - began }),
    )
  })
}
