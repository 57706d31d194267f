// The versions of a story, one below the other on A4: in each, what went since the one before is struck, and what came underlined.
import { type Change, cameMarked, changesBetween, wentMarked } from '../text/changes.ts'
import { safeBlock, safeTitle } from '../text/safe.ts'
import { sideOf } from '../text/side.ts'
import { wrapLine } from '../text/wrap.ts'
import {
  type Drawing,
  type DrawnPage,
  type Measure,
  type Part,
  type Row,
  sizeOf,
  type Words,
} from './drawn.ts'
import type { Style } from './setter.ts'

/** Versions as they leave, the oldest first. */
export type StorySheet = {
  readonly title: string
  readonly notes: readonly string[]
  readonly versions: readonly { readonly heading: string; readonly text: string }[]
}

const layout = 'portrait'
const paper = sizeOf({ layout })
const margin = 62
const wide = paper.width - 2 * margin
const body: Style = { face: 'regular', size: 11, colour: '#111111' }
const quiet: Style = { ...body, size: 9.5, colour: '#555555' }
const heading: Style = { ...body, face: 'bold', size: 13 }

/** What it says, as text; what went and what came stand between signs. */
export function storyWords(sheet: StorySheet): string {
  const told = versionsOf(sheet).map(
    ({ heading, changes }) => `${heading}\n\n${changes.map(signed).join('')}`,
  )
  return `${[[sheet.title, ...sheet.notes].join('\n'), ...told].join('\n\n\n')}\n`
}

/** The versions, to be drawn. */
export function storyDrawing(sheet: StorySheet): Drawing {
  return { title: sheet.title, layout, pages: (measure) => pagesOf(sheet, measure) }
}

function versionsOf({ versions }: StorySheet) {
  return versions.map(({ heading, text }, index) => {
    const before = versions[index - 1]
    const now = safeBlock(text)
    const changes: readonly Change[] =
      before === undefined
        ? [{ went: now, came: now, same: true }]
        : changesBetween(safeBlock(before.text), now)
    return { heading, changes }
  })
}

function signed({ went, came, same }: Change): string {
  return same ? came : `${wentMarked(went)}${cameMarked(came)}`
}

function pagesOf(sheet: StorySheet, measure: Measure): readonly DrawnPage[] {
  const pages: Words[][] = [[]]
  let y = margin
  const place = (tag: Words['tag'], style: Style, lines: readonly Line[], keep = 0) => {
    const lead = style.size * 1.36
    let rows: Row[] = []
    const put = () => {
      if (rows.length > 0) pages.at(-1)?.push({ tag, style, rows })
      rows = []
    }
    for (const line of lines) {
      if (y + lead + keep > paper.height - margin) {
        put()
        pages.push([])
        y = margin
      }
      rows.push({ ...line, x: line.side === 'rtl' ? margin + wide : margin, top: y })
      y += lead
    }
    put()
  }
  const plain = (text: string, style: Style) => linesOf([{ text, as: 'same' }], style, measure)
  place('H1', { ...heading, size: 17 }, plain(safeTitle(sheet.title), { ...heading, size: 17 }))
  for (const note of sheet.notes) place('P', quiet, plain(safeTitle(note), quiet))
  for (const version of versionsOf(sheet)) {
    y += 14
    place('H2', heading, plain(safeTitle(version.heading), heading), 3 * body.size * 1.36)
    y += 4
    for (const paragraph of paragraphsOf(version.changes)) {
      place('P', body, linesOf(paragraph, body, measure))
      y += 6
    }
  }
  return pages.map((words) => ({ shapes: [], words }))
}

type Line = Pick<Row, 'text' | 'side' | 'parts'>

/** The changes as paragraphs, each in parts; empty ones are none. */
function paragraphsOf(changes: readonly Change[]): readonly (readonly Part[])[] {
  const parts = changes.flatMap(({ went, came, same }): Part[] =>
    same
      ? [{ text: came, as: 'same' }]
      : [
          { text: went, as: 'went' },
          // Where one stands in the place of the other they do not run into each other.
          { text: /\S$/.test(went) && /^\S/.test(came) ? ' ' : '', as: 'same' },
          { text: came, as: 'came' },
        ],
  )
  const paragraphs: Part[][] = [[]]
  for (const { text, as } of parts) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push([])
      if (line !== '') paragraphs.at(-1)?.push({ text: line, as })
    }
  }
  return paragraphs.filter((paragraph) => paragraph.some(({ text }) => text.trim() !== ''))
}

/** A paragraph as rows. One that is written from the right has signs for what changed: a line has no place under turned words. */
function linesOf(paragraph: readonly Part[], style: Style, measure: Measure): readonly Line[] {
  const plain = paragraph.map(({ text }) => text).join('')
  const side = sideOf(plain)
  const marked = paragraph.some(({ as }) => as !== 'same')
  const wrap = (text: string) => wrapLine(text, wide, (part) => measure(part, style))
  if (!marked || side === 'rtl') {
    const text = paragraph
      .map(({ text, as }) =>
        as === 'went' ? wentMarked(text) : as === 'came' ? cameMarked(text) : text,
      )
      .join('')
    return wrap(text).map((text) => ({ text, side }))
  }
  let at = 0
  return wrap(plain).map((text) => {
    const start = plain.indexOf(text, at)
    at = start + text.length
    return { text, side, parts: partsIn(paragraph, start, at) }
  })
}

/** The parts between two places of their text. */
function partsIn(paragraph: readonly Part[], start: number, end: number): readonly Part[] {
  let at = 0
  return paragraph.flatMap(({ text, as }) => {
    const from = at
    at += text.length
    const piece = text.slice(Math.max(0, start - from), Math.max(0, end - from))
    return piece === '' ? [] : [{ text: piece, as }]
  })
}
