import { type ExitCode, exit, Trouble } from '../errors.ts'
import { jsonDocument } from '../exchange/json.ts'
import { shortId } from '../journal/ids.ts'
import { type Values, watched } from '../journal/record.ts'
import { type RecordKind, recordGroups } from '../journal/record-kind.ts'
import { checkValues } from '../journal/record-values.ts'
import type { Context } from '../program.ts'
import type { Store } from '../store/open.ts'
import { askRecord, recordDraft } from './ask-record.ts'
import { allRecords, keepRecord, recordBy, standing, versioned } from './records.ts'
import { withJournal } from './with-journal.ts'

type Options = { readonly json?: boolean }

/** Asks for a record of a kind, or reads its values as JSON from stdin; without a kind, lists them. Throws Trouble 2 and 3. */
export async function log(
  context: Context,
  name: string | undefined,
  source: string | undefined,
  options: Options,
): Promise<ExitCode> {
  if (name === undefined) {
    listKinds(context, options)
    return exit.done
  }
  const kind = recordBy(context, name)
  if (source !== undefined && source !== '-') {
    throw new Trouble(
      exit.usage,
      'A record is never given on the command line, where the shell would remember it.',
      `Use "unearth log ${kind.id}", or pipe its values in as JSON: … | unearth log ${kind.id} -`,
    )
  }
  const given = source === '-' ? readValues(kind, await context.terminal.piped()) : undefined
  return withJournal(context, async (store) => {
    await logged(context, store, kind, given === undefined ? {} : { given })
    return exit.done
  })
}

/** Asks for one record and keeps it; says so, with the kind's note where a word brings it. Undefined where it was put aside. */
export async function logged(
  context: Context,
  store: Store,
  kind: RecordKind,
  how: {
    /** All its values; nothing is asked then. */
    readonly given?: Values
    /** Values that need not be asked for. */
    readonly known?: Values
    readonly from?: string
  } = {},
) {
  const { terminal } = context
  const before = versioned(store, kind)
  const values =
    how.given ?? (await askRecord(context, store, kind, how.known ?? {}, standing(before)))
  if (values === undefined) return undefined
  if (Object.keys(values).length === 0) {
    terminal.note('Nothing was written, nothing kept.')
    return undefined
  }
  const entry = keepRecord(context, store, kind, values, {
    draft: recordDraft(kind),
    ...(how.from === undefined ? {} : { from: how.from }),
  })
  const note = watched(kind, values)
  if (note !== undefined) terminal.note(note)
  terminal.note(
    before === undefined
      ? `Kept as ${shortId(entry.id)}.`
      : `Kept as a new version of ${shortId(entry.id)}.`,
  )
  return entry
}

function readValues(kind: RecordKind, text: string): Values {
  let values: unknown
  try {
    values = JSON.parse(text)
  } catch {
    throw new Trouble(exit.usage, 'What is on stdin is not JSON.', 'It is {"field": value, …}.')
  }
  const [fault] = checkValues(kind, values as Values)
  if (fault !== undefined) throw new Trouble(exit.usage, fault, 'Nothing was kept.')
  return values as Values
}

function listKinds(context: Context, options: Options): void {
  const { terminal } = context
  const { kinds } = allRecords(context)
  if (options.json) {
    terminal.out(
      jsonDocument({
        kinds: kinds.map(({ id, title, plural, purpose, group, audience, fields }) => ({
          id,
          title,
          plural,
          purpose,
          group,
          audience,
          fields: fields.map(({ name, type, needed, options }) => ({
            name,
            type,
            needed,
            options: options.map(({ value }) => value),
          })),
        })),
      }),
    )
    return
  }
  const { theme } = terminal
  const groups = Object.entries(recordGroups).flatMap(([group, label]) => {
    const here = kinds.filter((kind) => kind.group === group)
    if (here.length === 0) return []
    return [theme.strong(label), ...here.map(({ id, title }) => `  ${id.padEnd(20)} ${title}`), '']
  })
  terminal.out(
    `${groups.join('\n')}\nunearth log <kind> keeps one; unearth list <kind> shows them.\n`,
  )
}
