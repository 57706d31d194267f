// The members of a ZIP archive, read where they lie: nothing is written anywhere, and only what is asked for is unpacked.
import type { Entry, ZipFile } from 'yauzl'

type Member = {
  readonly name: string
  readonly mtimeMs: number
  /** As it says of itself; it gets no more than that. */
  readonly size: number
  /** Its bytes, or a sentence on why there are none. */
  bytes(): Promise<Buffer | string>
}

export type Archive = { readonly members: readonly Member[]; close(): void }

const mostMembers = 100_000
/** More than this, all that `wanted` names together, is no journal. */
const mostInflated = 1024 * 1024 * 1024
/** Words shrink about fivefold; what shrinks two hundredfold was made to be large. */
const mostRatio = 200

/** Whether bytes begin as an archive does. */
export function isArchive(head: Uint8Array): boolean {
  const [p, k, a, b] = head
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6))
}

/**
 * The archive in a file (its path) or in memory, or a sentence on what is wrong with it; the names that `wanted` takes are held to
 * what a journal can be. Names that lead out of it, and twice the same, are faults.
 */
export async function openArchive(
  source: string | Buffer,
  wanted: (name: string) => boolean,
): Promise<Archive | { readonly fault: string }> {
  const { fromBufferPromise, openPromise } = await import('yauzl')
  const how = { autoClose: false, lazyEntries: true } as const
  let zip: ZipFile | undefined
  try {
    zip = await (typeof source === 'string'
      ? openPromise(source, how)
      : fromBufferPromise(source, how))
    const found = await membersOf(zip, wanted)
    if ('members' in found) return { ...found, close: () => zip?.close() }
    zip.close()
    return found
  } catch (error) {
    zip?.close()
    return { fault: sentenceFor(error) }
  }
}

async function membersOf(
  zip: ZipFile,
  wanted: (name: string) => boolean,
): Promise<Omit<Archive, 'close'> | { readonly fault: string }> {
  if (zip.entryCount > mostMembers) return { fault: `It has more than ${mostMembers} members.` }
  const members: Member[] = []
  const names = new Set<string>()
  let inflated = 0
  for await (const entry of zip.eachEntry()) {
    const { fileName: name, compressedSize: packed, uncompressedSize: size } = entry
    if (names.has(name))
      return { fault: 'A name stands in the archive twice. Nothing of it was read.' }
    names.add(name)
    if (name.endsWith('/')) continue
    if (wanted(name)) inflated += size
    if (inflated > mostInflated || (size > 1_000_000 && size > packed * mostRatio))
      return { fault: 'The archive unpacks to far more than it holds. Nothing of it was read.' }
    const mtimeMs = entry.getLastModDate().getTime()
    members.push({ name, mtimeMs, size, bytes: () => unpacked(zip, entry) })
  }
  return { members }
}

async function unpacked(zip: ZipFile, entry: Entry): Promise<Buffer | string> {
  if (entry.isEncrypted()) return 'It is locked with a password of its own.'
  if (!entry.canDecodeFileData()) return 'It is packed in a way that is not known here.'
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    return Buffer.concat(chunks)
  } catch {
    return 'The archive is damaged here.'
  }
}

function sentenceFor(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/absolute path|relative path|invalid characters/i.test(message))
    return 'A name in the archive leads out of it. Nothing of it was read.'
  if (/end of central directory/i.test(message))
    return 'It is not a ZIP archive, or it is cut short.'
  return 'The archive is damaged.'
}
