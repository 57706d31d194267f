import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { recordFor } from '../../conversation/desk/kinds.ts'
import { materialOf, withoutHeld } from '../../conversation/leaving/material.ts'
import { rolesOf } from '../../conversation/leaving/roles.ts'
import { pdfPassword, type Sending, send } from '../../conversation/leaving/send.ts'
import { chooseTopics, promises, type Topic } from '../../conversation/leaving/topics.ts'
import { type ExitCode, exit } from '../../errors.ts'
import type { Sheet } from '../../exchange/outgoing.ts'
import { type sheetFormats, sheetPieces } from '../../exchange/write-any.ts'
import { loadSheet } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { isHeld } from '../../journal/leaving/held.ts'
import { withRoles } from '../../journal/leaving/roles.ts'
import { listIn } from '../../journal/record/events.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { type Material, sheetBoxes } from '../../journal/view/formulation.ts'
import { keepEntry } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Context } from '../../world.ts'

type Given = Omit<Sending, 'format' | 'name'> & {
  readonly format: (typeof sheetFormats)[number] | undefined
}

/** One page for the next session: at most three topics in the writer's order, and what happened since the last. */
export function prep(context: Context, wanted: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal, store, now } = desk
    const material = materialOf(desk)
    const chosen = await chooseTopics(desk, material.marked)
    const sheet = sheetOf(desk, material, chosen)
    keepEntry(store, {
      kind: 'prep',
      text: chosen.map(({ text, wish }) => [text, wish].filter(Boolean).join('\n')).join('\n\n'),
      fields: { topics: chosen.map(({ text, wish, entry }) => ({ text, wish, entry })) },
      at: now(),
    })
    const { format = 'text' } = wanted
    const how = { ...wanted, format, name: 'for-the-next-session' }
    const head = { title: sheet.title, at: now() }
    const password = await pdfPassword(desk, how)
    const text = async () => {
      const pieces = await sheetPieces(sheet, format === 'pdf' ? 'text' : format, head)
      return [...pieces].map(String).join('')
    }
    if (terminal.interactive && wanted.to === undefined && wanted.format === undefined) {
      await terminal.show(sheet.title, await text())
      terminal.note(said('leaving/prints-well'))
      return exit.done
    }
    const pieces = await sheetPieces(sheet, format, { ...head, ...given({ password }) })
    await send(desk, pieces, text, how, password)
    return exit.done
  })
}

/** The page: what is to be said first, then what is known since the last session. */
function sheetOf(desk: Desk, material: Material, chosen: readonly Topic[]): Sheet {
  const { store, now } = desk
  const { entries, marked } = material
  const notes = recordFor(desk, 'after').id
  const last = entries.findLast(({ kind }) => kind === notes)
  const since = last?.created.utc ?? 0
  const roles = rolesOf(store)
  const named = (text: string) => withRoles(text, roles)
  const unready = marked.filter(({ kind }) => kind === 'not-yet').length
  const boxes = withoutHeld(sheetBoxes(material, loadSheet('session'), 'therapist'), material)
  const topics = chosen.map(({ text, wish, from }, index) => ({
    heading: `${index + 1}.`,
    items: [{ text: `“${named(text)}”`, from }, ...(wish === '' ? [] : [{ text: named(wish) }])],
  }))
  const set = last === undefined ? [] : listIn(last, 'set')
  const surprised = marked
    .filter(({ kind, entry }) => kind === 'surprise' && entry.created.utc > since)
    .filter(({ entry, text }) => !isHeld(marked, entry.id, text))
    .slice(0, 3)
  const notReady =
    unready === 1 ? said('leaving/one-not-ready') : said('leaving/not-ready', { count: unready })
  return {
    title: said('leaving/session-title'),
    notes: [
      formatInstant(now(), 'day'),
      ...(last === undefined
        ? []
        : [said('leaving/session-since', { day: formatInstant(last.created, 'day') })]),
    ],
    sections: [
      ...topics,
      { heading: said('leaving/was-set'), items: set.map((text) => ({ text: named(text) })) },
      ...boxes.map(({ heading, most, lines }) => ({
        heading,
        items: lines.slice(0, most).map(({ text, from }) => ({ text: named(text), from })),
      })),
      {
        heading: said('leaving/surprised'),
        items: surprised.map(({ text, entry }) => ({
          text: named(text),
          from: formatInstant(entry.created, 'day'),
        })),
      },
      {
        heading: said('leaving/promises'),
        items: promises(
          entries.filter(({ created }) => created.utc > since),
          recordFor(desk, 'promise'),
        ),
      },
      {
        heading: said('leaving/not-yet'),
        items: unready === 0 ? [] : [{ text: notReady }],
      },
    ].filter(({ items }) => items.length > 0),
  }
}
