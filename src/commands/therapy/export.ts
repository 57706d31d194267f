import { recordBy } from '../../conversation/desk/kinds.ts'
import { selectionOf } from '../../conversation/desk/selection.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { chooseLines, type Options, outgoing, pick } from '../../conversation/leaving/choose.ts'
import { materialOf, most, withoutHeld } from '../../conversation/leaving/material.ts'
import { askRoles } from '../../conversation/leaving/roles.ts'
import { pdfPassword, type Sending, send } from '../../conversation/leaving/send.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Outgoing, Sheet } from '../../exchange/outgoing.ts'
import {
  documentPieces,
  type Format,
  sectionsOf,
  sheetFormats,
  sheetPieces,
} from '../../exchange/write-any.ts'
import { loadSheet } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { withRoles } from '../../journal/leaving/roles.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { sheetBoxes } from '../../journal/view/formulation.ts'
import type { Context } from '../../world.ts'

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
      terminal.note(said('leaving/nothing-may'))
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

function exportSheet(context: Context, options: Options): Promise<ExitCode> {
  const format = sheetFormats.find((each) => each === (options.format ?? 'text'))
  if (format === undefined) {
    throw new Trouble(exit.usage, `A page for somebody is one of ${sheetFormats.join(', ')}.`)
  }
  return withJournal(context, async (store) => {
    const { world } = context
    const at = instantNow(world.clock)
    const partner = options.for === 'partner'
    const reader = partner ? 'partner' : 'therapist'
    const given = materialOf(context, store)
    const boxes = withoutHeld(sheetBoxes(given, loadSheet(reader), reader), given)
    if (partner) {
      context.terminal.note(said('leaving/partner-warning'))
    }
    const chosen = await chooseLines(context, boxes, options.yes === true || options.full === true)
    const roles = partner ? [] : await askRoles(context, store)
    const named = chosen.map((box) => ({
      ...box,
      lines: box.lines.map((line) => ({ ...line, text: withRoles(line.text, roles) })),
    }))
    const day = formatInstant(at, 'day')
    const sheet: Sheet = partner
      ? { title: said('leaving/partner-title'), notes: [day], sections: sectionsOf(named) }
      : {
          title: said('leaving/therapist-title'),
          notes: [day, said('leaving/therapist-note')],
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
