import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newRecovery } from '../../src/store/create.ts'
import { listEntries } from '../../src/store/entries.ts'
import { changeKey } from '../../src/store/new-key.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { changePassphrase } from '../../src/store/passphrase.ts'
import { readRecoveryCode, recoveryCode } from '../../src/store/recovery.ts'
import { argon2id } from '../../src/store/slots.ts'
import { bytesOf, page, passphrase, shelf, trouble } from './journals.ts'

const journals = shelf()

test('Argon2id gives the tag of RFC 9106, section 5.3', () => {
  const tag = argon2id(
    Buffer.alloc(32, 1),
    Buffer.alloc(16, 2),
    { memory: 1, passes: 3, lanes: 4 },
    { secret: Buffer.alloc(8, 3), data: Buffer.alloc(12, 4), memoryKiB: 32 },
  )
  expect(tag.toString('hex')).toBe(
    '0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659',
  )
})

test('the passphrase opens the journal, and a wrong one is locked out and changes no byte', () => {
  const dir = journals.copy()
  const before = bytesOf(dir)
  expect(trouble(() => unlockJournal(dir, { passphrase: `${passphrase}x` })).code).toBe(4)
  expect(bytesOf(dir)).toEqual(before)
  closeStore(unlockJournal(dir, { passphrase }))
})

test('a passphrase counts the same however its accents are composed', () => {
  const dir = journals.copy()
  const store = journals.open(dir)
  changePassphrase(store, 'Ein Caf\u00e9 in K\u00f6ln', 64)
  closeStore(store)
  closeStore(unlockJournal(dir, { passphrase: 'Ein Cafe\u0301 in Ko\u0308ln' }))
})

test('after a change only the new passphrase opens either key file, and the recovery code still does', () => {
  const dir = journals.copy()
  const store = journals.open(dir)
  changePassphrase(store, 'another lamp entirely', 64)
  closeStore(store)
  for (const name of ['keys.a', 'keys.b']) {
    const half = journals.copy(dir)
    rmSync(join(half, name))
    expect(trouble(() => unlockJournal(half, { passphrase })).code).toBe(4)
    closeStore(unlockJournal(half, { passphrase: 'another lamp entirely' }))
  }
  closeStore(journals.open(dir))
})

test.each([16, 63, 4096])(
  'a change that asks for %d MiB is refused and locks nobody out',
  (memory) => {
    const dir = journals.copy()
    const store = journals.open(dir)
    expect(() => changePassphrase(store, 'another lamp entirely', memory)).toThrow()
    closeStore(store)
    closeStore(unlockJournal(dir, { passphrase }))
  },
)

const harm: Record<string, (path: string) => void> = {
  missing: (path) => rmSync(path),
  'cut short': (path) => truncateSync(path, 5000),
  empty: (path) => truncateSync(path, 0),
  'one bit off': (path) => flip(path, 100),
}

test.each(Object.entries(harm))('one key file %s is borne; both are damage', (_, hurt) => {
  for (const name of ['keys.a', 'keys.b']) {
    const dir = journals.copy()
    hurt(join(dir, name))
    closeStore(journals.open(dir))
  }
  const dir = journals.copy()
  for (const name of ['keys.a', 'keys.b']) hurt(join(dir, name))
  const before = bytesOf(dir)
  expect(trouble(() => unlockJournal(dir, { passphrase })).code).toBe(7)
  expect(bytesOf(dir)).toEqual(before)
})

test('no single flipped bit in a key file makes the journal unreadable', () => {
  const dir = journals.copy()
  const path = join(dir, 'keys.b')
  const whole = readFileSync(path)
  fc.assert(
    fc.property(fc.nat(8191), fc.nat(7), (byte, bit) => {
      const bytes = Buffer.from(whole)
      bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit)
      writeFileSync(path, bytes)
      closeStore(journals.open(dir))
    }),
    { numRuns: 60 },
  )
})

const absurd = [
  { memory: 1_000_000, passes: 3, lanes: 4 },
  { memory: 2049, passes: 3, lanes: 4 },
  { memory: 63, passes: 3, lanes: 4 },
  { memory: 64, passes: 21, lanes: 4 },
  { memory: 64, passes: 1, lanes: 4 },
  { memory: 64, passes: 3, lanes: 17 },
  { memory: 64, passes: 3, lanes: 0 },
  { memory: 64.5, passes: 3, lanes: 4 },
  { memory: 2048, passes: 4, lanes: 4 },
]

test.each(absurd)(
  'key files that ask for $memory MiB, $passes passes, $lanes lanes are refused',
  (cost) => {
    const dir = journals.copy()
    rewrite(dir, (ring) => ({ ...ring, slots: ring.slots.map((slot) => ({ ...slot, cost })) }))
    expect(trouble(() => unlockJournal(dir, { passphrase })).code).toBe(7)
  },
)

test('key files with more slots than a journal ever has are refused before anything is derived', () => {
  const many: ((ring: Ring) => Ring)[] = [
    (ring) => ({
      ...ring,
      slots: [
        ...ring.slots,
        ...ring.slots.slice(1),
        ...ring.slots.slice(1),
        ...ring.slots.slice(1),
      ],
    }),
    (ring) => ({ ...ring, slots: Array(3).fill(ring.slots[0]) }),
    (ring) => ({ ...ring, next: Array(3).fill(ring.slots[0]) }),
  ]
  for (const change of many) {
    const dir = journals.copy()
    rewrite(dir, change)
    expect(trouble(() => unlockJournal(dir, { passphrase })).code).toBe(7)
  }
})

