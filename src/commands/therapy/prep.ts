import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { chooseLines } from '../../conversation/leaving/choose.ts'
import { drawable } from '../../conversation/leaving/drawable.ts'
import {
  type FreeBox,
  freeOf,
  heldOf,
  materialOf,
  withoutHeld,
} from '../../conversation/leaving/material.ts'
import { askLeft, rolesOf, withRolesIn } from '../../conversation/leaving/roles.ts'
import { pdfPassword, type Sending, send } from '../../conversation/leaving/send.ts'
import {
  chooseTopics,
  dropTopicDrafts,
  promises,
  type Topic,
} from '../../conversation/leaving/topics.ts'
import { type ExitCode, exit } from '../../errors.ts'
import type { Sheet } from '../../exchange/outgoing.ts'
import { sectionsOf, type sheetFormats, sheetPieces, sheetWords } from '../../exchange/write-any.ts'
import { loadSheet } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Held } from '../../journal/leaving/held.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import { listIn } from '../../journal/record/events.ts'
import { fieldPlaces } from '../../journal/record/place.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Material, sheetBoxes, surpriseLine } from '../../journal/view/formulation.ts'
import { lastSession, topicsText } from '../../journal/view/topics.ts'
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
    const held = heldOf(desk)
    const chosen = await chooseTopics(desk, material, held)
    const head = await headOf(desk, material, held)
    const made = (roles: readonly Role[]) => sheetOf(desk, { material, held, chosen, head, roles })
    const roles = await askLeft(desk, rolesOf(desk.store), (roles) =>
      made(roles).sections.flatMap(({ items }) =>
        items.flatMap(({ asked = '', text }) => [asked, text]),
      ),
    )
    const sheet = made(roles)
    if (!wanted.look) remember(desk, chosen)
    dropTopicDrafts(desk)
    const asks =
      terminal.answered && terminal.screen && wanted.to === undefined && wanted.format === undefined
    if (!asks || wanted.look) {
      await leave(desk, sheet, { ...wanted, format: wanted.format ?? 'text' })
      return exit.done
    }
    await terminal.show('', await inFormat(desk, sheet, 'text'))
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
    text: topicsText(chosen),
    fields: { topics },
    at: now(),
  })
}

async function leave(
  desk: Desk,
  sheet: Sheet,
  wanted: Omit<Sending, 'format' | 'name'> & { readonly format: (typeof sheetFormats)[number] },
): Promise<void> {
  const wished = { ...wanted, name: 'for-the-next-session' }
  const how = await drawable(desk, wished, () => sheetWords(sheet))
  const { format } = how
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
async function headOf(desk: Desk, material: Material, held: Held): Promise<readonly FreeBox[]> {
  const plan = loadSheet('therapist').filter(({ also }) => also === 'session')
  const boxes = withoutHeld(sheetBoxes(material, plan, 'therapist'), held)
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
  {
    material,
    held,
    chosen,
    head,
    roles,
  }: {
    readonly material: Material
    readonly held: Held
    readonly chosen: readonly Topic[]
    readonly head: readonly FreeBox[]
    readonly roles: readonly Role[]
  },
): Sheet {
  const { now } = desk
  const { entries, marked } = material
  const last = lastSession(material)
  const since = last?.created.utc ?? 0
  const unready = marked.filter(({ kind }) => kind === 'not-yet').length
  const rest = withoutHeld(sheetBoxes(material, loadSheet('session'), 'therapist'), held)
  const boxes = [...rest, surprised(material, held, since)].map((box) => ({
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
        {
          heading: said('leaving/was-set'),
          items: wasSet(material, held, last).map((text) => ({ text: withRoles(text, roles) })),
        },
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

/** What was set in the last session, where none of it stays. */
function wasSet({ kinds }: Material, held: Held, last: Entry | undefined): readonly string[] {
  const kind = last && kinds.get(last.kind)
  if (last === undefined || kind === undefined) return []
  return held.meets(fieldPlaces(kind, last, ['set'])) ? [] : listIn(last, 'set')
}

/** The lines that surprised since the last session. */
function surprised(material: Material, held: Held, since: number): FreeBox {
  const lines = material.marked
    .filter(({ kind, entry }) => kind === 'surprise' && entry.created.utc > since)
    .map(surpriseLine)
  const most = 3
  return { heading: said('leaving/surprised'), most, lines: freeOf(held, lines) }
}
