import { askedWords } from '../../conversation/desk/asked-words.ts'
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { remember } from '../../conversation/desk/entry-by.ts'
import { numbered } from '../../conversation/desk/entry-row.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { entryJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Chosen, queryFor, selectionOf } from '../../conversation/desk/selection.ts'
import { readList } from '../../conversation/reading/list.ts'
import { type ExitCode, exit } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { tagFolded } from '../../journal/tags.ts'
import { around } from '../../journal/view/around.ts'
import { countEntries, listEntries } from '../../store/entries.ts'
import { type Hit, searchEntries } from '../../store/search.ts'
import type { Store } from '../../store/store.ts'
import { taggedWith } from '../../store/tags.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Chosen & {
  readonly words: readonly string[] | undefined
  readonly without: readonly string[] | undefined
  readonly order: 'newest' | 'best'
  readonly json: boolean
}

/** Opens the reading room on the entries that hold the words, or prints them with what stands around them. Exit code 3 where none does. */
export function search(context: Context, wanted: Given): Promise<ExitCode> {
  const { json } = wanted
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const said = await wordsOf(desk, wanted)
    const { hits, total } = found(store, { ...wanted, ...said })
    if (json) {
      await printedJson(desk, 'search', {
        total,
        hits: hits.map(({ entry, snippet }) => {
          const sealed = sealedLine(desk, entry) !== undefined
          return { ...entryJson(entry, sealed), snippet: sealed ? [] : snippet }
        }),
      })
    } else if (hits.length === 0) terminal.note('No entry has these words.')
    else {
      remember(
        desk,
        hits.map(({ entry }) => entry),
      )
      const blocks = () =>
        numbered(
          hits.map(({ entry, snippet }) => {
            const sealed = sealedLine(desk, entry)
            if (sealed !== undefined) return sealed
            const around = snippet.map(({ text, hit }) => (hit ? `‹${text}›` : text)).join('')
            return `${describe(entry)}\n${around.trim().replace(/\s+/g, ' ')}`
          }),
        )
      const more = total > hits.length ? `\n\n${total} in all; -n shows more.` : ''
      await readList(
        desk,
        queryFor(desk, wanted, { ...partsOf(said.words), without: said.without }),
        {
          title: `${total} found`,
          lines: () => `${blocks().join('\n\n')}${more}`,
        },
      )
    }
    return hits.length === 0 ? exit.nothing : exit.done
  })
}

type Words = { readonly words: readonly string[]; readonly without: readonly string[] }

/** The words that were given, or are asked for. */
async function wordsOf(desk: Desk, { words = [], without = [] }: Given): Promise<Words> {
  if (words.length > 0) return { words, without }
  const typed = (await askedWords(desk)).match(/-?"[^"]*"|\S+/g) ?? []
  const bare = (some: readonly string[]) => some.map((each) => each.replace(/^-|"/g, ''))
  return {
    words: bare(typed.filter((each) => !each.startsWith('-'))),
    without: [...without, ...bare(typed.filter((each) => each.startsWith('-')))],
  }
}

/** What has the tags (#sleep, tag:sleep) and the words that were asked for. */
function found(store: Store, { words, without, order, ...wanted }: Given & Words): Found {
  const { tags, words: said } = partsOf(words)
  const [first, ...rest] = tags.map((tag) => taggedWith(store, tag))
  const latest = first?.filter((seq) => rest.every((each) => each.includes(seq)))
  const selection = { ...selectionOf(wanted), ...given({ latest }) }
  if (latest !== undefined && said.length + without.length === 0) {
    const entries = listEntries(store, selection)
    return {
      hits: entries.map((entry) => ({ entry, snippet: aroundTag(entry, tags[0] ?? '') })),
      total: countEntries(store, selection),
    }
  }
  return searchEntries(store, {
    ...selection,
    words: [...said.map(asTerm), ...without.map((word) => `-${asTerm(word)}`)].join(' '),
    order,
  })
}

type Found = ReturnType<typeof searchEntries>

/** The tags among what was typed, and the rest. */
function partsOf(typed: readonly string[]) {
  return {
    tags: typed.filter((word) => aTag.test(word)).map((word) => word.replace(aTag, '')),
    words: typed.filter((word) => !aTag.test(word)),
  }
}

const aTag = /^(?:tag:[#@]?|#)(?=\S)/i

/** The words around a tag, or the first where it came from elsewhere. */
function aroundTag({ revision: { text } }: Entry, tag: string): Hit['snippet'] {
  const at = text.toLowerCase().indexOf(`#${tagFolded(tag)}`)
  const sign = at < 0 ? '' : text.slice(at, at + tag.length + 1)
  const [before = '', ...after] = around(text, sign, 60).split(sign === '' ? /(?!)/ : sign)
  return [
    { text: before, hit: false },
    { text: sign, hit: true },
    { text: after.join(sign), hit: false },
  ].filter((piece) => piece.text !== '')
}

/** A word as the store's query takes it; what the shell gave in one piece is a phrase. */
function asTerm(word: string): string {
  return `"${word.replaceAll('"', '')}"`
}
