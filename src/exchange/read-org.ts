// Org, as its journals are kept: a heading that has a date begins a page, or one with a time below a day. What stands below it is its
// words. A file whose headings have none is one page.
import { ordersOf, readDate } from './dates.ts'
import {
  decoded,
  type How,
  type Incoming,
  mostEntries,
  type Read,
  type SourceFile,
  unreadable,
} from './incoming.ts'
import { pageOf } from './page.ts'
import { datedBy } from './read-markdown.ts'

type Heading = { readonly depth: number; readonly title: string; readonly tags: readonly string[] }

/** A page as it is gathered: what it is dated by, its title, and its lines. */
type Gathered = {
  readonly depth: number
  readonly line: number
  readonly day: string
  readonly time: string
  readonly title: string
  readonly tags: readonly string[]
  readonly lines: string[]
}

/** Reads one file. Never throws. */
export function readOrg(file: SourceFile, how: How): Read {
  const read = decoded(file.bytes)
  if ('fault' in read) return unreadable(file.name, read.fault)
  const { before, pages, keywords, dates } = gathered(read.text.replace(/^\ufeff/, ''), how)
  if (pages.length > mostEntries)
    return unreadable(file.name, `It has more than ${mostEntries} entries.`)
  const filetags = (keywords.get('filetags') ?? '').split(/[:\s]+/)
  const made = pages.flatMap(({ line, day, time, title, tags, lines }) => {
    const place = `${file.name}, line ${line}`
    const created = readDate(`${day} ${time}`.trim(), how)
    const text = trimmed(lines)
    // A day's heading with nothing of its own below it.
    if (title === '' && text === '') return []
    if (created === undefined) return [{ where: place, message: 'Its date makes no sense.' }]
    const page = { source: 'org', where: place, created, title, text } as const
    return told(place, pageOf({ ...page, tags: [...filetags, ...tags] }))
  })
  const first = trimmed(before)
  if (first !== '') made.unshift(...told(file.name, leading(file, how, keywords, first, filetags)))
  return {
    entries: made.flatMap((each) => ('message' in each ? [] : [each])),
    faults: made.flatMap((each) => ('message' in each ? [each] : [])),
    notes: read.note === undefined ? [] : [`${file.name}: ${read.note}`],
    dates,
  }
}

function told(where: string, page: Incoming | string) {
  return [typeof page === 'string' ? { where, message: page } : page]
}

/** What stands before the first heading with a date: a page of its own. */
function leading(
  file: SourceFile,
  how: How,
  keywords: ReadonlyMap<string, string>,
  text: string,
  tags: readonly string[],
): Incoming | string {
  const said = [keywords.get('date'), keywords.get('title')]
  const understood = said.map((each) => readDate(each, how)).find((each) => each !== undefined)
  const dated = datedBy(file, how.zone, understood, keywords.get('date'))
  if (dated === undefined) return 'It has no date.'
  const named = keywords.get('title') ?? ''
  const title = readDate(named, how) === undefined ? named : ''
  return pageOf({ source: 'org', where: file.name, ...dated, title, text, tags })
}

function gathered(text: string, how: How) {
  const before: string[] = []
  const pages: Gathered[] = []
  const keywords = new Map<string, string>()
  const dates: string[] = []
  // The pages that what comes next may stand below, the deepest last.
  let open: Gathered[] = []
  const lines = text.split(/\r?\n/)
  for (const [at, line] of lines.entries()) {
    const heading = headingOf(line)
    if (heading === undefined) {
      const [, name, value = ''] = /^#\+([a-z_]{1,30}): *(.*)$/i.exec(line) ?? []
      if (name !== undefined && open.length === 0) keywords.set(name.toLowerCase(), value.trim())
      else (open.at(-1)?.lines ?? before).push(line)
      continue
    }
    const { depth, tags } = heading
    open = open.filter((each) => each.depth < depth)
    const above = open.at(-1)
    const below = lines.slice(at + 1, at + 12)
    const begun = begins(heading, below, { day: above?.day, how, dates })
    if (begun === undefined) (above?.lines ?? before).push(line)
    else {
      const page = { depth, line: at + 1, tags, lines: [], ...begun }
      open.push(page)
      pages.push(page)
    }
  }
  return { before, pages, keywords, dates }
}

