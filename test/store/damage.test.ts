// Faults that are made, not imagined: flipped bits, lost logs, old copies, kills, a full disk, a directory nobody may write.
import { execFileSync, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { exit, Trouble } from '../../src/errors.ts'
import { acceptLoss } from '../../src/store/commit.ts'
import { listEntries } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { writeTwin } from '../../src/store/twin-file.ts'
import { canMount, openDrive } from '../drive.ts'
import { at, journalDir, note, recovery, unlocked } from './journal.ts'

const writer = resolve(import.meta.dirname, 'writer.ts')
// By the recovery code, which costs no derivation.
const opened = (dir: string) => {
  const secret = recoverySecret(recovery())
  if (secret === undefined) throw new Error('no recovery code')
  return unlockJournal(dir, secret)
}

test('a flipped bit anywhere in the closed journal is noticed or harmless, never another text', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  for (let index = 0; index < 40; index += 1)
    note(store, `entry ${index} ${'words of it '.repeat(30)}`)
  const texts = listEntries(store, { limit: 99 }).map(({ revision }) => revision.text)
  const { master } = store
  const key = Buffer.from(master)
  closeStore(store)
  const file = join(dir, 'journal.db')
  const whole = readFileSync(file)
  let noticed = 0
  const random = generator(7)
  for (let round = 0; round < 150; round += 1) {
    const bytes = Buffer.from(whole)
    const place = round < 32 ? round : Math.floor(random() * bytes.length)
    bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8))
    writeFileSync(file, bytes)
    try {
      const harmed = opened(dir)
      try {
        expect(listEntries(harmed, { limit: 99 }).map(({ revision }) => revision.text)).toEqual(
          texts,
        )
      } finally {
        closeStore(harmed)
      }
    } catch (error) {
      if (!(error instanceof Trouble)) throw error
      expect(error.code).toBe(exit.damaged)
      noticed += 1
    }
    for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true })
  }
  expect(noticed).toBeGreaterThan(32)
  key.fill(0)
}, 120_000)

test('entries that vanish with a damaged log are reported, and nothing is added until that is accepted', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  note(store, 'one')
  const reader = opened(dir)
  reader.db.exec('begin')
  reader.db.prepare('select count(*) from entry').get()
  // While somebody reads, the log cannot be emptied: these two live in it.
  note(store, 'two')
  note(store, 'three')
  const copy = `${dir}-copy`
  cpSync(dir, copy, { recursive: true })
  reader.db.exec('commit')
  closeStore(reader)
  closeStore(store)
  const log = join(copy, 'journal.db-wal')
  const bytes = readFileSync(log)
  expect(bytes.length).toBeGreaterThan(0)
  bytes[60] = (bytes[60] ?? 0) ^ 1
  writeFileSync(log, bytes)
  rmSync(`${log.slice(0, -3)}shm`, { force: true })
  const harmed = opened(copy)
  expect(harmed.missing).toBe(2)
  expect(() => note(harmed, 'four')).toThrow(/lacks something that was kept/)
  acceptLoss(harmed)
  note(harmed, 'four')
  closeStore(harmed)
  const after = opened(copy)
  expect(after.missing).toBe(0)
  closeStore(after)
})

test('an older copy of the database put back is reported', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  note(store, 'one')
  const old = readFileSync(join(dir, 'journal.db'))
  note(store, 'two')
  closeStore(store)
  writeFileSync(join(dir, 'journal.db'), old)
  const harmed = opened(dir)
  expect(harmed.missing).toBe(1)
  closeStore(harmed)
})

test.each<[string, (dir: string) => void]>([
  ['deleted', (dir) => bothSeals(dir, rmSync)],
  ['zeroed', (dir) => bothSeals(dir, (file) => writeFileSync(file, Buffer.alloc(4096)))],
  ['nothing', (dir) => bothSeals(dir, (file) => writeFileSync(file, ''))],
  ['null', (dir) => bothSeals(dir, () => writeTwin(dir, 'seal', 'UNESEAL1', null))],
  ['forged', (dir) => bothSeals(dir, () => writeTwin(dir, 'seal', 'UNESEAL1', { changes: 1 }))],
])(
  'an older database beside a seal that is %s takes nothing in until that is accepted',
  (_, spoil) => {
    const dir = journalDir()
    const store = unlocked(dir)
    note(store, 'one')
    const old = readFileSync(join(dir, 'journal.db'))
    note(store, 'two')
    closeStore(store)
    writeFileSync(join(dir, 'journal.db'), old)
    spoil(dir)
    const harmed = opened(dir)
    expect(harmed.sealLost).toBe(true)
    expect(() => note(harmed, 'three')).toThrow(/seal beside the journal/)
    expect(listEntries(harmed, { limit: 9 })).toHaveLength(1)
    closeStore(harmed)
    const again = opened(dir)
    expect(again.sealLost).toBe(true)
    acceptLoss(again)
    note(again, 'three')
    closeStore(again)
    const after = opened(dir)
    expect([after.missing, after.sealLost]).toEqual([0, false])
    closeStore(after)
  },
)

