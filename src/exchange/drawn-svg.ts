// A drawing as SVG, and as HTML around it: still, whole in itself, everything escaped.
import { type Drawing, type DrawnPage, type Part, sizeOf, type Words, wentColour } from './drawn.ts'
import { escaped } from './escaped.ts'
import { closing, opening as page } from './html-page.ts'
import type { Shape } from './map-arrow.ts'
import type { Style } from './setter.ts'

const family = `Georgia, 'DejaVu Serif', 'Noto Serif', serif`

/** One drawing; pages stand below each other in it. */
export function drawnSvg(drawing: Drawing): string {
  const pages = drawing.pages(measured)
  const { height } = sizeOf(drawing)
  const inside = pages
    .map((page, index) => `<g transform="translate(0 ${index * height})">\n${pageSvg(page)}</g>\n`)
    .join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${opening(drawing, height * pages.length)}${inside}</svg>\n`
}

/** A page of HTML for each page, to print on A4. No script, nothing fetched. */
export function drawnHtml(drawing: Drawing): string {
  const { height } = sizeOf(drawing)
  const pages = drawing
    .pages(measured)
    .map((page) => `${opening(drawing, height)}${pageSvg(page)}</svg>\n`)
  return `${page(drawing.title, styleOf(drawing))}${pages.join('')}${closing}`
}

// The drawing is black on white; where its reader has it dark, it is turned as a whole. On a phone it is moved sideways
// rather than too small to read.
function styleOf({ layout }: Drawing): string {
  const [wide, high] = layout === 'landscape' ? ['297mm', '209.5mm'] : ['210mm', '296.5mm']
  const least = layout === 'landscape' ? '52rem' : '32rem'
  return `
:root { color-scheme: light dark; }
@page { size: A4 ${layout}; margin: 0; }
body { margin: 0; background: #fff; }
main { overflow-x: auto; }
svg { display: block; width: 100%; max-width: ${wide}; height: auto; margin: 0 auto; }
@media screen { svg { min-width: ${least}; } }
@media screen and (prefers-color-scheme: dark) { body { background: #171717; } svg { filter: invert(.91) hue-rotate(180deg); } }
@media print { :root { color-scheme: light; } svg { width: ${wide}; height: ${high}; } svg + svg { break-before: page; } }
`
}

function opening(drawing: Drawing, height: number): string {
  const { width } = sizeOf(drawing)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}pt" height="${height}pt" font-family="${escaped(family)}">\n<title>${escaped(drawing.title)}</title>\n<rect width="${width}" height="${height}" fill="#ffffff"/>\n`
}

function pageSvg({ shapes, words }: DrawnPage): string {
  return [...shapes.map(shapeSvg), ...words.flatMap(wordsSvg)].map((each) => `${each}\n`).join('')
}

function shapeSvg(shape: Shape): string {
  if (shape.kind === 'box') {
    const { x, y, w, h, fill, line } = shape
    return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="3" fill="${fill}" stroke="${line}" stroke-width="0.6"/>`
  }
  const points = shape.points.map(([x, y]) => `${n(x)} ${n(y)}`)
  const [first = '', ...rest] = points
  return shape.kind === 'curve'
    ? `<path d="M${first} C${rest.join(' ')}" fill="none" stroke="#333333" stroke-width="1"/>`
    : `<path d="M${points.join(' L')} Z" fill="#333333"/>`
}

function wordsSvg({ rows, style }: Words): readonly string[] {
  const weight = style.face === 'bold' ? ' font-weight="bold"' : ''
  return rows.map(({ x, top, text, side, parts }) => {
    const from = side === 'rtl' ? ' direction="rtl"' : ''
    const inside = parts === undefined ? escaped(text) : parts.map(partSvg).join('')
    return `<text x="${n(x)}" y="${n(top + style.size * 0.94)}" font-size="${n(style.size)}" fill="${style.colour}"${weight}${from} xml:space="preserve">${inside}</text>`
  })
}

function partSvg({ text, as }: Part): string {
  if (as === 'same') return escaped(text)
  const how =
    as === 'went'
      ? `text-decoration="line-through" fill="${wentColour}"`
      : 'text-decoration="underline"'
  return `<tspan ${how}>${escaped(text)}</tspan>`
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}

// Whoever opens it may have another font: words are taken for as wide as in a wide one.
function measured(text: string, { size, face }: Style): number {
  let wide = 0
  for (const sign of text) wide += widthOf(sign)
  return wide * size * (face === 'bold' ? 1.12 : 1)
}

function widthOf(sign: string): number {
  if (sign === ' ') return 0.32
  if (/[ijlftrI.,:;'’!|()[\]]/.test(sign)) return 0.42
  if (/[mwMW@…→]/.test(sign)) return 1.02
  if (/\p{M}/u.test(sign)) return 0
  if (
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{ExtPict}]/u.test(sign)
  )
    return 1.05
  return /\p{Lu}/u.test(sign) ? 0.8 : 0.63
}
