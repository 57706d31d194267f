// Sets words in embedded fonts: which font has which grapheme, how wide a word is, and what cannot be set at all.
// The fonts a PDF has of its own garble all but Western European; nothing here falls back to them.
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import type { Font as Single } from 'fontkit'
import { exit, Trouble } from '../errors.ts'
import { safe } from '../text/safe.ts'
import { graphemesOf } from '../text/width.ts'

export type Pdf = InstanceType<typeof import('pdfkit')>

type Face = 'regular' | 'bold'
export type Style = { readonly face: Face; readonly size: number; readonly colour: string }

export type Setter = {
  /** Points that `text` takes in a line. */
  readonly measure: (text: string, style: Style) => number
  /** Draws one line with its top at `y`. */
  readonly draw: (text: string, x: number, y: number, style: Style) => void
  /** Throws a Trouble that names what cannot be set, where there is such a thing. */
  readonly check: (texts: Iterable<string>) => void
}

type Run = { readonly font: string; readonly text: string }

/** The path of the font that comes with unearth. */
function ownFont(face: Face): string {
  const require = createRequire(import.meta.url)
  return face === 'bold'
    ? require.resolve('@fontsource/dejavu-serif/files/dejavu-serif-latin-700-normal.woff')
    : require.resolve('@fontsource/dejavu-serif/files/dejavu-serif-latin-400-normal.woff')
}

// Scripts that run from left to right and whose letters stand as they are; all others need shaping or turning, which is not done.
const plainScripts = [
  'Common Inherited Latin Greek Cyrillic Armenian Georgian Han Hiragana Katakana Bopomofo Hangul',
  'Yi Cherokee Ethiopic Canadian_Aboriginal Braille Runic Ogham Gothic Lisu Deseret Vai Coptic',
]
const plain = new RegExp(
  `^[${plainScripts
    .join(' ')
    .split(' ')
    .map((script) => `\\p{sc=${script}}`)
    .join('')}]*$`,
  'u',
)
// Pictures made of several signs: families, skins, flags, keys.
const composed = /\p{EMod}|\p{RI}|\u20e3|\p{ExtPict}.*\u200d.*\p{ExtPict}/u
const unseen = /\p{Default_Ignorable_Code_Point}/gu

// What may stand for a sign that no font here has.
const stands: readonly (readonly [RegExp, string])[] = [
  [/\p{Zs}/u, ' '],
  [/[\u2400-\u2421]/, '\ufffd'],
  [/\u27e6/, '['],
  [/\u27e7/, ']'],
  [/[\u2010\u2011]/, '-'],
]

/**
 * A setter for `pdf` with the font that comes with unearth, then `fonts`: contents, or paths with "#Name" at the end for one font
 * of a collection. Throws a Trouble where a font cannot be read.
 */
export async function setterFor(
  pdf: Pdf,
  fonts: readonly (string | Uint8Array)[],
): Promise<Setter> {
  const fontkit = await import('fontkit')
  const fontOf = (name: string, source: string | Uint8Array) =>
    registered(fontkit, pdf, name, source)
  const regular = fontOf('regular', ownFont('regular'))
  const bold = fontOf('bold', ownFont('bold'))
  const others = fonts.map((font, index) => fontOf(`other ${index}`, font))
  const chains = { regular: [regular, ...others], bold: [bold, regular, ...others] }
  const fontFor = { regular: new Map<string, Run>(), bold: new Map<string, Run>() }

  const settable = (grapheme: string, face: Face): Run => {
    let run = fontFor[face].get(grapheme)
    if (run === undefined) {
      run = runOf(grapheme, chains[face])
      fontFor[face].set(grapheme, run)
    }
    return run
  }

  const runs = (text: string, face: Face): readonly Run[] => {
    if (ascii.test(text)) return [{ font: face, text }]
    const found: { font: string; text: string }[] = []
    for (const grapheme of graphemesOf(text.normalize('NFC'))) {
      const run = settable(grapheme, face)
      const last = found.at(-1)
      if (last?.font === run.font) last.text += run.text
      else if (run.text !== '') found.push({ ...run })
    }
    return found
  }

  const widths = new Map<string, number>()
  const measure: Setter['measure'] = (text, { face, size }) => {
    const key = `${face} ${text}`
    let wide = widths.get(key)
    if (wide === undefined) {
      wide = 0
      for (const run of runs(text, face)) {
        wide += pdf.font(run.font).fontSize(1000).widthOfString(run.text)
      }
      if (widths.size > 50_000) widths.clear()
      widths.set(key, wide)
    }
    return (wide * size) / 1000
  }

  return {
    measure,
    draw: (text, x, y, style) => {
      let at = x
      const baseline = y + style.size * 0.94
      pdf.fillColor(style.colour)
      for (const run of runs(text, style.face)) {
        pdf.font(run.font).fontSize(style.size)
        pdf.text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' })
        at = pdf.x
      }
    },
    check: (texts) => {
      const not = new Set<string>()
      const known = new Set<string>()
      for (const text of texts) {
        for (const word of safe(text).split(/[ \t\n]+/)) {
          if (ascii.test(word) || known.has(word)) continue
          known.add(word)
          for (const grapheme of graphemesOf(word.normalize('NFC'))) {
            if (settable(grapheme, 'regular').font === '') not.add(grapheme)
          }
        }
      }
      if (not.size > 0) throw cannot([...not])
    },
  }
}

