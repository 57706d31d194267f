// The drawn map: nothing lost, nothing over the edge, nothing read as anything but words; in each format.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sizeOf } from '../../src/exchange/drawn.ts'
import { drawnPdf } from '../../src/exchange/drawn-pdf.ts'
import { drawnHtml, drawnSvg } from '../../src/exchange/drawn-svg.ts'
import { mapDrawing, mapPages } from '../../src/exchange/map-layout.ts'
import type { MapArea, MapSheet } from '../../src/exchange/map-sheet.ts'
import { found } from './tools.ts'

const paper = sizeOf({ layout: 'landscape' })
const measure = (text: string, { size }: { readonly size: number }) => text.length * size * 0.6

/** `counts` lines in each area, the last of them the band; line 1 led to every third one. */
function sheetOf(counts: readonly number[], words = 'the quiet house after supper'): MapSheet {
  let number = 0
  const areas = counts.map((count, index): MapArea => {
    const items = Array.from({ length: count }, () => {
      number += 1
      return { number, text: `${words} w${number}w`, note: 'then · likely', leads: [] }
    })
    return { heading: `Area ${index}`, items }
  })
  const first = areas[0]?.items[0]
  const to = Array.from({ length: number }, (_, index) => index + 1).filter((n) => n % 3 === 0)
  if (first !== undefined) {
    const leads = to.slice(0, 4).map((each) => ({ to: each, how: 'nobody asked' }))
    ;(areas[0]?.items as unknown[])[0] = { ...first, leads }
  }
  return {
    title: 'The map of why',
    notes: ['A note'],
    columns: areas.slice(0, -1),
    band: areas.at(-1) ?? { heading: '', items: [] },
    empty: 'nothing here yet',
    more: (count) => `and ${count} more lines on the next page`,
    again: (heading) => `${heading}, from the page before`,
  }
}

const long = 'a very long line that goes on and on '.repeat(60)
const cases: readonly (readonly [string, MapSheet])[] = [
  ['one line', sheetOf([1, 0, 0, 0, 0])],
  ['a few', sheetOf([5, 3, 3, 3, 4])],
  ['many', sheetOf([40, 12, 9, 0, 33])],
  ['what holds alone', sheetOf([0, 0, 0, 0, 90])],
  ['lines higher than a page', sheetOf([2, 0, 1, 0, 2], long)],
]

test.each(cases)('%s: every line is on a page, and every word within it', (_, sheet) => {
  const pages = mapPages(sheet, measure)
  const rows = pages.flatMap(({ words }) =>
    words.flatMap(({ rows, style }) => rows.map((row) => ({ ...row, style }))),
  )
  const said = rows.map(({ text }) => text).join(' ')
  const all = [...sheet.columns, sheet.band].flatMap(({ items }) => items)
  for (const { number } of all) expect(said).toContain(`w${number}w`)
  for (const { x, top, text, style } of rows) {
    expect(x + measure(text, style)).toBeLessThanOrEqual(paper.width)
    expect(top + style.size).toBeLessThanOrEqual(paper.height)
  }
  // What is said to be left is what the pages after it have.
  const left = rows.flatMap(({ text }) => /^and (\d+) more/.exec(text)?.[1] ?? [])
  expect(left.length === 0).toBe(pages.length === 1)
})

test('a link is an arrow where both ends are on the page, and a number in any case', () => {
  const [page] = mapPages(sheetOf([3, 3, 0, 0, 0]), measure)
  expect(page?.shapes.filter(({ kind }) => kind === 'curve')).toHaveLength(2)
  const said = page?.words.flatMap(({ rows }) => rows.map(({ text }) => text)).join(' ')
  expect(said).toContain('→ 3: nobody asked')
})

const hostile = sheetOf([2, 1, 0, 0, 1], `<script>alert(1)</script> & "]]>" 'x' \u001b[31m`)

test('SVG and HTML: still, escaped, whole in themselves', () => {
  for (const drawn of [drawnSvg(mapDrawing(hostile)), drawnHtml(mapDrawing(hostile))]) {
    expect(drawn).not.toMatch(/<script|<image|<use|<foreignObject|href|\bon\w+=|url\(/i)
    expect(drawn).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
    expect(drawn).toContain('&lt;script&gt;')
  }
})

const python = found('python3')
test.skipIf(python === undefined)('SVG parses as XML, with a title and its words', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unearth-map-'))
  try {
    const path = join(folder, 'map.svg')
    writeFileSync(path, drawnSvg(mapDrawing(hostile)))
    const code = `import sys, xml.etree.ElementTree as t; print(''.join(t.parse(sys.argv[1]).getroot().itertext()))`
    const said = execFileSync(python ?? '', ['-c', code, path], { encoding: 'utf8' })
    expect(said).toContain('The map of why')
    expect(said).toContain('<script>')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const pdftotext = found('pdftotext')
test.skipIf(pdftotext === undefined)('PDF: A4 on its side, with its words in order', async () => {
  const bytes = await drawnPdf(mapDrawing(sheetOf([5, 3, 3, 3, 4])), { title: 'The map of why' })
  const said = execFileSync(pdftotext ?? '', ['-', '-'], { input: bytes, encoding: 'utf8' })
  expect(said.indexOf('w1w')).toBeLessThan(said.indexOf('w18w'))
  expect(bytes.toString('latin1')).toMatch(/MediaBox \[0 0 841\.89 595\.28\]/)
})
