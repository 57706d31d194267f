// Where everything of the drawn map stands, in points from the top left of A4 landscape: the same for SVG, HTML and PDF. It fits
// on one page at seven points or more, or else goes on to the next and says so; no line is ever cut.
import { safeTitle } from '../text/safe.ts'
import { sideOf } from '../text/side.ts'
import { wrapLine } from '../text/wrap.ts'
import { type Drawing, type DrawnPage, type Measure, sizeOf, type Words } from './drawn.ts'
import { arrow, type Box, type Shape } from './map-arrow.ts'
import { leadWords, type MapArea, type MapItem, type MapSheet, withPieces } from './map-sheet.ts'
import type { Style } from './setter.ts'

/** The map, to be drawn. */
export function mapDrawing(sheet: MapSheet): Drawing {
  return { title: sheet.title, layout, pages: (measure) => mapPages(sheet, measure) }
}

const layout = 'landscape'
const paper = sizeOf({ layout })
const margin = 30
const inner = paper.width - 2 * margin
const gutter = 26
const inset = 7
const pad = 4
const between = 6
const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7]
/** The size where it goes on to another page. */
const readable = 8
const black = '#111111'
const grey = '#555555'

/** The pages of a map. */
export function mapPages(whole: MapSheet, measure: Measure): readonly DrawnPage[] {
  const sheet = withPieces(whole)
  for (const size of sizes) {
    const { page, left } = onePage(sheet, setting(size, measure), true)
    if (left === undefined) return [page]
  }
  const set = setting(readable, measure)
  const pages: DrawnPage[] = []
  for (let rest: MapSheet | undefined = sheet; rest !== undefined; ) {
    const { page, left }: Paged = onePage(rest, set, pages.length === 0)
    pages.push(page)
    rest = left
  }
  return pages
}

type Paged = { readonly page: DrawnPage; readonly left: MapSheet | undefined }

/** One page of what has room on it, and what is left. The first has every area, the others those that go on. */
function onePage(sheet: MapSheet, set: Setting, first: boolean): Paged {
  const { head, top } = headOf(sheet, set, first)
  const tried = areasOf(sheet, set, top, first, false)
  const none = tried.every(({ cards }) => cards.length === 0)
  // Never a page without a line while there are any: else they would never end.
  const areas = none && countOf(sheet) > 0 ? areasOf(sheet, set, top, first, true) : tried
  const page = {
    shapes: shapesOf(areas),
    words: [...head, ...areas.flatMap(({ words }) => words)],
  }
  if (areas.every(({ left }) => left.length === 0)) return { page, left: undefined }
  const goesOn = (area: MapArea): MapArea => ({
    heading: first ? sheet.again(area.heading) : area.heading,
    items: areas.find((each) => each.area === area)?.left ?? [],
  })
  const left = { ...sheet, columns: sheet.columns.map(goesOn), band: goesOn(sheet.band) }
  return { page, left }
}

function headOf({ title, notes }: MapSheet, set: Setting, first: boolean) {
  const style = { ...set.bold, size: set.bold.size * 1.5 }
  const named = set.words('H1', title, margin, margin, inner, style)
  const head = [named.words]
  let top = named.foot + 1
  for (const note of first ? notes : []) {
    const below = set.words('P', note, margin, top, inner, set.quiet)
    head.push(below.words)
    top = below.foot
  }
  return { head, top: top + 8 }
}

/** Columns beside each other, and the band below them with what it needs, up to a third of what there is. */
function areasOf(
  sheet: MapSheet,
  set: Setting,
  top: number,
  first: boolean,
  force: boolean,
): readonly Laid[] {
  const there = ({ items }: MapArea) => first || items.length > 0
  const columns = sheet.columns.filter(there)
  const banded = there(sheet.band)
  const room = paper.height - margin - top
  const most = columns.length === 0 ? room : room / 3
  const height = banded ? bandHeight(sheet, set, most) : 0
  const bandTop = columns.length === 0 ? top : paper.height - margin - height
  const foot = banded ? bandTop - 14 : bandTop
  const widths = widthsOf(columns, inner - gutter * (columns.length - 1))
  let x = margin
  const laid = columns.map((area, index) => {
    const box = { x, y: top, w: widths[index] ?? 0, h: foot - top }
    x += box.w + gutter
    return areaOf(area, sheet, set, box, { columns: 1, force })
  })
  if (!banded) return laid
  const box = { x: margin, y: bandTop, w: inner, h: height }
  return [...laid, areaOf(sheet.band, sheet, set, box, { columns: bandColumns, force })]
}

function countOf({ columns, band }: MapSheet): number {
  return [...columns, band].reduce((sum, { items }) => sum + items.length, 0)
}

const bandColumns = 3

function bandHeight(sheet: MapSheet, set: Setting, most: number): number {
  const box = { x: margin, y: 0, w: inner, h: most }
  const { foot, left } = areaOf(sheet.band, sheet, set, box, { columns: bandColumns, force: false })
  return left.length > 0 ? most : Math.min(most, foot + inset + 1)
}

