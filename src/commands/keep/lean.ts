import { entryJson, jsonDocument } from '../../conversation/desk/json.ts'
import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn } from '../../journal/record/events.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Context } from '../../world.ts'

/** Keeps a leaning in or out, or shows them in two lanes; the other's lane has only what they said or did, or a marked guess. Throws Trouble 2. */
export function lean(
  context: Context,
  what: string | undefined,
  options: { json?: boolean },
): Promise<ExitCode> {
  if (what !== undefined && what !== 'show') {
    throw new Trouble(
      exit.usage,
      `"lean ${what}" is nothing.`,
      '"unearth lean show" looks at them.',
    )
  }
  const kind = recordFor(context, 'lean')
  return withJournal(context, async (store) => {
    const { terminal } = context
    if (what === undefined) {
      await logged(context, store, kind)
      return exit.done
    }
    const leans = recordsOf(store, kind.id)
    if (options.json) terminal.out(jsonDocument({ leans: leans.map(entryJson) }))
    else if (leans.length === 0) terminal.note('Nothing is kept here yet.')
    else await terminal.show('Leaning in, leaning out', lanes(leans).join('\n'))
    return leans.length === 0 ? exit.nothing : exit.done
  })
}

const marks: Readonly<Record<string, string>> = { in: '→ in', out: '← out', unknown: '?' }

function lanes(leans: readonly Entry[]): string[] {
  const rows = leans.map((entry) => {
    const me = marks[stringIn(entry, 'me') ?? ''] ?? ''
    const them = stringIn(entry, 'them')
    const basis = stringIn(entry, 'basis')
    const theirs =
      them === undefined || them === 'unknown' ? '?' : `${marks[them] ?? ''} (${basis ?? 'guess'})`
    return `${formatInstant(entry.created, 'day').padEnd(17)} ${me.padEnd(8)} ${theirs}`
  })
  return [`${''.padEnd(17)} ${'me'.padEnd(8)} them, as they said or did, or a guess`, ...rows]
}
