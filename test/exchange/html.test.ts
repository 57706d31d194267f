import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlDocument, htmlSheet } from '../../src/exchange/html.ts'
import { formatInstant } from '../../src/journal/time/instant.ts'
import { safe } from '../../src/text/safe.ts'
import { anyEntries, anySheet, note, obeyed, page, spark, squash, wordsOf } from './outgoing.ts'
import { sixHundredWords } from './sheet.ts'
import { found } from './tools.ts'

test('a document', () => {
  expect(
    bodyOf([...htmlDocument([spark, note], { title: 'For <Thursday>' })].join('')),
  ).toBe(`<h1 dir="auto">For &lt;Thursday&gt;</h1>
<article>
<header lang="en">
<h2 dir="auto">The spark</h2>
<time datetime="2026-11-22T21:04:05.123+01:00">Sun 22 Nov 2026, 21:04</time>
<blockquote dir="auto"><p>What happened in the hour before?</p></blockquote>
</header>
<p dir="auto">I came home late and said nothing.</p>
<ul>
<li><p dir="auto">the phone</p></li>
<li><p dir="auto">the door</p></li>
</ul>
</article>
<article>
<header lang="en">
<h2 dir="auto">Note</h2>
<time datetime="2026-11-23T02:04:05.123+01:00">Mon 23 Nov 2026, 02:04</time>
</header>
<p dir="auto">Quiet.</p>
</article>
`)
})

test('a sheet, empty sections empty', () => {
  expect(bodyOf(htmlSheet(page))).toBe(`<h1 dir="auto">In my own words</h1>
<p class="note" dir="auto">Self-report. Tentative.</p>
<section>
<h2 dir="auto">Why now</h2>
<div>
<ul>
<li><p class="asked" dir="auto">What would help?</p>
<p dir="auto">Sleep.</p></li>
</ul>
</div>
</section>
<section>
<h2 dir="auto">The ground</h2>
<div>
</div>
</section>
<section>
<h2 dir="auto">The spark</h2>
<div>
<ul>
<li><p dir="auto">The hour after work. <small>[22 Nov 2026]</small></p></li>
<li><p dir="auto">Two lines,
one item. <small>[23 Nov 2026]</small></p></li>
</ul>
</div>
</section>
`)
})

test('the head allows nothing but its own style', () => {
  const [head = ''] = htmlSheet({ ...page, title: '"><script>' }, { lang: 'de"' }).split('<body>')
  expect(head.split('<style>')[0]).toBe(`<!doctype html>
<html lang="de&quot;">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>&quot;&gt;&lt;script&gt;</title>
`)
  expect(head).not.toMatch(/url\(|@import|http:|https:|src=/)
  expect(head).toContain('@page')
  expect(head).toContain('break-inside: avoid')
})

test('every word that was given and nothing else', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const html = [...htmlDocument(entries)].join('')
      expectWhole(html)
      const given = entries.map(({ created, title, asked = '', text }) =>
        [title, formatInstant(created, 'full'), asked, text].map(safe).join(''),
      )
      expect(unsigned(shown(html))).toBe(unsigned(`Entries${given.join('')}`))
    }),
    { numRuns: 300 },
  )
})

/** Without white space and without what signs lists and quotations, which are elements. */
function unsigned(text: string): string {
  return squash(text).replace(/[-*+•>\d.)]/g, '')
}

test('lists, quotations and the lines of a record are what they were', () => {
  const text = [
    'Two things:\n- one\n  1. inside\n- two\n\n> He said\n> so.\n\n7. seven\n8. eight',
    'about: how we talk\nwith:\n- P.\n- K.',
  ].join('\n\n')
  const html = [...htmlDocument([{ ...note, text, labels: ['about', 'with'] }])].join('')
  expectWhole(html)
  expect(bodyOf(html).replace(/ dir="auto"|\n/g, '')).toContain(
    [
      '<p>Two things:</p><ul><li><p>one</p><ol><li><p>inside</p></li></ol></li><li><p>two</p></li></ul>',
      '<blockquote><p>He saidso.</p></blockquote>',
      '<ol><li value="7"><p>seven</p></li><li value="8"><p>eight</p></li></ol>',
      '<dl><div><dt>about</dt><dd><p>how we talk</p></dd></div>',
      '<div><dt>with</dt><dd><ul><li><p>P.</p></li><li><p>K.</p></li></ul></dd></div></dl>',
    ].join(''),
  )
})

test.each([
  ['Ich bin spät gekommen und habe nicht gesagt, dass ich es war. Und das ist die Sache.', 'de'],
  ['昨日のことを書く。', 'ja'],
  ['مرحبا بالعالم', 'ar'],
  ['Я прийшла пізно, і він не сказав нічого, її не було.', 'uk'],
  ['- אחת\n- שתיים', 'he'],
  ['Quiet.', undefined],
])('words say which language they are in: %s', (text, language) => {
  const html = [...htmlDocument([{ ...note, text }])].join('')
  expect(html).toContain(language === undefined ? '<article>' : `<article lang="${language}">`)
})