function headingOf(line: string): Heading | undefined {
  const depth = /^\*+(?= )/.exec(line)?.[0].length
  if (depth === undefined) return undefined
  const rest = line.slice(depth).trim()
  const tags = /(?:^|\s)(:[\p{L}\p{N}_@#%:]+:)$/u.exec(rest)?.[1]
  const title = tags === undefined ? rest : rest.slice(0, -tags.length).trim()
  return { depth, title, tags: tags === undefined ? [] : tags.split(':') }
}

/** The day, the time and the title of a page that a heading begins; undefined where it begins none. `day` is of the page above it. */
function begins(
  { title }: Heading,
  below: readonly string[],
  { day, how, dates }: { day: string | undefined; how: How; dates: string[] },
): Pick<Gathered, 'day' | 'time' | 'title'> | undefined {
  if (ordersOf(title).length > 0) dates.push(title)
  if (readDate(title, how) !== undefined) return { day: title, time: '', title: '' }
  // An appointment below a page is something its writer speaks of.
  const stamp =
    day === undefined
      ? /[[<](\d{4}-\d\d-\d\d[^\]>]{0,40})[\]>]/
      : /\[(\d{4}-\d\d-\d\d[^\]]{0,40})\]/
  const [whole = '', inTitle] = stamp.exec(title) ?? []
  if (inTitle !== undefined && readDate(stamped(inTitle), how) !== undefined)
    return { day: stamped(inTitle), time: '', title: title.replace(whole, '').trim() }
  const [, time, rest = ''] = /^(\d{1,2}:\d\d)(?: +(.*))?$/.exec(title) ?? []
  const lived = day === undefined ? undefined : dayOnly(day, how)
  if (time !== undefined && lived !== undefined && readDate(`${lived} ${time}`, how) !== undefined)
    return { day: lived, time, title: rest.trim() }
  const own = ownStamp(below)
  return own !== undefined && readDate(own, how) !== undefined
    ? { day: own, time: '', title }
    : undefined
}

/** A day without a time of its own, as it was lived. */
function dayOnly(day: string, how: How): string {
  const read = readDate(day, how)
  return read === undefined
    ? day
    : new Date(read.utc + read.offset * 60_000).toISOString().slice(0, 10)
}

/** When a heading says it was made: in its drawer, or as the only thing on the line below it. */
function ownStamp(below: readonly string[]): string | undefined {
  for (const [at, line] of below.entries()) {
    if (/^\*+ /.test(line)) return undefined
    const [, created] = /^\s*:(?:created|date|log_into_drawer|added):\s*(\S.*)$/i.exec(line) ?? []
    const alone = at === 0 ? /^\s*([[<]\d{4}-\d\d-\d\d[^\]>]*[\]>])\s*$/.exec(line)?.[1] : undefined
    const found = created ?? alone
    if (found !== undefined) return stamped(found.trim().replace(/^[[<]|[\]>]$/g, ''))
  }
  return undefined
}

/** "2024-03-11 Mon 21:40-22:00 +1w" without what it says of its end and its repeating. */
function stamped(text: string): string {
  return text
    .replace(/(\d:\d\d)-\d{1,2}:\d\d/, '$1')
    .replace(/ +[.+]?[+-]{1,2}\d+[a-z](?:\/\d+[a-z])?/gi, '')
}

/** Lines without the drawers' own and without the empty ones around them. */
function trimmed(lines: readonly string[]): string {
  const said: string[] = []
  let drawer = false
  for (const line of lines) {
    if (/^\s*:PROPERTIES:\s*$/i.test(line)) drawer = true
    if (!drawer) said.push(line)
    else if (/^\s*:END:\s*$/i.test(line)) drawer = false
  }
  const from = said.findIndex((line) => line.trim() !== '')
  const to = said.findLastIndex((line) => line.trim() !== '')
  return from === -1 ? '' : said.slice(from, to + 1).join('\n')
}
