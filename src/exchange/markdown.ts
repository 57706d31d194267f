// Markdown. In a document and on a sheet the words are escaped, so that any CommonMark or GitHub reader shows them as they were
// typed: a list is one, and a quotation, and nothing becomes a heading, a link, a picture, a tag or a comment. A file's body is never escaped: it comes back.

import type { Instant } from '../journal/entry.ts'
import { tagsWritten } from '../journal/tags.ts'
import { formatInstant } from '../journal/time/instant.ts'
import { titled } from '../journal/titled.ts'
import { type Block, blocksOf } from '../text/blocks.ts'
import { harmlessJson, safe, safeBlock, safeTitle } from '../text/safe.ts'
import type { Outgoing, Sheet } from './outgoing.ts'

/** One document, a piece at a time: a heading with the date for each entry, the question as a quotation, the words. */
export function* markdownDocument(entries: Iterable<Outgoing>): Generator<string> {
  let before = ''
  for (const entry of entries) {
    const head = `## ${formatInstant(entry.created, 'full')} · ${heading(entry.title)}\n`
    const asked =
      entry.asked === undefined ? '' : `\n> ${blocks(blocksOf(safeBlock(entry.asked)), '> ')}\n`
    const words = blocks(blocksOf(safeBlock(entry.text), entry.labels), '')
    yield `${before}${head}${asked}${words === '' ? '' : `\n${words}\n`}`
    before = '\n'
  }
}

/** The sheet; a section without lines is its heading alone. */
export function markdownSheet({ title, notes, sections, more }: Sheet): string {
  const under = notes.map((note) => `${prose(note)}\n\n`).join('')
  const next = more === undefined ? '' : `# ${heading(more.title)}\n\n${inMarkdown(more.sections)}`
  return `${`# ${heading(title)}\n\n${under}${inMarkdown(sections)}${next}`.trimEnd()}\n`
}

function inMarkdown(sections: Sheet['sections']): string {
  return sections
    .map(({ heading: title, items }) => {
      const lines = items.map(({ asked, text, from }) => {
        const source = from === undefined ? '' : ` \\[${inline(from)}\\]`
        // The question is a paragraph of its own: a line break would be read as words where nothing follows it.
        const words = asked === undefined ? text : `${asked}\n\n${text}`
        return `- ${prose(words.replace(/^[ \t\r\n]+/, ''), '  ').slice(2)}${source}\n`
      })
      return `## ${heading(title)}\n\n${lines.join('')}${lines.length === 0 ? '' : '\n'}`
    })
    .join('')
}

/** The entries as files, each with a name of its own. */
export function* markdownFiles(
  entries: Iterable<Outgoing>,
): Generator<{ readonly name: string; readonly text: string }> {
  const taken = new Set<string>()
  for (const entry of entries) {
    const { name, text } = markdownFile(entry)
    let free = name
    for (let n = 2; taken.has(free); n += 1) free = name.replace(/\.md$/, `-${n}.md`)
    taken.add(free)
    yield { name: free, text }
  }
}

/**
 * One entry as a file of its own, with front matter that Joplin and Obsidian read. Everything needed to come back is under
 * `unearth`. The body after the blank line is the text byte for byte; where that would not be safe the body is
 * `safe(text)` and `unearth.text` has the exact text, which counts as long as the body was not changed.
 */
export function markdownFile(entry: Outgoing): { readonly name: string; readonly text: string } {
  const { id, kind, created, changed, asked, walk, question, fields, marks } = entry
  const split = titled(entry.text, fields)
  const { title, body: text } = split ?? { title: entry.title, body: entry.text }
  const body = safe(text)
  const tags = tagsWritten(entry)
  const ours = {
    version: 1,
    kind,
    title: entry.title,
    ...(split === undefined ? {} : { titled: true }),
    ...(asked === undefined ? {} : { asked }),
    ...(walk === undefined ? {} : { walk }),
    ...(question === undefined ? {} : { question }),
    created,
    changed,
    fields,
    marks,
    ...(body === text ? {} : { text: entry.text }),
  }
  const front = [
    `title: ${scalar(title)}`,
    `id: ${scalar(id)}`,
    `created: ${universal(created)}`,
    `updated: ${universal(changed)}`,
    `timezone: ${scalar(created.zone)}`,
    ...(tags.length === 0 ? [] : ['tags:', ...tags.map((tag) => `  - ${scalar(tag)}`)]),
    ...(fields.starred === true ? ['starred: true'] : []),
    `unearth: ${scalar(ours)}`,
  ]
  return { name: fileName(entry), text: `---\n${front.join('\n')}\n---\n\n${body}` }
}

/** When it was written and the end of its id; nothing that says what is in it. */
function fileName({ id, created }: Outgoing): string {
  const wall = new Date(created.utc + created.offset * 60_000).toISOString()
  const end = id.replace(/[^0-9a-z]/gi, '').slice(-6)
  return `${wall.slice(0, -14)}-${wall.slice(-13, -11)}${wall.slice(-10, -8)}-${end}.md`
}

