// What each key does on the page. Enter is a new line, always.
import type { Move, Span } from './buffer.ts'

export type Action =
  | { readonly do: 'move'; readonly move: Move }
  | { readonly do: 'erase'; readonly span: Span }
  | { readonly do: 'up' | 'down' | 'page-up' | 'page-down' | 'row-start' | 'row-end' }
  | { readonly do: 'newline' | 'undo' | 'redo' | 'find' }
  | { readonly do: 'mark' | 'probe' | 'time' }
  | { readonly do: 'done' | 'menu' | 'help' | 'support' | 'blank' | 'interrupt' }

const move = (move: Move): Action => ({ do: 'move', move })
const erase = (span: Span): Action => ({ do: 'erase', span })

export const keymap: Readonly<Record<string, Action>> = {
  enter: { do: 'newline' },
  left: move('left'),
  right: move('right'),
  up: { do: 'up' },
  down: { do: 'down' },
  'page-up': { do: 'page-up' },
  'page-down': { do: 'page-down' },
  home: { do: 'row-start' },
  end: { do: 'row-end' },
  'ctrl-a': { do: 'row-start' },
  'ctrl-e': { do: 'row-end' },
  'ctrl-home': move('start'),
  'ctrl-end': move('end'),
  'ctrl-left': move('word-left'),
  'ctrl-right': move('word-right'),
  'alt-left': move('word-left'),
  'alt-right': move('word-right'),
  'alt-b': move('word-left'),
  'alt-f': move('word-right'),
  backspace: erase('grapheme-back'),
  delete: erase('grapheme-forward'),
  'ctrl-w': erase('word-back'),
  'alt-backspace': erase('word-back'),
  'ctrl-backspace': erase('word-back'),
  'alt-d': erase('word-forward'),
  'ctrl-delete': erase('word-forward'),
  'ctrl-u': erase('to-line-start'),
  'ctrl-k': erase('to-line-end'),
  'ctrl-z': { do: 'undo' },
  'ctrl-y': { do: 'redo' },
  'ctrl-f': { do: 'find' },
  'ctrl-s': { do: 'mark' },
  'ctrl-g': { do: 'probe' },
  'ctrl-t': { do: 'time' },
  'ctrl-d': { do: 'done' },
  escape: { do: 'menu' },
  f1: { do: 'help' },
  f2: { do: 'support' },
  'ctrl-l': { do: 'blank' },
  'ctrl-c': { do: 'interrupt' },
}

/** The keys in words, for the help over the page. */
export const help: readonly string[] = [
  'Ctrl-D            keep what is written',
  'Esc               the other doors',
  'Ctrl-C            stop; the words stay in the draft',
  'Ctrl-L            blank the screen; again to come back',
  'F2                people to call',
  '',
  'Ctrl-S            ◆ this line surprised me; on a marked line:',
  '                  three more minutes on it',
  'Ctrl-G            a question that digs under what stands there',
  'Ctrl-T            how much time is left, in words',
  '',
  'Ctrl-Z, Ctrl-Y    undo, redo',
  'Ctrl-F            find on this page',
  'Ctrl-W, Alt-D     delete a word back, forward',
  'Ctrl-U, Ctrl-K    delete to the start, to the end',
  'Ctrl-Left, -Right by word (also Alt-B, Alt-F)',
  'Home, End         start and end of the row',
  'PgUp, PgDn        by screen',
  'Ctrl-Home, -End   start and end of the page',
]
