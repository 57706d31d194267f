import { jsonDocument } from '../../conversation/desk/json.ts'
import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { allWalks } from '../../conversation/desk/walks.ts'
import { shortId } from '../../journal/ids.ts'
import {
  type MapLine,
  type MapPart,
  mapOf,
  type Touches,
  touchesOf,
} from '../../journal/view/map.ts'
import { walksTouched } from '../../store/activity.ts'
import type { Store } from '../../store/store.ts'
import { wrapped } from '../../text/wrap.ts'
import type { Context } from '../../world.ts'

type Options = { readonly learned?: string; readonly json?: boolean }

/** Shows the map of why: a section through the ground, and the weeks in which each process was touched. */
export function map(context: Context, options: Options): Promise<undefined> {
  return withJournal(context, (store) => showMap(context, store, options))
}

/** The same on an open journal. */
export async function showMap(
  context: Context,
  store: Store,
  options: Options,
): Promise<undefined> {
  const { terminal, world } = context
  const parts = mapOf(recordsOf(store, recordFor(context, 'map').id), options.learned)
  const narrow = terminal.columns < 64
  const processes = new Map(allWalks(context).walks.map((walk) => [walk.id, walk.processes]))
  const written = walksTouched(store).flatMap(({ walk, at }) => {
    const of = processes.get(walk)
    return of === undefined ? [] : [{ processes: of, at }]
  })
  const touches = touchesOf(written, world.clock.now(), narrow ? 8 : 16)
  if (options.json) {
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
