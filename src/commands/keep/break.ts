import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { happened, logged } from '../../conversation/record/logged.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { stringIn } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { wallMoment } from '../../journal/time/wall.ts'
import { openRecords } from '../../store/questions.ts'
import type { Context } from '../../world.ts'

/** A longer wait than this is not sat through, in milliseconds. */
const longest = 12 * 3_600_000

/** A break with its return: says it, waits for it with a bell where that is wanted, or notes that one is back. Throws Trouble 3. */
export function takeBreak(
  context: Context,
  { what }: { readonly what: 'back' | undefined },
): Promise<ExitCode> {
  const kind = recordFor(context, 'break')
  return withDesk(context, async (desk) => {
    if (what === 'back') {
      const [open] = openRecords(desk.store, kind.id)
      if (open === undefined) throw new Trouble(exit.nothing, 'No break is open.')
      await happened(desk, open, 'returned')
      return exit.done
    }
    const entry = await logged(desk, kind)
    if (entry !== undefined) await waited(desk, entry, kind)
    return exit.done
  })
}

async function waited(desk: Desk, entry: Entry, kind: RecordKind): Promise<void> {
  const { terminal, world } = desk
  const due = stringIn(entry, kind.due ?? '')
  if (due === undefined) return
  const left = wallMoment(due, world.clock.zone()) - world.clock.now()
  if (left <= 0 || left > longest) return
  const wait = await terminal.choose(
    'Stay here until then?',
    [
      { value: false, name: 'no, "unearth break back" when I am back' },
      { value: true, name: 'yes, with a bell at the time' },
    ],
    { unasked: false },
  )
  if (!wait) return
  await terminal.still(`Back at ${due.slice(11)}.`, left, { bell: true })
  await happened(desk, entry, 'returned')
}
