import { jsonDocument } from '../../conversation/desk/json.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { yearRows } from '../../journal/view/year.ts'
import { daysKept } from '../../store/activity.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** Shows the days of a year on which something was kept. Throws Trouble 2 for what is no year. */
export function year(
  context: Context,
  which: string | undefined,
  options: { json?: boolean },
): Promise<ExitCode> {
  if (which !== undefined && !/^\d{4}$/.test(which)) {
    throw new Trouble(exit.usage, `"${which}" is not a year.`)
  }
  return withJournal(context, (store) => showYear(context, store, which, options))
}

/** The same on an open journal. */
export async function showYear(
  context: Context,
  store: Store,
  which: string | undefined,
  options: { json?: boolean },
): Promise<ExitCode> {
  const { terminal, world } = context
  const shown = Number(which ?? wallDay(world.clock.now(), world.clock.zone()).slice(0, 4))
  const days = daysKept(store).filter((day) => day.startsWith(String(shown)))
  if (options.json) terminal.out(jsonDocument({ year: shown, days }))
  else {
    const rows = yearRows(shown, new Set(days))
    await terminal.show(
      String(shown),
      [...rows, '', '● a day on which something was kept'].join('\n'),
    )
  }
  return exit.done
}
