// The files of an import: one, or a folder's, in order. Only read; links are not followed, hidden ones are passed over.
import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { codeOf, exit, Trouble } from '../errors.ts'

export type FoundFile = {
  /** Its path inside the folder, or its name. */
  readonly name: string
  readonly mtimeMs: number
  readonly size: number
  /** Throws a Trouble where it cannot be read. */
  bytes(): Buffer
}

/** What may be an entry of a journal; the rest of a folder are pictures and the like. */
const readable = /\.(md|markdown|txt|text|json|zip|journal|jrnl)$/i

/** The files at `path`. Throws Trouble 1 with a sentence where it cannot be read. */
export function* importSource(path: string): Generator<FoundFile> {
  const found = guarded(path, () => lstatSync(path))
  if (found.isDirectory()) yield* inside(path, path)
  else if (found.isFile()) yield fileAt(path, basename(path), found)
  else
    throw new Trouble(
      exit.failed,
      `${path} is neither a file nor a folder.`,
      'Links are not followed.',
    )
}

function* inside(top: string, dir: string): Generator<FoundFile> {
  const names = guarded(dir, () => readdirSync(dir)).toSorted()
  for (const name of names) {
    if (name.startsWith('.')) continue
    const path = join(dir, name)
    const found = guarded(path, () => lstatSync(path))
    if (found.isDirectory()) yield* inside(top, path)
    else if (found.isFile() && readable.test(name)) {
      yield fileAt(path, relative(top, path).replaceAll('\\', '/'), found)
    }
  }
}

function fileAt(
  path: string,
  name: string,
  { mtimeMs, size }: { mtimeMs: number; size: number },
): FoundFile {
  return { name, mtimeMs, size, bytes: () => guarded(path, () => readFileSync(path)) }
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
