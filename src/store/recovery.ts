// The recovery code: 128 bits in Crockford's base32 with a checksum, in groups of four, forgiving of how it is typed.
import { createHash } from 'node:crypto'
import { readCodeLines } from './recovery-lines.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const keyBytes = 16
// 128 bits of key and 12 of checksum make 140 bits: 28 letters.
const letters = 28

/** Writes a 16-byte key as the code a person keeps: seven groups of four. */
export function recoveryCode(key: Uint8Array): string {
  let bits = (BigInt(`0x${Buffer.from(key).toString('hex')}`) << 12n) | BigInt(checksum(key))
  let code = ''
  for (let index = 0; index < letters; index += 1) {
    code = `${alphabet[Number(bits & 31n)]}${code}`
    bits >>= 5n
  }
  return (code.match(/.{4}/g) ?? []).join('-')
}

/** The key a typed code stands for, also as its four lines on paper; undefined where it is not a code or a letter of it is wrong. */
export function readRecoveryCode(typed: string): Uint8Array | undefined {
  const lines = readCodeLines(lettersOf(typed))
  const code = lines !== undefined && 'code' in lines ? lines.code : lettersOf(typed)
  if (code.length !== letters) return undefined
  let bits = 0n
  for (const letter of code) {
    const value = alphabet.indexOf(letter)
    if (value < 0) return undefined
    bits = (bits << 5n) | BigInt(value)
  }
  const hex = (bits >> 12n).toString(16).padStart(keyBytes * 2, '0')
  const key = Uint8Array.from(Buffer.from(hex, 'hex'))
  return checksum(key) === Number(bits & 0xfffn) ? key : undefined
}

/** Which of the four lines on paper was typed with a slip, from 1; undefined where that cannot be said. */
export function slipIn(typed: string): number | undefined {
  const lines = readCodeLines(lettersOf(typed))
  return lines !== undefined && 'slip' in lines ? lines.slip : undefined
}

function lettersOf(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
}

/** The secret a typed recovery code is; undefined where it is none, and may be a passphrase. */
export function recoverySecret(typed: string): { readonly recoveryKey: Uint8Array } | undefined {
  const recoveryKey = readRecoveryCode(typed)
  return recoveryKey === undefined ? undefined : { recoveryKey }
}

function checksum(key: Uint8Array): number {
  return createHash('sha256').update('unearth recovery').update(key).digest().readUInt16BE(0) >> 4
}
