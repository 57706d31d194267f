// The files of an import: one, a folder's, or an archive's, in order. Only read; links are not followed, hidden ones are passed over.
import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  type Stats,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'
import { type Archive, isArchive, openArchive } from './archive.ts'

type FoundFile = {
  /** Its path inside the folder or the archive, or its name. */
  readonly name: string
  readonly mtimeMs: number
  readonly size: number
  /** A sentence where what it is in is damaged. Throws a Trouble where it cannot be read. */
  bytes(): Promise<Buffer | string>
}

export type Found = {
  readonly files: readonly FoundFile[]
  /** What is passed over, by name: pictures, sounds, what holds no words. */
  readonly beside: readonly string[]
  readonly faults: readonly { readonly where: string; readonly message: string }[]
  close(): void
}

/** What may be an entry of a journal, or is refused by its name; the rest of a folder are pictures and the like. */
const readable =
  /\.(?:md|markdown|txt|text|org|json|journal|jrnl|doentry|csv|tsv|daylio|x?html?|enex|jex|xml|docx?|odt|rtf)$/i
const journalDay = /(?:^|\/)\d{8}$/
const archive = /\.(?:zip|bear2bk|textpack)$/i

/** What is found at `path`, or in `piped` where that is what was given. Throws Trouble 1 with a sentence where it cannot be read. */
export async function importSource(path: string, piped?: Buffer, now = 0): Promise<Found> {
  const found = gathering()
  if (piped !== undefined) {
    if (isArchive(piped)) await found.addArchive(piped, '', '')
    else found.add({ name: 'stdin', mtimeMs: now, size: piped.length, bytes: async () => piped })
    return found
  }
  const stats = guarded(path, () => lstatSync(path))
  if (stats.isDirectory()) {
    for (const each of walked(path)) {
      const name = relative(path, each.path).replaceAll('\\', '/')
      if (archive.test(name)) await found.addArchive(each.path, `${name}/`, name)
      else if (isWanted(name)) found.add(fileAt(each.path, name, each.stats))
      else found.pass(name)
    }
  } else if (!stats.isFile()) {
    throw new Trouble(
      exit.failed,
      `${path} is neither a file nor a folder.`,
      'Links are not followed.',
    )
  } else if (guarded(path, () => isArchive(headOf(path)))) {
    await found.addArchive(path, '', basename(path))
  } else found.add(fileAt(path, basename(path), stats))
  return found
}

/** What programs keep beside their texts, and no words. */
const about = /(?:^|\/)[^/]+\.textbundle\/info\.json$|(?:^|\/)\.?(?:resource|metadata)\.json$/i

function isWanted(name: string): boolean {
  return (readable.test(name) || journalDay.test(name)) && !about.test(name)
}

function gathering() {
  const files: FoundFile[] = []
  const beside: string[] = []
  const faults: { where: string; message: string }[] = []
  const open: Archive[] = []
  return {
    files,
    beside,
    faults,
    add: (file: FoundFile) => void files.push(file),
    pass: (name: string) => void beside.push(name),
    async addArchive(source: string | Buffer, prefix: string, where: string) {
      const opened = await openArchive(source, isWanted)
      if ('fault' in opened) {
        faults.push({ where: where === '' ? 'stdin' : where, message: opened.fault })
        return
      }
      open.push(opened)
      const members = opened.members.toSorted((a, b) => (a.name < b.name ? -1 : 1))
      for (const member of members) {
        if (/(?:^|\/)(?:\.|__MACOSX\/)/.test(member.name)) continue
        const name = `${prefix}${member.name}`
        if (isWanted(name)) files.push({ ...member, name })
        else beside.push(name)
      }
    },
    close() {
      for (const each of open) each.close()
    },
  }
}

function* walked(dir: string): Generator<{ path: string; stats: Stats }> {
  const names = guarded(dir, () => readdirSync(dir)).toSorted()
  for (const name of names) {
    if (name.startsWith('.')) continue
    const path = join(dir, name)
    const stats = guarded(path, () => lstatSync(path))
    if (stats.isDirectory()) yield* walked(path)
    else if (stats.isFile()) yield { path, stats }
  }
}

function headOf(path: string): Uint8Array {
  const fd = openSync(path, 'r')
  try {
    const head = Buffer.alloc(4)
    return head.subarray(0, readSync(fd, head))
  } finally {
    closeSync(fd)
  }
}

function fileAt(path: string, name: string, { mtimeMs, size }: Stats): FoundFile {
  return { name, mtimeMs, size, bytes: async () => guarded(path, () => readFileSync(path)) }
}

function guarded<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new Trouble(
      exit.failed,
      `${path} could not be read (${codeOf(error) ?? 'unknown fault'}).`,
      'Nothing was imported.',
      error,
    )
  }
}
