// Reading a ZIP archive with hard limits, in memory, writing nothing anywhere.
import { inflateRawSync } from 'node:zlib'

export type Member = {
  readonly name: string
  readonly size: number
  /** Its bytes, or a sentence on why there are none. */
  bytes(): Buffer | string
}

const mostMembers = 20_000
/** More than this, all members together, is no journal. */
const mostInflated = 1024 * 1024 * 1024
/** Words shrink about fivefold; what shrinks two hundredfold was made to be large. */
const mostRatio = 200

/** The members of an archive, or a sentence on what is wrong with it. Names that lead out of it, and twice the same, are faults. */
export function readZip(
  bytes: Uint8Array,
): { readonly members: readonly Member[] } | { readonly fault: string } {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return members(file)
  } catch (error) {
    // A number in it pointed out of it.
    if (error instanceof RangeError) return { fault: 'The archive is damaged.' }
    throw error
  }
}

function members(file: Buffer): { members: readonly Member[] } | { fault: string } {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end < file.length - 65_557)
    return { fault: 'It is not a ZIP archive, or it is cut short.' }
  const count = file.readUInt16LE(end + 10)
  if (count === 0xffff || count > mostMembers)
    return { fault: `It has more than ${mostMembers} members.` }
  let at = file.readUInt32LE(end + 16)
  let inflated = 0
  const found: Member[] = []
  const names = new Set<string>()
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) return { fault: 'The archive is damaged.' }
    const flags = file.readUInt16LE(at + 8)
    const method = file.readUInt16LE(at + 10)
    const packed = file.readUInt32LE(at + 20)
    const size = file.readUInt32LE(at + 24)
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) =>
      file.readUInt16LE(at + offset),
    ) as [number, number, number]
    const start = file.readUInt32LE(at + 42)
    const name = file.subarray(at + 46, at + 46 + nameLength).toString('utf8')
    at += 46 + nameLength + extra + comment
    if (climbs(name))
      return { fault: 'A name in the archive leads out of it. Nothing of it was read.' }
    if (names.has(name))
      return { fault: 'A name stands in the archive twice. Nothing of it was read.' }
    names.add(name)
    if (name.endsWith('/')) continue
    inflated += size
    if (inflated > mostInflated || (size > 1_000_000 && size > packed * mostRatio)) {
      return { fault: 'The archive unpacks to far more than it holds. Nothing of it was read.' }
    }
    found.push({ name, size, bytes: () => unpacked(file, { start, packed, size, method, flags }) })
  }
  return { members: found }
}

function unpacked(
  file: Buffer,
  {
    start,
    packed,
    size,
    method,
    flags,
  }: { start: number; packed: number; size: number; method: number; flags: number },
): Buffer | string {
  try {
    if ((flags & 1) !== 0) return 'It is locked with a password of its own.'
    if (file.readUInt32LE(start) !== 0x04034b50) return 'The archive is damaged here.'
    const begin = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28)
    const data = file.subarray(begin, begin + packed)
    if (method === 0) return data.length === size ? data : 'The archive is damaged here.'
    if (method !== 8) return 'It is packed in a way that is not known here.'
    // What it said of itself is the most it gets.
    const bytes = inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
    return bytes.length === size ? bytes : 'The archive is damaged here.'
  } catch {
    return 'The archive is damaged here.'
  }
}

function climbs(name: string): boolean {
  return /^[/\\]|^[a-z]:|\\|\0|(^|\/)\.\.(\/|$)/i.test(name)
}
