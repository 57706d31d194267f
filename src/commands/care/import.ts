import { basename } from 'node:path'
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { bothFormat, readBoth } from '../../exchange/both.ts'
import { type Incoming, mostBytes, type Read } from '../../exchange/incoming.ts'
import { mineName, readMine } from '../../exchange/mine.ts'
import { needsPassword, readAny } from '../../exchange/read-any.ts'
import { importSource } from '../../files/import-source.ts'
import { said } from '../../files/said.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Whole } from '../../journal/whole.ts'
import { keepImported, notHere } from '../../store/imports.ts'
import { bringWhole, newIn } from '../../store/whole.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly path: string
  readonly as: string | undefined
  readonly timeformat: string | undefined
  readonly look: boolean
  readonly yes: boolean
  readonly json: boolean
}

/** Brings in what another journal wrote: counts first, then asks; what is here already stays once. Throws Trouble 1, 2 and 3. */
export async function importWords(context: Context, wanted: Given): Promise<ExitCode> {
  const { look, yes, json } = wanted
  const both = await fromTheOther(context, wanted)
  if (both !== undefined) return both
  const mine = mineAt(wanted.path)
  if (mine !== undefined) return importMine(context, wanted, mine)
  const reads = await readAll(context, wanted)
  const entries = reads.flatMap(({ entries }) => entries)
  const faults = reads.flatMap(({ faults }) => faults)
  const notes = reads.flatMap(({ notes }) => notes)
  if (entries.length === 0 && !json) report(context, { faults, notes })
  if (entries.length === 0 && faults.length === 0) {
    throw new Trouble(exit.nothing, 'Nothing that can be imported was found there.')
  }
  if (entries.length === 0) {
    throw new Trouble(exit.failed, 'Nothing there could be read.', 'Nothing was imported.')
  }
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const fresh = notHere(store, entries)
    const of = { at: desk.now(), from: basename(wanted.path) }
    if (json) {
      const imported = yes && !look ? keepImported(store, fresh, of) : 0
      const found = entries.length
      terminal.out(jsonDocument({ found, new: fresh.length, faults, notes, imported }))
      return exit.done
    }
    terminal.note(`${entries.length} found${spanOf(fresh)}; ${fresh.length} not here yet.`)
    report(desk, { faults, notes })
    if (look || fresh.length === 0) return exit.done
    if (!yes && !(await sure(desk, fresh.length))) {
      terminal.note('Left. Nothing was imported.')
      return exit.done
    }
    const count = keepImported(store, fresh, of)
    terminal.note(`${count} imported. The files they came from are as they were, in plain text.`)
    if (count > 0) terminal.note(takesBack)
    return exit.done
  })
}

/** A file of the other of two writers is taken in one by one; undefined where it is none. Throws Trouble 1 for a newer one. */
async function fromTheOther(
  context: Context,
  { path, look, yes }: Given,
): Promise<ExitCode | undefined> {
  const [file] = importSource(path)
  if (file === undefined || !file.name.endsWith('.json') || file.size > mostBytes) return undefined
  const bytes = file.bytes()
  if (!bytes.subarray(0, 200).includes(bothFormat)) return undefined
  const both = readBoth(bytes.toString('utf8'))
  if (both === undefined) return undefined
  if (both === 'newer') {
    throw new Trouble(exit.failed, 'That file is of a newer unearth.', 'Nothing was taken in.')
  }
  const { takeIn } = await import('../../conversation/leaving/take-in.ts')
  return withDesk(context, async (desk) => {
    if (look) desk.terminal.note(said('leaving/both-look', { count: String(both.records.length) }))
    else await takeIn(desk, both, yes)
    return exit.done
  })
}

/** The writer's own, whole, where that is what lies at `path`: the file, or the one in its folder that has all of it. */
function mineAt(path: string): Whole | undefined {
  const files = [...importSource(path)]
  for (const { name, bytes } of files) {
    if (!/\.json$/i.test(name) || (files.length > 1 && name !== mineName)) continue
    const all = bytes()
    if (!all.subarray(0, 200).includes('"unearth-mine"')) continue
    let document: unknown
    try {
      document = JSON.parse(all.toString('utf8'))
    } catch {
      throw new Trouble(exit.failed, `${name} is not whole.`, 'Nothing was imported.')
    }
    const read = readMine(document)
    if ('fault' in read) throw new Trouble(exit.failed, read.fault, 'Nothing was imported.')
    return read
  }
  return undefined
}

/** Brings in a whole journal under its own ids, as another copy is merged. */
function importMine(
  context: Context,
  { path, look, yes, json }: Given,
  whole: Whole,
): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal, store, now } = desk
    const found = [...whole.entries].length
    const fresh = newIn(store, whole)
    if (!json) terminal.note(`${found} found, whole, with their versions; ${fresh} not here yet.`)
    const wanted = !look && (yes || (!json && (await sure(desk, found))))
    const merged = wanted
      ? bringWhole(store, whole, { at: now(), from: basename(path) })
      : undefined
    if (json) {
      terminal.out(jsonDocument({ found, new: fresh, imported: merged?.entries ?? 0, ...merged }))
    } else if (merged === undefined) {
      if (!look) terminal.note('Left. Nothing was imported.')
    } else {
      const { entries, versions, drafts } = merged
      terminal.note(`${entries} imported, with ${versions} versions and ${drafts} drafts.`)
      terminal.note('The file they came from is as it was, in plain text.')
      if (merged.changed) terminal.note(takesBack)
    }
    return exit.done
  })
}

const takesBack = '"unearth undo" takes this import back whole.'

async function sure({ terminal }: Desk, count: number): Promise<boolean> {
  const answer = await terminal.choose(
    `Import ${count}?`,
    [
      { value: false, name: 'leave it' },
      { value: true, name: 'import' },
    ],
    { unasked: undefined },
  )
  if (answer === undefined)
    throw new Trouble(exit.usage, 'Nothing was imported.', '--yes imports it.')
  return answer
}

/** ", from one day to another", or nothing where there is nothing. */
function spanOf(entries: readonly Incoming[]): string {
  const order = entries.toSorted((a, b) => a.created.utc - b.created.utc)
  const [first, last = first] = [order[0], order.at(-1)]
  if (first === undefined || last === undefined) return ''
  return `, from ${formatInstant(first.created, 'day')} to ${formatInstant(last.created, 'day')}`
}

async function readAll(
  context: Context,
  { path, as, timeformat }: Given,
): Promise<readonly Read[]> {
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
    if (needsPassword(source, as)) password ??= await terminal.secret('The password of that file:')
    reads.push(
      readAny(source, {
        zone,
        ...given({ timeformat, as, password }),
      }),
    )
  }
  return reads
}

const mostShown = 40

function report({ terminal }: Context, { faults, notes }: Omit<Read, 'entries'>): void {
  for (const note of notes.slice(0, mostShown)) terminal.note(note)
  for (const { where, message } of faults.slice(0, mostShown)) terminal.note(`${where}: ${message}`)
  const more = Math.max(0, faults.length - mostShown) + Math.max(0, notes.length - mostShown)
  if (more > 0) terminal.note(`and ${more} more; --json has all of them.`)
}
