// The versions of a story drawn on a page: it leaves as everything that leaves does. One passage that stays, in whichever version
// it stood, keeps all of them here: what changed between two would show it.
import { type ExitCode, exit } from '../../errors.ts'
import { type StorySheet, storyDrawing, storyWords } from '../../exchange/story-layout.ts'
import { type DrawnFormat, drawnPieces } from '../../exchange/write-any.ts'
import { said } from '../../files/said.ts'
import type { Entry, Revision } from '../../journal/entry.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import { markKinds, stays } from '../../journal/page/marks.ts'
import { toldIn } from '../../journal/record/tellings.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { everMarked } from '../../store/marks.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import type { Version } from '../desk/then-and-now.ts'
import { drawable } from './drawable.ts'
import { heldOf } from './material.ts'
import { askLeft, askRoles } from './roles.ts'
import { pdfPassword, type Sending, send } from './send.ts'

/** Draws these versions of `entry`: shown first, then written. Exit code 3 where one of them may not leave. */
export async function leaveVersions(
  desk: Desk,
  entry: Entry,
  versions: readonly Version[],
  how: Omit<Sending, 'format' | 'name' | 'drawn'> & { readonly format: DrawnFormat },
): Promise<ExitCode> {
  const all = versions.map(({ revision }) => revision)
  if (mayNot(desk, entry, all)) {
    desk.terminal.note(said('story/held', { kind: entry.kind }))
    return exit.nothing
  }
  const made = (roles: readonly Role[]): StorySheet => ({
    title: said('story/drawn-title'),
    notes: [said('story/drawn-note', { day: formatInstant(desk.now(), 'day') })],
    versions: versions.map(({ revision, number }) => ({
      heading: `${said('story/version', { number })}, ${formatInstant(revision.written, 'day')}`,
      text: withRoles(toldIn(revision), roles),
    })),
  })
  const roles = await askLeft(desk, await askRoles(desk), (roles) =>
    made(roles).versions.map(({ text }) => text),
  )
  const sheet = made(roles)
  const wished = { ...how, name: 'story-of-why', drawn: true }
  const sending = await drawable(desk, wished, () => [storyWords(sheet)])
  const password = await pdfPassword(desk, sending)
  const head = { title: sheet.title, at: desk.now(), ...given({ password }) }
  const pieces = await drawnPieces(storyDrawing(sheet), sending.format, head)
  await send(desk, pieces, async () => storyWords(sheet), sending, password)
  return exit.done
}

function mayNot(desk: Desk, entry: Entry, versions: readonly Revision[]): boolean {
  if (everMarked(desk.store, markKinds.filter(stays)).has(entry.id)) return true
  const held = heldOf(desk)
  return [entry.revision, ...versions].some(
    (revision) => held.spansOf({ ...entry, revision }).length > 0,
  )
}
