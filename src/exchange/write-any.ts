// From what was chosen to the bytes that leave, in any format; the same for the look before and for the file.

import type { Instant } from '../journal/entry.ts'
import type { BoxLine, Free } from '../journal/view/box-line.ts'
import type { Box } from '../journal/view/formulation.ts'
import { given } from '../text/given.ts'
import type { Drawing } from './drawn.ts'
import type { Outgoing, Sheet } from './outgoing.ts'

export type Format =
  | 'markdown'
  | 'markdown-files'
  | 'text'
  | 'html'
  | 'json'
  | 'pdf'
  | 'jrnl'
  | 'jrnl-json'
  | 'dayone'

/** Formats a sheet can be printed in. */
export const sheetFormats = ['markdown', 'text', 'html', 'pdf'] as const

/** What the map and the story can be drawn as. */
export type DrawnFormat = 'html' | 'pdf' | 'svg'

/** The end of a file's name, with its dot; a folder has none. */
export const endings: Readonly<Record<Format, string>> = {
  markdown: '.md',
  'markdown-files': '',
  text: '.txt',
  html: '.html',
  json: '.json',
  pdf: '.pdf',
  jrnl: '.txt',
  'jrnl-json': '.json',
  dayone: '.zip',
}

/** Formats whose bytes nobody can read as they are: they go to a file, and are looked at by what they say. */
export function isBinary(format: Format | DrawnFormat): boolean {
  return format === 'pdf' || format === 'dayone'
}

export type How = {
  readonly title: string
  readonly at: Instant
  readonly password?: string
  readonly fonts?: readonly string[]
  /** As a book: what its contents are called. */
  readonly contents?: string
}

/** The entries in a format, a piece at a time. Throws a Trouble where a font of a PDF cannot be read. */
export async function documentPieces(
  entries: Iterable<Outgoing>,
  format: Format,
  how: How,
): Promise<Iterable<string | Uint8Array>> {
  switch (format) {
    case 'markdown':
      return (await import('./markdown.ts')).markdownDocument(entries)
    case 'markdown-files':
      return inOne((await import('./markdown.ts')).markdownFiles(entries))
    case 'text':
      return (await import('./text.ts')).textDocument(entries)
    case 'html':
      return (await import('./html.ts')).htmlDocument(entries, htmlHow(how))
    case 'json':
      return (await import('./interchange.ts')).jsonExport(entries, how.at)
    case 'jrnl':
      return (await import('./jrnl.ts')).jrnlText(entries)
    case 'jrnl-json':
      return (await import('./jrnl.ts')).jrnlJson(entries)
    case 'dayone':
      return (await import('./dayone-archive.ts')).dayOneArchive(entries, how.at)
    case 'pdf':
      return [await pdfOf(entries, how)]
  }
}

/** What they say, a piece at a time: the very bytes, of a PDF the same as text, of an archive what is in it. */
export async function readablePieces(
  entries: Iterable<Outgoing>,
  format: Format,
  how: How,
): Promise<Iterable<string | Uint8Array>> {
  if (format === 'dayone') return (await import('./dayone.ts')).dayOneJson(entries)
  return documentPieces(entries, format === 'pdf' ? 'text' : format, how)
}

async function pdfOf(entries: Iterable<Outgoing>, how: How): Promise<Buffer> {
  const { pdfBook, pdfDocument } = await import('./pdf.ts')
  const { contents } = how
  return contents === undefined
    ? pdfDocument(entries, pdfHow(how))
    : pdfBook(entries, { ...pdfHow(how), contents })
}

/** Files one below the other under their names, as they are looked at before they are written. */
function* inOne(files: Iterable<{ name: string; text: string }>): Generator<string> {
  for (const { name, text } of files) yield `${name}\n\n${text.trimEnd()}\n\n\n`
}

/** A sheet in a format that can print one. */
export async function sheetPieces(
  sheet: Sheet,
  format: (typeof sheetFormats)[number],
  how: How,
): Promise<Iterable<string | Uint8Array>> {
  switch (format) {
    case 'markdown':
      return [(await import('./markdown.ts')).markdownSheet(sheet)]
    case 'text':
      return [(await import('./text.ts')).textSheet(sheet)]
    case 'html':
      return [(await import('./html.ts')).htmlSheet(sheet)]
    case 'pdf':
      return [await (await import('./pdf-sheet.ts')).pdfSheet(sheet, pdfHow(how))]
  }
}

/** Sections without those that have nothing in them: under `heading` they are named in one line, since that too says something. */
export function withEmptyNamed(sections: Sheet['sections'], heading: string): Sheet['sections'] {
  const empty = sections.filter(({ items }) => items.length === 0).map((each) => each.heading)
  if (empty.length === 0) return sections
  return [
    ...sections.filter(({ items }) => items.length > 0),
    { heading, items: [{ text: empty.join(' · ') }] },
  ]
}

/** Every word on a sheet. */
export function sheetWords({ title, notes, sections, more }: Sheet): readonly string[] {
  const inside = (all: Sheet['sections']) =>
    all.flatMap(({ heading, items }) => [
      heading,
      ...items.flatMap(({ asked = '', text, from = '' }) => [asked, text, from]),
    ])
  return [
    title,
    ...notes,
    ...inside(sections),
    ...(more === undefined ? [] : [more.title, ...inside(more.sections)]),
  ]
}

/** A drawing. Throws a Trouble where a font of a PDF cannot be read. */
export async function drawnPieces(
  drawing: Drawing,
  format: DrawnFormat,
  how: How,
): Promise<Iterable<string | Uint8Array>> {
  switch (format) {
    case 'svg':
      return [(await import('./drawn-svg.ts')).drawnSvg(drawing)]
    case 'html':
      return [(await import('./drawn-svg.ts')).drawnHtml(drawing)]
    case 'pdf':
      return [await (await import('./drawn-pdf.ts')).drawnPdf(drawing, pdfHow(how))]
  }
}

function htmlHow({ title, contents }: How) {
  return { title, ...given({ contents }) }
}

function pdfHow({ title, password, fonts = [] }: How) {
  return {
    title,
    fonts,
    ...(password === undefined ? {} : { password }),
  }
}

/** Boxes whose lines may leave, as the sections of a sheet; in an empty one stands what its file says for that. */
export function sectionsOf(
  boxes: readonly (Omit<Box, 'lines'> & { readonly lines: readonly Free<BoxLine>[] })[],
): Sheet['sections'] {
  return boxes.map(({ heading, empty, lines }) => ({
    heading,
    items:
      lines.length === 0 && empty !== undefined
        ? [{ text: empty }]
        : lines.map(({ asked, text, from }) => ({ text, from, ...given({ asked }) })),
  }))
}
