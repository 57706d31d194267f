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
import { cursorOf } from './buffer.ts'
import { findHints, pageHints, selectedHints } from './keymap.ts'
import { menuFoot, menuPart, tall } from './menu.ts'
import { dirty, type Finding, type Page, resting } from './model.ts'
import { aboveRows, roomy } from './pins.ts'
import { helpOf } from './press.ts'
import { type DrawnRow, textRows } from './rows.ts'
import { selected } from './selection.ts'

type Seen = { readonly frame: Frame; readonly top: number }

/** The frame of a page, and the first row of its text that is seen in it. */
export function pageFrame(page: Page, theme: Theme): Seen {
  const { size, mode, top } = page
  if (mode.at === 'help') {
    return { frame: noticeFrame(helpOf(page), size, mode.from).frame, top }
  }
  if (tooSmall(size)) {
    const hints = pageHints(page.asked.doneLabel, page.asked)
    const room = Math.max(8, size.columns - 2)
    const rows = [...wrapped('make the window larger', room), '', clip(hints[0] ?? '', room)]
    return { frame: { rows: ['', ...rows.map((row) => ` ${row}`)], cursor: null }, top }
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
  const rows = [...head, ...body.map((drawn) => besideSigns(drawn, margin))]
  while (rows.length < size.rows - 1 - below.length) rows.push('')
  rows.push(...below.map(({ row, loud }) => (loud ? margin + row : quiet(row))))
  rows.push(margin + theme.quiet(foot(page)))
  const panel = mode.at === 'menu' ? menuPart(page, mode.from).rows : []
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

/** As many signs as the margin has cells, and where one is left it is empty. */
function besideSigns({ row, signs }: DrawnRow, margin: string): string {
  if (signs.length === 0) return row === '' ? '' : margin + row
  const beside = signs.slice(0, margin.length).join('')
  return `${`${beside} `.slice(0, margin.length).padStart(margin.length)}${row}`
}

/** The quiet line. */
function foot(page: Page): string {
  const { mode, news, unsaved, taught, buffer, selecting } = page
  const room = textColumns(page.size)
  const first = (hints: readonly string[]) => clip(packed(hints, room)[0] ?? '', room)
  if (unsaved !== undefined) return clip(`not saved: ${safeLine(unsaved)}`, room)
  if (news !== undefined) return clip(news, room)
  if (mode.at === 'menu' && page.size.rows < tall) return clip(menuFoot(page, mode.from), room)
  if (mode.at === 'find') return findFoot(mode, room)
  if (selecting || selected(buffer) !== undefined) return first(selectedHints)
  const hints = pageHints(page.asked.doneLabel, page.asked)
  if (!taught) return first(hints)
  if (dirty(page)) return 'saving'
  const here = marksHere(page)
  if (here.length > 0) return first(resting(page) ? [...here, ...hints] : here)
  if (!resting(page)) return 'saved'
  const all = packed(['saved', ...hints], room)
  return all.length === 1 ? (all[0] ?? '') : first(hints)
}

/** What the words at the cursor are marked as, in words: two marks may lie on the same. */
function marksHere({ buffer, running }: Page): readonly string[] {
  const at = cursorOf(buffer)
  const here = running.traces.marks.filter(({ start, end }) => start <= at && at < end)
  return markKinds
    .filter((kind) => here.some((mark) => mark.kind === kind))
    .map((kind) => `${marks[kind].sign} ${marks[kind].done}`)
}

const findLabel = 'find: '

/** What is looked for, which of how many places this is, and as many of the keys as there is room for. */
function findFoot({ wanted, places, here }: Finding, room: number): string {
  const sought = findLabel + wanted
  if (here < 0) return clip(sought, room)
  const count = `${here + 1} of ${places.length}`
  const [told = count] = packed([count, ...findHints], room - width(sought) - 3)
  return clip(`${sought}   ${told}`, room)
}

/** While nothing is found the cursor is in the quiet line; else it is where the words stand. */
function findCursor({ mode, news, size }: Page, margin: string): Frame['cursor'] | undefined {
  if (mode.at !== 'find' || mode.here >= 0 || news !== undefined) return undefined
  return { x: margin.length + findLabel.length + width(mode.wanted), y: size.rows - 1 }
}
