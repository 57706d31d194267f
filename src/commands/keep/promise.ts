import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { remember } from '../../conversation/desk/entry-by.ts'
import { numbered } from '../../conversation/desk/entry-row.ts'
import { entryJson, instantJson } from '../../conversation/desk/json.ts'
import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { chosen, happened, logged } from '../../conversation/record/logged.ts'
import { offerOpen } from '../../conversation/sitting/settle.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { shortId } from '../../journal/ids.ts'
import { eventOf, eventsByRecord, valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { recordLine } from '../../journal/record/words.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { listEntries } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

const events = { keep: 'kept', part: 'part', miss: 'missed', mend: 'mended' } as const

type Given = {
  readonly what: keyof typeof events | 'make' | 'review' | undefined
  readonly id: string | undefined
  readonly json: boolean
}

/** Makes a promise, notes what became of one, or looks at all of them. Throws Trouble 2 and 3. */
export function promise(context: Context, { what: wanted, id, json }: Given): Promise<ExitCode> {
  const what = wanted ?? (json ? 'review' : 'make')
  const kind = recordFor(context, 'promise')
  return withDesk(context, async (desk) => {
    if (what === 'make') await logged(desk, kind)
    else if (what === 'review' && json) {
      await printedJson(desk, 'promise', { promises: promisesJson(desk, kind) })
    } else if (what === 'review') {
      await desk.terminal.show(kind.plural, promisesText(desk, kind))
      if (desk.terminal.answered) await offerOpen(desk, recordsOf(desk.store, kind.id))
    } else await happened(desk, await chosen(desk, kind, id), events[what])
    return exit.done
  })
}

function happeningsOf({ store }: Desk) {
  return eventsByRecord(listEntries(store, { kind: 'event', all: true }))
}

function promisesJson(desk: Desk, kind: RecordKind) {
  const happenings = happeningsOf(desk)
  return recordsOf(desk.store, kind.id).map((entry) => ({
    ...entryJson(entry),
    became: (happenings.get(entry.id) ?? []).map((each) => ({
      id: each.id,
      what: eventOf(each),
      at: instantJson(each.created),
      text: each.revision.text,
    })),
  }))
}

function promisesText(desk: Desk, kind: RecordKind): string {
  const { store } = desk
  const happenings = happeningsOf(desk)
  const promises = recordsOf(store, kind.id)
  if (promises.length === 0) return 'No promise is kept here yet. "unearth promise" makes one.'
  remember(desk, promises)
  return numbered(
    promises.map((entry) => {
      const was = (happenings.get(entry.id) ?? []).map(
        (each) => `  ${formatInstant(each.created, 'day')}  ${eventOf(each)}`,
      )
      return [`${shortId(entry.id)}  ${recordLine(kind, valuesOf(entry))}`, ...was].join('\n')
    }),
  ).join('\n\n')
}
