import { type ExitCode, exit, Trouble } from '../errors.ts'
import type { Outgoing, Sheet } from '../exchange/outgoing.ts'
import type { Entry, MarkKind } from '../journal/entry.ts'
import { type Box, formulationBoxes, type Material, partnerBoxes } from '../journal/formulation.ts'
import { formatInstant, instantNow } from '../journal/instant.ts'
import { leaving, namedOnly } from '../journal/leaving.ts'
import { markKinds } from '../journal/pointing.ts'
import { type Role, withRoles } from '../journal/roles.ts'
import type { Context } from '../program.ts'
import { eachEntry, findEntry, listEntries } from '../store/entries.ts'
import { listMarked, listMarks } from '../store/marks.ts'
import type { Store } from '../store/open.ts'
import { searchEntries } from '../store/search.ts'
import { documentPieces, type Format, sectionsOf, sheetFormats, sheetPieces } from './outgoing.ts'
import { allRecords, recordBy } from './records.ts'
import { askRoles } from './roles.ts'
import { type Selection, selectionOf } from './selection.ts'
import { pdfPassword, type Sending, send } from './send.ts'
import { tick } from './tick.ts'
import { allWalks } from './walks.ts'
import { withJournal } from './with-journal.ts'

type Options = Omit<Selection, 'number'> & {
  readonly for?: 'therapist' | 'partner'
  readonly full?: boolean
  readonly kind?: string
  readonly mark?: MarkKind
  readonly search?: string
  readonly id?: readonly string[]
  readonly theirs?: boolean
  readonly format?: Format
  readonly to?: string
  readonly over?: boolean
  readonly yes?: boolean
  readonly look?: boolean
  readonly password?: boolean
  readonly font?: string
}

const most = 100_000

/** Takes chosen words out of the journal: shown first, names as roles, then written. Throws Trouble 2 where nothing is chosen. */
export function exportWords(context: Context, options: Options): Promise<ExitCode> {
  if (options.for !== undefined) return exportSheet(context, options)
  const { from, until, walk, kind, mark, search, id, full } = options
  const chosen = [from, until, walk, kind, mark, search, id].some((each) => each !== undefined)
  if (!chosen && full !== true) {
    throw new Trouble(
      exit.usage,
      'Nothing is chosen, so nothing leaves.',
      'Choose by --walk, --kind, --mark, --search, --from, --until or --id; --full is everything.',
    )
  }
  const format = options.format ?? 'markdown'
  const selection = selectionOf(context, { ...options, number: most })
  const wanted = kind === undefined || plain.has(kind) ? kind : recordBy(context, kind).id
  return withJournal(context, async (store) => {
    const { terminal, world } = context
    const { kind: _, ...rest } = options
    const entries = () =>
      pick(store, { ...rest, ...(wanted === undefined ? {} : { kind: wanted }) }, selection)
    const roles = await askRoles(context, store)
    const passages = mark === undefined ? [] : [mark]
    const wish = { roles, theirs: options.theirs === true, passages }
    // Made anew for each look, so that a large journal is never whole in memory.
    const out = { [Symbol.iterator]: () => outgoing(context, store, entries(), wish) }
    const [first] = out
    if (first === undefined) {
      terminal.note('Nothing that may leave was found.')
      return exit.nothing
    }
    const at = instantNow(world.clock)
    const how: Sending = { ...options, format, name: 'from-my-journal' }
    const password = await pdfPassword(context, how)
    const title = 'From a journal'
    const pieces = await documentPieces(out, format, { title, at, ...more(options, password) })
    await send(context, store, pieces, () => inText(out, format, { title, at }), how, password)
    return exit.done
  })
}

/** Kinds of entry that are no records. */
const plain = new Set(['answer', 'page', 'note', 'letter'])

function more({ font }: Options, password: string | undefined) {
  return {
    ...(password === undefined ? {} : { password }),
    ...(font === undefined ? {} : { fonts: [font] }),
  }
}

/** What a look shows: the very bytes, or of a PDF the same as text. */
async function inText(
  out: Iterable<Outgoing>,
  format: Format,
  how: { title: string; at: ReturnType<typeof instantNow> },
): Promise<string> {
  const pieces = await documentPieces(out, format === 'pdf' ? 'text' : format, how)
  return [...pieces].map(String).join('')
}

function pick(
  store: Store,
  options: Options,
  selection: ReturnType<typeof selectionOf>,
): Iterable<Entry> {
  const { kind, search, id, mark } = options
  const byId = id?.flatMap((each) => {
    const found = findEntry(store, each)
    if (found.length === 1) return found
    throw new Trouble(
      found.length === 0 ? exit.nothing : exit.usage,
      `"${each}" is no id of one entry.`,
    )
  })
  const { limit: _, ...selected } = selection
  const all =
    byId ??
    (search === undefined
      ? eachEntry(store, { ...selected, ...(kind === undefined ? {} : { kind }) })
      : searchEntries(store, { ...selection, words: search, order: 'newest' })
          .hits.map(({ entry }) => entry)
          .toReversed())
  const marked =
    mark === undefined
      ? undefined
      : new Set(listMarked(store, { kinds: [mark], limit: most }).map(({ entry }) => entry.id))
  return Iterator.from(all).filter(
    (entry) =>
      (kind === undefined || entry.kind === kind) &&
      (marked === undefined || marked.has(entry.id)) &&
      // Named is by its kind or its id.
      (byId !== undefined || entry.kind === kind || !namedOnly.has(entry.kind)) &&
      entry.removed === null,
  )
}

