// The way out of a walk: after a medium one a line, after a heavy one three steps that a stray key does not skip.
import { format } from 'date-fns/format'
import { loadLandings } from '../files/prompts.ts'
import type { Walk } from '../journal/walk.ts'
import type { Context } from '../program.ts'

/** The two lines before a heavy walk; false where the writer would rather not now. Other walks begin at once. */
export async function warned({ terminal }: Context, walk: Walk): Promise<boolean> {
  if (walk.intensity !== 'high') return true
  terminal.note('This one goes deep. Many people feel heavier straight after writing.')
  terminal.note('If you are still heavier tomorrow, rest from this one.')
  if (!terminal.interactive) return true
  return terminal.choose('', [
    { value: true, name: 'begin' },
    { value: false, name: 'not this, not now' },
  ])
}

/** Lands a sitting: `seed` chooses the line, so that it is not always the same one. */
export async function landing(
  { terminal, world }: Context,
  walk: Walk,
  seed: number,
): Promise<void> {
  if (walk.intensity === 'low') return
  const lines = loadLandings()
  const now = new Date(world.clock.now())
  const line = (lines[seed % lines.length] ?? '').replace('{time}', format(now, 'HH:mm'))
  if (walk.intensity === 'medium' || !terminal.interactive) {
    terminal.note(`\n${line}`)
  } else {
    await terminal.pause('', line)
    await terminal.pause('', 'Name one thing in the room that has nothing to do with this.')
    await terminal.pause('', 'What is the next ordinary thing you will do?')
  }
  if (walk.intensity === 'high') {
    terminal.note('If you want a person now: unearth support. Something steady: unearth ground.')
  }
}
