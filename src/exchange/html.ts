// HTML to read and to print, whole in itself: everything escaped, each paragraph in its own direction, each text in its language.
import { formatInstant, isoString } from '../journal/time/instant.ts'
import { type Block, blocksOf, type Item } from '../text/blocks.ts'
import { languageOf } from '../text/language.ts'
import { safeBlock } from '../text/safe.ts'
import { sideOf } from '../text/side.ts'
import { type Placed, placed } from './chapters.ts'
import { escaped } from './escaped.ts'
import { closing, common, line, opening, printed } from './html-page.ts'
import type { Outgoing, Sheet } from './outgoing.ts'

export type HtmlHow = {
  /** "Entries" unless given. */
  readonly title?: string
  /** As a book: what its contents are called. */
  readonly contents?: string
  /** BCP 47; "en" unless given. */
  readonly lang?: string
}

const forEntries = `${common}@page { margin: 20mm; @bottom-center { content: counter(page); font: 9pt serif; color: #555; } }
body { max-width: 34rem; padding: 2rem 1rem; font-size: 11pt; line-height: 1.5; }
h1 { font-size: 1.5em; }
h2, h3 { font-size: 1.2em; font-weight: bold; }
h1, h2, h3 { break-after: avoid; }
article { margin-top: 2.5em; }
article.on { margin-top: 1.6em; }
header { break-inside: avoid; break-after: avoid; }
time { color: var(--quiet); font-size: .9em; }
blockquote { margin: .8em 0; padding-inline-start: .9em; border-inline-start: 2px solid var(--line); color: var(--quiet); }
header blockquote { break-inside: avoid; }
p + p, p + ul, p + ol, ul + p, ol + p, dl { margin-top: .8em; }
header + * { margin-top: .8em; }
ul, ol { margin-block: 0; padding-inline-start: 1.4em; }
dl { margin-bottom: 0; }
dl > div { display: grid; grid-template-columns: 9em 1fr; column-gap: 1em; padding: .2em 0; break-inside: avoid; }
dt { color: var(--quiet); font-size: .9em; overflow-wrap: anywhere; }
dd { margin: 0; }
${printed}`

const forBook = `${forEntries}
.book h1 { font-size: 2.2em; margin-top: 25vh; }
.book h2 { font-size: 1.5em; }
.month, nav { margin-top: 4em; }
nav ol { list-style: none; padding: 0; margin-top: .8em; }
nav a { color: inherit; text-decoration-color: var(--line); }
@media print { .month, nav { break-before: page; margin-top: 0; } nav a { text-decoration: none; } }
`

// About 600 words in 16 sections fill one side of A4 and of Letter.
const forSheet = `${common}@page { margin: 12mm 14mm; }
body { max-width: 48rem; padding: 1.5rem 1rem; font-size: 9pt; line-height: 1.28; }
h1 { font-size: 1.35em; margin-bottom: .2em; }
.note { color: var(--quiet); }
section { display: grid; grid-template-columns: 9.5em 1fr; column-gap: 1em; padding: .35em 0; border-top: 1px solid var(--line); break-inside: avoid; }
.note + section { margin-top: .6em; }
h2 { font-size: 1em; font-weight: bold; }
section > div { min-height: 1.28em; }
.asked { color: var(--quiet); font-style: italic; }
.next { break-before: page; }
ul { margin: 0; padding: 0; list-style: none; }
li + li { margin-top: .12em; }
small { color: var(--quiet); font-size: .9em; white-space: nowrap; }
${printed}`

/** A document of entries, a piece at a time; as a book with contents, and each month from a page of its own. */
export function* htmlDocument(entries: Iterable<Outgoing>, how: HtmlHow = {}): Generator<string> {
  const { title = 'Entries', contents } = how
  if (contents !== undefined) {
    yield* htmlBook([...entries], title, contents, how.lang)
    return
  }
  yield `${opening(title, forEntries, how.lang)}<h1 dir="auto">${line(title)}</h1>\n`
  for (const each of placed(entries, false)) yield entryHtml(each, 'h2')
  yield closing
}

function* htmlBook(
  entries: readonly Outgoing[],
  title: string,
  contents: string,
  lang: string | undefined,
): Generator<string> {
  const months = [...placed(entries, true)].flatMap(({ month }) => month ?? [])
  const rows = months.map((month, at) => `<li><a href="#m${at + 1}">${line(month)}</a></li>\n`)
  yield opening(title, forBook, lang)
  yield `<header class="book">\n<h1 dir="auto">${line(title)}</h1>\n</header>\n`
  yield `<nav>\n<h2>${line(contents)}</h2>\n<ol>\n${rows.join('')}</ol>\n</nav>\n`
  let at = 0
  for (const each of placed(entries, true)) {
    if (each.month !== undefined) {
      if (at > 0) yield '</section>\n'
      at += 1
      yield `<section class="month" id="m${at}">\n<h2>${line(each.month)}</h2>\n`
    }
    yield entryHtml(each, 'h3')
  }
  yield `${at > 0 ? '</section>\n' : ''}${closing}`
}

