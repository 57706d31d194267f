// Choosing on a screen of its own: one of some ways on, or any of some lines. Every row has its key: nine digits, then letters.
import { glyphs } from '../../text/glyphs.ts'
import { drawnLine } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { type Look, marginOf, textColumns } from '../screen/frame.ts'
import { actionsOf, hintsOf, type KeyRow, nameOf, packed } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

export type Picker = {
  /** What was said before it. */
  readonly above?: string
  /** What is asked, and before it whatever belongs to it. */
  readonly question: string
  readonly rows: readonly { readonly name: string; readonly note?: string }[]
  /** Any of them: a key takes one or lays it back, and Enter goes on with what is taken. Else one, and its key takes it at once. */
  readonly many?: {
    /** Goes on with what is taken, and with more to say about it. */
    readonly more?: string
  }
}

/** What was taken, as indexes in their order; `more` where there is more to say. */
export type Picked = { readonly taken: readonly number[]; readonly more: boolean }

export type Picking = {
  readonly asked: Picker
  readonly at: number
  readonly taken: ReadonlySet<number>
  /** The first of its drawn rows that is seen. */
  readonly top: number
  /** Which part of what is asked is seen, where it has more than a third of the window. */
  readonly part: number
  readonly left: Picked | 'stop' | undefined
}

/** The keys of the rows, from the first on; those that move are not among them. */
const rowKeys = '123456789abcdefghilnoprstuvwxyz'

type Action =
  | 'next'
  | 'previous'
  | 'first'
  | 'last'
  | 'take'
  | 'enter'
  | 'more'
  | 'stop'
  | 'further'

const moving: readonly KeyRow<Action>[] = [
  {
    keys: { up: 'previous', down: 'next' },
    also: { k: 'previous', j: 'next', home: 'first', end: 'last' },
    hint: '',
  },
  { keys: { 'ctrl-o': 'further' } },
]
const one: readonly KeyRow<Action>[] = [
  ...moving,
  { keys: { enter: 'enter' }, hint: 'takes it' },
  { keys: { escape: 'stop' }, also: { 'ctrl-d': 'stop' }, hint: 'leaves' },
]
const many: readonly KeyRow<Action>[] = [
  ...moving,
  { keys: { ' ': 'take' }, hint: 'or its key takes it' },
  { keys: { enter: 'enter' }, also: { 'ctrl-d': 'enter', escape: 'enter' }, hint: 'goes on' },
]
const actions = { one: actionsOf(one), many: actionsOf([...many, { keys: { m: 'more' } }]) }

/**
 * Shows it until something is taken. Throws Trouble 130 where it is stopped, 4 where it is left idle; nothing is taken then.
 */
export function openPicker(
  terminal: ScreenTerminal,
  asked: Picker,
  around: Around,
): Promise<Picked | 'stop'> {
  let picking = pickingOf(asked)
  return openScreen<Picked | 'stop'>(terminal, around, (screen) => ({
    key(event) {
      picking = picked(picking, event)
      if (picking.left !== undefined) screen.leave(picking.left)
    },
    frame(look) {
      const { frame, top } = pickerFrame(picking, look)
      picking = { ...picking, top }
      return frame
    },
  }))
}

/** Begins at the first row, with nothing taken. */
export function pickingOf(asked: Picker): Picking {
  return { asked, at: 0, taken: new Set(), top: 0, part: 0, left: undefined }
}

/** What a key makes of it; several that came in one read are pressed one after the other. */
export function picked(picking: Picking, event: KeyEvent): Picking {
  const keys = event.kind === 'text' ? [...event.text] : [nameOf(event)]
  return keys.reduce((now, key) => (now.left === undefined ? pressed(now, key) : now), picking)
}

function pressed(picking: Picking, key: string): Picking {
  const { asked, at } = picking
  const last = asked.rows.length - 1
  const row = key.length === 1 ? rowKeys.indexOf(key) : -1
  if (row >= 0) return row > last ? picking : taking({ ...picking, at: row }, row)
  switch ((asked.many === undefined ? actions.one : actions.many)[key]) {
    case 'next':
      return { ...picking, at: Math.min(last, at + 1) }
    case 'previous':
      return { ...picking, at: Math.max(0, at - 1) }
    case 'first':
      return { ...picking, at: 0 }
    case 'last':
      return { ...picking, at: last }
    case 'take':
      return taking(picking, at)
    case 'enter':
      return asked.many === undefined ? taking(picking, at) : leaving(picking, false)
    case 'more':
      return asked.many?.more === undefined ? picking : leaving(picking, true)
    case 'stop':
      return { ...picking, left: 'stop' }
    case 'further':
      return { ...picking, part: picking.part + 1 }
    default:
      return picking
  }
}

