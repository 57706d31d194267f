import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { yearRows } from '../../journal/view/year.ts'
import { daysKept } from '../../store/activity.ts'
import type { Context } from '../../world.ts'

type Given = { readonly year: number | undefined; readonly json: boolean }

/** Shows the days of a year on which something was kept. */
export function year(context: Context, wanted: Given): Promise<ExitCode> {
  return withDesk(context, async ({ terminal, store, now }) => {
    const at = now()
    const shown = wanted.year ?? Number(wallDay(at.utc, at.zone).slice(0, 4))
    const days = daysKept(store).filter((day) => day.startsWith(String(shown)))
    if (wanted.json) terminal.out(jsonDocument({ year: shown, days }))
    else {
      const rows = yearRows(shown, new Set(days))
      await terminal.show(
        String(shown),
        [...rows, '', '● a day on which something was kept'].join('\n'),
      )
    }
    return exit.done
  })
}