type Wish = {
  readonly roles: readonly Role[]
  readonly theirs: boolean
  readonly passages: readonly MarkKind[]
}

/** The entries as they leave: titled, with names as roles and without what stays. */
function* outgoing(
  context: Context,
  store: Store,
  entries: Iterable<Entry>,
  wish: Wish,
): Generator<Outgoing> {
  const kinds = new Map(allRecords(context).kinds.map((kind) => [kind.id, kind]))
  const titles = new Map(allWalks(context).walks.map(({ id, title }) => [id, title]))
  for (const entry of entries) {
    const kind = kinds.get(entry.kind)
    const left = leaving(entry, listMarks(store, entry.revision.id), wish, kind)
    if (left === undefined) continue
    const { walk, question, asked } = entry.revision.fields
    const title =
      kind?.title ??
      (typeof walk === 'string' ? (titles.get(walk) ?? walk) : (names[entry.kind] ?? entry.kind))
    yield {
      id: entry.id,
      kind: entry.kind,
      created: entry.created,
      changed: entry.revision.written,
      title,
      fields: left.fields,
      text: left.text,
      marks: left.marks.map(({ kind, start, end, made }) => ({ kind, start, end, made })),
      ...(typeof asked === 'string' ? { asked: withRoles(asked, wish.roles) } : {}),
      ...(typeof walk === 'string' ? { walk } : {}),
      ...(typeof question === 'string' ? { question } : {}),
    }
  }
}

const names: Readonly<Record<string, string>> = {
  note: 'A note',
  page: 'A page',
  letter: 'A letter',
}

/** Everything a page is made of. */
export function materialOf(context: Context, store: Store): Material {
  return {
    entries: listEntries(store, { limit: most, order: 'oldest' }),
    kinds: new Map(allRecords(context).kinds.map((kind) => [kind.id, kind])),
    marked: listMarked(store, { kinds: markKinds, limit: most }).map(({ entry, mark }) => ({
      entry,
      kind: mark.kind,
      text: entry.revision.text.slice(mark.start, mark.end).replace(/\s+/g, ' '),
    })),
    zone: context.world.clock.zone(),
  }
}

function exportSheet(context: Context, options: Options): Promise<ExitCode> {
  const format = sheetFormats.find((each) => each === (options.format ?? 'text'))
  if (format === undefined) {
    throw new Trouble(exit.usage, `A page for somebody is one of ${sheetFormats.join(', ')}.`)
  }
  return withJournal(context, async (store) => {
    const { world } = context
    const at = instantNow(world.clock)
    const partner = options.for === 'partner'
    const given = materialOf(context, store)
    const boxes = withoutHeld(partner ? partnerBoxes(given) : formulationBoxes(given), given)
    if (partner) {
      context.terminal.note(
        'Shown to somebody, this can feel like pressure or like proof. It is neither; talk about whether it is wanted.',
      )
    }
    const chosen = await chooseLines(context, boxes, options.yes === true || options.full === true)
    const roles = partner ? [] : await askRoles(context, store)
    const named = chosen.map((box) => ({
      ...box,
      lines: box.lines.map((line) => ({ ...line, text: withRoles(line.text, roles) })),
    }))
    const day = formatInstant(at, 'day')
    const sheet: Sheet = partner
      ? { title: 'What we have agreed', notes: [day], sections: sectionsOf(named) }
      : {
          title: 'FORMULATION, in the client’s words',
          notes: [day, 'Self-report written with a journal. Tentative. Not an assessment.'],
          sections: sectionsOf(named),
        }
    const title = sheet.title
    const how: Sending = { ...options, format, name: partner ? 'what-we-agreed' : 'for-therapy' }
    const password = await pdfPassword(context, how)
    const pieces = await sheetPieces(sheet, format, { title, at, ...more(options, password) })
    const text = async () => {
      const plain = await sheetPieces(sheet, format === 'pdf' ? 'text' : format, { title, at })
      return [...plain].map(String).join('')
    }
    await send(context, store, pieces, text, how, password)
    return exit.done
  })
}

/** Boxes without the lines that hold a passage which stays: not to be brought yet, or somebody else's story. */
export function withoutHeld(boxes: readonly Box[], { marked }: Material): readonly Box[] {
  const held = marked
    .filter(({ kind }) => kind === 'not-yet' || kind === 'their-story')
    .map(({ entry, text }) => ({ id: entry.id, text: text.trim() }))
  return boxes.map((box) => ({
    ...box,
    lines: box.lines.filter(
      (line) => !held.some(({ id, text }) => id === line.id && line.text.includes(text)),
    ),
  }))
}

async function chooseLines(
  context: Context,
  boxes: readonly Box[],
  all: boolean,
): Promise<readonly Box[]> {
  if (all) return boxes.map((box) => ({ ...box, lines: box.lines.slice(0, box.most) }))
  if (!context.terminal.interactive) {
    throw new Trouble(
      exit.usage,
      'The lines of this page are chosen one by one, on a terminal.',
      '--full takes the latest of each kind without asking.',
    )
  }
  const chosen: Box[] = []
  for (const box of boxes) {
    const hint = box.hint === undefined ? '' : ` (${box.hint})`
    const lines = await tick(
      context,
      `${box.heading}${hint}, up to ${box.most}`,
      box.lines,
      box.most,
    )
    chosen.push({ ...box, lines })
  }
  return chosen
}
