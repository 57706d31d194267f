// Markdown that unearth ships, drawn for a terminal. Never for what somebody wrote: it changes prose.
import { marked } from 'marked'
import { markedTerminal } from 'marked-terminal'
import { width } from '../text/width.ts'
import type { Theme } from './theme.ts'

/** Renders a shipped page at most `columns` wide, in the theme's roles. */
export function renderMarkdown(text: string, look: { columns: number; theme: Theme }): string {
  const { theme } = look
  const as = (text: string) => text
  marked.use(
    markedTerminal({
      code: theme.quiet,
      blockquote: theme.quiet,
      html: as,
      heading: theme.strong,
      firstHeading: theme.strong,
      hr: theme.quiet,
      // Its paragraphs are broken by reflowText, its list items by nobody.
      listitem: (item: string) => hanging(item, look.columns - 4),
      table: as,
      paragraph: as,
      strong: theme.strong,
      em: as,
      codespan: theme.prompt,
      del: theme.quiet,
      link: as,
      href: as,
      emoji: false,
      showSectionPrefix: false,
      reflowText: true,
      width: look.columns,
      tab: 2,
      tableOptions: { style: { head: [], border: [] } },
    }) as Parameters<typeof marked.use>[0],
  )
  return `${(marked.parse(text) as string).trimEnd()}\n`
}

/** Broken between words at `columns`; a word's own escapes take no room. */
function hanging(item: string, columns: number): string {
  const rows: string[] = []
  let used = 0
  for (const word of item.split(/ +/)) {
    const wide = width(word.replaceAll(/\u001b\[[\d;]*m/g, ''))
    const last = rows.length - 1
    if (last >= 0 && used + 1 + wide <= columns) {
      rows[last] += ` ${word}`
      used += 1 + wide
    } else {
      rows.push(word)
      used = wide
    }
  }
  return rows.join('\n')
}
