import { withDesk } from '../../conversation/desk/desk.ts'
import { remember } from '../../conversation/desk/entry-by.ts'
import { numbered } from '../../conversation/desk/entry-row.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { entryJson, jsonDocument } from '../../conversation/desk/json.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Chosen, selectionOf } from '../../conversation/desk/selection.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { searchEntries } from '../../store/search.ts'
import type { Context } from '../../world.ts'

type Given = Chosen & {
  readonly words: readonly string[]
  readonly without: readonly string[] | undefined
  readonly order: 'newest' | 'best'
  readonly json: boolean
}

/** Prints the entries that hold the words, with what stands around them. Exit code 3 where none does. */
export function search(context: Context, wanted: Given): Promise<ExitCode> {
  const { words, without = [], order, json } = wanted
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const { hits, total } = searchEntries(store, {
      ...selectionOf(wanted),
      words: [...words.map(asTerm), ...without.map((word) => `-${asTerm(word)}`)].join(' '),
      order,
    })
    if (json) {
      terminal.out(
        jsonDocument({
          total,
          hits: hits.map(({ entry, snippet }) => {
            const sealed = sealedLine(desk, entry) !== undefined
            return { ...entryJson(entry, sealed), snippet: sealed ? '' : snippet }
          }),
        }),
      )
    } else if (hits.length === 0) terminal.note('No entry has these words.')
    else {
      remember(
        desk,
        hits.map(({ entry }) => entry),
      )
      const blocks = numbered(
        hits.map(({ entry, snippet }) => {
          const sealed = sealedLine(desk, entry)
          if (sealed !== undefined) return sealed
          const around = snippet.map(({ text, hit }) => (hit ? `‹${text}›` : text)).join('')
          return `${describe(entry)}\n${around.trim().replace(/\s+/g, ' ')}`
        }),
      )
      const more = total > hits.length ? `\n\n${total} in all; -n shows more.` : ''
      await terminal.show(`${total} found`, `${blocks.join('\n\n')}${more}`)
    }
    return hits.length === 0 ? exit.nothing : exit.done
  })
}

/** A word as the store's query takes it; what the shell gave in one piece is a phrase. */
function asTerm(word: string): string {
  return `"${word.replaceAll('"', '')}"`
}
