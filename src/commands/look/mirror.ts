import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { filterOf } from '../../conversation/desk/selection.ts'
import { mirrorJson, strandJson } from '../../conversation/mirror/as-json.ts'
import { type Held, hold } from '../../conversation/mirror/held.ts'
import { over } from '../../conversation/mirror/over.ts'
import { findStrands, strandText } from '../../conversation/mirror/strand.ts'
import { takeUp, takeUpStrands } from '../../conversation/mirror/take-up.ts'
import { labelOf, mirrorText } from '../../conversation/mirror/told.ts'
import { peopleCard } from '../../conversation/page/people-card.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadMirrors } from '../../files/content.ts'
import { loadAbout } from '../../files/pages.ts'
import { said } from '../../files/said.ts'
import type { Days } from '../../journal/time/spoken.ts'
import { countEntries } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly id: string | undefined
  readonly course: string | undefined
  readonly from: Days | undefined
  readonly until: Days | undefined
  readonly strands: boolean
  readonly about: boolean
  readonly number: number
  readonly json: boolean
}

/**
 * Shows the writer's own words again, over the last page, an entry, a course or a time; with `strands` what comes back. Over
 * words of danger there is none, and people come first. Exit code 3 where nothing is found.
 */
export async function mirror(context: Context, given: Given): Promise<ExitCode> {
  if (given.about) {
    await showAbout(context)
    return exit.done
  }
  if (given.strands && (given.id !== undefined || given.course !== undefined)) {
    throw new Trouble(exit.usage, 'Strands are looked for everywhere, or in a time.')
  }
  return withDesk(context, (desk) => (given.strands ? strands(desk, given) : held(desk, given)))
}

async function held(desk: Desk, given: Given): Promise<ExitCode> {
  const { terminal } = desk
  const found = hold(desk, await over(desk, given), given.number)
  const nothing = found.danger && found.over.what === 'entry'
  if (given.json) {
    await printedJson(desk, 'mirror', { mirror: mirrorJson(found) })
    return nothing ? exit.nothing : exit.done
  }
  if (found.danger) await peopleFirst(desk, found)
  if (nothing) return exit.nothing
  await terminal.show('A mirror', mirrorText(desk, found))
  await takeUp(desk, found)
  return exit.done
}

/** Over a page, or a course, as after writing; over a time that may be long ago the mirror itself says that something is left out. */
async function peopleFirst(desk: Desk, { over: { what } }: Held): Promise<void> {
  if (what === 'time') return
  if (desk.preferences.card) await peopleCard(desk, said('mirror/danger'))
  else desk.terminal.note(said('mirror/left-out'))
}

async function strands(desk: Desk, { from, until, number, json }: Given): Promise<ExitCode> {
  const { terminal, store } = desk
  // Where it takes longer than a breath.
  if (terminal.answered && countEntries(store) > 3000) terminal.note(said('mirror/reading'))
  const found = findStrands(desk, filterOf({ from, until, walk: undefined }), number)
  if (json) await printedJson(desk, 'mirror-strands', { strands: found.map(strandJson) })
  else if (found.length === 0) terminal.note(said('mirror/no-strands'))
  else {
    const text = [...found.map((each) => strandText(desk, each)), said('mirror/foot')]
    await terminal.show('What comes back', text.join('\n\n'))
    await takeUpStrands(desk, found)
  }
  return found.length === 0 ? exit.nothing : exit.done
}

/** The page about mirrors, and every list with what it was made from. */
async function showAbout({ terminal }: Context): Promise<void> {
  const lists = loadMirrors().signals.map(({ signal, basis }) => `- ${labelOf(signal)}: ${basis}`)
  const page = `${loadAbout('mirrors') ?? ''}\n## The lists\n\n${lists.join('\n')}\n`
  if (!terminal.screen || terminal.plain) {
    terminal.rows(page)
    return
  }
  const { renderMarkdown } = await import('../../terminal/markdown.ts')
  const columns = Math.min(terminal.columns, 76)
  terminal.out(renderMarkdown(page, { columns, theme: terminal.theme }))
}
