import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument, revisionJson } from '../../conversation/desk/json.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { versioned } from '../../conversation/record/keep.ts'
import { logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Revision } from '../../journal/entry.ts'
import { listIn, stringIn } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { historyOf } from '../../store/entries.ts'
import { wordChanges } from '../../text/changes.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly what: 'write' | undefined
  readonly difference: string | undefined
  readonly json: boolean
}

/** Shows the story of why as it stands, writes a new version, or shows what changed between two. Throws Trouble 2 and 3. */
export function story(context: Context, { what, difference, json }: Given): Promise<ExitCode> {
  const kind = recordFor(context, 'story')
  return withDesk(context, async (desk) => {
    if (what === 'write') {
      await logged(desk, kind)
      return exit.done
    }
    const { terminal, store } = desk
    const entry = versioned(store, kind)
    if (entry === undefined) {
      throw new Trouble(
        exit.nothing,
        'No story is written yet.',
        '"unearth story write" writes the first version.',
      )
    }
    const versions = historyOf(store, entry.id)
    if (json) terminal.out(jsonDocument({ versions: versions.map(revisionJson) }))
    else {
      const text =
        difference === undefined ? standing(kind, versions) : differenceOf(versions, difference)
      await terminal.show('The story of why', text)
    }
    return exit.done
  })
}

function standing(kind: RecordKind, versions: readonly Revision[]): string {
  const last = versions.at(-1)
  if (last === undefined) return ''
  const supports = listIn({ revision: last }, 'supports')
  const ticks = listIn({ revision: last }, 'ticks')
  const all = kind.fields.find(({ name }) => name === 'ticks')?.options ?? []
  return [
    `Version ${last.number}, ${formatInstant(last.written, 'day')}`,
    '',
    stringIn({ revision: last }, 'text') ?? last.text,
    ...(supports.length === 0 ? [] : ['', 'It rests on', ...supports.map((each) => `- ${each}`)]),
    '',
    'Ticked by you',
    ...all.map(({ value, label }) => `[${ticks.includes(value) ? 'x' : ' '}] ${label}`),
    ...(versions.length < 2
      ? []
      : [
          '',
          `${versions.length} versions. "unearth story --difference 1:${versions.length}" shows what changed.`,
        ]),
  ].join('\n')
}

function differenceOf(versions: readonly Revision[], asked: string): string {
  const [, from, to] = /^(\d+)(?::(\d+))?$/.exec(asked) ?? []
  const first = versions[Number(from) - 1]
  const second = to === undefined ? versions.at(-1) : versions[Number(to) - 1]
  if (from === undefined || first === undefined || second === undefined) {
    throw new Trouble(
      exit.usage,
      `There are versions 1 to ${versions.length}.`,
      'Two of them are written 1:2; one alone is compared with the last.',
    )
  }
  const text = (revision: Revision) => stringIn({ revision }, 'text') ?? revision.text
  return `From version ${first.number} to ${second.number}\n\n${wordChanges(text(first), text(second))}`
}
