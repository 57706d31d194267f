// HTML to read and to print, whole in itself: no script, nothing fetched, everything escaped. Direction is each paragraph's own.
import { formatInstant, isoString } from '../journal/time/instant.ts'
import { safeBlock, safeTitle } from '../text/safe.ts'
import { escaped } from './escaped.ts'
import type { Outgoing, Sheet } from './outgoing.ts'

export type HtmlHow = {
  /** "Entries" unless given. */
  readonly title?: string
  /** BCP 47; "en" unless given. */
  readonly lang?: string
}

const common = `
:root { color-scheme: light; }
body { margin: 0 auto; color: #111; background: #fff; font-family: Georgia, 'Noto Serif', 'DejaVu Serif', serif; }
h1, h2, p { margin: 0; font-weight: normal; unicode-bidi: plaintext; }
p { white-space: pre-wrap; overflow-wrap: anywhere; orphans: 2; widows: 2; }
h1, h2 { overflow-wrap: anywhere; break-after: avoid; }
`

const forEntries = `
@page { margin: 20mm; }
body { max-width: 34rem; padding: 2rem 1rem; font-size: 11pt; line-height: 1.5; }
h1 { font-size: 1.5em; }
article { margin-top: 2.5em; }
header { break-inside: avoid; break-after: avoid; }
h2 { font-size: 1.2em; }
time { color: #555; font-size: .9em; }
blockquote { margin: .8em 0; padding-inline-start: .9em; border-inline-start: 2px solid #999; color: #444; break-inside: avoid; }
p + p { margin-top: .8em; }
header + p { margin-top: .8em; }
@media print { body { max-width: none; padding: 0; } }
`

// About 600 words in 16 sections fill one side of A4 and of Letter.
const forSheet = `
@page { margin: 12mm 14mm; }
body { max-width: 48rem; padding: 1.5rem 1rem; font-size: 9pt; line-height: 1.28; }
h1 { font-size: 1.35em; margin-bottom: .2em; }
.note { color: #444; }
section { display: grid; grid-template-columns: 9.5em 1fr; column-gap: 1em; padding: .35em 0; border-top: 1px solid #ccc; break-inside: avoid; }
.note + section { margin-top: .6em; }
h2 { font-size: 1em; font-weight: bold; }
section > div { min-height: 1.28em; }
.asked { color: #555; font-style: italic; }
.next { break-before: page; }
ul { margin: 0; padding: 0; list-style: none; }
small { color: #555; font-size: .9em; white-space: nowrap; }
@media print { body { max-width: none; padding: 0; } }
`

/** A document of entries, a piece at a time. */
export function* htmlDocument(entries: Iterable<Outgoing>, how: HtmlHow = {}): Generator<string> {
  const title = how.title ?? 'Entries'
  yield `${opening(title, forEntries, how.lang)}<h1 dir="auto">${line(title)}</h1>\n`
  for (const entry of entries) {
    const { created, asked } = entry
    const when = `<time datetime="${isoString(created)}">${formatInstant(created, 'full')}</time>`
    const question =
      asked === undefined
        ? ''
        : `<blockquote dir="auto">${paragraphs(asked, '<p>').join('')}</blockquote>\n`
    const head = `<header>\n<h2 dir="auto">${line(entry.title)}</h2>\n${when}\n${question}</header>\n`
    yield `<article>\n${head}${paragraphs(entry.text).join('\n')}\n</article>\n`
  }
  yield closing
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
        return `<li>${above}<p dir="auto">${block(text)}${source}</p></li>\n`
      })
      const list = lines.length === 0 ? '' : `<ul>\n${lines.join('')}</ul>\n`
      return `<section>\n<h2 dir="auto">${line(heading)}</h2>\n<div>\n${list}</div>\n</section>\n`
    })
    .join('')
}

function opening(title: string, style: string, lang = 'en'): string {
  return `<!doctype html>
<html lang="${line(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${line(title)}</title>
<style>${common}${style}</style>
</head>
<body>
<main>
`
}

const closing = '</main>\n</body>\n</html>\n'

// A quotation takes its side from its own words, which elements with a direction of their own would hide.
function paragraphs(text: string, open = '<p dir="auto">'): string[] {
  return safeBlock(text)
    .split(/\n(?:[ \t]*\n)+/)
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => `${open}${escaped(paragraph)}</p>`)
}

function block(text: string): string {
  return escaped(safeBlock(text))
}

function line(text: string): string {
  return escaped(safeTitle(text))
}
