import { jsonDocument } from '../../conversation/desk/json.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { type Incoming, mostBytes, type Read } from '../../exchange/incoming.ts'
import { needsPassword, readAny } from '../../exchange/read-any.ts'
import { importSource } from '../../files/import-source.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { keepImported, knownHere } from '../../store/imports.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

type Options = {
  readonly as?: string
  readonly timeformat?: string
  readonly look?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** Brings in what another journal wrote: counts first, then asks; what is here already stays once. Throws Trouble 1, 2 and 3. */
export async function importWords(
  context: Context,
  path: string,
  options: Options,
): Promise<ExitCode> {
  const { terminal } = context
  const reads = await readAll(context, path, options)
  const entries = reads.flatMap(({ entries }) => entries)
  const faults = reads.flatMap(({ faults }) => faults)
  const notes = reads.flatMap(({ notes }) => notes)
  if (entries.length === 0 && !options.json) report(context, { faults, notes })
  if (entries.length === 0 && faults.length === 0) {
    throw new Trouble(exit.nothing, 'Nothing that can be imported was found there.')
  }
  if (entries.length === 0) {
    throw new Trouble(exit.failed, 'Nothing there could be read.', 'Nothing was imported.')
  }
  return withJournal(context, async (store) => {
    const fresh = unknownHere(store, entries)
    const first = fresh.toSorted((a, b) => a.created.utc - b.created.utc)
    if (options.json) {
      const done = options.yes === true && options.look !== true
      if (done) keepImported(store, fresh)
      terminal.out(
        jsonDocument({
          found: entries.length,
          new: fresh.length,
          faults,
          notes,
          imported: done ? fresh.length : 0,
        }),
      )
      return exit.done
    }
    const span =
      first[0] === undefined || first.at(-1) === undefined
        ? ''
        : `, from ${formatInstant(first[0].created, 'day')} to ${formatInstant((first.at(-1) ?? first[0]).created, 'day')}`
    terminal.note(`${entries.length} found${span}; ${fresh.length} not here yet.`)
    report(context, { faults, notes })
    if (options.look || fresh.length === 0) return exit.done
    if (!options.yes) {
      if (!terminal.interactive)
        throw new Trouble(exit.usage, 'Nothing was imported.', '--yes imports it.')
      const sure = await terminal.choose(`Import ${fresh.length}?`, [
        { value: false, name: 'leave it' },
        { value: true, name: 'import' },
      ])
      if (!sure) {
        terminal.note('Left. Nothing was imported.')
        return exit.done
      }
    }
    keepImported(store, fresh)
    terminal.note(
      `${fresh.length} imported. The files they came from are as they were, in plain text.`,
    )
    return exit.done
  })
}

async function readAll(context: Context, path: string, options: Options): Promise<readonly Read[]> {
  const { terminal, world } = context
  const zone = world.clock.zone()
  const reads: Read[] = []
  let password: string | undefined
  let bytes = 0
  for (const file of importSource(path)) {
    bytes += file.size
    if (bytes > mostBytes)
      throw new Trouble(exit.failed, 'That is too large to be a journal.', 'Nothing was imported.')
    const source = { ...file, bytes: file.bytes() }
    if (needsPassword(source, options.as))
      password ??= await terminal.secret('The password of that file:')
    reads.push(
      readAny(source, {
        zone,
        ...(options.timeformat === undefined ? {} : { timeformat: options.timeformat }),
        ...(options.as === undefined ? {} : { as: options.as }),
        ...(password === undefined ? {} : { password }),
      }),
    )
  }
  return reads
}

/** What is not here yet, each once. */
function unknownHere(store: Store, entries: readonly Incoming[]): readonly Incoming[] {
  const known = new Set(knownHere(store))
  return entries.filter((entry) => {
    const key = entry.id ?? `${entry.source}/${entry.sourceId}`
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

const mostShown = 40

function report({ terminal }: Context, { faults, notes }: Omit<Read, 'entries'>): void {
  for (const note of notes.slice(0, mostShown)) terminal.note(note)
  for (const { where, message } of faults.slice(0, mostShown)) terminal.note(`${where}: ${message}`)
  const more = Math.max(0, faults.length - mostShown) + Math.max(0, notes.length - mostShown)
  if (more > 0) terminal.note(`and ${more} more; --json has all of them.`)
}
