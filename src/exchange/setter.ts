// Sets words in embedded fonts: how wide they are, and where each stands on its line. The fonts a PDF has of its own garble all
// but Western European; nothing here falls back to them. What no font has is a box; `undrawn` says beforehand what that is.

import { fromRight, type Side } from '../text/side.ts'
import { graphemesOf } from '../text/width.ts'
import { reversed, stretches } from './turned.ts'
import { type Face, type Run, type Typeface, typefaces } from './typeface.ts'

export type Pdf = InstanceType<typeof import('pdfkit')>

export type Style = { readonly face: Face; readonly size: number; readonly colour: string }

export type Setter = {
  /** Points that `text` takes in a line. */
  readonly measure: (text: string, style: Style) => number
  /** Draws one line with its top at `y`; `side` is where its paragraph begins, the left unless given. */
  readonly draw: (text: string, x: number, y: number, style: Style, side?: Side) => void
}

const ascii = /^[\u0020-\u007e]*$/
const box = '\u25af'

/** Words of one font and one direction. */
type Set = Run & { readonly turned: boolean }

/**
 * A setter for `pdf` with the font that comes with unearth, then `fonts`: contents, or paths with "#Name" at the end for one font
 * of a collection. Throws a Trouble where a font cannot be read.
 */
export async function setterFor(
  pdf: Pdf,
  fonts: readonly (string | Uint8Array)[],
): Promise<Setter> {
  const faces = await typefaces(fonts)
  const registered = new Set<string>()
  const use = ({ name, single }: Typeface) => {
    if (!registered.has(name)) {
      // pdfkit takes a font of fontkit's as it is.
      pdf.registerFont(name, single as unknown as string)
      registered.add(name)
    }
    return pdf.font(name)
  }

  const sets = (text: string, face: Face, side: Side): readonly Set[] => {
    if (ascii.test(text) && side === 'ltr') return [{ font: faces.own(face), text, turned: false }]
    return stretches(text.normalize('NFC'), side).flatMap((stretch) => {
      const found: { font: Typeface; text: string; turned: boolean }[] = []
      for (const grapheme of graphemesOf(stretch.text)) {
        const run = faces.runFor(grapheme, face) ?? { font: faces.own(face), text: box }
        const last = found.at(-1)
        if (last?.font === run.font) last.text += run.text
        else if (run.text !== '') found.push({ ...run, turned: stretch.turned })
      }
      return stretch.turned ? found.map(fromTheRight).toReversed() : found
    })
  }

  const widths = new Map<string, number>()
  const measure: Setter['measure'] = (text, { face, size }) => {
    const key = `${face} ${text}`
    let wide = widths.get(key)
    if (wide === undefined) {
      wide = 0
      for (const set of sets(text, face, 'ltr')) {
        wide += use(set.font).fontSize(1000).widthOfString(set.text, shaped(set))
      }
      if (widths.size > 50_000) widths.clear()
      widths.set(key, wide)
    }
    return (wide * size) / 1000
  }

  return {
    measure,
    draw: (text, x, y, style, side = 'ltr') => {
      let at = x
      const baseline = y + style.size * 0.94
      pdf.fillColor(style.colour)
      for (const set of sets(text, style.face, side)) {
        use(set.font).fontSize(style.size)
        const how = { lineBreak: false, baseline: 'alphabetic', ...shaped(set) } as const
        pdf.text(set.text, at, baseline, how)
        at = pdf.x
      }
    },
  }
}

/** fontkit turns what has letters of such a script itself; signs alone are turned here. */
function fromTheRight<T extends Set>(set: T): T {
  return fromRight.test(set.text) ? set : { ...set, text: reversed(set.text) }
}

/** Whole, where it is turned: pdfkit else lays word after word from the left. */
function shaped({ turned }: Set): PDFKit.Mixins.TextOptions {
  return turned ? { features: [] } : {}
}
