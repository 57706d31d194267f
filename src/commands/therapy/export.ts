import { askedWords } from '../../conversation/desk/asked-words.ts'
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entriesBy } from '../../conversation/desk/entry-by.ts'
import { saidFar } from '../../conversation/desk/far.ts'
import { recordBy } from '../../conversation/desk/kinds.ts'
import type { Chosen } from '../../conversation/desk/selection.ts'
import { chooseLines, onePage, outgoing, pick, read } from '../../conversation/leaving/choose.ts'
import { drawable } from '../../conversation/leaving/drawable.ts'
import {
  type FreeBox,
  heldOf,
  materialOf,
  sayHeldBack,
  withoutHeld,
} from '../../conversation/leaving/material.ts'
import { exportMine } from '../../conversation/leaving/mine.ts'
import {
  askLeft,
  askRoles,
  sayingLeft,
  withRolesIn,
  wordsOf,
} from '../../conversation/leaving/roles.ts'
import { askSealed } from '../../conversation/leaving/sealed.ts'
import { pdfPassword, type Sending, send } from '../../conversation/leaving/send.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Outgoing, Sheet } from '../../exchange/outgoing.ts'
import {
  documentPieces,
  type Format,
  readablePieces,
  sectionsOf,
  sheetFormats,
  sheetPieces,
  sheetWords,
  withEmptyNamed,
} from '../../exchange/write-any.ts'
import { loadSheet } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { type Entry, type Instant, plainKind } from '../../journal/entry.ts'
import type { Role } from '../../journal/leaving/roles.ts'
import type { MarkKind } from '../../journal/page/marks.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { sheetBoxes } from '../../journal/view/formulation.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Omit<Chosen, 'number'> &
  Omit<Sending, 'format' | 'name'> & {
    readonly for: 'therapist' | 'partner' | 'both' | undefined
    readonly full: boolean
    readonly mine: boolean
    readonly book: boolean
    readonly kind: string | undefined
    readonly mark: MarkKind | undefined
    readonly search: string | undefined
    readonly tag: string | undefined
    readonly id: readonly string[] | undefined
    readonly theirs: boolean
    readonly format: Format | undefined
    readonly font: string | undefined
  }

/** Takes chosen words out of the journal: shown first, names as roles, then written. Throws Trouble 2 where nothing is chosen. */
export function exportWords(context: Context, wanted: Given): Promise<ExitCode> {
  if (wanted.for === 'both') return forBoth(context, wanted)
  if (wanted.mine) return exportMine(context, wanted)
  if (wanted.for !== undefined) return exportSheet(context, wanted, wanted.for)
  const { from, until, walk, kind: named, mark, search, tag, id, full, book } = wanted
  const format = wanted.format ?? (book ? 'pdf' : 'markdown')
  const chosen = [from, until, walk, named, mark, search, tag, id].some(
    (each) => each !== undefined,
  )
  if (!chosen && !full && !book) {
    throw new Trouble(
      exit.usage,
      'Nothing is chosen, so nothing leaves.',
      'Choose by --walk, --kind, --mark, --search, --tag, --from, --until or --id; --full is everything.',
    )
  }
  if (book && format !== 'pdf' && format !== 'html') {
    throw new Trouble(exit.usage, 'A book is a PDF or HTML.')
  }
  const kind = named === undefined || plainKind(named) ? named : recordBy(context, named).id
  return withDesk(context, async (desk) => {
    const words = search === '' ? await askedWords(desk) : search
    const byId = id && (await entriesBy(desk, id))
    return exportEntries(desk, { ...wanted, kind, format, search: words, byId })
  })
}

async function exportEntries(
  desk: Desk,
  wanted: Given & { readonly format: Format; readonly byId: readonly Entry[] | undefined },
): Promise<ExitCode> {
  const { terminal } = desk
  const { id, mark, theirs, format, book } = wanted
  const passages = mark === undefined ? [] : [mark]
  const known = await askRoles(desk)
  const unsealed = await askSealed(desk, pick(desk, wanted), id !== undefined)
  const chosen = () => read(desk, unsealed(pick(desk, wanted)), theirs)
  // What is looked at is what is written: one reading for both. Where nobody looks, a large journal is never whole in memory.
  const once =
    terminal.answered || format === 'pdf' ? [...saidFar(desk, 'read', chosen())] : undefined
  const made = (roles: readonly Role[], doing = 'looked through') =>
    outgoing(desk, saidFar(desk, doing, once ?? chosen(), once?.length), {
      theirs,
      passages,
      roles,
    })
  const roles = terminal.answered
    ? await askLeft(desk, known, (roles) => Iterator.from(made(roles)).flatMap(wordsLeaving))
    : known
  const out: Iterable<Outgoing> = { [Symbol.iterator]: () => made(roles) }
  const [first] = out
  if (first === undefined) {
    terminal.note(said('leaving/nothing-may'))
    return exit.nothing
  }
  const last: Iterable<Outgoing> = { [Symbol.iterator]: () => made(roles, 'made ready') }
  const told = terminal.answered ? last : sayingLeft(desk, last, wordsLeaving)
  const files = format === 'markdown-files' ? await filesOf(last) : undefined
  const name = book ? 'my-journal' : 'from-my-journal'
  const wished = { ...wanted, name, ...given({ files }) }
  const words = () => Iterator.from(out).flatMap(wordsLeaving)
  const how = await drawable(desk, wished, words, wanted.font)
  const password = await pdfPassword(desk, how)
  const head = headOf(desk, book)
  const all = wanted.look ? out : told
  const pieces = await documentPieces(all, how.format, { ...head, ...more(wanted, password) })
  const text = () => inText(wanted.look ? told : out, how.format, head)
  await send(desk, pieces, text, how, password)
  return exit.done
}