/** Wider where there is more to say. */
function widthsOf(columns: readonly MapArea[], inner: number): readonly number[] {
  const weights = columns.map(({ items }) => {
    const letters = items.reduce((sum, { text, note }) => sum + text.length + note.length + 30, 0)
    return Math.sqrt(Math.min(2500, Math.max(500, letters)))
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (inner * weight) / all)
}

type Card = Box & { readonly item: MapItem }

type Laid = {
  readonly area: MapArea
  readonly box: Box
  readonly cards: readonly Card[]
  readonly words: readonly Words[]
  /** Items that had no room. */
  readonly left: readonly MapItem[]
  /** The lowest that is taken. */
  readonly foot: number
}

type Spread = {
  readonly columns: number
  /** One line at least, whatever room it takes. */
  readonly force: boolean
}

/** An area with as many of its lines as have room, in order. */
function areaOf(area: MapArea, sheet: MapSheet, set: Setting, box: Box, how: Spread): Laid {
  const left = box.x + inset
  const wide = box.w - 2 * inset
  const head = set.words('H2', area.heading, left, box.y + inset, wide, set.bold)
  const width = (wide - between * 2 * (how.columns - 1)) / how.columns
  const top = head.foot + 3
  if (area.items.length === 0) {
    const said = set.words('P', sheet.empty, left, top, width, set.quiet)
    return { area, box, cards: [], words: [head.words, said.words], left: [], foot: said.foot }
  }
  const tall = area.items.map((item) => set.card(item, 0, 0, width).height)
  const ends = fitting(tall, how, box.y + box.h - inset - top, set.lead + 2)
  const words: Words[] = [head.words]
  const cards: Card[] = []
  let foot = top
  for (let column = 0; column < how.columns; column += 1) {
    const x = left + column * (width + between * 2)
    let y = top
    for (const item of area.items.slice(ends[column - 1] ?? 0, ends[column])) {
      const { height, words: said } = set.card(item, x, y, width)
      cards.push({ x, y, w: width, h: height, item })
      words.push(...said)
      y += height + between
    }
    foot = Math.max(foot, y - between)
  }
  const over = area.items.slice(cards.length)
  if (over.length > 0) {
    const low = box.y + box.h - inset - set.lead
    words.push(set.words('P', sheet.more(linesIn(over)), left, low, wide, set.quiet).words)
  }
  return { area, box, cards, words, left: over, foot }
}

/** How many lines these are pieces of. */
function linesIn(items: readonly MapItem[]): number {
  return new Set(items.map(({ number }) => number)).size
}

/** Behind which item each column ends: spread evenly where all have room, else filled; `below` is kept for the sentence under it. */
function fitting(
  tall: readonly number[],
  { columns, force }: Spread,
  height: number,
  below: number,
): readonly number[] {
  const fill = (most: number) => {
    const ends: number[] = []
    let at = 0
    for (let column = 0; column < columns; column += 1) {
      let used = 0
      for (; at < tall.length; at += 1) {
        const next = used + (tall[at] ?? 0)
        if (next > most && !(force && at === 0)) break
        used = next + between
      }
      ends.push(at)
    }
    return ends
  }
  if ((fill(height).at(-1) ?? 0) < tall.length) return fill(height - below)
  const whole = tall.reduce((sum, each) => sum + each + between, 0)
  for (let most = Math.max(whole / columns - between, ...tall); most < height; most += 4) {
    const ends = fill(most)
    if ((ends.at(-1) ?? 0) >= tall.length) return ends
  }
  return fill(height)
}

/** Areas first, then arrows, then the cards over them, and the heads of the arrows last. */
function shapesOf(areas: readonly Laid[]): readonly Shape[] {
  const cards = areas.flatMap(({ cards, box }) => cards.map((card) => ({ ...card, row: box.y })))
  const byNumber = new Map(cards.map((card) => [card.item.number, card]))
  const arrows = cards.flatMap((card) =>
    card.item.leads.flatMap(({ to }) => {
      const target = byNumber.get(to)
      return target === undefined ? [] : [arrow(card, target, card.row !== target.row)]
    }),
  )
  return [
    ...areas.map(({ box }) => ({ kind: 'box' as const, ...box, fill: '#f3f3f3', line: '#777777' })),
    ...arrows.map(({ curve }) => curve),
    ...cards.map(({ x, y, w, h }) => ({
      kind: 'box' as const,
      x,
      y,
      w,
      h,
      fill: '#ffffff',
      line: '#999999',
    })),
    ...arrows.map(({ head }) => head),
  ]
}

type Setting = ReturnType<typeof setting>

/** How words are set at a size. */
function setting(size: number, measure: Measure) {
  const body: Style = { face: 'regular', size, colour: black }
  const bold: Style = { ...body, face: 'bold' }
  const quiet: Style = { ...body, size: size * 0.85, colour: grey }
  const leadOf = (style: Style) => style.size * 1.28
  const words = (
    tag: Words['tag'],
    text: string,
    x: number,
    top: number,
    width: number,
    style: Style,
  ): { readonly words: Words; readonly foot: number } => {
    const lines = wrapLine(safeTitle(text), width, (part) => measure(part, style))
    const side = sideOf(text)
    const edge = side === 'rtl' ? x + width : x
    const rows = lines.map((text, index) => ({
      x: edge,
      top: top + index * leadOf(style),
      text,
      side,
    }))
    return { words: { tag, style, rows }, foot: top + lines.length * leadOf(style) }
  }
  const card = ({ number, text, note, leads }: MapItem, x: number, y: number, width: number) => {
    const lead = measure('000', bold)
    const inside = width - 2 * pad - lead
    const mark = words('P', String(number), x + pad, y + pad, lead * 2, bold)
    const said = words('P', text, x + pad + lead, y + pad, inside, body)
    const found = [mark.words, said.words]
    let foot = said.foot
    for (const line of [...(note === '' ? [] : [note]), ...leads.map(leadWords)]) {
      const below = words('P', line, x + pad + lead, foot, inside, quiet)
      found.push(below.words)
      foot = below.foot
    }
    return { words: found, height: foot + pad - y }
  }
  return { bold, quiet, lead: leadOf(body), words, card }
}
