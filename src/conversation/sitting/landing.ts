// The way out of a walk: after a medium one a line, after a heavy one three steps that a stray key does not skip.
import { loadLandings } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import type { Context } from '../../world.ts'

/** What stands above the first page of a walk: for the one who was hurt, where to read on about fear. */
export function headOf({ audience }: Walk): readonly string[] {
  return audience === 'hurt' ? [said('care/control')] : []
}

/** The two lines before a heavy walk; false where the writer would rather not now. Other walks begin at once. */
export async function warned({ terminal }: Context, walk: Walk): Promise<boolean> {
  if (walk.intensity !== 'high') return true
  terminal.note(said('sitting/goes-deep'))
  terminal.note(said('sitting/heavier-tomorrow'))
  if (!terminal.answered) return true
  return (await terminal.choose(...asked('sitting/begin'))) === 'begin'
}

/** Lands a sitting: `seed` chooses the line, so that it is not always the same one. */
export async function landing(
  { terminal, world }: Context,
  walk: Walk,
  seed: number,
): Promise<void> {
  if (walk.intensity === 'low') return
  const { lines, steps } = loadLandings()
  const now = instantNow(world.clock)
  const line = (lines[seed % lines.length] ?? '').replace('{time}', formatInstant(now, 'time'))
  if (walk.intensity === 'medium' || !terminal.answered) {
    terminal.note(`\n${line}`)
  } else {
    await terminal.pause('', line)
    for (const step of steps) await terminal.pause('', step)
  }
  if (walk.intensity === 'high') {
    terminal.note(said('sitting/a-person-now'))
  }
}
