// Everything that is to be taken in, read before anything is opened or kept: what is there, what it is dated by, and what was not
// understood. Which number of "03/04/2024" is the day is told by the others, or asked.
import { exit, Trouble } from '../../errors.ts'
import { orderOf } from '../../exchange/dates.ts'
import {
  contentId,
  type Fault,
  type How,
  type Incoming,
  mostBytes,
  type Order,
  type Read,
  type SourceFile,
} from '../../exchange/incoming.ts'
import { needsPassword, readAny } from '../../exchange/read-any.ts'
import type { Found } from '../../files/import-source.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'
import { howFar } from '../desk/far.ts'
import { secretIn } from '../desk/unlock.ts'

export type Reading = {
  readonly as: string | undefined
  readonly timeformat: string | undefined
  readonly dates: Order | undefined
  readonly zone: string | undefined
  readonly filePassphraseFd: number | undefined
  /** Nobody is to be asked. */
  readonly unasked: boolean
}

export type Gathered = {
  readonly entries: readonly Incoming[]
  readonly faults: readonly Fault[]
  readonly notes: readonly string[]
}

/**
 * Reads all of it. Throws Trouble 1 where it is too large, 2 where a date can be read two ways and nobody says which, 5 where
 * nobody can be asked for the password of a file.
 */
export async function gather(context: Context, found: Found, wanted: Reading): Promise<Gathered> {
  const how = howOf(context, found, wanted)
  const password = passwordOf(context, wanted)
  const far = howFar(context, 'read', found.files.length)
  let reads = await readAll(found, (file) => readOne(file, how, password), far)
  far()
  const notes: string[] = []
  const dates = reads.flatMap(({ dates = [] }) => dates)
  const order = wanted.dates === undefined ? await orderFor(context, dates, wanted) : undefined
  if (order !== undefined) {
    const again = { ...how, order: order.is }
    reads = await Promise.all(
      reads.map((read, index) => {
        const file = found.files[index]
        return (read.dates ?? []).length === 0 || file === undefined
          ? read
          : readOne(file, again, password)
      }),
    )
    notes.push(order.said)
  }
  const entries = apart(reads.flatMap((read) => read.entries))
  return {
    entries,
    faults: [...found.faults, ...reads.flatMap((read) => read.faults)],
    notes: [
      ...notes,
      ...reads.flatMap((read) => read.notes),
      ...undatedOf(entries),
      ...besideOf(found.beside),
    ],
  }
}

/** Two that have the same id there and other words are two. */
function apart(entries: readonly Incoming[]): readonly Incoming[] {
  const texts = new Map<string, string>()
  return entries.map((entry) => {
    const key = `${entry.source}/${entry.sourceId}`
    const before = texts.get(key)
    if (before === undefined) texts.set(key, entry.text)
    if (before === undefined || before === entry.text || entry.id !== undefined) return entry
    return { ...entry, sourceId: `${entry.sourceId}/${contentId(entry.created, entry.text)}` }
  })
}

function howOf({ world }: Context, { beside }: Found, wanted: Reading): How {
  const { as, timeformat, dates, zone = world.clock.zone() } = wanted
  return { zone, beside: new Set(beside), ...given({ as, timeformat, order: dates }) }
}

/** The password of the file, asked for once where one needs it. */
function passwordOf(
  { terminal }: Context,
  { filePassphraseFd: fd }: Reading,
): () => Promise<string> {
  let known: Promise<string> | undefined
  const ask = async () => {
    if (fd !== undefined) return secretIn(fd, `descriptor ${fd}`)
    return terminal.secret('The password of that file:').catch((error: unknown) => {
      throw error instanceof Trouble && error.code === exit.noTerminal ? noPassword() : error
    })
  }
  return () => (known ??= ask())
}

function noPassword(): Trouble {
  return new Trouble(
    exit.noTerminal,
    'The password of that file is asked on a terminal, and there is none here.',
    'Scripts: --file-passphrase-fd N. Nothing was imported.',
  )
}

