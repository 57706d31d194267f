// jrnl's JSON and its text file. Minutes, no zone, no id: what jrnl keeps.
import { type Instant, plainKind } from '../journal/entry.ts'
import { tagsWritten } from '../journal/tags.ts'
import { safe, safeTitle } from '../text/safe.ts'
import type { Outgoing } from './outgoing.ts'

/** jrnl's JSON, a piece at a time: the entries, then how often each tag is used. */
export function* jrnlJson(entries: Iterable<Outgoing>): Generator<string> {
  const used: Record<string, number> = Object.create(null)
  yield '{\n  "entries": ['
  let before = ''
  for (const entry of entries) {
    const { title, body } = parted(entry)
    const tags = [
      ...new Set([...inWords(`${title} ${body}`), ...tagsWritten(entry).map(tagged)]),
    ].filter((tag) => tag !== '@')
    for (const tag of tags) used[tag] = (used[tag] ?? 0) + 1
    const [date, time] = wallClock(entry.created)
    const starred = entry.fields.starred === true
    yield `${before}\n    ${ascii({ title, body, date, time, tags, starred }, '    ')}`
    before = ','
  }
  yield `${before === '' ? '' : '\n  '}],\n  "tags": ${ascii(used, '  ')}\n}\n`
}

/** jrnl's text file, an entry at a time. A line of the words that jrnl would read as an entry is kept one by a space before it. */
export function* jrnlText(entries: Iterable<Outgoing>): Generator<string> {
  let before = ''
  for (const entry of entries) {
    const parts = parted(entry)
    // A star at the end of the title is jrnl's own sign.
    const title = safeTitle(parts.title).replace(/\*$/, '*.')
    const star = entry.fields.starred === true ? ' *' : ''
    const body = unbracketed(safe(parts.body).trimEnd())
    yield `${before}[${wallClock(entry.created).join(' ')}] ${title}${star}\n${body}${body === '' ? '' : '\n'}`
    before = '\n'
  }
}

/** jrnl takes a bracket at the start of a line for a date when it closes before a space, on whatever line, even of the next entry. */
function unbracketed(body: string): string {
  let close = 0
  return body.replace(/^\[/gm, (bracket, at: number) => {
    if (close !== -1 && close <= at) close = body.indexOf(']', at)
    const open = close === -1 || (close > at + 7 && body[close + 1] === ' ')
    return open ? ` ${bracket}` : bracket
  })
}

/**
 * Of an answer or a record what it is stands as its title; a page has its first line there, as jrnl itself writes one, unless
 * its end would be taken for a star.
 */
function parted({ kind, title, asked, walk, text }: Outgoing): { title: string; body: string } {
  if (walk === undefined && asked === undefined && plainKind(kind)?.writing === true) {
    const end = text.indexOf('\n')
    const first = end === -1 ? text : text.slice(0, end)
    if (first.trim() !== '' && !first.trim().endsWith('*'))
      return { title: first, body: end === -1 ? '' : text.slice(end + 1) }
  }
  return { title: safeTitle(asked === undefined ? title : `${title}: ${asked}`), body: text }
}

function wallClock({ utc, offset }: Instant): [string, string] {
  const wall = new Date(utc + offset * 60_000).toISOString()
  return [wall.slice(0, -14), wall.slice(-13, -8)]
}

function inWords(text: string): string[] {
  return Array.from(text.matchAll(/(?<!\S)@[-+*#/\w]+/g), ([tag]) => tag.toLowerCase())
}

function tagged(tag: string): string {
  return `@${safeTitle(tag).toLowerCase().replace(/^@/, '').replace(/\s+/g, '-')}`
}

/** As Python writes it: two spaces, nothing beyond ASCII. */
function ascii(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2)
    .replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('\n', `\n${indent}`)
}
