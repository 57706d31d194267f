// The rows that lie in the pages of a database, read one page at a time, so that a page that is gone takes only its own rows along.
import type { Pages } from './pages.ts'

export type Value = number | string | Buffer | null
export type Row = {
  /** The number of the row; null in a table that is ordered by its key. */
  readonly rowid: number | null
  readonly values: readonly Value[]
}

/** What a page can hold: its size without what SQLCipher keeps at its end. */
const usable = 4096 - 80

/** Every row that can be read whole, of every table and index, page by page. */
export function* rowsIn(pages: Pages): Generator<Row> {
  for (let number = 1; number <= pages.count; number += 1) {
    const page = pages.read(number)
    if (page === undefined) continue
    const head = number === 1 ? 100 : 0
    const type = page[head]
    // Leaves of tables, and leaves and branches of what is ordered by a key; the branches of tables hold no rows.
    if (type !== 0x0d && type !== 0x0a && type !== 0x02) continue
    const cells = page.readUInt16BE(head + 3)
    const list = head + (type === 0x02 ? 12 : 8)
    for (let cell = 0; cell < cells && list + 2 * cell + 2 <= usable; cell += 1) {
      const row = rowAt(pages, page, page.readUInt16BE(list + 2 * cell), type)
      if (row !== undefined) yield row
    }
  }
}

function rowAt(pages: Pages, page: Buffer, start: number, type: number): Row | undefined {
  try {
    let at = type === 0x02 ? start + 4 : start
    const size = varint(page, at)
    at = size.next
    let rowid: number | null = null
    if (type === 0x0d) {
      const read = varint(page, at)
      rowid = read.value
      at = read.next
    }
    const payload = payloadAt(pages, page, at, size.value, type === 0x0d)
    return payload && { rowid, values: valuesOf(payload) }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** What a cell holds, with what of it lies on pages of its own. */
function payloadAt(
  pages: Pages,
  page: Buffer,
  at: number,
  size: number,
  table: boolean,
): Buffer | undefined {
  const most = table ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23
  if (size <= most) return at + size <= usable ? page.subarray(at, at + size) : undefined
  if (size > 1 << 30) return undefined
  const least = Math.floor(((usable - 12) * 32) / 255) - 23
  const tail = least + ((size - least) % (usable - 4))
  const local = tail <= most ? tail : least
  const parts = [page.subarray(at, at + local)]
  let next = page.readUInt32BE(at + local)
  for (let left = size - local; left > 0; ) {
    const more = next === 0 ? undefined : pages.read(next)
    if (more === undefined) return undefined
    const part = more.subarray(4, 4 + Math.min(left, usable - 4))
    parts.push(part)
    left -= part.length
    next = more.readUInt32BE(0)
  }
  return Buffer.concat(parts)
}

function valuesOf(payload: Buffer): Value[] {
  const head = varint(payload, 0)
  let at = head.next
  let data = head.value
  const values: Value[] = []
  while (at < head.value) {
    const type = varint(payload, at)
    at = type.next
    const { value, size } = valueAt(payload, data, type.value)
    values.push(value)
    data += size
  }
  if (data !== payload.length) throw new RangeError('a row of another size')
  return values
}

const widths = [0, 1, 2, 3, 4, 6, 8]

function valueAt(payload: Buffer, at: number, type: number): { value: Value; size: number } {
  if (type === 0) return { value: null, size: 0 }
  if (type === 8 || type === 9) return { value: type - 8, size: 0 }
  if (type === 7) return { value: payload.readDoubleBE(at), size: 8 }
  const width = widths[type]
  if (width === 8) return { value: Number(payload.readBigInt64BE(at)), size: 8 }
  if (width !== undefined) return { value: payload.readIntBE(at, width), size: width }
  const size = Math.floor((type - 12) / 2)
  if (size < 0 || at + size > payload.length) throw new RangeError('a value that ends elsewhere')
  const bytes = payload.subarray(at, at + size)
  return { value: type % 2 === 1 ? bytes.toString('utf8') : bytes, size }
}

function varint(bytes: Buffer, at: number): { value: number; next: number } {
  let value = 0n
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes.readUInt8(at + index)
    if (index === 8) return { value: Number((value << 8n) | BigInt(byte)), next: at + 9 }
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return { value: Number(value), next: at + index + 1 }
  }
  throw new RangeError('no number')
}
