// ZIP archives as they are met: plain, with the sizes of ZIP64, and made to hurt.
import { crc32, deflateRawSync } from 'node:zlib'

type Packed = { name: string; data: Buffer; size?: number }

/** A ZIP archive, as plainly as it can be made. With `zip64` its sizes stand where ZIP64 has them. */
export function zipOf(members: readonly Packed[], zip64 = false): Buffer {
  const locals: Buffer[] = []
  const heads: Buffer[] = []
  let at = 0
  for (const { name, data, size = data.length } of members) {
    const packed = deflateRawSync(data)
    const label = Buffer.from(name)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(label.length, 26)
    locals.push(local, label, packed)
    const head = Buffer.alloc(46)
    head.writeUInt32LE(0x02014b50, 0)
    head.writeUInt16LE(8, 10)
    head.writeUInt32LE(crc32(data), 16)
    head.writeUInt32LE(zip64 ? 0xffffffff : packed.length, 20)
    head.writeUInt32LE(zip64 ? 0xffffffff : size, 24)
    const sizes = Buffer.alloc(zip64 ? 20 : 0)
    if (zip64) {
      sizes.writeUInt16LE(1, 0)
      sizes.writeUInt16LE(16, 2)
      sizes.writeBigUInt64LE(BigInt(size), 4)
      sizes.writeBigUInt64LE(BigInt(packed.length), 12)
    }
    head.writeUInt16LE(sizes.length, 30)
    head.writeUInt16LE(label.length, 28)
    head.writeUInt32LE(at, 42)
    heads.push(head, label, sizes)
    at += local.length + label.length + packed.length
  }
  const directory = Buffer.concat(heads)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(members.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
