import { describe } from '../../conversation/desk/entry-text.ts'
import { entryJson, jsonDocument } from '../../conversation/desk/json.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Selection, selectionOf } from '../../conversation/desk/selection.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { searchEntries } from '../../store/search.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** Prints the entries that hold the words, with what stands around them. Exit code 3 where none does. */
export function search(
  context: Context,
  words: readonly string[],
  options: Selection & { order: 'newest' | 'best'; without?: readonly string[]; json?: boolean },
): Promise<ExitCode> {
  const selection = selectionOf(context, options)
  return withJournal(context, (store) =>
    showSearch(context, store, words, { ...options, selection }),
  )
}

/** The same on an open journal. */
export async function showSearch(
  context: Context,
  store: Store,
  words: readonly string[],
  options: {
    selection?: ReturnType<typeof selectionOf>
    order?: 'newest' | 'best'
    without?: readonly string[]
    json?: boolean
  } = {},
): Promise<ExitCode> {
  const { terminal } = context
  const { hits, total } = searchEntries(store, {
    ...(options.selection ?? { limit: 20 }),
    words: [
      ...words.map(asTerm),
      ...(options.without ?? []).map((word) => `-${asTerm(word)}`),
    ].join(' '),
    order: options.order ?? 'newest',
  })
  if (options.json) {
    terminal.out(
      jsonDocument({
        total,
        hits: hits.map(({ entry, snippet }) => ({ ...entryJson(entry), snippet })),
      }),
    )
  } else if (hits.length === 0) terminal.note('No entry has these words.')
  else {
    const blocks = hits.map(({ entry, snippet }) => {
      const sealed = sealedLine(context, entry)
      if (sealed !== undefined) return sealed
      const around = snippet.map(({ text, hit }) => (hit ? `‹${text}›` : text)).join('')
      return `${describe(entry)}\n  ${around.trim().replace(/\s+/g, ' ')}`
    })
    const more = total > hits.length ? `\n\n${total} in all; -n shows more.` : ''
    await terminal.show(`${total} found`, `${blocks.join('\n\n')}${more}`)
  }
  return hits.length === 0 ? exit.nothing : exit.done
}

/** A word as the store's query takes it; what the shell gave in one piece is a phrase. */
function asTerm(word: string): string {
  return `"${word.replaceAll('"', '')}"`
}