test.each([
  ['missing', (file: string) => rmSync(file)],
  ['cut to nothing', (file: string) => truncateSync(file, 0)],
  ['cut in the middle', (file: string) => truncateSync(file, 5000)],
  ['not encrypted', (file: string) => writeFileSync(file, `SQLite format 3\0${'x'.repeat(5000)}`)],
])('a database that is %s is a sentence and exit code 7, and is left as it is', (_, harm) => {
  const dir = journalDir()
  const file = join(dir, 'journal.db')
  harm(file)
  const before = existsSync(file) ? readFileSync(file) : undefined
  try {
    closeStore(opened(dir))
    throw new Error('it opened')
  } catch (error) {
    expect(error).toMatchObject({ code: exit.damaged })
  }
  expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(before)
})

test('a newer schema is refused', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  store.db.pragma('user_version=99')
  closeStore(store)
  expect(() => opened(dir)).toThrow(/newer unearth/)
})

test('after kill -9 at any instant every acknowledged entry and draft is there', async () => {
  const dir = journalDir()
  let said = 0
  for (let round = 0; round < 12; round += 1) {
    said = Math.max(said, await killedAfter(dir, 3 + ((round * 7) % 20)))
    const store = opened(dir)
    const texts = new Set(
      listEntries(store, { limit: 10_000 }).map(({ revision }) => revision.text),
    )
    for (let index = 1; index <= said; index += 1) expect(texts.has(`entry ${index}`)).toBe(true)
    expect(store.missing).toBe(0)
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
    closeStore(store)
  }
  expect(said).toBeGreaterThan(12)
}, 120_000)

test('two processes that write at once lose nothing', async () => {
  const dir = journalDir()
  await Promise.all([ended(dir, 25, 'left'), ended(dir, 25, 'right')])
  const store = opened(dir)
  expect(listEntries(store, { limit: 999 })).toHaveLength(50)
  expect(store.missing).toBe(0)
  closeStore(store)
}, 120_000)

test.skipIf(!canMount)('on a full disk what was kept is kept, and the sentence says so', () => {
  using drive = openDrive(mkdtempSync(join(tmpdir(), 'unearth-disk-')), '400k')
  const dir = join(drive.dir, 'journal')
  cpSync(journalDir(), dir, { recursive: true })
  const store = opened(dir)
  let count = 0
  let trouble: unknown
  while (trouble === undefined && count < 500) {
    try {
      note(store, `entry ${count} ${'x'.repeat(4000)}`)
      count += 1
    } catch (error) {
      trouble = error
    }
  }
  expect(trouble).toMatchObject({
    code: exit.failed,
    message: expect.stringContaining('disk is full'),
  })
  expect(listEntries(store, { limit: 999 })).toHaveLength(count)
  closeStore(store)
  const again = opened(dir)
  expect(listEntries(again, { limit: 999 })).toHaveLength(count)
  expect(again.missing).toBe(0)
  closeStore(again)
})

test.skipIf(!canMount)('a directory that cannot be written is a sentence', () => {
  using drive = openDrive(mkdtempSync(join(tmpdir(), 'unearth-disk-')), '2m')
  const dir = join(drive.dir, 'journal')
  cpSync(journalDir(), dir, { recursive: true })
  execFileSync('mount', ['-o', 'remount,ro', drive.dir])
  expect(() => opened(dir)).toThrow(/cannot be written to/)
})

test('at rest the journal is one self-contained file', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  note(store, 'one')
  expect(statSync(join(dir, 'journal.db-wal')).size).toBe(0)
  closeStore(store)
  expect(readdirSync(dir).toSorted()).toEqual([
    'journal.db',
    'keys.a',
    'keys.b',
    'seal.a',
    'seal.b',
  ])
  expect(at.zone).toBe('Europe/Berlin')
})

function bothSeals(dir: string, spoil: (file: string) => void): void {
  for (const name of ['seal.a', 'seal.b']) spoil(join(dir, name))
}

/** Runs a writer and kills it once it has acknowledged `count` entries; returns the last one it acknowledged. */
function killedAfter(dir: string, count: number): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [writer, dir, '100000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let last = 0
    let seen = 0
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line === '') continue
        last = Math.max(last, Number(line))
        seen += 1
      }
      if (seen >= count) child.kill('SIGKILL')
    })
    child.on('error', fail)
    child.on('close', () => done(last))
  })
}

function ended(dir: string, count: number, name: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [writer, dir, String(count), name], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.on('close', (code) =>
      code === 0 ? done() : fail(new Error(`writer ended with ${code}`)),
    )
  })
}

function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}
