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
<header>
<h2 dir="auto">The spark</h2>
<time datetime="2026-11-22T21:04:05.123+01:00">Sun 22 Nov 2026, 21:04</time>
<blockquote dir="auto"><p>What happened in the hour before?</p></blockquote>
</header>
<p dir="auto">I came home late and said nothing.</p>
<p dir="auto">- the phone
- the door</p>
</article>
<article>
<header>
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
      expect(squash(shown(html))).toBe(squash(`Entries${given.join('')}`))
    }),
    { numRuns: 300 },
  )
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
    expect(rest).toMatch(/^(?: (?:dir="auto"|class="(?:note|asked|next)"|datetime="[^"<>&]*"))*$/)
    if (close === '') open.push(name)
    else if (name !== 'html') expect(open.pop()).toBe(name)
  }
  expect(open).toEqual([])
  expect(body.replace(/<\/?[a-z0-9]+[^<>]*>/g, '')).not.toMatch(/[<>]/)
}

const elements = [
  ...['html', 'head', 'body', 'main', 'article', 'header', 'section', 'div', 'blockquote'],
  ...['h1', 'h2', 'p', 'ul', 'li', 'small', 'time'],
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
    expect(read).toContain(squash(text))
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
