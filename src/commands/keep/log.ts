import { jsonDocument } from '../../conversation/desk/json.ts'
import { allRecords, recordBy } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { type RecordKind, recordGroups } from '../../journal/record/kind.ts'
import { checkValues } from '../../journal/record/values.ts'
import type { Values } from '../../journal/record/words.ts'
import type { Context } from '../../world.ts'

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
