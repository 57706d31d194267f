// Real journals for the tests of the store. One is made (64 MiB, the least allowed) and copied where a test harms it.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { Trouble } from '../../src/errors.ts'
import type { Instant } from '../../src/journal/entry.ts'
import type { EntryId } from '../../src/journal/ids.ts'
import { createJournal } from '../../src/store/create.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'

export const passphrase = 'a lamp beside four chairs'

/** A moment, `minutes` after noon of 1 May 2026 in Berlin. */
export function at(minutes = 0): Instant {
  return { utc: Date.UTC(2026, 4, 1, 10) + minutes * 60_000, zone: 'Europe/Berlin', offset: 120 }
}

/** The draft of a page, for its words to be put in. */
export function pageDraft(changedAfter = 0) {
  const page = { key: 'page', kind: 'page', cursor: 0, fields: {} } as const
  return { ...page, begun: at(), changed: at(changedAfter) }
}

export type Shelf = {
  readonly root: string
  /** The directory of an empty journal; not to be changed. */
  readonly empty: string
  readonly code: string
  /** A copy of a journal (the empty one unless said) of its own. */
  copy(of?: string): string
  /** Opens with the recovery code, which costs no derivation. */
  open(dir: string): Store
}

/** A temporary folder with one empty journal, made before the tests of this file and taken away after them. */
export function shelf(): Shelf {
  const root = mkdtempSync(join(tmpdir(), 'unearth-store-'))
  const empty = join(root, 'empty')
  let code = ''
  let copies = 0
  const opened: Store[] = []
  beforeAll(() => {
    code = createJournal(empty, { passphrase, memoryMiB: 64 }).recoveryCode
  })
  afterAll(() => {
    for (const store of opened) closeStore(store)
    rmSync(root, { recursive: true, force: true })
  })
  return {
    root,
    empty,
    get code() {
      return code
    },
    copy(of = empty) {
      copies += 1
      const dir = join(root, `copy-${copies}`)
      cpSync(of, dir, { recursive: true })
      return dir
    },
    open(dir) {
      const secret = recoverySecret(code)
      if (secret === undefined) throw new Error('the recovery code does not read back')
      const store = unlockJournal(dir, secret)
      opened.push(store)
      return store
    },
  }
}

/** Keeps a page of `text` and returns its id. */
export function page(store: Store, text: string, minutes = 0): EntryId {
  return keepEntry(store, { kind: 'page', text, fields: {}, at: at(minutes) }).id
}

/** The bytes of every file in `dir`, by name. */
export function bytesOf(dir: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(dir).map((name) => [name, readFileSync(join(dir, name)).toString('base64')]),
  )
}

/** What `work` throws, which must be a Trouble; anything else is thrown on. */
export function trouble(work: () => unknown): Trouble {
  try {
    work()
  } catch (error) {
    if (error instanceof Trouble) return error
    throw error
  }
  throw new Error('nothing was thrown')
}
