import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { chooseLines } from '../../conversation/leaving/choose.ts'
import { freeOf, materialOf, withoutHeld } from '../../conversation/leaving/material.ts'
import { rolesOf, withRolesIn } from '../../conversation/leaving/roles.ts'
import { pdfPassword, type Sending, send } from '../../conversation/leaving/send.ts'
import { chooseTopics, promises, type Topic } from '../../conversation/leaving/topics.ts'
import { type ExitCode, exit } from '../../errors.ts'
import type { Sheet } from '../../exchange/outgoing.ts'
import { sectionsOf, type sheetFormats, sheetPieces } from '../../exchange/write-any.ts'
import { loadSheet } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { isHeld } from '../../journal/leaving/held.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import { listIn } from '../../journal/record/events.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { boxLine } from '../../journal/view/box-line.ts'
import { type Box, type Material, sheetBoxes } from '../../journal/view/formulation.ts'
import { lastSession } from '../../journal/view/topics.ts'
import { keepEntry } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Omit<Sending, 'format' | 'name' | 'seen'> & {
  readonly format: (typeof sheetFormats)[number] | undefined
}

/** One page for the next session: what is to be known first, at most three topics in the writer's order, and what happened since the last. A look keeps nothing. */
export function prep(context: Context, wanted: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal } = desk
    const material = materialOf(desk)
    const chosen = await chooseTopics(desk, material)
    const head = await headOf(desk, material)
    const sheet = sheetOf(desk, material, chosen, head)
    if (!wanted.look) remember(desk, chosen)
    const asks = terminal.interactive && wanted.to === undefined && wanted.format === undefined
    if (!asks || wanted.look) {
      await leave(desk, sheet, { ...wanted, format: wanted.format ?? 'text' })
      return exit.done
    }
    await terminal.show(sheet.title, await inFormat(desk, sheet, 'text'))
    const format = await terminal.choose(...asked('leaving/as-a-file'))
    if (format !== 'none') await leave(desk, sheet, { ...wanted, format, seen: true })
    return exit.done
  })
}

/** Keeps what was chosen, for the next time and for the therapist's page; nothing where nothing was. */
function remember({ store, now }: Desk, chosen: readonly Topic[]): void {
  if (chosen.length === 0) return
  const topics = chosen.map(({ text, wish, entry, what }) => ({
    text,
    wish,
    entry,
    ...(what === undefined ? {} : { what }),
  }))
  keepEntry(store, {
    kind: 'prep',
    text: chosen.map(({ text, wish }) => [text, wish].filter(Boolean).join('\n')).join('\n\n'),
    fields: { topics },
    at: now(),
  })
}

async function leave(
  desk: Desk,
  sheet: Sheet,
  wanted: Omit<Sending, 'format' | 'name'> & { readonly format: (typeof sheetFormats)[number] },
): Promise<void> {
  const { format } = wanted
  const how = { ...wanted, name: 'for-the-next-session' }
  const password = await pdfPassword(desk, how)
  const pieces = await sheetPieces(sheet, format, {
    title: sheet.title,
    at: desk.now(),
    ...given({ password }),
  })
  const text = () => inFormat(desk, sheet, format === 'pdf' ? 'text' : format)
  await send(desk, pieces, text, how, password)
}

async function inFormat(
  { now }: Desk,
  sheet: Sheet,
  format: (typeof sheetFormats)[number],
): Promise<string> {
  const pieces = await sheetPieces(sheet, format, { title: sheet.title, at: now() })
  return [...pieces].map(String).join('')
}

/** What stands before the topics: risk, and where things are. The writer may choose its lines, or leave them out. */
async function headOf(desk: Desk, material: Material): Promise<readonly Box[]> {
  const plan = loadSheet('therapist').filter(({ also }) => also === 'session')
  const boxes = withoutHeld(sheetBoxes(material, plan, 'therapist'), material)
  const count = boxes.reduce((sum, { lines }) => sum + lines.length, 0)
  if (count === 0) return boxes
  const headings = boxes.map(({ heading }) => heading).join(' and ')
  const lines = count === 1 ? said('leaving/a-line') : said('leaving/lines', { count })
  const how = await desk.terminal.choose(...asked('leaving/begins-with', { headings, lines }), {
    unasked: 'all',
  })
  if (how === 'none') return boxes.map((box) => ({ ...box, lines: [] }))
  return chooseLines(desk, boxes, how === 'all')
}

/** The page: what is to be known and said first, then what is known since the last session. */
function sheetOf(
  desk: Desk,
  material: Material,
  chosen: readonly Topic[],
  head: readonly Box[],
): Sheet {
  const { store, now } = desk
  const { entries, marked } = material
  const last = lastSession(material)
  const since = last?.created.utc ?? 0
  const roles = rolesOf(store)
  const unready = marked.filter(({ kind }) => kind === 'not-yet').length
  const rest = withoutHeld(sheetBoxes(material, loadSheet('session'), 'therapist'), material)
  const boxes = [...rest, surprised(material, since)].map((box) => ({
    ...box,
    lines: box.lines.slice(0, box.most),
  }))
  const kept = promises(
    entries.filter(({ created }) => created.utc > since),
    recordFor(desk, 'promise'),
  )
  const notYet =
    unready === 1 ? said('leaving/one-not-ready') : said('leaving/not-ready', { count: unready })
  const notReady = unready === 0 ? [] : [{ text: notYet }]
  return {
    title: said('leaving/session-title'),
    notes: [
      formatInstant(now(), 'day'),
      ...(last === undefined
        ? []
        : [said('leaving/session-since', { day: formatInstant(last.created, 'day') })]),
      said('leaving/read-before'),
    ],
    sections: [
      ...sectionsOf(withRolesIn(head, roles)),
      ...topicSections(chosen, roles),
      ...[
        { heading: said('leaving/was-set'), items: wasSet(material, last, roles) },
        ...sectionsOf(withRolesIn(boxes, roles)),
        { heading: said('leaving/promises'), items: kept },
        { heading: said('leaving/not-yet'), items: notReady },
      ].filter(({ items }) => items.length > 0),
    ],
  }
}

function topicSections(chosen: readonly Topic[], roles: readonly Role[]): Sheet['sections'] {
  return chosen.map(({ text, wish, from, what }, index) => ({
    heading: [`${index + 1}.`, ...(what === undefined ? [] : [what])].join(' '),
    items: [
      { text: `“${withRoles(text, roles)}”`, ...given({ from }) },
      ...(wish === ''
        ? []
        : [{ text: said('leaving/i-ask-for', { wish: withRoles(wish, roles) }) }]),
    ],
  }))
}

function wasSet({ marked }: Material, last: Entry | undefined, roles: readonly Role[]) {
  return (last === undefined ? [] : listIn(last, 'set'))
    .filter((text) => last !== undefined && !isHeld(marked, last.id, text))
    .map((text) => ({ text: withRoles(text, roles) }))
}

/** The lines that surprised since the last session. */
function surprised(material: Material, since: number): Box {
  const lines = material.marked
    .filter(({ kind, entry }) => kind === 'surprise' && entry.created.utc > since)
    .map(({ entry, text }) => boxLine(entry, text, { asked: answerOf(entry).asked }))
  const most = 3
  return { heading: said('leaving/surprised'), most, lines: freeOf(material.marked, lines) }
}
