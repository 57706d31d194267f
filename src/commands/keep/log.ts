import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { allRecords, recordBy } from '../../conversation/desk/kinds.ts'
import { logged } from '../../conversation/record/logged.ts'
import { another, wordBefore } from '../../conversation/record/word-before.ts'
import { recognised } from '../../conversation/sitting/recognise.ts'
import { tellOfServing } from '../../conversation/sitting/serving.ts'
import { tenMinutes } from '../../conversation/sitting/urge.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Instant } from '../../journal/entry.ts'
import { type RecordKind, recordGroups } from '../../journal/record/kind.ts'
import { checkValues } from '../../journal/record/values.ts'
import type { Values } from '../../journal/record/words.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly kind: string | undefined
  /** All of stdin, where it was given. */
  readonly source: string | undefined
  readonly date: Instant | undefined
  readonly json: boolean
}

/** Asks for a record of a kind, or reads its values as JSON from stdin; without a kind, lists them. Throws Trouble 2 and 3. */
export async function log(
  context: Context,
  { kind: name, source, date, json }: Given,
): Promise<ExitCode> {
  if (name === undefined) {
    listKinds(context, json)
    return exit.done
  }
  const kind = recordBy(context, name)
  const values = source === undefined ? undefined : readValues(kind, source)
  return withDesk(context, async (desk) => {
    const lived = given({ lived: date })
    if (values !== undefined) await logged(desk, kind, { given: values, ...lived })
    else if (kind.for !== 'selves' || !(await recognised(desk))) await asked(desk, kind, lived)
    return exit.done
  })
}

/** Asks for one, and for what comes after it: ten minutes, or another of the same kind. */
async function asked(
  desk: Desk,
  kind: RecordKind,
  lived: { readonly lived?: Instant },
): Promise<void> {
  const entry = await logged(desk, kind, lived)
  if (entry === undefined) return
  tellOfServing(desk, entry)
  if (kind.for === 'urge') await tenMinutes(desk, kind, entry)
  if (kind.for === 'examples') {
    wordBefore(desk, kind, entry)
    if (await another(desk)) await asked(desk, kind, lived)
  }
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

function listKinds(context: Context, json: boolean): void {
  const { terminal } = context
  const { kinds } = allRecords(context)
  if (json) {
    terminal.out(jsonDocument('log', { kinds: kinds.map(kindJson) }))
    return
  }
  const { theme } = terminal
  const groups = Object.entries(recordGroups).flatMap(([group, label]) => {
    const here = kinds.filter((kind) => kind.group === group)
    if (here.length === 0) return []
    return [theme.strong(label), ...here.map(({ id, title }) => `  ${id.padEnd(20)} ${title}`), '']
  })
  terminal.rows(
    `${groups.join('\n')}\nunearth log <kind> keeps one; unearth list <kind> shows them.\n`,
  )
}

function kindJson({ id, title, plural, purpose, group, audience, fields }: RecordKind) {
  return {
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
  }
}
