import { recordFor, recordsOf } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { happened, logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { eventsByRecord, stringIn } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { wallMoment } from '../../journal/time/wall.ts'
import { listEntries } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** A break with its return: says it, waits for it with a bell where that is wanted, or notes that one is back. */
export function takeBreak(context: Context, what: string | undefined): Promise<ExitCode> {
  const kind = recordFor(context, 'break')
  if (what !== undefined && what !== 'back') {
    throw new Trouble(
      exit.usage,
      `A break is not "${what}".`,
      '"unearth break back" notes the return.',
    )
  }
  const { terminal, world } = context
  return withJournal(context, async (store) => {
    if (what === 'back') {
      const [open] = openBreaks(store, kind)
      if (open === undefined) throw new Trouble(exit.nothing, 'No break is open.')
      await happened(context, store, open, 'returned')
      return exit.done
    }
    const entry = await logged(context, store, kind)
    const due = entry === undefined ? undefined : stringIn(entry, kind.due ?? '')
    if (entry === undefined || due === undefined || !terminal.interactive) return exit.done
    const left = wallMoment(due, world.clock.zone()) - world.clock.now()
    if (left <= 0 || left > 12 * 3_600_000) return exit.done
    const wait = await terminal.choose('Stay here until then?', [
      { value: false, name: 'no, "unearth break back" when I am back' },
      { value: true, name: 'yes, with a bell at the time' },
    ])
    if (!wait) return exit.done
    await terminal.still(`Back at ${due.slice(11)}.`, left, { bell: true })
    await happened(context, store, entry, 'returned')
    return exit.done
  })
}

/** Breaks nobody has come back from, the latest first. */
export function openBreaks(store: Store, kind: RecordKind): readonly Entry[] {
  const events = eventsByRecord(listEntries(store, { kind: 'event', limit: 100_000 }))
  return recordsOf(store, kind.id)
    .filter(({ id }) => !events.has(id))
    .toReversed()
}