/** RFC 3339 with a space, in seconds, as Joplin writes it. */
function universal({ utc }: Instant): string {
  return new Date(utc)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, 'Z')
}

// JSON is YAML but for characters that YAML does not let stand raw; spaces after colons are for readers of YAML 1.1.
function scalar(value: unknown): string {
  const json = JSON.stringify(value, null, 1).replace(/\n */g, ' ')
  return harmlessJson(json).replace(
    /[\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  )
}

// What stands anywhere in a line and would be read as more than itself. Underscores inside words and stars among spaces are safe;
// addresses must not become links, in which escapes would show.
const special =
  /\\(?=[!-/:-@[-`{-~]|$)|[`[]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}_])|[*~](?! )|(?<! )[*~]|<(?=[a-z/!?])|&(?=#?\w+;)|%(?=%)|(?<=https?|ftp|mailto|xmpp):|(?<=www)\.|(?<=[\w.+-])@(?=\w)/giu
// What is read as structure where a line starts: headings, quotations, lists, rules, underlines of headings and tables.
const structure = /^( *)(?=#{1,6}(?:\s|$)|>|[-+*](?:\s|$)|(?:[-*_=|:][-*_=|: \t]*)$)/
const numbered = /^( *\d{1,9})(?=[.)](?:\s|$))/

/** Words as typed, for Markdown: lines stay lines, paragraphs paragraphs. */
function prose(text: string, prefix = ''): string {
  return safeBlock(text)
    .split('\n')
    .map((line, index, all) => {
      if (line.trim() === '') return prefix.trimEnd()
      const broken = (all[index + 1] ?? '').trim() === '' ? '' : '  '
      return prefix + escaped(line.trimEnd()) + broken
    })
    .join('\n')
}

/** Blocks as what they are, all lines but the first behind `prefix`. */
function blocks(all: readonly Block[], prefix: string, inside = false): string {
  return all
    .map((block, index) => {
      const next = all[index - 1]
      const text = blockText(block, prefix, next)
      if (next === undefined) return text
      const tight = inside && next.kind === 'paragraph' && block.kind === 'list' && !block.numbered
      return `${tight ? '' : `${prefix.trimEnd()}\n`}${prefix}${text}`
    })
    .join('\n')
}

function blockText(block: Block, prefix: string, before: Block | undefined): string {
  if (block.kind === 'paragraph') return prose(block.text, prefix).slice(prefix.length)
  if (block.kind === 'quote') return `> ${blocks(block.blocks, `${prefix}> `)}`
  if (block.kind === 'list') return listText(block, prefix, before)
  const label = `**${inline(block.label)}:**`
  const [first] = block.blocks
  const words = blocks(block.blocks, prefix)
  return first?.kind === 'paragraph'
    ? `${label} ${words}`
    : `${label}\n${prefix.trimEnd()}\n${prefix}${words}`
}

/** A list; its numbers are read as their order, so that others than those stay words. */
function listText(
  { numbered, items }: Extract<Block, { kind: 'list' }>,
  prefix: string,
  before: Block | undefined,
): string {
  const first = Number.parseInt(items[0]?.marker ?? '', 10)
  const end = items[0]?.marker.at(-1) ?? ''
  const ordered =
    !numbered ||
    (!(before?.kind === 'list' && before.numbered) &&
      items.every(({ marker }, index) => marker === `${first + index}${end}`))
  const separate = ordered ? '' : `${prefix.trimEnd()}\n`
  return items
    .map(({ marker, blocks: all }) => {
      const sign = numbered ? marker : marker.replace('•', '-')
      if (ordered) return `${sign} ${blocks(all, prefix + ' '.repeat(sign.length + 1), true)}`
      return `${sign.slice(0, -1)}\\${end} ${blocks(all, prefix)}`
    })
    .join(`\n${separate}${prefix}`)
}

/** For the line of a heading, whose end may be marked by the sign it begins with. */
function heading(text: string): string {
  return inline(text).replace(/(?<=^|\s)#(?=#*$)/, '\\#')
}

function inline(text: string): string {
  return escaped(safeTitle(text))
}

/** One line escaped; deep indentation, which would be read as code, is kept by spaces that do not break. */
function escaped(line: string): string {
  const safe = line
    .replace(/^[ \t]+/, (indent) =>
      indent.length < 4 && !indent.includes('\t')
        ? indent
        : indent.replaceAll('\t', '    ').replaceAll(' ', '\u00a0'),
    )
    // A reader that takes words before it for an address takes a backslash for part of that.
    .replace(special, (sign) => (sign === '<' ? '&lt;' : `\\${sign}`))
  return safe.replace(structure, '$1\\').replace(numbered, '$1\\')
}
