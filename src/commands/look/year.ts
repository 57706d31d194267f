import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { readingRoom } from '../../conversation/reading/room.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { asQuery } from '../../journal/view/query.ts'
import { yearRows } from '../../journal/view/year.ts'
import { daysKept } from '../../store/activity.ts'
import type { Context } from '../../world.ts'

type Given = { readonly year: number | undefined; readonly json: boolean }

/** Shows the days of a year on which something was kept: as the reading room's days where there is a screen. */
export function year(context: Context, wanted: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal, store, now } = desk
    const at = now()
    const shown = wanted.year ?? Number(wallDay(at.utc, at.zone).slice(0, 4))
    const days = daysKept(store, shown)
    if (wanted.json) terminal.out(jsonDocument('year', { year: shown, days }))
    else if (terminal.interactive && days.length > 0) {
      await readingRoom(desk, asQuery({ on: String(shown) }), 'days')
    } else {
      const rows = yearRows(shown, new Set(days))
      await terminal.show(
        String(shown),
        [...rows, '', '● a day on which something was kept'].join('\n'),
      )
    }
    return exit.done
  })
}
