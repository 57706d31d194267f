import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { entryJson, instantJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { exit, Trouble } from '../../errors.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { lastRemoved, listEntries, restoreEntry } from '../../store/entries.ts'
import { type Import, listImports, takeBack } from '../../store/import-acts.ts'
import { firstWords } from '../../text/first-words.ts'
import { safeLine } from '../../text/safe.ts'
import type { Context } from '../../world.ts'

type Given = { readonly list: boolean; readonly yes: boolean; readonly json: boolean }

/**
 * Takes back what was done last: brings back the entry that was put in the trash, or takes back an import whole, which is asked
 * before. Throws Trouble 3 where there is neither, 2 where nobody can be asked.
 */
export function undo(context: Context, { list, yes, json }: Given): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { store, now } = desk
    const [came] = listImports(store)
    const removed = lastRemoved(store)
    if (json) await listedJson(desk)
    else if (list) listed(desk)
    else if (came !== undefined && came.at.utc >= (removed?.removed?.utc ?? 0)) {
      const way = yes ? 'import' : await asked(desk, came, removed)
      if (way === 'import') await takenBack(desk, came)
      else if (way === 'trash' && removed !== undefined) back(desk, removed)
      else desk.terminal.note('Left as it was.')
    } else if (removed !== undefined) back(desk, removed)
    else throw new Trouble(exit.nothing, 'The trash is empty.')
    return undefined

    function back({ terminal }: Desk, entry: Entry): void {
      restoreEntry(store, entry.id, now())
      terminal.note(`Back again: ${shortId(entry.id)}`)
    }
  })
}

type Way = 'leave' | 'import' | 'trash'

async function asked({ terminal }: Desk, came: Import, removed: Entry | undefined): Promise<Way> {
  const way = await terminal.choose<Way | undefined>(
    `Take back the import of ${importSaid(came)}? What you wrote on since stays; the rest leaves the journal.`,
    [
      { value: 'leave', name: 'leave it' },
      { value: 'import', name: 'take it back' },
      ...(removed === undefined
        ? []
        : [{ value: 'trash' as const, name: `bring back from the trash: ${describe(removed)}` }]),
    ],
    { unasked: undefined },
  )
  if (way !== undefined) return way
  throw new Trouble(
    exit.usage,
    `The last thing done here is the import of ${importSaid(came)}; nothing was taken back.`,
    '--yes takes it back.',
  )
}

async function takenBack({ terminal, store }: Desk, came: Import): Promise<void> {
  const { entries, kept } = takeBack(store, came.id)
  terminal.note(`${entries} taken back. What they came from is as it was.`)
  if (kept.length === 0) return
  terminal.note(`${kept.length} you wrote on, marked or wrote about since, and they stay:`)
  const lines = kept
    .slice(0, 40)
    .map((entry) => `  ${describe(entry)}  ${firstWords(entry.revision.text, 50)}`)
  if (kept.length > 40) lines.push(`  and ${kept.length - 40} more`)
  // Words of the journal are for a screen that leaves nothing behind.
  await terminal.show('They stay', lines.join('\n'))
}

/** What can be taken back, the last first. */
function listed(desk: Desk): void {
  const { terminal, store } = desk
  const imports = listImports(store).map((came) => ({
    utc: came.at.utc,
    line: `the import of ${importSaid(came)}`,
  }))
  const trash = listEntries(store, { removed: true, all: true }).map((entry) => ({
    utc: entry.removed?.utc ?? 0,
    line: `in the trash: ${sealedLine(desk, entry) ?? `${describe(entry)}  ${firstWords(entry.revision.text, 50)}`}`,
  }))
  const all = [...imports, ...trash].toSorted((a, b) => b.utc - a.utc)
  if (all.length === 0) throw new Trouble(exit.nothing, 'Nothing is there to be taken back.')
  terminal.out(`${all.map(({ line }) => line).join('\n')}\n`)
}

/** The same, each with the last first. */
async function listedJson(desk: Desk): Promise<void> {
  const { store } = desk
  const imports = listImports(store).map(({ id, entries, from, at }) => ({
    id,
    entries,
    from,
    at: instantJson(at),
  }))
  const trash = listEntries(store, { removed: true, all: true })
    .toSorted((a, b) => (b.removed?.utc ?? 0) - (a.removed?.utc ?? 0))
    .map((entry) => entryJson(entry, sealedLine(desk, entry) !== undefined))
  await printedJson(desk, 'undo', { imports, trash })
}

function importSaid({ entries, from, at }: Import): string {
  const count = entries === 1 ? '1 entry' : `${entries} entries`
  return `${count} from ${safeLine(from)}, ${formatInstant(at, 'full')}`
}
