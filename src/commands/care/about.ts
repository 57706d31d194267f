import { exit, Trouble } from '../../errors.ts'
import { aboutNames, loadAbout } from '../../files/pages.ts'
import type { Context } from '../../world.ts'

/** Shows a page that unearth ships, or says which there are. */
export async function about(
  { terminal }: Context,
  { name }: { readonly name: string | undefined },
): Promise<undefined> {
  if (name === undefined) {
    terminal.out(
      `${aboutNames()
        .map((each) => `unearth about ${each}`)
        .join('\n')}\n`,
    )
    return
  }
  const page = loadAbout(name)
  if (page === undefined) {
    throw new Trouble(
      exit.nothing,
      `There is no page "${name}".`,
      `There are: ${aboutNames().join(', ')}.`,
    )
  }
  if (!terminal.screen || terminal.plain) {
    terminal.rows(page.endsWith('\n') ? page : `${page}\n`)
    return
  }
  const { renderMarkdown } = await import('../../terminal/markdown.ts')
  terminal.out(
    renderMarkdown(page, { columns: Math.min(terminal.columns, 76), theme: terminal.theme }),
  )
}
