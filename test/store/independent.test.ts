// Opens a journal from FORMAT.md alone: nothing of src/store is used to read, so that nobody's words depend on this program.
import { argon2Sync, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { expect, test } from 'vitest'
import { closeStore } from '../../src/store/open.ts'
import { journalDir, note, passphrase, recovery, unlocked } from './journal.ts'

test('a stranger with FORMAT.md and the passphrase reads the words', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  note(store, 'words that outlive the tool')
  closeStore(store)
  const { journal, slots } = readPair(dir, 'keys')
  const slot = slots.find(({ type }: { type: string }) => type === 'passphrase')
  const { memory, passes, lanes } = slot.cost
  const wrapping = argon2Sync('argon2id', {
    message: Buffer.from(passphrase.normalize('NFKC')),
    nonce: Buffer.from(slot.salt, 'base64'),
    memory: memory * 1024,
    passes,
    parallelism: lanes,
    tagLength: 32,
  })
  const master = unwrap(wrapping, slot, `${journal}|passphrase|${memory}/${passes}/${lanes}`)
  expect(textsOf(dir, master)).toEqual(['words that outlive the tool'])
  const db = databaseOf(dir, master)
  const { key, sum } = db.prepare('select key, sum from total').get() as {
    key: Buffer
    sum: string
  }
  // One entry: its digest is the sum.
  const row = (sql: string) => db.prepare(sql).raw().all()
  const [entry] = row('select * from entry')
  const digest = createHmac('sha256', key)
    .update(JSON.stringify([entry, row('select * from revision'), row('select * from mark')]))
    .digest('hex')
  expect(digest).toBe(sum)
  db.close()
  expect(sealsOf(dir, master, journal)).toMatchObject([{ changes: 1, sum }, { changes: 0 }])
})

test('nothing in the seal tells how much was kept', () => {
  const dir = journalDir()
  const store = unlocked(dir)
  const clear = () =>
    ['a', 'b'].map((side) => {
      const bytes = readFileSync(join(dir, `seal.${side}`))
      const { nonce, sealed, ...more } = JSON.parse(
        bytes.toString('utf8', 24, 24 + bytes.readUInt32BE(20)),
      )
      return [bytes.subarray(0, 24).toString('hex'), nonce.length, sealed.length, more]
    })
  const before = clear()
  for (let index = 0; index < 12; index += 1) note(store, `words ${index}`)
  expect(clear()).toEqual(before)
  closeStore(store)
})

/** What the two seals say, the newer one first. */
function sealsOf(dir: string, master: Buffer, journal: string) {
  const sealKey = Buffer.from(hkdfSync('sha256', master, '', 'unearth/seal/v1', 32))
  const key = Buffer.from(hkdfSync('sha256', sealKey, '', 'unearth/seal/v2', 32))
  return ['a', 'b']
    .map((side) => {
      const bytes = readFileSync(join(dir, `seal.${side}`))
      const { nonce, sealed } = JSON.parse(bytes.toString('utf8', 24, 24 + bytes.readUInt32BE(20)))
      const inside = Buffer.from(sealed, 'base64')
      const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'))
      cipher.setAAD(Buffer.from(`${journal}|seal`))
      cipher.setAuthTag(inside.subarray(-16))
      return JSON.parse(
        Buffer.concat([cipher.update(inside.subarray(0, -16)), cipher.final()]).toString('utf8'),
      )
    })
    .toSorted((a, b) => b.order - a.order)
}

test('and with the recovery code', () => {
  const dir = journalDir()
  const { journal, slots } = readPair(dir, 'keys')
  const slot = slots.find(({ type }: { type: string }) => type === 'recovery')
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const bits = [...recovery().replaceAll('-', '')].reduce(
    (sum, letter) => sum * 32n + BigInt(letters.indexOf(letter)),
    0n,
  )
  const key = Buffer.from((bits >> 12n).toString(16).padStart(32, '0'), 'hex')
  const wrapping = Buffer.from(
    hkdfSync('sha256', key, Buffer.from(slot.salt, 'base64'), 'unearth/recovery/v1', 32),
  )
  expect(textsOf(dir, unwrap(wrapping, slot, `${journal}|recovery|`))).toEqual([])
})

// biome-ignore lint/suspicious/noExplicitAny: the shape is FORMAT.md's, read as a stranger would.
function readPair(dir: string, name: string): any {
  const copies = ['a', 'b'].map((side) => readFileSync(join(dir, `${name}.${side}`)))
  const whole = copies.filter((bytes) =>
    createHash('sha256').update(bytes.subarray(0, 8160)).digest().equals(bytes.subarray(8160)),
  )
  const [newest] = whole.toSorted((a, b) => Number(b.readBigUInt64BE(12) - a.readBigUInt64BE(12)))
  if (newest === undefined) throw new Error('no whole copy')
  return JSON.parse(newest.toString('utf8', 24, 24 + newest.readUInt32BE(20)))
}

function unwrap(key: Buffer, slot: { nonce: string; key: string }, bound: string): Buffer {
  const wrapped = Buffer.from(slot.key, 'base64')
  const cipher = createDecipheriv('aes-256-gcm', key, Buffer.from(slot.nonce, 'base64'))
  cipher.setAAD(Buffer.from(bound))
  cipher.setAuthTag(wrapped.subarray(32))
  return Buffer.concat([cipher.update(wrapped.subarray(0, 32)), cipher.final()])
}

function textsOf(dir: string, master: Buffer): string[] {
  const db = databaseOf(dir, master)
  const rows = db.prepare('select text from revision order by seq').all() as { text: string }[]
  db.close()
  return rows.map(({ text }) => text)
}

function databaseOf(dir: string, master: Buffer): Database.Database {
  const db = new Database(join(dir, 'journal.db'), { readonly: true })
  db.pragma("cipher='sqlcipher'")
  db.pragma('legacy=4')
  const key = Buffer.from(hkdfSync('sha256', master, '', 'unearth/db/v1', 32)).toString('hex')
  db.pragma(`key="x'${key}'"`)
  return db
}
