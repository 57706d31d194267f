// jrnl: its JSON, its text file, and its encrypted files (read only; that format is never written).
import { createDecipheriv, createHash, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import type { Instant } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import {
  contentId,
  decoded,
  deep,
  type Incoming,
  isRecord,
  keepable,
  mostEntries,
  mostText,
  type Read,
  readJson,
  tooDeep,
  unreadable,
  wallInstant,
} from './incoming.ts'

type Fault = { readonly where: string; readonly message: string }

/** Reads jrnl's JSON, a journal or a single entry. Times are minutes without a zone: they were lived in `zone`. Never throws. */
export function readJrnlJson(where: string, text: string, zone: string): Read {
  const json = readJson(text)
  if ('fault' in json) return unreadable(where, json.fault)
  const { document } = json
  const list =
    isRecord(document) && Array.isArray(document['entries']) ? document['entries'] : [document]
  if (list.length > mostEntries)
    return unreadable(where, `It has more than ${mostEntries} entries.`)
  const entries: Incoming[] = []
  const faults: Fault[] = []
  for (const [index, each] of list.entries()) {
    const place = `${where}, entry ${index + 1}`
    const read = readOne(place, each, zone)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
  }
  return { entries, faults, notes: [] }
}

function readOne(where: string, value: unknown, zone: string): Incoming | string {
  if (!isRecord(value)) return 'It is no entry.'
  if (tooDeep(value)) return deep
  const { title, body, date, time, starred, tags, uuid, ...rest } = value
  const words = [title, body].map((each) => (typeof each === 'string' ? each : ''))
  const clock = typeof time === 'string' ? time : '00:00'
  const created = typeof date === 'string' ? wallInstant(`${date} ${clock}`, zone) : undefined
  if (created === undefined) return 'Its date makes no sense.'
  const extra = typeof uuid === 'string' ? { ...rest, uuid } : rest
  const made = entryOf(where, created, words[0] ?? '', words[1] ?? '', {
    starred: starred === true,
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [],
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  })
  return made ?? 'It has no words, or too many.'
}

const bracketed = /^\[([^\]\n]{1,60})\] ?(.*)$/
const bare = /^(\d{4}-\d\d-\d\d \d\d:\d\d) (.+)$/

/**
 * Reads jrnl's text file. An entry begins with "[date] title", or without brackets as its first version wrote it; the date
 * has the shape of `timeformat` (strftime) or jrnl's usual. Lines that nearly begin one are noted. Never throws.
 */
