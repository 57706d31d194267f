import { withDesk } from '../../conversation/desk/desk.ts'
import { entryJson } from '../../conversation/desk/json.ts'
import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn } from '../../journal/record/events.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Context } from '../../world.ts'

type Given = { readonly what: 'show' | undefined; readonly json: boolean }

/** Keeps a leaning in or out, or shows them in two lanes; the other's lane has only what they said or did, or a marked guess. */
export function lean(context: Context, { what, json }: Given): Promise<ExitCode> {
  const kind = recordFor(context, 'lean')
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    if (what === undefined && !json) {
      await logged(desk, kind)
      return exit.done
    }
    const leans = recordsOf(store, kind.id)
    if (json) await printedJson(desk, 'lean', { leans: leans.map((entry) => entryJson(entry)) })
    else if (leans.length === 0) terminal.note('Nothing is kept here yet.')
    else await terminal.show('Leaning in, leaning out', lanes(leans).join('\n'))
    return leans.length === 0 ? exit.nothing : exit.done
  })
}

const signs: Readonly<Record<string, string>> = { in: '→ in', out: '← out', unknown: '?' }

function lanes(leans: readonly Entry[]): string[] {
  const rows = leans.map((entry) => {
    const me = signs[stringIn(entry, 'me') ?? ''] ?? ''
    const them = stringIn(entry, 'them')
    const basis = stringIn(entry, 'basis')
    const theirs =
      them === undefined || them === 'unknown' ? '?' : `${signs[them] ?? ''} (${basis ?? 'guess'})`
    return `${formatInstant(entry.created, 'day').padEnd(17)} ${me.padEnd(8)} ${theirs}`
  })
  return [`${''.padEnd(17)} ${'me'.padEnd(8)} them, as they said or did, or a guess`, ...rows]
}
