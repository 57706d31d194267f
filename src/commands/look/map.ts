import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { shortId } from '../../journal/ids.ts'
import {
  type MapLine,
  type MapPart,
  mapOf,
  type Touches,
  touchesOf,
} from '../../journal/view/map.ts'
import { walksTouched } from '../../store/activity.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Context } from '../../world.ts'

type Given = { readonly learned: string | undefined; readonly json: boolean }

/** Shows the map of why: a section through the ground, and the weeks in which each process was touched. */
export function map(context: Context, { learned, json }: Given): Promise<undefined> {
  return withDesk(context, async ({ terminal, world, store, walks }) => {
    const parts = mapOf(recordsOf(store, recordFor(context, 'map').id), learned)
    const narrow = terminal.columns < 64
    const processes = new Map(walks.map((walk) => [walk.id, walk.processes]))
    const written = walksTouched(store).flatMap(({ walk, at }) => {
      const of = processes.get(walk)
      return of === undefined ? [] : [{ processes: of, at }]
    })
    const touches = touchesOf(written, world.clock.now(), narrow ? 8 : 16)
    if (json) {
      terminal.out(jsonDocument({ parts, touches }))
      return undefined
    }
    const columns = Math.min(70, terminal.columns - 4)
    const text = [
      ...parts.flatMap((part, depth) => drawn(part, depth, columns, terminal.plain)),
      ...touchedText(touches, narrow, terminal.plain),
    ]
    await terminal.show('The map', text.join('\n'))
    return undefined
  })
}

/** From the surface to the bedrock. */
const ground = ['▔', '·', '░', '▒', '▓']

function drawn(
  { label, lines }: MapPart,
  depth: number,
  columns: number,
  plain: boolean,
): string[] {
  const rule = plain
    ? ''
    : ` ${(ground[depth] ?? '').repeat(Math.max(0, columns - label.length - 1))}`
  return [
    `${label}${rule}`,
    ...(lines.length === 0 ? [''] : lines.flatMap((line) => oneLine(line, columns))),
    '',
  ]
}

function oneLine(
  { id, text, learned, when, confidence, from }: MapLine,
  columns: number,
): string[] {
  const notes = [
    ...(when === undefined ? [] : [when]),
    ...(confidence === undefined ? [] : [confidence]),
    ...(learned === undefined ? [] : [`learned from ${learned.replace(/\.$/, '')}`]),
    `${shortId(id)}${from === undefined ? '' : `, from ${shortId(from)}`}`,
  ]
  const [first = '', ...rest] = wrapped(text, columns - 4)
  return [
    `  · ${first}`,
    ...rest.map((row) => `    ${row}`),
    ...wrapped(notes.join(' · '), columns - 4).map((row) => `    ${row}`),
  ]
}

function touchedText(touches: readonly Touches[], narrow: boolean, plain: boolean): string[] {
  if (touches.every(({ weeks }) => weeks.every((week) => !week))) return []
  if (plain) {
    return [
      'Touched of late',
      ...touches.filter(({ weeks }) => weeks.includes(true)).map(({ label }) => `  ${label}`),
    ]
  }
  const rows = touches.map(({ process, label, weeks }) => {
    const name = narrow ? process : label
    return `  ${name.padEnd(narrow ? 12 : 42)} ${weeks.map((week) => (week ? '●' : '·')).join('')}`
  })
  return [`What was touched, week by week; this one is the last`, ...rows]
}
