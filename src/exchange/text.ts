// Plain text of 80 columns, for paper and for any screen.
import { formatInstant } from '../journal/time/instant.ts'
import { safeBlock, safeTitle } from '../text/safe.ts'
import { width } from '../text/width.ts'
import { wrapLine } from '../text/wrap.ts'
import type { Outgoing, Sheet } from './outgoing.ts'

const columns = 80

/** The entries one after the other, a piece at a time: when and what, the question indented, the words. */
export function* textDocument(entries: Iterable<Outgoing>): Generator<string> {
  let before = ''
  for (const entry of entries) {
    const head = `${formatInstant(entry.created, 'full')} · ${safeTitle(entry.title)}`
    const asked = entry.asked === undefined ? '' : `${wrapped(entry.asked, '    ')}\n\n`
    const words = entry.text.trim() === '' ? '' : `${wrapped(entry.text)}\n`
    yield `${before}${underlined(head, '-')}\n\n${asked}${words}`
    before = '\n\n'
  }
}

/** The sheet; a section without lines is its heading and an empty line. */
export function textSheet({ title, notes, sections, more }: Sheet): string {
  const under = notes.map((note) => `${wrapped(note)}\n`).join('')
  const next =
    more === undefined ? '' : `\n\n${underlined(more.title, '=')}\n${inText(more.sections)}`
  return `${underlined(title, '=')}\n${under}${inText(sections)}${next}`
}

function inText(sections: Sheet['sections']): string {
  return sections
    .map(({ heading, items }) => {
      const lines = items.map(({ asked, text, from }) => {
        const source = from === undefined ? '' : ` [${safeTitle(from).replaceAll(' ', '\u00a0')}]`
        const said = wrapped(stripped(text) + source, asked === undefined ? '  - ' : '    ', '    ')
        const above = asked === undefined ? '' : `${wrapped(stripped(asked), '  - ', '    ')}\n`
        return `${above}${said.replaceAll('\u00a0', ' ')}\n`
      })
      return `\n${underlined(heading, '-')}\n${lines.join('')}`
    })
    .join('')
}

function stripped(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
}

function underlined(text: string, rule: string): string {
  const lines = wrapLine(safeTitle(text), columns, width)
  return `${lines.join('\n')}\n${rule.repeat(Math.max(3, ...lines.map(width)))}`
}

/** Wrapped text with `first` before its first line and `rest` before the others; empty lines stay empty. */
function wrapped(text: string, first = '', rest = first): string {
  const room = columns - rest.length
  return safeBlock(text)
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((line) => wrapLine(line, room, width))
    .map((line, index) => (line === '' ? '' : (index === 0 ? first : rest) + line))
    .join('\n')
}
