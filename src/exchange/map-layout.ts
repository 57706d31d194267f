// Where everything of the drawn map stands, in points from the top left of A4 landscape: the same for SVG, HTML and PDF. It fits
// on one page at seven points or more, or else goes on to the next and says so; no line is ever cut.
import { safeTitle } from '../text/safe.ts'
import { wrapLine } from '../text/wrap.ts'
import { arrow, type Box, type Shape } from './map-arrow.ts'
import { leadWords, type MapArea, type MapItem, type MapSheet } from './map-sheet.ts'
import type { Style } from './setter.ts'

export type Measure = (text: string, style: Style) => number

/** One paragraph, a row at a time; `top` is the top of a row. */
export type Words = {
  readonly tag: 'H1' | 'H2' | 'P'
  readonly style: Style
  readonly rows: readonly { readonly x: number; readonly top: number; readonly text: string }[]
}

export type MapPage = { readonly shapes: readonly Shape[]; readonly words: readonly Words[] }

export const paper = { width: 842, height: 595 } as const

const margin = 30
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
export function mapPages(sheet: MapSheet, measure: Measure): readonly MapPage[] {
  for (const size of sizes) {
    const { page, left } = onePage(sheet, size, measure, true)
    if (left === undefined) return [page]
  }
  const pages: MapPage[] = []
  for (let rest: MapSheet | undefined = sheet; rest !== undefined; ) {
    const { page, left }: Paged = onePage(rest, readable, measure, pages.length === 0)
    pages.push(page)
    rest = left
  }
  return pages
}

type Paged = { readonly page: MapPage; readonly left: MapSheet | undefined }

/** One page of what has room on it, and what is left. */
function onePage(sheet: MapSheet, size: number, measure: Measure, first: boolean): Paged {
  const set = setting(size, measure)
  const title = set.words('H1', sheet.title, margin, margin, paper.width - 2 * margin, {
    ...set.bold,
    size: size * 1.5,
  })
  const notes: Words[] = []
  let top = title.foot + 1
  for (const note of first ? sheet.notes : []) {
    const said = set.words('P', note, margin, top, paper.width - 2 * margin, set.quiet)
    notes.push(said.words)
    top = said.foot
  }
  top += 8
  const inner = paper.width - 2 * margin
  // The band has what it needs, up to a third of what there is.
  const whole = bandOf(sheet, set, inner, top, Number.POSITIVE_INFINITY)
  const most = (paper.height - margin - top) / 3
  const band = whole.height <= most ? whole : bandOf(sheet, set, inner, top, most)
  const bandTop = paper.height - margin - band.height
  const foot = bandTop - 14
  const widths = widthsOf(sheet.columns, inner - gutter * (sheet.columns.length - 1))
  let x = margin
  const columns = sheet.columns.map((area, index) => {
    const width = widths[index] ?? 0
    const laid = areaOf(area, sheet, set, { x, y: top, w: width, h: foot - top }, 1)
    x += width + gutter
    return laid
  })
  const bandLaid = areaOf(
    sheet.band,
    sheet,
    set,
    { x: margin, y: bandTop, w: inner, h: band.height },
    bandColumns,
  )
  const areas = [...columns, bandLaid]
  const taken = areas.reduce((sum, { cards }) => sum + cards.length, 0)
  const rest = areas.map(({ left }) => left)
  const words = [title.words, ...notes, ...areas.flatMap(({ words }) => words)]
  const page = { shapes: shapesOf(areas), words }
  // A line that is higher than a page stands alone on one: nothing is gained by waiting.
  if (rest.every((items) => items.length === 0) || taken === 0) return { page, left: undefined }
  const goes = (area: MapArea, index: number): MapArea => ({
    heading: first ? sheet.again(area.heading) : area.heading,
    items: rest[index] ?? [],
  })
  return {
    page,
    left: {
      ...sheet,
      empty: '',
      columns: sheet.columns.map(goes),
      band: goes(sheet.band, areas.length - 1),
    },
  }
}

const bandColumns = 3

function bandOf(
  sheet: MapSheet,
  set: Setting,
  width: number,
  top: number,
  most: number,
): { height: number } {
  const low = set.lead * 2 + inset * 2
  if (sheet.band.items.length === 0) return { height: low }
  const laid = areaOf(sheet.band, sheet, set, { x: margin, y: top, w: width, h: most }, bandColumns)
  return { height: Math.min(most, Math.max(low, laid.foot + inset - top)) }
}

/** Wider where there is more to say. */
function widthsOf(columns: readonly MapArea[], inner: number): readonly number[] {
  const weights = columns.map(({ items }) => {
    const letters = items.reduce((sum, { text, note }) => sum + text.length + note.length + 30, 0)
    return Math.sqrt(Math.min(2500, Math.max(250, letters)))
  })
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return weights.map((weight) => (inner * weight) / all)
}

type Card = Box & { readonly item: MapItem }

type Laid = {
  readonly box: Box
  readonly cards: readonly Card[]
  readonly words: readonly Words[]
  /** Items that had no room. */
  readonly left: readonly MapItem[]
  /** The lowest that is taken. */
  readonly foot: number
}

/** An area with as many of its lines as have room, in order. */
function areaOf(area: MapArea, sheet: MapSheet, set: Setting, box: Box, columns: number): Laid {
  const head = set.words(
    'H2',
    area.heading,
    box.x + inset,
    box.y + inset,
    box.w - 2 * inset,
    set.bold,
  )
  const width = (box.w - 2 * inset - between * 2 * (columns - 1)) / columns
  const top = head.foot + 3
  const words: Words[] = [head.words]
  if (area.items.length === 0 && sheet.empty !== '') {
    const said = set.words('P', sheet.empty, box.x + inset, top, width, set.quiet)
    return { box, cards: [], words: [head.words, said.words], left: [], foot: said.foot }
  }
  const cards: Card[] = []
  const tall = area.items.map((item) => set.card(item, 0, 0, width).height)
  const fits = fitting(tall, columns, box.y + box.h - inset - top, set.lead + 2)
  let at = 0
  let foot = top
  for (let column = 0; column < columns; column += 1) {
    let y = top
    const x = box.x + inset + column * (width + between * 2)
    for (; at < (fits[column] ?? 0); at += 1) {
      const item = area.items[at]
      if (item === undefined) break
      const { height, words: said } = set.card(item, x, y, width)
      cards.push({ x, y, w: width, h: height, item })
      words.push(...said)
      y += height + between
    }
    foot = Math.max(foot, y - between)
  }
  const left = area.items.slice(at)
  if (left.length > 0) {
    const low = box.y + box.h - inset - set.lead
    words.push(
      set.words('P', sheet.more(left.length), box.x + inset, low, box.w - 2 * inset, set.quiet)
        .words,
    )
  }
  return { box, cards, words, left, foot }
}

/** Behind which item each column ends: spread evenly where all have room, else filled; `below` is kept for the sentence under it. */
function fitting(
  tall: readonly number[],
  columns: number,
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
        if (next > most) break
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
  const cards = areas.flatMap((area) => area.cards)
  const byNumber = new Map(cards.map((card) => [card.item.number, card]))
  const arrows = cards.flatMap((card) =>
    card.item.leads.flatMap(({ to }) => {
      const target = byNumber.get(to)
      return target === undefined ? [] : [arrow(card, target)]
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
    const rows = lines.map((text, index) => ({ x, top: top + index * leadOf(style), text }))
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
