// The writer's own, whole: nothing is chosen, nothing replaced, and it is asked for in words.
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { markdownFile } from '../../exchange/markdown.ts'
import { mineJson, mineName } from '../../exchange/mine.ts'
import type { Format } from '../../exchange/write-any.ts'
import type { PlainFile } from '../../files/plain-file.ts'
import { asked } from '../../files/said.ts'
import { plainKind } from '../../journal/entry.ts'
import { stringOf } from '../../journal/fields.ts'
import { type MarkKind, markKinds } from '../../journal/page/marks.ts'
import type { Piece, Version, Whole } from '../../journal/whole.ts'
import { countEntries } from '../../store/entries.ts'
import { readWhole } from '../../store/whole.ts'
import type { Context } from '../../world.ts'
import { type Desk, withDesk } from '../desk/desk.ts'
import { entriesSaid } from '../desk/entries-said.ts'
import { saidFar } from '../desk/far.ts'
import { type Sending, send } from './send.ts'

/** Writes everything to a file or a folder. Throws Trouble 2 where it was not said where to, or nobody said yes. */
export async function exportMine(
  context: Context,
  wanted: Omit<Sending, 'format' | 'name'> & { readonly format: Format | undefined },
): Promise<ExitCode> {
  const { format = 'json', to, yes } = wanted
  if (format !== 'json' && format !== 'markdown-files') {
    throw new Trouble(exit.usage, 'All of it goes as json or as markdown-files.')
  }
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    if (!yes && !wanted.look) {
      const question = asked('leaving/mine', { count: entriesIn(desk) })
      const answer = await terminal.choose(...question, { unasked: undefined })
      if (answer === undefined) {
        throw new Trouble(
          exit.usage,
          'Everything would leave, in plain text, with every name.',
          '--yes --to FILE writes it.',
        )
      }
      if (answer === 'leave') return exit.done
    }
    if (to === undefined && !terminal.interactive && !wanted.look) {
      throw new Trouble(exit.usage, 'Where to? --to FILE.')
    }
    // Read at one moment, whatever is kept in another window meanwhile.
    const everything = readWhole(store)
    const count = countEntries(store) + countEntries(store, { removed: true })
    const all = [...saidFar(desk, 'read', everything.entries, count)]
    const whole: Whole = { ...everything, entries: saidFarAgain(desk, all) }
    const json = [...mineJson(whole, desk.now())]
    const files = format === 'json' ? {} : { files: filesOf(desk, whole, json.join('')) }
    const how = { ...wanted, ...files, format, seen: true, name: 'my-journal' }
    await send(desk, json, async () => json.join(''), how)
    return exit.done
  })
}

/** The same as often as it is asked for. */
function saidFarAgain(desk: Desk, all: readonly Piece[]): Iterable<Piece> {
  return { [Symbol.iterator]: () => saidFar(desk, 'made ready', all, all.length) }
}

function entriesIn({ store }: Desk): string {
  const entries = countEntries(store)
  return entriesSaid({ entries, removed: countEntries(store, { removed: true }) })
}

/** A file for each entry as it stands now, one for each earlier version, and all of it once more as it comes back. */
function* filesOf(desk: Desk, whole: Whole, json: string): Generator<PlainFile> {
  yield { name: mineName, text: json }
  const taken = new Set<string>()
  for (const piece of whole.entries) {
    for (const [index, version] of piece.versions.entries()) {
      const { name, text } = markdownFile(outgoingOf(desk, piece, version))
      const last = index === piece.versions.length - 1
      const stem = name.replace(/\.md$/, last ? '' : `-version-${index + 1}`)
      let free = `${stem}.md`
      for (let n = 2; taken.has(free); n += 1) free = `${stem}-${n}.md`
      taken.add(free)
      yield { name: free, text }
    }
  }
}

function outgoingOf(
  { kinds, walks }: Desk,
  piece: Piece,
  { text, written, fields, marks }: Version,
) {
  const walk = stringOf(fields['walk'])
  return {
    id: piece.id,
    kind: piece.kind,
    created: piece.created,
    changed: written,
    title:
      stringOf(fields['title']) ??
      kinds.find(({ id }) => id === piece.kind)?.title ??
      walks.find(({ id }) => id === walk)?.title ??
      plainKind(piece.kind)?.title ??
      piece.kind,
    fields,
    text,
    marks: marks.flatMap(({ kind, start, end, made }) => {
      const known = markKinds.find((each: MarkKind) => each === kind)
      return known === undefined ? [] : [{ kind: known, start, end, made }]
    }),
  }
}
