// Which format a file is in, by what stands in it.
import {
  decoded,
  isRecord,
  mostBytes,
  type Read,
  readJson,
  type SourceFile,
  unreadable,
} from './incoming.ts'
import { isDayOne, readDayOne } from './read-dayone.ts'
import { isJrnlEncrypted, readJrnlEncrypted, readJrnlJson, readJrnlText } from './read-jrnl.ts'
import { readMarkdownFile, readPlainText } from './read-markdown.ts'
import { readUnearthJson } from './read-unearth.ts'

/** Whether a password is needed to read it. */
export function needsPassword({ bytes }: SourceFile, as?: string): boolean {
  return isJrnlEncrypted(bytes) || as === 'jrnl-encrypted'
}

/** Reads a file in whatever format it is in, or in the one that is named. Never throws. */
export function readAny(
  file: SourceFile,
  how: {
    readonly zone: string
    readonly timeformat?: string
    readonly password?: string
    readonly as?: string
  },
): Read {
  const { name, bytes } = file
  if (bytes.length > mostBytes) return unreadable(name, 'It is too large to be a journal.')
  if (needsPassword(file, how.as)) {
    return how.password === undefined
      ? unreadable(name, 'It is encrypted, and no password was given.')
      : readJrnlEncrypted(name, bytes, how.password, how)
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readDayOne(name, bytes)
  if (/\.(md|markdown)$/i.test(name)) return readMarkdownFile(file, how.zone)
  const read = decoded(bytes)
  if ('fault' in read) return unreadable(name, read.fault)
  const text = read.text
  if (/^\s*[[{]/.test(text) && (/\.json$/i.test(name) || /^\s*\{/.test(text))) {
    const json = readJson(text)
    if ('fault' in json && /\.json$/i.test(name)) return unreadable(name, json.fault)
    const document = 'fault' in json ? undefined : json.document
    if (isRecord(document)) {
      if (document['format'] === 'unearth') return readUnearthJson(name, text)
      if (isDayOne(document)) return readDayOne(name, bytes)
      if (Array.isArray(document['entries']) || 'body' in document)
        return readJrnlJson(name, text, how.zone)
    }
    if (document !== undefined)
      return unreadable(name, 'It is JSON of a kind that is not known here.')
  }
  if (
    /^\s*(\[\d[^\]\n]{5,40}\] |\d{4}-\d\d-\d\d \d\d:\d\d \S)/m.test(text.slice(0, 5000)) ||
    how.timeformat !== undefined
  ) {
    const jrnl = readJrnlText(name, text, how)
    if (jrnl.entries.length > 0) return jrnl
  }
  return text.startsWith('---\n') ? readMarkdownFile(file, how.zone) : readPlainText(file, how.zone)
}
