import { basename } from 'node:path'
import { type Gathered, gather, type Reading } from '../../conversation/arriving/gather.ts'
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { howFar } from '../../conversation/desk/far.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { bothFormat, readBoth } from '../../exchange/both.ts'
import { type Incoming, mostBytes } from '../../exchange/incoming.ts'
import { mineName, readMine } from '../../exchange/mine.ts'
import { type Found, importSource } from '../../files/import-source.ts'
import { said } from '../../files/said.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { Whole } from '../../journal/whole.ts'
import { keepImported, notHere } from '../../store/imports.ts'
import { bringWhole, newIn } from '../../store/whole.ts'
import type { Context } from '../../world.ts'

type Given = Omit<Reading, 'unasked'> & {
  readonly path: string
  readonly look: boolean
  readonly yes: boolean
  readonly json: boolean
}

/** Brings in what another journal wrote: counts first, then asks; what is here already stays once. Throws Trouble 1, 2 and 3. */
export async function importWords(context: Context, wanted: Given): Promise<ExitCode> {
  const { terminal, world } = context
  checkZone(wanted.zone)
  const piped = wanted.path === '-' ? await terminal.pipedBytes() : undefined
  const found = await importSource(wanted.path, piped, world.clock.now())
  try {
    const both = await fromTheOther(context, wanted, found)
    if (both !== undefined) return both
    const mine = await mineIn(found)
    if (mine !== undefined) return await importMine(context, wanted, mine)
    return await importPages(context, wanted, found)
  } finally {
    found.close()
  }
}

function checkZone(zone: string | undefined): void {
  if (zone === undefined) return
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new Trouble(
      exit.usage,
      `"${zone}" is no zone that is known here.`,
      'A zone is named as in Europe/Berlin.',
    )
  }
}

async function importPages(context: Context, wanted: Given, found: Found): Promise<ExitCode> {
  const { look, yes, json } = wanted
  const read = await gather(context, found, { ...wanted, unasked: yes || json })
  const { entries, faults, notes } = read
  if (entries.length === 0 && !json) report(context, read)
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
    const keep = () => {
      const far = howFar(desk, 'imported', fresh.length)
      const count = keepImported(store, fresh, of, far)
      far()
      return count
    }
    if (json) {
      const imported = yes && !look ? keep() : 0
      const undated = entries.flatMap(({ where, undated }) =>
        undated === undefined ? [] : [{ where, ...undated }],
      )
      const counts = { found: entries.length, new: fresh.length, imported }
      terminal.out(jsonDocument('import', { ...counts, faults, notes, undated }))
      return exit.done
    }
    terminal.note(`${entries.length} found${spanOf(fresh)}; ${fresh.length} not here yet.`)
    report(desk, read)
    if (look || fresh.length === 0) return exit.done
    if (!yes && !(await sure(desk, fresh.length))) {
      terminal.note('Left. Nothing was imported.')
      return exit.done
    }
    const count = keep()
    const after =
      wanted.path === '-' ? '' : ' The files they came from are as they were, in plain text.'
    terminal.note(`${count} imported.${after}`)
    if (count > 0) terminal.note(takesBack)
    return exit.done
  })
}

/** A file of the other of two writers is taken in one by one; undefined where it is none. Throws Trouble 1 for a newer one. */
async function fromTheOther(
  context: Context,
  { look, yes }: Given,
  { files: [file] }: Found,
): Promise<ExitCode | undefined> {
  if (file === undefined || !canBeJson(file)) return undefined
  const bytes = await file.bytes()
  if (typeof bytes === 'string' || !bytes.subarray(0, 200).includes(bothFormat)) return undefined
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

function canBeJson({ name, size }: Found['files'][number]): boolean {
  return /\.json$|^stdin$/i.test(name) && size <= mostBytes
}

/** The writer's own, whole, where that is what was found: the file, or the one in its folder that has all of it. */
async function mineIn({ files }: Found): Promise<Whole | undefined> {
  for (const file of files) {
    if (!canBeJson(file) || (files.length > 1 && file.name !== mineName)) continue
    const all = await file.bytes()
    if (typeof all === 'string' || !all.subarray(0, 200).includes('"unearth-mine"')) continue
    let document: unknown
    try {
      document = JSON.parse(all.toString('utf8'))
    } catch {
      throw new Trouble(exit.failed, `${file.name} is not whole.`, 'Nothing was imported.')
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
      terminal.out(
        jsonDocument('import-mine', {
          found,
          new: fresh,
          imported: merged?.entries ?? 0,
          ...merged,
        }),
      )
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

/** ", from one day to another", ", of one day", or nothing where there is nothing. */
function spanOf(entries: readonly Incoming[]): string {
  const order = entries.toSorted((a, b) => a.created.utc - b.created.utc)
  const [first, last = first] = [order[0], order.at(-1)]
  if (first === undefined || last === undefined) return ''
  const [from, to] = [first, last].map(({ created }) => formatInstant(created, 'day'))
  return from === to ? `, of ${from}` : `, from ${from} to ${to}`
}

const mostShown = 40

function report({ terminal }: Context, { faults, notes }: Omit<Gathered, 'entries'>): void {
  for (const note of notes.slice(0, mostShown)) terminal.note(note)
  for (const { where, message } of faults.slice(0, mostShown)) terminal.note(`${where}: ${message}`)
  const more = Math.max(0, faults.length - mostShown) + Math.max(0, notes.length - mostShown)
  if (more > 0) terminal.note(`and ${more} more; --json has all of them.`)
}
