// Harms a journal's files at random places, and looks whether what is read afterwards is another without anybody saying so.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Trouble } from '../../src/errors.ts'
import { checkJournal } from '../../src/store/check.ts'
import { createJournal } from '../../src/store/create.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import { keepEntry, removeEntry, reviseEntry } from '../../src/store/entries.ts'
import { readKeyring } from '../../src/store/keyring.ts'
import { closeStore, masterOf, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'

/** A bit turned in any file, a page of zeros, a page as it was earlier; and a bit with nobody looking, which has to be seen to be silent. */
export const harms = ['bit', 'zeros', 'older page', 'unlooked'] as const
export type Harm = (typeof harms)[number]

export type Told = {
  readonly refused: number
  /** It opens, and says that something is wrong: when it is opened, or in `check`. */
  readonly told: number
  /** All of it is read as it was. */
  readonly harmless: number
  /** What is read is another, and nothing says so. */
  readonly silent: number
  /** Something that is no sentence. */
  readonly raw: readonly string[]
}

const page = 4096

/** Does so much harm, one at a time, each to a journal of its own. */
export function harming(harm: Harm, times: number, chance: () => number): Told {
  const root = mkdtempSync(join(tmpdir(), 'unearth-harm-'))
  try {
    const earlier = join(root, 'earlier')
    const model = join(root, 'model')
    const { recoveryCode: code } = createJournal(model, {
      passphrase: 'four plain words here',
      memoryMiB: 64,
    })
    const secret = recoverySecret(code)
    if (secret === undefined) throw new Error('no recovery code')
    fill(unlockJournal(model, secret), 0)
    cpSync(model, earlier, { recursive: true })
    fill(unlockJournal(model, secret), 60)
    const store = unlockJournal(model, secret)
    const whole = wordsIn(store)
    closeStore(store)
    const counts = { refused: 0, told: 0, harmless: 0, silent: 0 }
    const raw: string[] = []
    for (let time = 0; time < times; time += 1) {
      const dir = join(root, 'harmed')
      rmSync(dir, { recursive: true, force: true })
      cpSync(model, dir, { recursive: true })
      spoil(harm, dir, earlier, chance)
      const is = judged(dir, secret, whole, harm !== 'unlooked')
      if (is in counts) counts[is as keyof typeof counts] += 1
      else raw.push(is)
    }
    return { ...counts, raw }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function spoil(harm: Harm, dir: string, earlier: string, chance: () => number): void {
  const names = readdirSync(dir)
  const db = chance() < 0.7 || harm !== 'bit'
  const name = db ? 'journal.db' : (names[Math.floor(chance() * names.length)] ?? '')
  const file = join(dir, name)
  const bytes = readFileSync(file)
  const at = Math.floor(chance() * bytes.length)
  const start = at - (at % page)
  if (harm === 'bit') bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(chance() * 8))
  else if (harm === 'zeros') bytes.fill(0, start, start + page)
  else {
    const old = readFileSync(join(earlier, name))
    const from = Math.floor(chance() * (old.length / page)) * page
    old.copy(bytes, from, from, from + page)
  }
  writeFileSync(file, bytes)
}

function judged(
  dir: string,
  secret: { readonly recoveryKey: Uint8Array },
  whole: string,
  looking: boolean,
): string {
  try {
    const store = unlockJournal(dir, secret)
    let said = store.missing > 0 || store.sealLost
    let words: string
    try {
      words = wordsIn(store)
    } finally {
      closeStore(store)
    }
    if (looking && !said) {
      const keyring = readKeyring(dir)
      said = checkJournal(dir, keyring, masterOf(keyring, secret), () => {}).some(
        (finding) => !finding.whole,
      )
    }
    if (said) return 'told'
    return words === whole ? 'harmless' : 'silent'
  } catch (error) {
    return error instanceof Trouble || /^SQLITE_(CORRUPT|NOTADB)/.test(codeIn(error))
      ? 'refused'
      : String(error)
  }
}

function codeIn(error: unknown): string {
  return String((error as { code?: unknown }).code)
}

/** Everything that was kept. */
function wordsIn({ db }: Store): string {
  return JSON.stringify(
    [
      'select id, kind, removed_utc from entry order by id',
      'select id, text, fields from revision order by id',
      'select e.id, r.id from entry e join revision r on r.seq = e.latest order by e.id',
      'select * from mark order by id',
      'select key, text from draft order by key',
    ].map((sql) => db.prepare(sql).raw().all()),
  )
}

function fill(store: Store, from: number): void {
  const at = { utc: 0, zone: 'UTC', offset: 0 }
  for (let index = from; index < from + 60; index += 1) {
    const text = `entry ${index} ${'of some words '.repeat(40)}`
    const entry = keepEntry(store, {
      kind: 'page',
      text,
      fields: {},
      at,
      marks: [{ kind: 'say', start: 0, end: 5 }],
    })
    if (index % 5 === 0)
      reviseEntry(store, entry.id, { text: `${text} changed`, from: entry.revision.id, at })
    if (index % 7 === 0) removeEntry(store, entry.id, at)
  }
  const draft = {
    key: 'page',
    kind: 'page',
    cursor: 0,
    fields: {},
    begun: at,
    changed: at,
  } as const
  saveDraft(store, { ...draft, text: `a draft ${from}` })
  closeStore(store)
}
