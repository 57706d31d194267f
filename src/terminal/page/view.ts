// What a page looks like: a calm column of about seventy, the question above, one quiet line below.

import { markKinds, marks } from '../../journal/page/marks.ts'
import { timeLine } from '../../journal/page/running.ts'
import { glyphs } from '../../text/glyphs.ts'
import { safeLine } from '../../text/safe.ts'
import { clip, width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { clipped, marginOf, noticeFrame, textColumns, tooSmall } from '../screen/frame.ts'
import { packed } from '../screen/keymap.ts'
import type { Frame } from '../screen/paint.ts'
import type { Theme } from '../theme.ts'
import { pageHints } from './keymap.ts'
import { dirty, type Page } from './model.ts'
import { pinRows, questionRows } from './pins.ts'
import { helpOf } from './press.ts'
import { textRows } from './rows.ts'

type Seen = { readonly frame: Frame; readonly top: number }

/** A window this high has room for empty rows. */
const roomy = 14
/** In one this high what Esc offers has room for the way back; in others that stands in the quiet line. */
const tall = 16
const back = 'Esc back to the page'

/** The frame of a page, and the first row of its text that is seen in it. */
export function pageFrame(page: Page, theme: Theme): Seen {
  const { size, mode, top } = page
  if (mode.at === 'help') {
    return { frame: noticeFrame(helpOf(page), size, mode.from).frame, top }
  }
  if (tooSmall(size)) {
    return { frame: { rows: ['', ' make the window larger'], cursor: null }, top }
  }
  return writingFrame(page, theme)
}

function writingFrame(page: Page, theme: Theme): Seen {
  const { size, mode } = page
  const margin = marginOf(size)
  const quiet = (text: string) => (text === '' ? '' : margin + theme.quiet(text))
  const head = aboveRows(page).map(quiet)
  const below = [...probeRows(page), ...timeRow(page)]
  const height = Math.max(1, size.rows - head.length - below.length - 1)
  const { body, cursor, top } = textRows(page, height, theme)
  const rows = [...head, ...body.map((drawn) => besideSign(drawn, margin))]
  while (rows.length < size.rows - 1 - below.length) rows.push('')
  rows.push(...below.map(({ row, loud }) => (loud ? margin + row : quiet(row))))
  rows.push(margin + theme.quiet(foot(page)))
  const panel = mode.at === 'menu' ? panelRows(page).slice(0, size.rows - 1) : []
  const over = size.rows - 1 - panel.length
  panel.forEach((line, index) => {
    rows[over + index] = margin + line
  })
  const place = {
    x: margin.length + Math.min(cursor.x, textColumns(size)),
    y: cursor.y + head.length,
  }
  const hidden = panel.length > 0 && place.y >= over
  const frame = { rows, cursor: hidden ? null : (findCursor(page, margin) ?? place) }
  return { frame, top }
}

/** The question, and the earlier words that stay. */
function aboveRows(page: Page): readonly string[] {
  const { size } = page
  const above = [...questionRows(page), ...pinRows(page).rows]
  return [...(size.rows >= roomy ? [''] : []), ...above, ...(above.length > 0 ? [''] : [])]
}

type Below = { readonly row: string; readonly loud: boolean }

/** Said plainly while it is new; quiet like the rest, and then gone, once typing goes on. */
function probeRows({ running: { probe }, size }: Page): readonly Below[] {
  if (probe === undefined) return []
  const spaced = size.rows >= roomy
  const rows = clipped(wrapped(probe.text, textColumns(size) - 2), spaced ? 3 : 2)
  const said = rows.map((row, index) => ({
    row: `${index === 0 ? glyphs.probe : ' '} ${row}`,
    loud: probe.letters === 0,
  }))
  return spaced ? [{ row: '', loud: false }, ...said] : said
}

/** The row above the quiet line: empty, or what is left of the time, or what has grown beyond it. */
function timeRow({ running, size }: Page): readonly Below[] {
  const line = timeLine(running, textColumns(size))
  if (line === undefined) return size.rows >= roomy ? [{ row: '', loud: false }] : []
  return [{ row: (line.beyond ? glyphs.beyond : glyphs.time).repeat(line.cells), loud: false }]
}

function besideSign({ row, sign }: { row: string; sign: string }, margin: string): string {
  if (sign !== '') return `${margin.slice(2)}${sign} ${row}`
  return row === '' ? '' : margin + row
}

/** The quiet line. */
function foot(page: Page): string {
  const { asked, mode, news, unsaved, taught } = page
  const room = textColumns(page.size)
  if (unsaved !== undefined) return clip(`not saved: ${safeLine(unsaved)}`, room)
  if (news !== undefined) return clip(news, room)
  if (mode.at === 'menu' && page.size.rows < tall) return clip(back, room)
  if (mode.at === 'find') return clip(findLabel + mode.wanted, room)
  if (!taught) return clip(packed(pageHints(asked.doneLabel, asked), room)[0] ?? '', room)
  return dirty(page) ? 'saving' : 'saved'
}

const findLabel = 'find: '

/** While something is looked for the cursor is in the quiet line. */
function findCursor({ mode, news, size }: Page, margin: string): Frame['cursor'] | undefined {
  if (mode.at !== 'find' || news !== undefined) return undefined
  return { x: margin.length + findLabel.length + width(mode.wanted), y: size.rows - 1 }
}

/** What Esc offers, over the lower rows. */
function panelRows({ asked, size }: Page): readonly string[] {
  const room = textColumns(size)
  const pointing = markKinds.flatMap((kind) => {
    const { pageKey, short } = marks[kind]
    return pageKey === undefined ? [] : [`${pageKey} ${short}`]
  })
  const [near, away] = [asked.menu.filter((way) => !way.away), asked.menu.filter((way) => way.away)]
  const lines = [
    ...near.map(({ key, label }) => `${key}  ${label}`),
    ...packed(
      away.map(({ key, label }) => `${key} ${label}`),
      room - 5,
    ),
    'F2 people to call',
    'this sentence, for therapy:',
    ...packed(pointing, Math.min(room - 5, 40)),
    ...(size.rows >= tall ? [back] : []),
  ]
  const fitted = lines.flatMap((line) =>
    wrapped(line, room - 5).map((row, index) => `${index === 0 ? '  ' : '     '}${row}`),
  )
  return size.rows >= tall ? ['', ...fitted, ''] : fitted
}
