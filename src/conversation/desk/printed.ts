// Words of a journal as a file would have them. A terminal keeps what is printed in its scrollback, so there it is asked first.
import { asked, said } from '../../files/said.ts'
import type { Context } from '../../world.ts'
import { jsonDocument, type ViewName } from './json.ts'

/** Prints `text`, or shows it on a screen of its own, as is wanted. Nobody is asked where stdout is a file or a pipe, or line by line. False where its reader has gone away. */
export async function printed({ terminal }: Context, text: string): Promise<boolean> {
  if (!terminal.screen || !terminal.interactive) return terminal.out(text)
  const way = await terminal.choose(...asked('leaving/printed'))
  if (way === 'print') return terminal.out(text)
  if (way === 'look') await terminal.show(said('leaving/exact-text'), text)
  return true
}

/** The same of a JSON document. */
export function printedJson(
  context: Context,
  view: ViewName,
  content: { readonly [name: string]: unknown },
): Promise<boolean> {
  return printed(context, jsonDocument(view, content))
}