async function readAll(
  { files }: Found,
  read: (file: Found['files'][number]) => Promise<Read>,
  far: (done?: number) => void,
): Promise<readonly Read[]> {
  const reads: Read[] = []
  let bytes = 0
  for (const [index, file] of files.entries()) {
    bytes += file.size
    if (bytes > mostBytes)
      throw new Trouble(exit.failed, 'That is too large to be a journal.', 'Nothing was imported.')
    reads.push(await read(file))
    far(index + 1)
  }
  return reads
}

async function readOne(
  file: Found['files'][number],
  how: How,
  password: () => Promise<string>,
): Promise<Read> {
  const bytes = await file.bytes()
  if (typeof bytes === 'string')
    return { entries: [], faults: [{ where: file.name, message: bytes }], notes: [] }
  const source: SourceFile = { name: file.name, mtimeMs: file.mtimeMs, bytes }
  return readAny(
    source,
    needsPassword(source, how.as) ? { ...how, password: await password() } : how,
  )
}

const words: Readonly<Record<Order, string>> = {
  'day-first': 'the day first',
  'month-first': 'the month first',
}

/** How days in numbers alone are read, and what is said of it; undefined where none needs it. */
async function orderFor(
  { terminal }: Context,
  dates: readonly string[],
  { unasked }: Reading,
): Promise<{ readonly is: Order; readonly said: string } | undefined> {
  const told = orderOf(dates)
  if (told === undefined) return undefined
  const several = dates.find((each) => orderOf([each]) === 'either')
  const proof = dates.find((each) => orderOf([each]) === told)
  if (told === 'day-first' || told === 'month-first') {
    return {
      is: told,
      said: `Dates in numbers are read with ${words[told]}, as "${proof ?? ''}" can only be.`,
    }
  }
  const example = several ?? dates[0] ?? ''
  const question = `"${example}" can be read two ways, and ${told === 'either' ? 'no date there says which' : 'the dates there say both'}. Which comes first?`
  const choices = [
    { value: 'day-first', name: 'the day' },
    { value: 'month-first', name: 'the month' },
  ] as const
  const is = unasked
    ? undefined
    : await terminal.choose<Order | undefined>(question, choices, { unasked: undefined })
  if (is !== undefined) return { is, said: `Dates in numbers are read with ${words[is]}.` }
  throw new Trouble(
    exit.usage,
    `"${example}" can be read two ways, and nothing there says which. Nothing was imported.`,
    '--dates day-first or --dates month-first says it.',
  )
}

const mostNamed = 5

/** What has no date that is understood, and what it gets instead: said before anything is kept. */
function undatedOf(entries: readonly Incoming[]): readonly string[] {
  const instead = {
    changed: 'each gets the day its file was last changed',
    name: 'each gets the day in its file’s name',
  }
  return (['changed', 'name'] as const).flatMap((by) => {
    const all = entries.filter(({ undated }) => undated?.by === by)
    if (all.length === 0) return []
    const stood = all.flatMap(({ where, undated }) =>
      undated?.value ? [`  ${where}: "${undated.value.slice(0, 60)}"`] : [],
    )
    const kept = stood.length === 0 ? '.' : '. What stood there is kept with it:'
    const more = stood.length - mostNamed
    return [
      `${all.length} of ${entries.length} ${all.length === 1 ? 'has' : 'have'} no date that is understood; ${instead[by]}${kept}`,
      ...stood.slice(0, mostNamed),
      ...(more > 0 ? [`  and ${more} more`] : []),
    ]
  })
}

/** What was passed over, by how its names end. */
function besideOf(names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const counts = new Map<string, number>()
  for (const name of names) {
    const end = /\.[^./]{1,12}$/.exec(name)?.[0].toLowerCase() ?? 'without an ending'
    counts.set(end, (counts.get(end) ?? 0) + 1)
  }
  const kinds = [...counts].toSorted(([, a], [, b]) => b - a).slice(0, 6)
  const listed = kinds.map(([end, count]) => `${count} ${end}`).join(', ')
  const files = names.length === 1 ? '1 other file stays' : `${names.length} other files stay`
  return [`${files} where ${names.length === 1 ? 'it is' : 'they are'}: ${listed}.`]
}
