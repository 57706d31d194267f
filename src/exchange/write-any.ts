// From what was chosen to the bytes that leave, in any format; the same for the look before and for the file.

import { systemFonts } from '../files/fonts.ts'
import type { Instant } from '../journal/entry.ts'
import type { BoxLine, Free } from '../journal/view/box-line.ts'
import type { Box } from '../journal/view/formulation.ts'
import { given } from '../text/given.ts'
import type { MapSheet } from './map-sheet.ts'
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

/** What the map can be drawn as. */
export type MapFormat = 'html' | 'pdf' | 'svg'

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
export function isBinary(format: Format | MapFormat): boolean {
  return format === 'pdf' || format === 'dayone'
}

export type How = {
  readonly title: string
  readonly at: Instant
  readonly password?: string
  readonly fonts?: readonly string[]
}

/** The entries in a format, a piece at a time. Throws a Trouble where a PDF cannot set a character. */
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
      return (await import('./html.ts')).htmlDocument(entries, { title: how.title })
    case 'json':
      return (await import('./interchange.ts')).jsonExport(entries, how.at)
    case 'jrnl':
      return (await import('./jrnl.ts')).jrnlText(entries)
    case 'jrnl-json':
      return (await import('./jrnl.ts')).jrnlJson(entries)
    case 'dayone':
      return (await import('./dayone-archive.ts')).dayOneArchive(entries, how.at)
    case 'pdf':
      return [await (await import('./pdf.ts')).pdfDocument(entries, pdfHow(how))]
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
      return [await (await import('./pdf.ts')).pdfSheet(sheet, pdfHow(how))]
  }
}

/** The map, drawn. Throws a Trouble where a PDF cannot set a character. */
export async function mapPieces(
  sheet: MapSheet,
  format: MapFormat,
  how: How,
): Promise<Iterable<string | Uint8Array>> {
  switch (format) {
    case 'svg':
      return [(await import('./map-svg.ts')).mapSvg(sheet)]
    case 'html':
      return [(await import('./map-svg.ts')).mapHtml(sheet)]
    case 'pdf':
      return [await (await import('./map-pdf.ts')).mapPdf(sheet, pdfHow(how))]
  }
}

function pdfHow({ title, password, fonts = [] }: How) {
  return {
    title,
    fonts: [...fonts, ...systemFonts()],
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