test('a walk has its title once above the answers that follow each other', () => {
  const answers = [spark, { ...spark, id: 'b' }, note, { ...spark, id: 'c' }]
  expect([...htmlDocument(answers)].join('').match(/<h2[^>]*>The spark/g)).toHaveLength(2)
})

test('a book: months with contents that lead to them', () => {
  const may = { ...note, created: { ...note.created, utc: Date.UTC(2026, 4, 3) } }
  const html = [
    ...htmlDocument([may, note, spark], { title: 'A journal', contents: 'Contents' }),
  ].join('')
  expectWhole(html)
  expect(html).toContain(
    '<li><a href="#m1">May 2026</a></li>\n<li><a href="#m2">November 2026</a></li>',
  )
  expect(html.match(/<section class="month" id="m\d">\n<h2>[^<]+/g)).toHaveLength(2)
})

test('every word of a sheet and nothing else', () => {
  fc.assert(
    fc.property(anySheet, (sheet) => {
      const html = htmlSheet(sheet)
      expectWhole(html)
      const words = wordsOf(sheet).map(safe).join('')
      expect(squash(shown(html))).toBe(squash(words))
    }),
    { numRuns: 300 },
  )
})

/** Every element that is opened is closed, in order; only elements and attributes of ours. */
function expectWhole(html: string): void {
  expect(html).not.toMatch(obeyed)
  expect(safe(html)).toBe(html)
  const open: string[] = []
  const [, body = ''] = html.split('</style>')
  for (const [, close, name = '', rest] of `<head>${body}`.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/g)) {
    expect(elements).toContain(name)
    expect(rest).toMatch(
      /^(?: (?:dir="(?:auto|rtl)"|class="(?:note|asked|next|on|book|month)"|datetime="[^"<>&]*"|lang="[a-z]{2}"|value="\d+"|id="m\d+"|href="#m\d+"))*$/,
    )
    if (close === '') open.push(name)
    else if (name !== 'html') expect(open.pop()).toBe(name)
  }
  expect(open).toEqual([])
  expect(body.replace(/<\/?[a-z0-9]+[^<>]*>/g, '')).not.toMatch(/[<>]/)
}

const elements = [
  ...['html', 'head', 'body', 'main', 'article', 'header', 'section', 'div', 'blockquote'],
  ...['h1', 'h2', 'h3', 'p', 'ul', 'ol', 'li', 'small', 'time', 'dl', 'dt', 'dd', 'nav', 'a'],
]

function bodyOf(html: string): string {
  return (html.split('<main>\n')[1] ?? '').split('</main>')[0] ?? ''
}

function shown(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }
  return bodyOf(html)
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => entities[name] ?? '')
}

const chromium = found('chromium', 'chromium-browser', 'google-chrome')
const pdfinfo = found('pdfinfo')
const pdftotext = found('pdftotext')
const without = [chromium ? '' : 'Chromium', pdfinfo && pdftotext ? '' : 'poppler']
  .filter((name) => name !== '')
  .join(' and ')

test.skipIf(without !== '').for(['A4', 'Letter'])(
  `a sheet of 600 words is printed on one side of %s${without && ` (skipped: no ${without})`}`,
  (paper) => {
    const { pages, text } = printed(
      htmlSheet(sixHundredWords).replace('@page {', `@page { size: ${paper};`),
    )
    expect(pages).toBe(1)
    expect(text).toBe(squash(wordsOf(sixHundredWords).join('')))
  },
)

test.skipIf(without !== '')(
  `a document is printed whole${without && ` (skipped: no ${without})`}`,
  () => {
    const text = 'words and more words. '.repeat(2_000)
    const { pages, text: read } = printed([...htmlDocument([spark, { ...note, text }])].join(''))
    expect(pages).toBeGreaterThan(3)
    // Each page has its number at its foot.
    expect(read.replace(/\d+/g, '')).toContain(squash(text))
  },
)

/** What a browser prints, read by another program. */
function printed(html: string): { pages: number; text: string } {
  const dir = mkdtempSync(join(tmpdir(), 'unearth-html-'))
  try {
    const [page, pdf] = [join(dir, 'page.html'), join(dir, 'page.pdf')]
    writeFileSync(page, html)
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
    const home = `--user-data-dir=${join(dir, 'browser')}`
    execFileSync(chromium ?? '', [...flags, home, `--print-to-pdf=${pdf}`, `file://${page}`], {
      stdio: 'ignore',
    })
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-')
    const info = execFileSync(pdfinfo ?? '', [pdf], { encoding: 'utf8' })
    const text = execFileSync(pdftotext ?? '', ['-raw', pdf, '-'], { encoding: 'utf8' })
    return { pages: Number(/Pages: +(\d+)/.exec(info)?.[1]), text: squash(text) }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
