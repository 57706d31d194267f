import { askedWords } from '../../conversation/desk/asked-words.ts'
import { withDesk } from '../../conversation/desk/desk.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { entryJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Chosen, queryFor, selectionOf } from '../../conversation/desk/selection.ts'
import { readList } from '../../conversation/reading/room.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { searchEntries } from '../../store/search.ts'
import type { Context } from '../../world.ts'

type Given = Chosen & {
  readonly words: readonly string[] | undefined
  readonly without: readonly string[] | undefined
  readonly order: 'newest' | 'best'
  readonly json: boolean
}

/** Opens the reading room on the entries that hold the words, or prints them with what stands around them. Exit code 3 where none does. */
export function search(context: Context, wanted: Given): Promise<ExitCode> {
  const { without = [], order, json } = wanted
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const given = wanted.words?.length ? wanted.words : undefined
    const words = given?.map(asTerm).join(' ') ?? (await askedWords(desk))
    const { hits, total } = searchEntries(store, {
      ...selectionOf(wanted),
      words: [words, ...without.map((word) => `-${asTerm(word)}`)].join(' '),
      order,
    })
    if (json) {
      await printedJson(desk, {
        total,
        hits: hits.map(({ entry, snippet }) => {
          const sealed = sealedLine(desk, entry) !== undefined
          return { ...entryJson(entry, sealed), snippet: sealed ? '' : snippet }
        }),
      })
    } else if (hits.length === 0) terminal.note('No entry has these words.')
    else {
      const blocks = () =>
        hits.map(({ entry, snippet }) => {
          const sealed = sealedLine(desk, entry)
          if (sealed !== undefined) return sealed
          const around = snippet.map(({ text, hit }) => (hit ? `‹${text}›` : text)).join('')
          return `${describe(entry)}\n  ${around.trim().replace(/\s+/g, ' ')}`
        })
      const more = total > hits.length ? `\n\n${total} in all; -n shows more.` : ''
      await readList(desk, queryFor(desk, wanted, { words: given ?? [words], without }), {
        title: `${total} found`,
        lines: () => `${blocks().join('\n\n')}${more}`,
      })
    }
    return hits.length === 0 ? exit.nothing : exit.done
  })
}

/** A word as the store's query takes it; what the shell gave in one piece is a phrase. */
function asTerm(word: string): string {
  return `"${word.replaceAll('"', '')}"`
}