function headOf(desk: Desk, book: boolean) {
  const title = book ? said('leaving/book-title') : 'From a journal'
  return {
    title,
    at: desk.now(),
    ...given({ contents: book ? said('leaving/contents') : undefined }),
  }
}

/** Loaded here: few journals have another beside them. */
function forBoth(context: Context, wanted: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { exportForBoth } = await import('../../conversation/leaving/both.ts')
    await exportForBoth(desk, wanted)
    return exit.done
  })
}

function wordsLeaving({ title, asked = '', text }: Outgoing): readonly string[] {
  return [title, asked, text]
}

/** Loaded here: few exports are folders. */
async function filesOf(out: Iterable<Outgoing>) {
  const { markdownFiles } = await import('../../exchange/markdown.ts')
  return { [Symbol.iterator]: () => markdownFiles(out) }
}

function more({ font }: Given, password: string | undefined) {
  return given({ password, fonts: font === undefined ? undefined : [font] })
}

/** What a look shows. */
async function inText(
  out: Iterable<Outgoing>,
  format: Format,
  how: { readonly title: string; readonly at: Instant },
): Promise<string> {
  const pieces = await readablePieces(out, format, how)
  return [...pieces].map(String).join('')
}

function exportSheet(
  context: Context,
  wanted: Given,
  whom: 'therapist' | 'partner',
): Promise<ExitCode> {
  const format = sheetFormats.find((each) => each === (wanted.format ?? 'text'))
  if (format === undefined) {
    throw new Trouble(exit.usage, `A page for somebody is one of ${sheetFormats.join(', ')}.`)
  }
  return withDesk(context, async (desk) => {
    const material = materialOf(desk)
    const all = sheetBoxes(material, loadSheet(whom), whom)
    if (whom === 'partner') {
      desk.terminal.note(said('leaving/partner-warning'))
    }
    const boxes = withoutHeld(all, heldOf(desk))
    sayHeldBack(desk, all, boxes)
    const chosen = await chooseLines(desk, boxes, wanted.yes || wanted.full)
    const sheet =
      whom === 'partner'
        ? await forPartner(desk, chosen)
        : await forTherapist(desk, chosen, wanted.full)
    const name = whom === 'partner' ? 'what-we-agreed' : 'for-therapy'
    const wished = { ...wanted, format, name }
    const how = await drawable(desk, wished, () => sheetWords(sheet), wanted.font)
    const password = await pdfPassword(desk, how)
    const head = { title: sheet.title, at: desk.now() }
    const pieces = await sheetPieces(sheet, how.format, { ...head, ...more(wanted, password) })
    const text = async () => {
      const plain = await sheetPieces(sheet, how.format === 'pdf' ? 'text' : how.format, head)
      return [...plain].map(String).join('')
    }
    await send(desk, pieces, text, how, password)
    return exit.done
  })
}

/** The lines with names as roles, once the writer has looked at what is left. */
async function named(desk: Desk, chosen: readonly FreeBox[]): Promise<readonly FreeBox[]> {
  const roles = await askLeft(desk, await askRoles(desk), (roles) =>
    wordsOf(withRolesIn(chosen, roles)),
  )
  return withRolesIn(chosen, roles)
}

async function forPartner(desk: Desk, chosen: readonly FreeBox[]): Promise<Sheet> {
  const day = formatInstant(desk.now(), 'day')
  const sections = sectionsOf(await named(desk, chosen)).filter(({ items }) => items.length > 0)
  return { title: said('leaving/partner-title'), notes: [day], sections }
}

/** The page, with names as roles; a second one for what had no room, where it is wanted. */
async function forTherapist(desk: Desk, chosen: readonly FreeBox[], all: boolean): Promise<Sheet> {
  const boxes = await named(desk, chosen)
  const title = said('leaving/therapist-title')
  const notes = [
    formatInstant(desk.now(), 'day'),
    said('leaving/therapist-note'),
    said('leaving/read-before'),
  ]
  const { first, more, note } = await onePage(desk, boxes, { spent: [title, ...notes], all })
  return {
    title,
    notes: note === undefined ? notes : [...notes, note],
    sections: withEmptyNamed(sectionsOf(first), said('leaving/nothing-yet')),
    ...(more.length === 0
      ? {}
      : { more: { title: said('leaving/more'), sections: sectionsOf(more) } }),
  }
}