function taking(picking: Picking, row: number): Picking {
  if (picking.asked.many === undefined) return { ...picking, left: { taken: [row], more: false } }
  const taken = new Set(picking.taken)
  if (!taken.delete(row)) taken.add(row)
  return { ...picking, taken }
}

/** With the row that is pointed at, where there is more to say and nothing was taken. */
function leaving(picking: Picking, more: boolean): Picking {
  const taken = picking.taken.size === 0 && more ? [picking.at] : [...picking.taken]
  return { ...picking, left: { taken: taken.toSorted((a, b) => a - b), more } }
}

/**
 * What is asked, below what was said before: a third of the window, or all that is `left`; a part at a time where that is not
 * enough, around and around, and the question first.
 */
function questionRows({ asked, part }: Picking, look: Look, left: number): readonly string[] {
  const own = wrapped(asked.question, textColumns(look))
  const told = asked.above ? wrapped(asked.above, textColumns(look)) : []
  const all = told.length === 0 ? own : [...told, '', ...own]
  const room = Math.max(2, Math.floor(look.rows / 3), left)
  if (all.length <= room) return all
  const parts = [own, told].flatMap((rows) => partsOf(rows, room))
  return [...(parts[part % parts.length] ?? []), look.theme.quiet(`${glyphs.cut} Ctrl-O further`)]
}

/** All parts that rows are seen in, each with room for the row that says how to go on. */
function partsOf(rows: readonly string[], room: number): readonly (readonly string[])[] {
  const each = Math.max(1, room - 1)
  const count = Math.ceil(rows.length / each)
  return Array.from({ length: count }, (_, index) => rows.slice(index * each, (index + 1) * each))
}

type Row = { readonly text: string; readonly of: number }

/** What is seen of it, and the first of its rows that is. */
export function pickerFrame(picking: Picking, look: Look): { frame: Frame; top: number } {
  const { asked } = picking
  const margin = marginOf(look)
  const inner = textColumns(look)
  const { quiet } = look.theme
  const foot = packed(hintsFor(asked), inner)
  const rows = rowsOf(picking, inner, look)
  const question = questionRows(picking, look, look.rows - rows.length - foot.length - 3)
  const height = Math.max(1, look.rows - question.length - foot.length - 3)
  const top = scrolled(rows, picking, height)
  const body = rows.slice(top, top + height).map(({ text }) => margin + text)
  while (body.length < height) body.push('')
  const lines = [
    '',
    ...question.map((line) => (line === '' ? '' : margin + line)),
    '',
    ...body,
    ...(top + height < rows.length ? [margin + quiet(`${glyphs.down} further`)] : ['']),
    ...foot.map((line) => margin + quiet(line)),
  ]
  return { frame: { rows: lines.slice(0, look.rows), cursor: null }, top }
}

/** Every row wrapped beside its number, what is pointed at drawn the other way round. */
function rowsOf({ asked, at, taken }: Picking, inner: number, { theme }: Look): readonly Row[] {
  const lead = asked.many === undefined ? 3 : 5
  return asked.rows.flatMap(({ name, note }, of) => {
    const sign = asked.many === undefined ? '' : `${taken.has(of) ? glyphs.full : glyphs.empty} `
    const lines = wrapped(name, inner - lead).map((line, index) => {
      const words = drawnLine(line)
      const before = index === 0 ? `${rowKeys[of] ?? ' '}  ${sign}` : ' '.repeat(lead)
      return { text: before + (of === at ? theme.here(words) : words), of }
    })
    const notes =
      note === undefined || of !== at
        ? []
        : wrapped(note, inner - lead).map((line) => ({
            text: ' '.repeat(lead) + theme.quiet(drawnLine(line)),
            of,
          }))
    return [...lines, ...notes]
  })
}

/** The first row that is seen, so that what is pointed at is. */
function scrolled(rows: readonly Row[], { at, top }: Picking, height: number): number {
  const first = rows.findIndex(({ of }) => of === at)
  const last = rows.findLastIndex(({ of }) => of === at)
  const up = first >= 0 && first < top ? first : top
  const down = last >= up + height ? Math.min(first, last - height + 1) : up
  return Math.max(0, Math.min(down, rows.length - 1))
}

function hintsFor({ many: some }: Picker): readonly string[] {
  if (some === undefined) return hintsOf(one).map((hint) => hint.trim())
  const more = some.more === undefined ? [] : [`m ${some.more}`]
  return [...hintsOf(many).map((hint) => hint.trim()), ...more]
}
