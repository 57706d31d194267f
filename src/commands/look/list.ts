import { entryJson, jsonDocument } from '../../conversation/desk/json.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { type Selection, selectionOf } from '../../conversation/desk/selection.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { answerOf } from '../../journal/answer.ts'
import { type Entry, plainKind } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { listEntries, type Selection as StoreSelection } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

/** Prints the newest entries, a line each. Throws Trouble 3 for a kind there is not; exit code 3 where there are none. */
export async function list(
  context: Context,
  kind: string | undefined,
  options: Selection & { removed?: boolean; json?: boolean },
): Promise<ExitCode> {
  const selection = selectionOf(context, options)
  const wanted = kind === undefined || plainKind(kind) ? kind : await recordId(context, kind)
  return withJournal(context, (store) =>
    showList(
      context,
      store,
      { ...selection, ...(wanted === undefined ? {} : { kind: wanted }) },
      options,
    ),
  )
}

/** Loaded here: most lists do without the kinds of record. */
async function recordId(context: Context, name: string): Promise<string> {
  const { recordBy } = await import('../../conversation/desk/kinds.ts')
  return recordBy(context, name).id
}

/** The same on an open journal. */
export async function showList(
  context: Context,
  store: Store,
  selection: StoreSelection,
  options: { removed?: boolean; json?: boolean } = {},
): Promise<ExitCode> {
  const { terminal } = context
  const entries = listEntries(store, { ...selection, removed: options.removed === true })
  if (options.json) terminal.out(jsonDocument({ entries: entries.map(entryJson) }))
  else if (entries.length === 0) {
    terminal.note(options.removed ? 'The trash is empty.' : 'Nothing is kept here yet.')
  } else {
    const width = Math.min(terminal.columns, terminal.interactive ? 74 : 80)
    await terminal.show(
      'What was kept',
      entries.map((entry) => sealedLine(context, entry) ?? lineOf(entry, width)).join('\n'),
    )
  }
  return entries.length === 0 ? exit.nothing : exit.done
}

/** An entry in one line of about `width` columns. */
export function lineOf(entry: Entry, width: number): string {
  const { text } = entry.revision
  const { probe, question = entry.kind } = answerOf(entry)
  const head = `${shortId(entry.id)}  ${formatInstant(entry.created, 'full')}  ${(probe ?? question).padEnd(7)}`
  return `${head}  ${firstWords(text, Math.max(20, width - head.length - 3))}`
}
