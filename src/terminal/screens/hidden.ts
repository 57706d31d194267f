// A line nobody sees, typed on a screen of its own. A dot stands for each word, so that typing is seen to arrive.
import { glyphs } from '../../text/glyphs.ts'
import { graphemesOf, width } from '../../text/width.ts'
import { wrapped } from '../../text/wrap.ts'
import { interrupted } from '../endings.ts'
import { clipped, type Look, marginOf, textColumns } from '../screen/frame.ts'
import { actionsOf, hintsOf, type KeyRow, nameOf, packed } from '../screen/keymap.ts'
import type { KeyEvent } from '../screen/keys.ts'
import type { Frame } from '../screen/paint.ts'
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

type Asked = { readonly text: string; readonly question: string }

type Action = 'done' | 'erase' | 'word' | 'clear' | 'stop'

const keymap: readonly KeyRow<Action>[] = [
  { keys: { enter: 'done' }, hint: 'goes on' },
  { keys: { 'ctrl-u': 'clear' }, hint: 'begins anew' },
  { keys: { backspace: 'erase' }, also: { 'ctrl-w': 'word', 'ctrl-backspace': 'word' } },
  { keys: { 'ctrl-d': 'stop' } },
]
const actions = actionsOf(keymap)

/** Asks until Enter. Throws Trouble 130 where it is stopped, 4 where it is left idle. */
export async function openHidden(
  terminal: ScreenTerminal,
  asked: Asked,
  around: Around,
): Promise<string> {
  let typed = ''
  let beyond = ''
  const line = await openScreen<string | undefined>(terminal, around, (screen) => ({
    key(event) {
      const [words, enter, rest] = wordsIn(event)
      typed += words
      beyond = rest
      const does = enter ? 'done' : actions[nameOf(event)]
      if (does === 'done') screen.leave(typed)
      else if (does === 'stop') screen.leave(undefined)
      else if (does !== undefined) typed = erased(typed, does)
    },
    frame: (look) => hiddenFrame(asked, typed, look),
  }))
  if (line === undefined) throw interrupted()
  // What came behind the Enter in one read is for whoever asks next.
  if (beyond !== '') terminal.input.unshift(Buffer.from(beyond))
  return line
}

/** What a key types, whether an Enter came with it in one read, and what came behind that. */
function wordsIn(event: KeyEvent): readonly [words: string, enter: boolean, rest: string] {
  if (event.kind === 'key') return ['', false, '']
  const [, first = '', enter = '', rest = ''] =
    /^([^\r\n]*)(\r\n|[\r\n]|)(.*)$/s.exec(event.text) ?? []
  return [first, enter !== '', rest.replace(/\r?\n/g, '\r')]
}

function erased(typed: string, does: Action): string {
  if (does === 'clear') return ''
  if (does === 'word') return typed.replace(/\S+\s*$/, '')
  return [...graphemesOf(typed)].slice(0, -1).join('')
}

function hiddenFrame({ text, question }: Asked, typed: string, look: Look): Frame {
  const margin = marginOf(look)
  const inner = textColumns(look)
  const above = clipped(wrapped(text, inner), Math.max(2, look.rows - 5))
  const words = typed.split(/\s+/).filter((word) => word !== '').length
  const line = `${question} ${glyphs.full.repeat(Math.min(words, inner - width(question) - 2))}`
  const foot = packed(hintsOf(keymap), inner).map((row) => margin + look.theme.quiet(row))
  const rows = ['', ...above.map((row) => (row === '' ? '' : margin + row)), '', margin + line]
  const y = rows.length - 1
  while (rows.length < look.rows - foot.length) rows.push('')
  const frame = [...rows, ...foot].slice(0, look.rows)
  return { rows: frame, cursor: { x: margin.length + width(line), y: Math.min(y, look.rows - 1) } }
}
