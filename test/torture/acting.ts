// What every campaign needs: a child that is killed, and a journal that is filled, opened and summed up.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'

/** The two scripts of `test/store` that do something to a journal and say what they did. */
export const scripts = {
  backing: resolve(import.meta.dirname, '../store/backing-up.ts'),
  changing: resolve(import.meta.dirname, '../store/changing.ts'),
}

/** Runs one, killed so many milliseconds after it began; the lines it said after that it had begun, and how long it took from there. */
export function killed(
  script: string,
  args: readonly string[],
  after?: number,
): Promise<{ readonly said: readonly string[]; readonly ms: number }> {
  return new Promise((done, fail) => {
    const running = spawn(process.execPath, [script, ...args], {
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
      done({ said: out.split('\n').slice(1, -1), ms: performance.now() - began }),
    )
  })
}

export function secretOf(code: string) {
  const secret = recoverySecret(code)
  if (secret === undefined) throw new Error('no recovery code')
  return secret
}

/** Opens with the recovery code, which costs no derivation. */
export function opened(dir: string, code: string, steps?: readonly string[]): Store {
  return unlockJournal(dir, secretOf(code), steps)
}

/** Keeps so many pages of so many words. */
export function fill(dir: string, code: string, count: number, words: number, where = ''): void {
  const store = opened(dir, code)
  for (let index = 0; index < count; index += 1) {
    const text = `entry ${index} ${where} ${'of some words '.repeat(words)}`
    const at = { utc: index * 1000, zone: 'UTC', offset: 0 }
    keepEntry(store, { kind: 'page', text, fields: {}, at })
  }
  closeStore(store)
}

/** How many entries there are; in words what is wrong where it is not whole. Throws where the code does not open it. */
export function entriesIn(dir: string, code: string, steps?: readonly string[]): number | string {
  const store = opened(dir, code, steps)
  try {
    if (store.missing > 0 || store.sealLost) return 'something that was kept is missing'
    if (store.db.pragma('integrity_check', { simple: true }) !== 'ok') return 'it is not whole'
    return Number(store.db.prepare('select count(*) from entry').pluck().get())
  } finally {
    closeStore(store)
  }
}

/** The sum of a file, or of all files in a folder. */
export function sumOf(path: string): string {
  const sum = createHash('sha256')
  const files = statSync(path).isDirectory()
    ? readdirSync(path)
        .toSorted()
        .map((name) => join(path, name))
    : [path]
  for (const file of files) sum.update(`${file}\n`).update(readFileSync(file))
  return sum.digest('hex')
}
