// Which format a file is in: by the name that was given for it, its own name, and what stands in it.
import { jsonElsewhere, knownElsewhere } from './elsewhere.ts'
import {
  decoded,
  type How,
  isRecord,
  mostBytes,
  type Read,
  readJson,
  type SourceFile,
  unreadable,
} from './incoming.ts'
import { isDaylio, readDaylio } from './read-daylio.ts'
import { isDayOne, readDayOne, readDayOneClassic } from './read-dayone.ts'
import { jrnlHeads, readJrnlJson, readJrnlText } from './read-jrnl.ts'
import { isJrnlEncrypted, readJrnlEncrypted } from './read-jrnl-encrypted.ts'
import { readMarkdownFile, readPlainText } from './read-markdown.ts'
import { readOrg } from './read-org.ts'
import { isRedNotebook, readRedNotebook } from './read-rednotebook.ts'
import { readUnearthJson } from './read-unearth.ts'

/** Whether a password is needed to read it. */
export function needsPassword({ bytes }: SourceFile, as?: string): boolean {
  return isJrnlEncrypted(bytes) || as === 'jrnl-encrypted'
}

/** Reads a file in whatever format it is in, or in the one that is named. Never throws. */
export function readAny(file: SourceFile, how: How): Read {
  const { name, bytes } = file
  if (bytes.length > mostBytes) return unreadable(name, 'It is too large to be a journal.')
  if (needsPassword(file, how.as)) {
    return how.password === undefined
      ? unreadable(name, 'It is encrypted, and no password was given.')
      : readJrnlEncrypted(name, bytes, how.password, how)
  }
  if (how.as === 'markdown' || (how.as === undefined && /\.(md|markdown)$/i.test(name)))
    return readMarkdownFile(file, how)
  if (how.as === 'org' || (how.as === undefined && /\.org$/i.test(name))) return readOrg(file, how)
  if (how.as === 'text') return readPlainText(file, how)
  if (/\.doentry$/i.test(name)) return readDayOneClassic(name, bytes, how)
  const read = decoded(bytes)
  if ('fault' in read) {
    const first = 'If jrnl’s first version encrypted it: --as jrnl-encrypted.'
    return unreadable(name, knownElsewhere(name, '') ?? `${read.fault} ${first}`)
  }
  const text = read.text
  if (how.as === 'daylio' || isDaylio(text)) return readDaylio(name, text, how)
  if (how.as === undefined && isRedNotebook(name, text)) return readRedNotebook(name, text, how)
  return inJson(file, text, how) ?? inWords(file, text, how)
}

/** JSON, of whatever program; undefined where it is none. */
function inJson({ name, bytes }: SourceFile, text: string, how: How): Read | undefined {
  const called = /\.json$/i.test(name)
  if (!(called ? /^\s*[[{]/ : /^\s*\{/).test(text)) return undefined
  const json = readJson(text)
  if ('fault' in json) return called ? unreadable(name, json.fault) : undefined
  const { document } = json
  if (isRecord(document)) {
    if (document['format'] === 'unearth') return readUnearthJson(name, text)
    if (isDayOne(document)) return readDayOne(name, bytes, how)
    if (Array.isArray(document['entries']) || 'body' in document)
      return readJrnlJson(name, text, how.zone)
  }
  return unreadable(name, jsonElsewhere(document))
}

/** jrnl's text, or words that are one page. */
function inWords(file: SourceFile, text: string, how: How): Read {
  const { name } = file
  const elsewhere = knownElsewhere(name, text.slice(0, 2000))
  if (elsewhere !== undefined && how.as === undefined) return unreadable(name, elsewhere)
  if (how.as === 'jrnl' || how.timeformat !== undefined) return readJrnlText(name, text, how)
  if (
    /^(?:\[[^\]\n]{5,60}\] |\d{1,4}[-./]\d{1,2}[-./]\d{1,4} \d{1,2}:\d\d)/m.test(
      text.slice(0, 5000),
    )
  ) {
    const jrnl = readJrnlText(name, text, how)
    if (jrnl.entries.length > 0 || (jrnl.dates ?? []).length > 0) return jrnl
  }
  if (text.startsWith('---\n')) return readMarkdownFile(file, how)
  const heads = jrnlHeads(text)
  const unread = `${name}: ${heads} lines begin as jrnl’s entries do, with a date in a form that is not known here; it is one page. --timeformat reads them.`
  return readPlainText(file, how, heads === 0 ? [] : [unread])
}