export function readJrnlText(
  where: string,
  text: string,
  how: { readonly zone: string; readonly timeformat?: string },
): Read {
  const formats = how.timeformat === undefined ? usualFormats : [how.timeformat]
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const brackets = lines.some(
    (line) => dateOf(bracketed.exec(line)?.[1], formats, how.zone) !== undefined,
  )
  const begins = brackets ? bracketed : bare
  const entries: Incoming[] = []
  const faults: Fault[] = []
  const notes: string[] = []
  let head: { created: Instant; title: string; line: number } | undefined
  let body: string[] = []
  const finish = () => {
    if (head === undefined) {
      if (body.join('').trim() !== '')
        faults.push({ where, message: 'What stands before its first date was left out.' })
    } else {
      const starred = head.title.trimEnd().endsWith('*')
      const title = starred ? head.title.trimEnd().slice(0, -1).trimEnd() : head.title
      const place = `${where}, line ${head.line}`
      const words = withoutLastBreaks(body).join('\n')
      const tags = [
        ...new Set(
          `${title} ${words}`.match(/(?<!\S)[@][-+*#/\w]+/g)?.map((tag) => tag.toLowerCase()) ?? [],
        ),
      ]
      const made = entryOf(place, head.created, title, words, { starred, tags })
      if (made === undefined)
        faults.push({ where: place, message: 'It has no words, or too many.' })
      else entries.push(made)
    }
    body = []
  }
  for (const [index, line] of lines.entries()) {
    const [, date, title = ''] = begins.exec(line) ?? []
    const created = dateOf(date, formats, how.zone)
    if (created === undefined) {
      if (date !== undefined && /\d/.test(date) && date.length > 6 && notes.length < 50) {
        notes.push(
          `${where}, line ${index + 1}: "${keepable(date).slice(0, 40)}" is no date in this file's format; it was read as words.`,
        )
      }
      body.push(line)
      continue
    }
    finish()
    if (entries.length >= mostEntries) {
      faults.push({
        where,
        message: `It has more than ${mostEntries} entries; the rest was left out.`,
      })
      head = undefined
      return { entries, faults, notes }
    }
    head = { created, title, line: index + 1 }
  }
  finish()
  if (entries.length === 0 && faults.length === 0)
    return unreadable(where, 'No line in it begins with a date of jrnl.')
  return { entries, faults, notes }
}

/** The lines up to the last that is not empty. */
function withoutLastBreaks(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1)
}

function entryOf(
  where: string,
  created: Instant,
  title: string,
  body: string,
  more: { starred: boolean; tags: readonly string[]; extra?: Fields },
): Incoming | undefined {
  // jrnl takes the first sentence out of the text and calls it a title: put together again it is what was written.
  const gap = title !== '' && body !== '' ? '\n' : ''
  const text = keepable(`${title}${gap}${body}`)
  if (text.trim() === '' || text.length > mostText) return undefined
  const fields: Fields = {
    ...(more.tags.length > 0
      ? { tags: more.tags.map((tag) => keepable(tag.replace(/^[@#]/, ''))) }
      : {}),
    ...(more.starred ? { starred: true } : {}),
    ...(more.extra === undefined
      ? {}
      : { extra: JSON.parse(JSON.stringify(more.extra).toWellFormed()) as Fields }),
  }
  return {
    source: 'jrnl',
    sourceId: contentId(created, text),
    where,
    created,
    changed: created,
    kind: 'page',
    text,
    fields,
    marks: [],
  }
}

const usualFormats = [
  '%Y-%m-%d %H:%M',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%d %I:%M:%S %p',
  '%Y-%m-%d %I:%M %p',
  '%Y-%m-%d',
]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date in one of `formats`, exactly; undefined where it is in none. */
function dateOf(
  text: string | undefined,
  formats: readonly string[],
  zone: string,
): Instant | undefined {
  if (text === undefined) return undefined
  for (const format of formats) {
    const found = strptime(text.trim(), format)
    if (found !== undefined) return wallInstant(found, zone)
  }
  return undefined
}

const directives: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d\\d)',
  m: '(?<m>\\d\\d?)',
  d: '(?<d>\\d\\d?)',
  H: '(?<H>\\d\\d?)',
  I: '(?<I>\\d\\d?)',
  M: '(?<M>\\d\\d?)',
  S: '(?<S>\\d\\d?)',
  p: '(?<p>[AaPp]\\.?[Mm]\\.?)',
  b: '(?<b>[A-Za-z]{3})[a-z]*',
  B: '(?<b>[A-Za-z]{3})[a-z]*',
  a: '[A-Za-z]{3}[a-z]*',
  A: '[A-Za-z]{3}[a-z]*',
}

/** strptime for what jrnl's formats use, as 'YYYY-MM-DDTHH:MM:SS'. */
function strptime(text: string, format: string): string | undefined {
  let pattern = ''
  const seen = new Set<string>()
  for (let at = 0; at < format.length; at += 1) {
    const letter = format[at] ?? ''
    const code = format[at + 1] ?? ''
    if (letter !== '%') pattern += letter.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
    else {
      const part = directives[code]
      if (part === undefined || seen.has(code)) return undefined
      seen.add(code)
      pattern += part
      at += 1
    }
  }
  if (seen.has('b') && seen.has('B')) return undefined
  const found = new RegExp(`^${pattern}$`).exec(text)?.groups
  if (found === undefined) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  const year = found['Y'] ?? (found['y'] === undefined ? undefined : `20${found['y']}`)
  const month =
    found['m'] ??
    (found['b'] === undefined ? undefined : String(months.indexOf(found['b'].toLowerCase()) + 1))
  if (year === undefined || month === undefined || found['d'] === undefined) return undefined
  const half = found['p'] === undefined ? undefined : /^p/i.test(found['p'])
  const hour =
    found['H'] ??
    (found['I'] === undefined ? '0' : String((Number(found['I']) % 12) + (half ? 12 : 0)))
  return `${year}-${two(Number(month))}-${two(Number(found['d']))}T${two(Number(hour))}:${two(Number(found['M'] ?? 0))}:${two(Number(found['S'] ?? 0))}`
}

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
  how: { readonly zone: string; readonly timeformat?: string },
): Read {
  try {
    const plain = opened(Buffer.from(bytes), password)
    if (plain === undefined)
      return unreadable(where, 'The password does not open it, or it is damaged.')
    const read = decoded(plain)
    return 'fault' in read ? unreadable(where, read.fault) : readJrnlText(where, read.text, how)
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
  // The first version: an IV, then AES-256-CBC, and nothing that proves the password but its padding.
  const key = createHash('sha256').update(password).digest()
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()])
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
