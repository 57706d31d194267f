// Markdown that unearth ships, drawn for a terminal. Never for what somebody wrote: it changes prose.
import { marked } from 'marked'
import { markedTerminal } from 'marked-terminal'
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
      listitem: as,
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
