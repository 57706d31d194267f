// jrnl's encrypted files, read only: that format is never written.
import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { decoded, type How, isRecord, type Read, unreadable } from './incoming.ts'
import { readJrnlText } from './read-jrnl.ts'

// The salt every journal of the second version shares, and the work its key costs: jrnl's constants. Nothing of this is read from the file.
const oldSalt = Buffer.from('f2d5710ec18d2ededc8e36748904cef8', 'hex')
const rounds = 100_000

/** Whether bytes look like a journal jrnl encrypted in its second or third version. */
export function isJrnlEncrypted(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return head.startsWith('JRNLv3') || head.startsWith('gAAAAA')
}

/** Decrypts what jrnl encrypted, and reads it as its text file. A wrong password is a fault that says so. Never throws. */
export function readJrnlEncrypted(
  where: string,
  bytes: Uint8Array,
  password: string,
  how: How,
): Read {
  try {
    const plain = opened(Buffer.from(bytes), password)
    if (plain === undefined)
      return unreadable(where, 'The password does not open it, or it is damaged.')
    const read = decoded(plain)
    return 'fault' in read
      ? unreadable(where, 'The password does not open it, or it is damaged.')
      : readJrnlText(where, read.text, how)
  } catch {
    return unreadable(where, 'The password does not open it, or it is damaged.')
  }
}

function opened(bytes: Buffer, password: string): Buffer | undefined {
  if (bytes.subarray(0, 6).toString('latin1') === 'JRNLv3') {
    const length = bytes.readUInt16BE(6)
    const head = bytes.subarray(8, 8 + length).toString('latin1')
    const json: unknown = JSON.parse(
      head.startsWith('{') ? head : Buffer.from(head, 'base64').toString('utf8'),
    )
    const salt =
      isRecord(json) && typeof json['salt'] === 'string'
        ? Buffer.from(json['salt'], 'base64url')
        : undefined
    if (salt === undefined || salt.length !== 16) return undefined
    return fernet(bytes.subarray(8 + length).toString('latin1'), password, salt)
  }
  if (bytes.subarray(0, 6).toString('latin1') === 'gAAAAA')
    return fernet(bytes.toString('latin1'), password, oldSalt)
  // The first version: an IV, then AES-256-CBC, and nothing that proves the password but that it gives text with dates.
  const key = createHash('sha256').update(password).digest()
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  decipher.setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()])
  const last = plain.at(-1) ?? 0
  const filled = last >= 1 && last <= 16 && plain.subarray(-last).every((byte) => byte === last)
  // Its earliest releases filled the last block with spaces, or with nothing.
  return filled ? plain.subarray(0, -last) : plain
}

/** A Fernet token (its specification, version 0x80): checked before a byte of it is decrypted. */
function fernet(token: string, password: string, salt: Buffer): Buffer | undefined {
  const raw = Buffer.from(token.trim(), 'base64url')
  if (raw.length < 73 || raw[0] !== 0x80) return undefined
  const key = pbkdf2Sync(password, salt, rounds, 32, 'sha256')
  const signed = raw.subarray(0, -32)
  const seal = createHmac('sha256', key.subarray(0, 16)).update(signed).digest()
  if (!timingSafeEqual(seal, raw.subarray(-32))) return undefined
  const decipher = createDecipheriv('aes-128-cbc', key.subarray(16), raw.subarray(9, 25))
  return Buffer.concat([decipher.update(raw.subarray(25, -32)), decipher.final()])
}
