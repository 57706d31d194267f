// Opens fonts, and says which of them has a grapheme. A font is read when the first grapheme is met that none before it has.
import { inflateSync } from 'node:zlib'
import type { Font as Single } from 'fontkit'
import { exit, Trouble } from '../errors.ts'
import { lastFonts, serifFont } from '../files/fonts.ts'
import { safe } from '../text/safe.ts'
import { graphemesOf } from '../text/width.ts'

export type Face = 'regular' | 'bold'

/** Words of one font, as they are given to it. */
export type Run = { readonly font: Typeface; readonly text: string }

/** A font by the name it is known by in one document. */
export type Typeface = { readonly name: string; readonly single: Single }

export type Typefaces = {
  /** The words of `grapheme` in the first font that has it; undefined where none has. */
  readonly runFor: (grapheme: string, face: Face) => Run | undefined
  readonly own: (face: Face) => Typeface
}

type Fontkit = typeof import('fontkit')
type Source = { readonly may: RegExp; readonly open: () => Typeface | undefined }

const unseen = /\p{Default_Ignorable_Code_Point}/gu
// Joiners are part of how these letters are written; elsewhere they are nothing to draw.
const joined =
  /[\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Mong}\p{sc=Syrc}]/u
const unseenButJoiners = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu
// Asked for as a picture, or made of several signs: families, skins, flags, keys.
const picture = /\p{EPres}|\p{ExtPict}\ufe0f|\p{EMod}|\p{RI}|\u20e3|\p{ExtPict}.*\u200d/u

// What may stand for a sign that no font here has.
const stands: readonly (readonly [RegExp, string])[] = [
  [/\p{Zs}/u, ' '],
  [/[\u2400-\u2421]/, '\ufffd'],
  [/\u27e6/, '['],
  [/\u27e7/, ']'],
  [/[\u2010\u2011]/, '-'],
]

/**
 * The fonts of a document: ours, `fonts` (contents, or paths with "#Name" at the end for one font of a collection), and last those
 * for what these lack. Throws a Trouble where one of `fonts` cannot be read.
 */
export async function typefaces(fonts: readonly (string | Uint8Array)[]): Promise<Typefaces> {
  const fontkit = await import('fontkit')
  const own = {
    regular: source('regular', any, () => opened(fontkit, serifFont('regular'))),
    bold: source('bold', any, () => opened(fontkit, serifFont('bold'))),
  }
  const wished = fonts.map((font, index) => {
    const single = asked(fontkit, font)
    return source(`wished ${index}`, any, () => single)
  })
  const last = lastFonts().map(({ path, may }) => source(path, may, () => orNone(fontkit, path)))
  const others = [...wished, ...last]
  const chains = {
    regular: [own.regular, ...others],
    bold: [own.bold, own.regular, ...others],
  }
  const known = { regular: new Map<string, Found>(), bold: new Map<string, Found>() }
  return {
    own: (face) => own[face].open() as Typeface,
    runFor(grapheme, face) {
      let found = known[face].get(grapheme)
      if (found === undefined) {
        found = { run: runOf(grapheme, chains[face]) }
        known[face].set(grapheme, found)
      }
      return found.run
    },
  }
}

type Found = { readonly run: Run | undefined }

function source(name: string, may: RegExp, open: () => Single | undefined): Source {
  let read: { readonly font: Typeface | undefined } | undefined
  return {
    may,
    open() {
      if (read === undefined) {
        const single = open()
        read = { font: single && { name, single } }
      }
      return read.font
    },
  }
}

/** One that may be of a kind that is not known: others are asked then. */
function orNone(fontkit: Fontkit, path: string): Single | undefined {
  try {
    return opened(fontkit, path)
  } catch {
    return undefined
  }
}

const any = /./su

/** Every grapheme of `texts` that no font has. Throws as {@link typefaces} does. */
export async function undrawn(
  texts: Iterable<string>,
  fonts: readonly (string | Uint8Array)[] = [],
): Promise<readonly string[]> {
  const { runFor } = await typefaces(fonts)
  const not = new Set<string>()
  const known = new Set<string>()
  for (const text of texts) {
    for (const word of safe(text).split(/[ \t\n]+/)) {
      if (ascii.test(word) || known.has(word)) continue
      known.add(word)
      for (const grapheme of graphemesOf(word.normalize('NFC'))) {
        if (runFor(grapheme, 'regular') === undefined) not.add(grapheme)
      }
    }
  }
  return [...not]
}

const ascii = /^[\u0020-\u007e]*$/

/** The grapheme in the first font that has it; undefined where none has. */
function runOf(grapheme: string, sources: readonly Source[]): Run | undefined {
  const seen = grapheme.replace(unseen, '')
  if (picture.test(grapheme)) {
    const font = first(
      sources.filter(({ may }) => may !== any),
      grapheme,
      shapes,
    )
    if (font !== undefined) return { font, text: grapheme }
  }
  const font = first(sources, seen, hasAll)
  if (font !== undefined) {
    return { font, text: joined.test(seen) ? grapheme.replace(unseenButJoiners, '') : seen }
  }
  for (const [what, other] of stands) {
    if (seen.length === 1 && what.test(seen) && seen !== other) return runOf(other, sources)
  }
  return undefined
}

function first(
  sources: readonly Source[],
  words: string,
  fits: (font: Typeface, words: string) => boolean,
): Typeface | undefined {
  for (const { may, open } of sources) {
    const font = words === '' || may.test(words) ? open() : undefined
    if (font !== undefined && fits(font, words)) return font
  }
  return undefined
}

function hasAll({ single }: Typeface, words: string): boolean {
  return Array.from(words).every((sign) => single.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))
}

/** Whether it makes signs of its own of all of it. */
function shapes({ single }: Typeface, words: string): boolean {
  return single.layout(words).glyphs.every(({ id }) => id !== 0)
}

function asked(fontkit: Fontkit, source: string | Uint8Array): Single {
  try {
    return opened(fontkit, source)
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
  const found =
    typeof path === 'string' ? openSync(path, member) : create(Buffer.from(path), member)
  const single =
    found === null || !('fonts' in found) ? (found as Single) : (found.fonts[0] as Single)
  keepTables(single as unknown as Tables)
  mendAnchors(single as unknown as Shaped)
  return single
}

// A reach into fontkit, as the one below: where a mark has no place on a letter, it stops instead of leaving the mark where it is.
type Shaped = {
  readonly _layoutEngine: {
    readonly engine: { readonly GPOSProcessor?: { applyAnchor: ApplyAnchor } | null } | null
  }
}
type ApplyAnchor = (mark: { readonly markAnchor: unknown }, base: unknown, index: number) => void

function mendAnchors({ _layoutEngine }: Shaped): void {
  const marks = _layoutEngine.engine?.GPOSProcessor
  if (marks === undefined || marks === null) return
  const apply = marks.applyAnchor.bind(marks)
  marks.applyAnchor = (mark, base, index) => {
    if (base !== null && mark.markAnchor !== null) apply(mark, base, index)
  }
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
