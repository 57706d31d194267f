// The map in rows of text: five parts from the surface down, in each what belongs together, and under a line what it led to.
import { said } from '../../files/said.ts'
import { shortId } from '../../journal/ids.ts'
import type { Touches } from '../../journal/view/map.ts'
import type { MapGroup } from '../../journal/view/map-groups.ts'
import type { MapLine, MapLink } from '../../journal/view/map-line.ts'
import { wrapped } from '../../text/wrap.ts'
import { type Fills, notesOf, type Seen } from './seen.ts'

/** From the surface to the bedrock. */
const ground = ['▔', '·', '░', '▒', '▓']

/** The five parts, each row at most `columns` wide. */
export function mapText(seen: Seen, columns: number, plain: boolean): readonly string[] {
  return seen.parts.flatMap(({ part, label, groups, lines }, depth) => {
    const rule = plain
      ? ''
      : ` ${(ground[depth] ?? '').repeat(Math.max(0, columns - label.length - 1))}`
    const fills = seen.fills.get(part)
    const empty = fills === undefined ? [''] : fillsText(fills, columns)
    const shown = groups.flatMap((group, index) => [
      ...(index === 0 ? [] : ['']),
      ...groupText(group, seen, columns),
    ])
    return [`${label}${rule}`, ...(lines.length === 0 ? empty : shown), '']
  })
}

/** The walk that fills an empty part, and how it is begun. */
function fillsText({ title, walk }: Fills, columns: number): readonly string[] {
  return [...indented(said('map/fills', { title }), columns, '  '), `  unearth walk ${walk}`]
}

function groupText(group: MapGroup, seen: Seen, columns: number): readonly string[] {
  const head = groupHead(group)
  return [
    ...(head === undefined ? [] : indented(head, columns, '  ')),
    ...group.lines.flatMap((line) => lineText(line, group, seen, columns)),
  ]
}

/** Why a group stands together; undefined where it shares nothing. */
function groupHead({ by, name = '' }: MapGroup): string | undefined {
  if (by === 'learned') return said('map/learned-from', { from: name })
  if (by === 'linked') return said('map/together')
  return by === 'word' ? said('map/same-word', { word: name }) : undefined
}

function lineText(line: MapLine, { by }: MapGroup, seen: Seen, columns: number): readonly string[] {
  const source = line.from === undefined ? '' : `, from ${shortId(line.from)}`
  const learned = (from: string) =>
    by === 'learned' ? undefined : said('map/learned-from', { from })
  const notes = [...notesOf(line, seen, learned), `${shortId(line.id)}${source}`]
  const [first = '', ...rest] = wrapped(line.text, columns - 4)
  return [
    `  · ${first}`,
    ...rest.map((row) => `    ${row}`),
    ...indented(notes.join(' · '), columns, '    '),
    ...line.leads.flatMap((link) => {
      const [arrow = '', ...more] = wrapped(ledTo(link), columns - 6)
      return [`    → ${arrow}`, ...more.map((row) => `      ${row}`)]
    }),
  ]
}

/** "led to: words (how)" */
export function ledTo({ text, how }: MapLink): string {
  return how === undefined ? said('map/led-to', { text }) : said('map/led-to-how', { text, how })
}

function indented(text: string, columns: number, lead: string): string[] {
  return wrapped(text, columns - lead.length).map((row) => lead + row)
}

/** The weeks in which each process was touched; nothing where none was. */
export function touchedText(
  touches: readonly Touches[],
  narrow: boolean,
  plain: boolean,
): readonly string[] {
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