const ascii = /^[\u0020-\u007e]*$/

type Fontkit = typeof import('fontkit')
type Font = { readonly name: string; readonly has: (code: number) => boolean }

function registered(fontkit: Fontkit, pdf: Pdf, name: string, source: string | Uint8Array): Font {
  try {
    const font = opened(fontkit, source)
    keepTables(font as unknown as Tables)
    // pdfkit takes a font of fontkit's as it is.
    pdf.registerFont(name, font as unknown as string)
    pdf.font(name)
    return { name, has: (code) => font.hasGlyphForCodePoint(code) }
  } catch (cause) {
    const where = typeof source === 'string' ? `: ${source}` : '.'
    throw new Trouble(
      exit.failed,
      `A font could not be used${where}`,
      'TrueType and OpenType files work. For a collection, add # and the PostScript name of one font in it.',
      cause,
    )
  }
}

function opened({ create, openSync }: Fontkit, source: string | Uint8Array): Single {
  const [path, member] =
    typeof source === 'string' ? (source.split(/#(?=[^#/\\]*$)/) as [string, string?]) : [source]
  const font = typeof path === 'string' ? openSync(path, member) : create(Buffer.from(path), member)
  if (font === null || !('fonts' in font)) return font as Single
  return font.fonts[0] as Single
}

// A reach into fontkit, held to its exact version in package.json: of a WOFF file it inflates a whole table anew for each glyph.
type Tables = {
  readonly type: string
  readonly stream: Stream
  readonly directory: { readonly tables: { readonly [tag: string]: Table } }
  _getTableStream(tag: string): Stream | null
}
type Stream = {
  readonly buffer: Uint8Array
  readonly constructor: new (buffer: Uint8Array) => Stream
}
type Table = { readonly offset: number; readonly length: number; readonly compLength: number }

/** Has each table of a WOFF file inflated once. */
function keepTables(font: Tables): void {
  if (font.type !== 'WOFF') return
  const kept = new Map<string, Uint8Array>()
  const read = font._getTableStream.bind(font)
  const { buffer, constructor: Stream } = font.stream
  font._getTableStream = (tag) => {
    const table = font.directory.tables[tag]
    if (table === undefined || table.compLength >= table.length) return read(tag)
    let bytes = kept.get(tag)
    if (bytes === undefined) {
      bytes = inflateSync(buffer.subarray(table.offset, table.offset + table.compLength))
      kept.set(tag, bytes)
    }
    return new Stream(bytes)
  }
}

/** The grapheme in the first font that has it; font '' where none has. */
function runOf(grapheme: string, fonts: readonly Font[]): Run {
  const seen = grapheme.replace(unseen, '')
  if (seen === '') return { font: fonts[0]?.name ?? '', text: '' }
  if (plain.test(seen) && !composed.test(grapheme)) {
    const font = fonts.find(({ has }) =>
      Array.from(seen).every((sign) => has(sign.codePointAt(0) ?? 0)),
    )
    if (font) return { font: font.name, text: seen }
  }
  for (const [what, other] of stands) {
    const instead = seen.length === 1 && what.test(seen) && seen !== other
    if (instead) return runOf(other, fonts)
  }
  return { font: '', text: seen }
}

const shown = 12

function cannot(graphemes: readonly string[]): Trouble {
  const some = graphemes.slice(0, shown).join(' ')
  const more = graphemes.length > shown ? ` and ${graphemes.length - shown} more` : ''
  return new Trouble(
    exit.failed,
    `The PDF cannot show these characters: ${some}${more}`,
    'Export as HTML instead: a browser shows every script, and can print to PDF.',
  )
}
