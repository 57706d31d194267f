// What each key does on the page, and the words for it. Enter is a new line, always.
import { glyphs } from '../../text/glyphs.ts'
import { everyScreen } from '../screen/cover.ts'
import { actionsOf, helpLines, hintsOf, type KeyRow, unshifted } from '../screen/keymap.ts'
import type { Move, Stretch } from './buffer.ts'
import type { Asked } from './model.ts'

export type Action =
  | { readonly do: 'move'; readonly move: Move }
  | { readonly do: 'rows'; readonly by: 'row' | 'screen'; readonly count: 1 | -1 }
  | { readonly do: 'edge'; readonly edge: 'start' | 'end' }
  | { readonly do: 'erase'; readonly stretch: Stretch }
  | { readonly do: 'newline' | 'undo' | 'redo' | 'find' | 'mark' | 'probe' | 'time' | 'above' }
  | { readonly do: 'select' | 'select-all' | 'cut' | 'copy' | 'paste' }
  | { readonly do: 'done' | 'menu' | 'help' | 'waits' }

/** What leads back up a page that only goes forward. */
export const onlyBack: ReadonlySet<Action['do']> = new Set<Action['do']>([
  ...(['move', 'rows', 'edge', 'undo', 'redo', 'find'] as const),
  ...(['select', 'select-all', 'cut', 'copy'] as const),
])

const move = (move: Move): Action => ({ do: 'move', move })
const rows = (by: 'row' | 'screen', count: 1 | -1): Action => ({ do: 'rows', by, count })
const edge = (edge: 'start' | 'end'): Action => ({ do: 'edge', edge })
const erase = (stretch: Stretch): Action => ({ do: 'erase', stretch })

/** The ways on from here; `done` is what Ctrl-D does. */
const ways = (done: string): readonly KeyRow<Action>[] => [
  { keys: { 'ctrl-d': { do: 'done' } }, help: 'keep what is written', hint: done },
  { keys: { escape: { do: 'menu' } }, help: 'the other doors', hint: 'other doors' },
  { keys: { f1: { do: 'help' } }, hint: 'keys' },
]

/** Only where something waits. */
const waiting = (what: string): readonly KeyRow<Action>[] => [
  { keys: { f3: { do: 'waits' } }, hint: what },
]

const digging: readonly KeyRow<Action>[] = [
  {
    keys: { 'ctrl-s': { do: 'mark' } },
    help: `${glyphs.surprise} this line surprised me; on a marked line: three more minutes on it`,
  },
  { keys: { 'ctrl-g': { do: 'probe' } }, help: 'a question that digs under what stands there' },
  { keys: { 'ctrl-o': { do: 'above' } }, help: 'the earlier words above: further, folded, back' },
  { keys: { 'ctrl-t': { do: 'time' } }, help: 'how much time is left, in words' },
]

const writing: readonly KeyRow<Action>[] = [
  {
    keys: { 'ctrl-z': { do: 'undo' }, 'ctrl-y': { do: 'redo' } },
    help: 'undo, redo',
  },
  { keys: { 'ctrl-f': { do: 'find' } }, help: 'find on this page' },
  {
    keys: { 'ctrl-space': { do: 'select' }, 'alt-a': { do: 'select-all' } },
    help: 'select on the way, as Shift does; all of it',
  },
  {
    keys: { 'alt-w': { do: 'copy' }, 'ctrl-x': { do: 'cut' }, 'ctrl-v': { do: 'paste' } },
    also: {
      'ctrl-insert': { do: 'copy' },
      'shift-delete': { do: 'cut' },
      'shift-insert': { do: 'paste' },
    },
    help: 'copy, cut, paste, in here',
  },
  {
    keys: { 'ctrl-w': erase('word-back'), 'alt-d': erase('word-forward') },
    also: {
      'alt-backspace': erase('word-back'),
      'ctrl-backspace': erase('word-back'),
      'ctrl-delete': erase('word-forward'),
    },
    help: 'delete a word back, forward',
  },
  {
    keys: { 'ctrl-u': erase('to-line-start'), 'ctrl-k': erase('to-line-end') },
    help: 'delete to the start, to the end',
  },
  {
    keys: { 'ctrl-left': move('word-left'), 'ctrl-right': move('word-right') },
    also: {
      'alt-left': move('word-left'),
      'alt-right': move('word-right'),
      'alt-b': move('word-left'),
      'alt-f': move('word-right'),
    },
    help: 'by word',
  },
  {
    keys: { home: edge('start'), end: edge('end') },
    also: {
      'ctrl-a': edge('start'),
      'ctrl-e': edge('end'),
      'ctrl-home': move('start'),
      'ctrl-end': move('end'),
    },
    help: 'start and end of the row, with Ctrl of the page',
  },
  { keys: { 'page-up': rows('screen', -1), 'page-down': rows('screen', 1) } },
  {
    keys: {
      enter: { do: 'newline' },
      left: move('left'),
      right: move('right'),
      up: rows('row', -1),
      down: rows('row', 1),
      backspace: erase('grapheme-back'),
      delete: erase('grapheme-forward'),
    },
  },
]

const keymap = actionsOf([...ways(''), ...waiting(''), ...digging, ...writing])

/** What a key does, and whether it selects on its way: Shift does with whatever moves. */
export function actionOf(
  key: string,
): { readonly action: Action; readonly selects: boolean } | undefined {
  const action = keymap[key] ?? keymap[unshifted(key)]
  return action && { action, selects: key !== unshifted(key) }
}

/** The quiet line while something is selected. */
export const selectedHints: readonly string[] = ['Alt-W copy', 'Ctrl-X cut', 'Esc lets it be']

/** The quiet line while something is looked for. */
export const findHints: readonly string[] = [
  `${glyphs.down}/${glyphs.up} next`,
  'Enter stay',
  'Esc back',
]

/** The keys in words, for the help over the page, at most `columns` wide. */
export function pageHelp(columns: number): readonly string[] {
  const groups: readonly (readonly KeyRow<unknown>[])[] = [
    [...ways(''), ...everyScreen],
    digging,
    writing,
  ]
  return helpLines(groups, columns)
}

/** The keys of the quiet line; `done` is what Ctrl-D does here, and Enter too where there is one line; `waits` what F3 leads to. */
export function pageHints(
  done: string,
  { single, waits, session }: Pick<Asked, 'single' | 'waits' | 'session'>,
): readonly string[] {
  const [, ...rest] = ways(done)
  const mark = session?.untilMark ? ['Ctrl-S it surprised me'] : []
  const hints = single ? [`Enter ${done}`, ...hintsOf(rest)] : [...mark, ...hintsOf(ways(done))]
  return waits === undefined ? hints : [...hints, ...hintsOf(waiting(waits))]
}
