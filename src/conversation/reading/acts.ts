// What can be done with an entry while it is read.
import type { Entry } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { historyOf, removeEntry } from '../../store/entries.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { describe } from '../desk/entry-text.ts'
import { sealedLine } from '../desk/sealed.ts'
import { showVersions } from '../desk/then-and-now.ts'
import { liftFrom } from '../record/lift-any.ts'
import { askSettle, settling } from '../sitting/settle.ts'
import { editEntry } from './edit.ts'
import { linkedWith } from './linked.ts'
import { pointAt } from './point.ts'

/** What was done, or the entry it leads to. */
export type Done = { readonly leadsTo: Entry } | undefined

type Act = {
  readonly name: string
  /** Whether it can be done with an entry. */
  readonly can?: (desk: Desk, entry: Entry) => boolean
  readonly does: (desk: Desk, entry: Entry) => Promise<Done>
}

/** By its key. */
const acts: Readonly<Record<string, Act>> = {
  e: { name: 'edit', does: only((desk, entry) => editEntry(desk, entry, false)) },
  m: { name: 'mark', can: hasWords, does: only(pointAt) },
  l: { name: 'lift', can: hasWords, does: only(liftFrom) },
  s: {
    name: 'settle',
    can: (desk, entry) => settling(desk, entry) !== undefined,
    does: only(askSettle),
  },
  h: { name: 'history', can: (_, { revision }) => revision.number > 1, does: only(history) },
  o: {
    name: 'linked',
    can: (desk, entry) => linkedWith(desk, entry).length > 0,
    does: linked,
  },
  x: { name: 'trash', does: only(trash) },
}

/** What leads nowhere else. */
function only(does: (desk: Desk, entry: Entry) => Promise<unknown>): Act['does'] {
  return async (desk, entry) => {
    await does(desk, entry)
    return undefined
  }
}

/** What can be done with an entry now, each by its key. */
export function actsOn(desk: Desk, entry: Entry): readonly { key: string; name: string }[] {
  return Object.entries(acts)
    .filter(([, { can }]) => can?.(desk, entry) ?? true)
    .map(([key, { name }]) => ({ key, name }))
}

/** Does what `key` stands for, or nothing. Throws as the terminal's questions do. */
export async function act(desk: Desk, key: string, entry: Entry): Promise<Done> {
  return acts[key]?.does(desk, entry)
}

function hasWords(_: Desk, { revision }: Entry): boolean {
  return revision.text.trim() !== ''
}

async function trash(desk: Desk, entry: Entry): Promise<void> {
  const sure = await desk.terminal.choose(`Put it in the trash?\n${describe(entry)}`, [
    { value: false, name: 'leave it' },
    { value: true, name: 'put it there' },
  ])
  if (!sure) return
  removeEntry(desk.store, entry.id, desk.now())
  desk.terminal.note('It is in the trash. "unearth undo" brings it back.')
}

/** Which two versions, and what changed between them. */
async function history(desk: Desk, entry: Entry): Promise<void> {
  const versions = historyOf(desk.store, entry.id).map((revision, at) => ({
    revision,
    number: at + 1,
  }))
  const now = versions.at(-1)
  const earlier = versions.slice(0, -1)
  const [only] = earlier
  if (now === undefined || only === undefined) return
  const then =
    earlier.length === 1
      ? only
      : await desk.terminal.choose('What changed since which version?', [
          ...earlier.toReversed().map((version) => ({
            value: version,
            name: `${version.number}, ${formatInstant(version.revision.written, 'full')}`,
          })),
          { value: undefined, name: 'back' },
        ])
  if (then === undefined) return
  await showVersions(desk, describe(entry), [then, now], ({ text }) => text)
}

async function linked(desk: Desk, entry: Entry): Promise<Done> {
  const all = linkedWith(desk, entry)
  const [only] = all
  const other =
    all.length < 2
      ? only
      : await desk.terminal.choose('Which of them?', [
          ...all.map((each) => ({ value: each, name: lineOf(desk, each) })),
          { value: undefined, name: 'back' },
        ])
  return other && { leadsTo: other }
}

function lineOf(desk: Desk, entry: Entry): string {
  return sealedLine(desk, entry) ?? `${describe(entry)}  ${firstWords(entry.revision.text, 40)}`
}
