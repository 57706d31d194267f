import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { mapText, touchedText } from '../../conversation/map/drawn.ts'
import { type Drawing, leaveMap } from '../../conversation/map/leave.ts'
import { openMap } from '../../conversation/map/open.ts'
import { mapSeen, mapTouches } from '../../conversation/map/seen.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Partial<Drawing> & { readonly learned: string | undefined; readonly json: boolean }

/**
 * Shows the map of why: a section through the ground, and the weeks in which each process was touched. Where somebody is there
 * its lines open. With a format it is drawn, and leaves as everything that leaves.
 */
export function map(context: Context, wanted: Given): Promise<ExitCode> {
  const { learned, json, format, ...how } = wanted
  return withDesk(context, async (desk) => {
    if (format !== undefined) return leaveMap(desk, learned, { ...noWish, ...how, format })
    if (json) {
      const { parts, fills } = mapSeen(desk, learned)
      const filled = parts.map(({ groups, ...part }) => ({
        ...part,
        groups: groups.map(({ lines, ...group }) => ({
          ...group,
          lines: lines.map(({ id }) => id),
        })),
        ...given({ filledBy: fills.get(part.part) }),
      }))
      await printedJson(desk, 'map', { parts: filled, touches: mapTouches(desk, weeks(desk)) })
      return exit.done
    }
    await desk.terminal.show(said('map/title'), wholeMap(desk, learned))
    if (desk.terminal.answered) await openMap(desk, learned)
    return exit.done
  })
}

const noWish = { to: undefined, over: false, look: false, password: false, yes: false }

function wholeMap(desk: Desk, learned: string | undefined): string {
  const { columns, plain } = desk.terminal
  const seen = mapSeen(desk, learned)
  const touches = mapTouches(desk, weeks(desk))
  return [
    ...mapText(seen, Math.min(70, columns - 4), plain),
    ...touchedText(touches, narrow(desk), plain),
  ].join('\n')
}

function narrow({ terminal }: Desk): boolean {
  return terminal.columns < 64
}

/** As many weeks as have room. */
function weeks(desk: Desk): number {
  return narrow(desk) ? 8 : 16
}