function entryHtml({ entry, headed }: Placed, level: 'h2' | 'h3'): string {
  const { created, asked, text, labels, title } = entry
  const when = `<time datetime="${isoString(created)}">${formatInstant(created, 'full')}</time>\n`
  const name = headed ? `<${level} dir="auto">${line(title)}</${level}>\n` : ''
  const question =
    asked === undefined
      ? ''
      : `<blockquote dir="auto"${inLanguage(asked)}>${blocksHtml(blocksOf(safeBlock(asked)), '<p>')}</blockquote>\n`
  const words = blocksHtml(blocksOf(safeBlock(text), labels))
  const open = `<article${headed ? '' : ' class="on"'}${inLanguage(text)}>`
  return `${open}\n<header lang="en">\n${name}${when}${question}</header>\n${words}\n</article>\n`
}

function inLanguage(text: string): string {
  const language = languageOf(text)
  return language === undefined || language === 'en' ? '' : ` lang="${language}"`
}

// A quotation takes its side from its own words, which elements with a direction of their own would hide.
function blocksHtml(blocks: readonly Block[], open = '<p dir="auto">'): string {
  const out: string[] = []
  for (const [index, block] of blocks.entries()) {
    const last = blocks[index - 1]?.kind === 'field'
    const next = blocks[index + 1]?.kind === 'field'
    if (block.kind === 'paragraph') out.push(`${open}${escaped(block.text)}</p>`)
    else if (block.kind === 'quote') {
      out.push(`<blockquote dir="auto">${blocksHtml(block.blocks, '<p>')}</blockquote>`)
    } else if (block.kind === 'field') {
      const field = `<div><dt dir="auto">${line(block.label)}</dt>\n<dd>${blocksHtml(block.blocks)}</dd></div>`
      out.push(`${last ? '' : '<dl>\n'}${field}${next ? '' : '\n</dl>'}`)
    } else out.push(listHtml(block.items, block.numbered))
  }
  return out.join('\n')
}

function listHtml(items: readonly Item[], numbered: boolean): string {
  const name = numbered ? 'ol' : 'ul'
  const rows = items.map(({ marker, blocks }, index) => {
    const value = Number.parseInt(marker, 10)
    const at = numbered && value !== index + 1 ? ` value="${value}"` : ''
    return `<li${at}>${blocksHtml(blocks)}</li>\n`
  })
  // A list takes its side from its first words, which elements with a direction of their own would hide.
  const [first] = items[0]?.blocks ?? []
  const side = first?.kind === 'paragraph' ? sideOf(first.text) : 'ltr'
  return `<${name}${side === 'rtl' ? ' dir="rtl"' : ''}>\n${rows.join('')}</${name}>`
}

/** The sheet, on one side of A4 or Letter while it has about 600 words; what had no room is on the next. A section without lines is an empty box. */
export function htmlSheet(
  { title, notes, sections, more }: Sheet,
  how: Pick<HtmlHow, 'lang'> = {},
): string {
  const under = notes.map((note) => `<p class="note" dir="auto">${block(note)}</p>\n`)
  const head = `<h1 dir="auto">${line(title)}</h1>\n`
  const next =
    more === undefined
      ? ''
      : `<h1 class="next" dir="auto">${line(more.title)}</h1>\n${inHtml(more.sections)}`
  return `${opening(title, forSheet, how.lang)}${head}${under.join('')}${inHtml(sections)}${next}${closing}`
}

function inHtml(sections: Sheet['sections']): string {
  return sections
    .map(({ heading, items }) => {
      const lines = items.map(({ asked, text, from }) => {
        const above = asked === undefined ? '' : `<p class="asked" dir="auto">${block(asked)}</p>\n`
        const source = from === undefined ? '' : ` <small>[${line(from)}]</small>`
        const words = `<p dir="auto"${inLanguage(text)}>${block(text)}${source}</p>`
        return `<li>${above}${words}</li>\n`
      })
      const list = lines.length === 0 ? '' : `<ul>\n${lines.join('')}</ul>\n`
      return `<section>\n<h2 dir="auto">${line(heading)}</h2>\n<div>\n${list}</div>\n</section>\n`
    })
    .join('')
}

function block(text: string): string {
  return escaped(safeBlock(text))
}
