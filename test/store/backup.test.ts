// Backups under faults that are made: others writing, no room, a drive that cannot sync or link, a killed process, turned bits.
import { spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { makeBackup } from '../../src/store/backup.ts'
import { readBackup } from '../../src/store/backup-file.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import { listEntries } from '../../src/store/entries.ts'
import { lastBackup } from '../../src/store/last-backup.ts'
import { closeStore, masterOf } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import { restoreBackup } from '../../src/store/restore.ts'
import type { Store } from '../../src/store/store.ts'
import { canMount, openDrive } from '../drive.ts'
import { at, bytesOf, page, shelf, trouble } from './journals.ts'

const journals = shelf()
const strace = spawnSync('strace', ['-V']).error === undefined
const child = resolve(import.meta.dirname, 'backing-up.ts')

const back = (store: Store, folder: string, keep: number | null = null) =>
  makeBackup(store, folder, { at: at(), keep, tell: () => {} })

/** Restores a backup and gives the texts in it, oldest first. */
function textsIn(path: string, to = `${path}-restored`): string[] {
  const backup = readBackup(path)
  const secret = recoverySecret(journals.code)
  if (secret === undefined) throw new Error('no code')
  restoreBackup(backup, masterOf(backup.keyring, secret), to)
  const store = journals.open(to)
  try {
    expect(store.missing).toBe(0)
    return listEntries(store, { limit: 99_999, order: 'oldest' }).map(
      ({ revision }) => revision.text,
    )
  } finally {
    closeStore(store)
  }
}

test('a backup made while others write is one moment of the journal: everything up to some entry, and nothing behind', async () => {
  const dir = journals.copy()
  const writer = spawn(process.execPath, [child, 'write', dir, journals.code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  writer.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise((done) => writer.on('close', done))
  await new Promise<void>((begun) => writer.stdout.once('data', () => begun()))
  const store = journals.open(dir)
  const folder = join(journals.root, 'busy')
  const made = [0, 1, 2, 3].map(() => {
    const before = listEntries(store, { limit: 99_999 }).length
    return { before, ...back(store, folder) }
  })
  writer.kill('SIGKILL')
  await ended
  for (const { path, before, entries } of made) {
    const texts = textsIn(path)
    expect(texts.length).toBe(entries)
    expect(texts.length).toBeGreaterThanOrEqual(before)
    expect(texts).toEqual(texts.map((_, index) => `entry ${index + 1}`))
  }
  expect(said.split('\n').length).toBeGreaterThan(10)
  closeStore(store)
})

test('a draft is in the backup too', () => {
  const store = journals.open(journals.copy())
  saveDraft(store, {
    key: 'page',
    kind: 'page',
    text: 'half',
    cursor: 4,
    fields: {},
    begun: at(),
    changed: at(),
  })
  const { path } = back(store, join(journals.root, 'drafts'))
  textsIn(path)
  const restored = journals.open(`${path}-restored`)
  expect(restored.db.prepare('select text from draft').pluck().all()).toEqual(['half'])
  closeStore(restored)
  closeStore(store)
})

test.skipIf(!canMount)(
  'at every fill of the other drive a backup is whole or absent, and the journal and the older ones are untouched',
  () => {
    using drive = openDrive(join(journals.root, 'disk'), '2m')
    const disk = drive.dir
    const store = journals.open(journals.copy())
    for (let index = 0; index < 20; index += 1) page(store, 'a long line of words '.repeat(200))
    const first = back(store, disk).path
    const older = readFileSync(first)
    const last = lastBackup(store)
    let refused = 0
    for (let pages = 0; pages < 110; pages += 9) {
      drive.fillTo(pages)
      try {
        const { path } = back(store, disk)
        drive.fillTo()
        expect(textsIn(path, join(journals.root, `full-${pages}`))).toHaveLength(20)
        rmSync(path)
      } catch (error) {
        refused += 1
        expect(error).toMatchObject({ code: 1, message: expect.stringMatching(/no room/) })
        expect(readdirSync(disk).toSorted()).toEqual(['ballast', first.slice(disk.length + 1)])
        expect(lastBackup(store)).toMatchObject({ path: expect.any(String) })
      }
      expect(readFileSync(first).equals(older)).toBe(true)
      expect(listEntries(store, { limit: 99 })).toHaveLength(20)
    }
    expect(refused).toBeGreaterThan(3)
    expect(last?.path).toBe(first)
    closeStore(store)
  },
)

test.skipIf(!canMount)(
  'with no room beside the journal the copy is made where the backup goes',
  () => {
    using drive = openDrive(join(journals.root, 'small'), '1m')
    const dir = join(drive.dir, 'journal')
    cpSync(journals.empty, dir, { recursive: true })
    const store = journals.open(dir)
    page(store, 'the last one that found room')
    drive.fillTo(3)
    const { path } = back(store, join(journals.root, 'roomy'))
    expect(textsIn(path)).toEqual(['the last one that found room'])
    expect(
      readdirSync(join(journals.root, 'roomy')).filter((name) => name.startsWith('.')),
    ).toEqual([])
    closeStore(store)
  },
)

test.skipIf(!strace)(
  'a drive that cannot link, sync or change modes takes a backup all the same',
  () => {
    const dir = journals.copy()
    const folder = join(journals.root, 'stick')
    const faults = ['link,linkat:error=EPERM', 'fsync:error=EINVAL', 'chmod,fchmod:error=EPERM']
    const run = spawnSync(
      'strace',
      [
        ...['-f', '-o', join(journals.root, 'trace')],
        ...faults.flatMap((fault) => ['-e', `inject=${fault}`]),
        ...[process.execPath, child, 'backup', dir, journals.code, folder],
      ],
      { encoding: 'utf8' },
    )
    expect(run.stderr).toBe('')
    expect(textsIn(run.stdout.trim().split('\n').at(-1) ?? '')).toEqual([])
    expect(readFileSync(join(journals.root, 'trace'), 'utf8')).toMatch(/fsync.*INJECTED/)
  },
)

test('what has more in it than the new backup is never deleted, and of a journal that lacks something nothing is', () => {
  const dir = journals.copy()
  const folder = join(journals.root, 'rotated')
  const older = bytesOf(dir)
  const store = journals.open(dir)
  page(store, 'one')
  const fuller = back(store, folder, 1).path
  closeStore(store)
  // The whole folder as it was before: database and seal agree, and nothing says that an entry is gone.
  for (const [name, bytes] of Object.entries(older))
    writeFileSync(join(dir, name), Buffer.from(bytes, 'base64'))
  const behind = journals.open(dir)
  expect(behind.missing).toBe(0)
  expect(back(behind, folder, 1).dropped).toEqual([])
  expect(existsSync(fuller)).toBe(true)
  page(behind, 'another')
  page(behind, 'and more')
  expect(back(behind, folder, 1).dropped).toHaveLength(2)
  closeStore(behind)
})

test('a backup that is cut anywhere, or has a bit turned, is refused, and nothing is made of it', () => {
  const store = journals.open(journals.copy())
  page(store, 'words')
  const { path } = back(store, join(journals.root, 'bits'))
  closeStore(store)
  const whole = readFileSync(path)
  const to = join(journals.root, 'never')
  for (let at = 0; at < whole.length; at += 997) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
    writeFileSync(path, bytes)
    expect([at, trouble(() => textsIn(path, to)).code]).toEqual([at, 7])
  }
  for (const size of [0, 1, 511, 1024, 5000, whole.length - 512]) {
    writeFileSync(path, whole)
    truncateSync(path, size)
    expect(trouble(() => textsIn(path, to)).code).toBe(7)
  }
  writeFileSync(path, whole)
  expect(textsIn(path, to)).toEqual(['words'])
})
