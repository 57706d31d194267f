// A drawing that leaves, as pages of shapes and words in points from the top left: the same for SVG, HTML and PDF.

import type { Side } from '../text/side.ts'
import type { Shape } from './map-arrow.ts'
import type { Style } from './setter.ts'

export type Measure = (text: string, style: Style) => number

/** Words of a row, and whether they went since the version before, or came. */
export type Part = { readonly text: string; readonly as: 'same' | 'went' | 'came' }

export type Row = {
  /** Where it begins: its left, or its right where it is written from there. */
  readonly x: number
  readonly top: number
  readonly text: string
  readonly side: Side
  /** The same in parts, where some are marked. */
  readonly parts?: readonly Part[]
}

/** One paragraph, a row at a time; `top` is the top of a row. */
export type Words = {
  readonly tag: 'H1' | 'H2' | 'P'
  readonly style: Style
  readonly rows: readonly Row[]
}

export type DrawnPage = { readonly shapes: readonly Shape[]; readonly words: readonly Words[] }

export type Drawing = {
  readonly title: string
  readonly layout: 'landscape' | 'portrait'
  /** Its pages, by how wide words are where they are drawn. */
  readonly pages: (measure: Measure) => readonly DrawnPage[]
}

/** A4, in points. */
export function sizeOf({ layout }: Pick<Drawing, 'layout'>) {
  return layout === 'landscape' ? { width: 842, height: 595 } : { width: 595, height: 842 }
}

/** Words that went are lighter; a line through them or under those that came says the rest. */
export const wentColour = '#6b6b6b'
