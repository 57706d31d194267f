// A screen's keys as one table: a row is keys, what each does, and the words for it. The keys that act, the
// help over a screen and the hints below it are all read from the table.
import { glyphs } from '../../text/glyphs.ts'
import { width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import type { KeyEvent } from './keys.ts'

export type KeyRow<Action> = {
  /** The keys that are told, and what each does. */
  readonly keys: Readonly<Record<string, Action>>
  /** Other keys for the same, which nobody needs to know. */
  readonly also?: Readonly<Record<string, Action>>
  /** What the keys do, in the help. */
  readonly help?: string
  /** The same in a word or two, for the hints. */
  readonly hint?: string
}

/** What each key does. */
export function actionsOf<Action>(
  rows: readonly KeyRow<Action>[],
): Readonly<Record<string, Action>> {
  return Object.assign({}, ...rows.flatMap(({ keys, also }) => [keys, also ?? {}]))
}

/** What a key is called in a table: its name, or the character it types. */
export function nameOf(event: KeyEvent): string {
  return event.kind === 'key' ? unshifted(event.name) : event.kind === 'text' ? event.text : ''
}

/** A key without its Shift, which only selects; Shift-Tab is a key of its own. */
export function unshifted(name: string): string {
  return name.replace(/shift-(?!tab)/, '')
}

/**
 * The help: a line a row, the words beside their keys or, where that is too narrow, below them; at most
 * `columns` wide. An empty line between groups.
 */
export function helpLines(
  groups: readonly (readonly KeyRow<unknown>[])[],
  columns: number,
): readonly string[] {
  const told = ({ keys }: KeyRow<unknown>) => Object.keys(keys).map(keyName).join(', ')
  const rows = groups.flat().filter(({ help }) => help !== undefined)
  const wide = Math.max(...rows.map((row) => told(row).length)) + 2
  const beside = columns - wide >= 30
  const line = (row: KeyRow<unknown>, help: string): string[] => {
    if (!beside) return [told(row), ...wrapped(help, columns - 2).map((words) => `  ${words}`)]
    return wrapped(help, columns - wide).map(
      (words, index) => `${(index === 0 ? told(row) : '').padEnd(wide)}${words}`,
    )
  }
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    ...group.flatMap((row) => (row.help === undefined ? [] : line(row, row.help))),
  ])
}

/** A hint for each row that has one. */
export function hintsOf(rows: readonly KeyRow<unknown>[]): readonly string[] {
  return rows.flatMap(({ keys, hint }) =>
    hint === undefined ? [] : [`${Object.keys(keys).map(keyName).join('/')} ${hint}`],
  )
}

/** Hints side by side, in as many rows as they need. */
export function packed(hints: readonly string[], columns: number): readonly string[] {
  const rows: string[] = []
  for (const hint of hints) {
    const beside = `${rows.at(-1)} ${glyphs.between} ${hint}`
    if (rows.length > 0 && width(beside) <= columns) rows[rows.length - 1] = beside
    else rows.push(hint)
  }
  return rows
}

const names: Readonly<Record<string, string>> = {
  escape: 'Esc',
  'page-up': 'PgUp',
  'page-down': 'PgDn',
  up: glyphs.up,
  down: glyphs.down,
  ' ': 'Space',
}

/** A key as it is written for a person: "Ctrl-D", "Esc", "PgUp". */
function keyName(key: string): string {
  const known = names[key]
  if (known !== undefined) return known
  if (key.length === 1) return key
  return key.replace(
    /(^|-)([a-z])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