test('a new key is refused while another window has the journal open, and nothing is changed by that', () => {
  const dir = journals.copy()
  const other = journals.open(dir)
  page(other, 'in the other window')
  const store = journals.open(dir)
  const keys = readFileSync(join(dir, 'keys.a'))
  const to = { passphrase: 'another lamp entirely', recoveryCode: newRecovery(), memoryMiB: 64 }
  expect(trouble(() => changeKey(store, to, () => {})).message).toMatch(/open in another window/)
  page(store, 'written after that')
  expect(readFileSync(join(dir, 'keys.a'))).toEqual(keys)
  closeStore(other)
  changeKey(store, to, () => {})
  page(store, 'under the new key')
  closeStore(store)
  const after = unlockJournal(dir, { passphrase: 'another lamp entirely' })
  expect(listEntries(after, { all: true }).map(({ revision }) => revision.text)).toEqual([
    'under the new key',
    'written after that',
    'in the other window',
  ])
  expect(readdirSync(dir).toSorted()).toEqual(
    readdirSync(journals.empty).toSorted().concat('journal.db-shm', 'journal.db-wal').toSorted(),
  )
  closeStore(after)
})

test('a cheaper cost written into the key files does not open them', () => {
  const dir = journals.copy()
  rewrite(dir, (ring) => ({
    ...ring,
    slots: ring.slots.map((slot) => ({ ...slot, cost: { memory: 64, passes: 4, lanes: 4 } })),
  }))
  expect(trouble(() => unlockJournal(dir, { passphrase })).code).toBe(4)
})

test('key files of a newer format are refused as newer', () => {
  const dir = journals.copy()
  rewrite(dir, (ring) => ({ ...ring, format: 2 }))
  expect(trouble(() => unlockJournal(dir, { passphrase })).message).toMatch(/newer/)
})

test.each([
  ['nothing', null],
  ['no slots', { format: 1, journal: 'x' }],
  ['slots that are no list', { format: 1, journal: 'x', slots: 7 }],
  ['a slot that is null', { format: 1, journal: 'x', slots: [null] }],
  [
    'a slot without a nonce',
    {
      format: 1,
      journal: 'x',
      slots: [
        {
          type: 'passphrase',
          cost: { memory: 64, passes: 3, lanes: 4 },
          salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
          nonce: '',
          key: 'A'.repeat(64),
        },
      ],
    },
  ],
  [
    'a slot without a salt',
    {
      format: 1,
      journal: 'x',
      slots: [
        {
          type: 'passphrase',
          cost: { memory: 64, passes: 3, lanes: 4 },
          salt: '',
          nonce: 'AAAAAAAAAAAAAAAA',
          key: 'A'.repeat(64),
        },
      ],
    },
  ],
])('whole key files that hold %s are called damaged', (_, content) => {
  const dir = journals.copy()
  rewrite(dir, () => content)
  expect(trouble(() => unlockJournal(dir, { passphrase })).code).toBe(7)
})

test('a recovery code reads back through any case, spacing and look-alike letter', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (key) => {
      const code = recoveryCode(key)
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
      const typed = code
        .toLowerCase()
        .replaceAll('-', '  ')
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
      expect(readRecoveryCode(typed)).toEqual(key)
    }),
  )
})

test('a recovery code with one letter wrong or two swapped is not read as another key', () => {
  const code = recoveryCode(Buffer.from('00112233445566778899aabbccddeeff', 'hex')).replaceAll(
    '-',
    '',
  )
  let accepted = 0
  for (let index = 0; index < code.length; index += 1) {
    for (const letter of '0123456789ABCDEFGHJKMNPQRSTVWXYZ') {
      if (letter === code[index]) continue
      if (readRecoveryCode(code.slice(0, index) + letter + code.slice(index + 1))) accepted += 1
    }
  }
  // 12 bits of checksum: one in 4,096 of 868 would be chance.
  expect(accepted).toBeLessThanOrEqual(2)
  expect(readRecoveryCode('')).toBeUndefined()
  expect(readRecoveryCode(code.slice(1))).toBeUndefined()
})

type Ring = { slots: object[] }

/** Writes both key files anew with a right checksum, as somebody who knows the format can. */
function rewrite(dir: string, change: (ring: Ring) => unknown): void {
  for (const name of ['keys.a', 'keys.b']) {
    const bytes = readFileSync(join(dir, name))
    const ring = JSON.parse(bytes.toString('utf8', 24, 24 + bytes.readUInt32BE(20)))
    const json = Buffer.from(JSON.stringify(change(ring)))
    bytes.fill(0, 24)
    bytes.writeUInt32BE(json.length, 20)
    json.copy(bytes, 24)
    createHash('sha256').update(bytes.subarray(0, 8160)).digest().copy(bytes, 8160)
    writeFileSync(join(dir, name), bytes)
  }
}

function flip(path: string, byte: number): void {
  const bytes = readFileSync(path)
  bytes[byte] = (bytes[byte] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
