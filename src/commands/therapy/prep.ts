import { recordFor } from '../../conversation/desk/kinds.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { materialOf, withoutHeld } from '../../conversation/leaving/material.ts'
import { rolesOf } from '../../conversation/leaving/roles.ts'
import { pdfPassword, send } from '../../conversation/leaving/send.ts'
import { chooseTopics, held, promises } from '../../conversation/leaving/topics.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Sheet } from '../../exchange/outgoing.ts'
import { type Format, sheetFormats, sheetPieces } from '../../exchange/write-any.ts'
import { loadSheet } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { withRoles } from '../../journal/leaving/roles.ts'
import { listIn } from '../../journal/record/events.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { sheetBoxes } from '../../journal/view/formulation.ts'
import { keepEntry } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

type Options = {
  readonly format?: Format
  readonly to?: string
  readonly over?: boolean
  readonly yes?: boolean
  readonly look?: boolean
  readonly password?: boolean
}

/** One page for the next session: at most three topics in the writer's order, and what happened since the last. Throws Trouble 2. */
export function prep(context: Context, options: Options): Promise<ExitCode> {
  const format = sheetFormats.find((each) => each === (options.format ?? 'text'))
  if (format === undefined) {
    throw new Trouble(exit.usage, `The page is one of ${sheetFormats.join(', ')}.`)
  }
  return withJournal(context, async (store) => {
    const { terminal, world } = context
    const at = instantNow(world.clock)
    const given = materialOf(context, store)
    const last = given.entries.findLast(({ kind }) => kind === recordFor(context, 'after').id)
    const since = last?.created.utc ?? 0
    const chosen = await chooseTopics(context, given.marked)
    const roles = rolesOf(store)
    const named = (text: string) => withRoles(text, roles)
    const recent = given.entries.filter(({ created }) => created.utc > since)
    const unready = given.marked.filter(({ kind }) => kind === 'not-yet').length
    const boxes = withoutHeld(sheetBoxes(given, loadSheet('session'), 'therapist'), given)
    const sheet: Sheet = {
      title: said('leaving/session-title'),
      notes: [
        formatInstant(at, 'day'),
        ...(last === undefined
          ? []
          : [said('leaving/session-since', { day: formatInstant(last.created, 'day') })]),
      ],
      sections: [
        ...chosen.map(({ text, wish, from }, index) => ({
          heading: `${index + 1}.`,
          items: [
            { text: `“${named(text)}”`, from },
            ...(wish === '' ? [] : [{ text: named(wish) }]),
          ],
        })),
        ...(last === undefined
          ? []
          : [
              {
                heading: said('leaving/was-set'),
                items: listIn(last, 'set').map((text) => ({ text: named(text) })),
              },
            ]),
        ...boxes.map(({ heading, most, lines }) => ({
          heading,
          items: lines.slice(0, most).map(({ text, from }) => ({ text: named(text), from })),
        })),
        {
          heading: said('leaving/surprised'),
          items: given.marked
            .filter(({ kind, entry }) => kind === 'surprise' && entry.created.utc > since)
            .filter(({ entry, text }) => !held(given.marked, entry, text))
            .slice(0, 3)
            .map(({ text, entry }) => ({
              text: named(text),
              from: formatInstant(entry.created, 'day'),
            })),
        },
        {
          heading: said('leaving/promises'),
          items: promises(recent, recordFor(context, 'promise')),
        },
        ...(unready === 0
          ? []
          : [
              {
                heading: said('leaving/not-yet'),
                items: [
                  {
                    text:
                      unready === 1
                        ? said('leaving/one-not-ready')
                        : said('leaving/not-ready', { count: unready }),
                  },
                ],
              },
            ]),
      ].filter(({ items }) => items.length > 0),
    }
    keepEntry(store, {
      kind: 'prep',
      text: chosen.map(({ text, wish }) => [text, wish].filter(Boolean).join('\n')).join('\n\n'),
      fields: { topics: chosen.map(({ text, wish, entry }) => ({ text, wish, entry })) },
      at,
    })
    const how = { ...options, format, name: 'for-the-next-session' }
    const title = sheet.title
    const password = await pdfPassword(context, how)
    const text = async () => {
      const pieces = await sheetPieces(sheet, format === 'pdf' ? 'text' : format, { title, at })
      return [...pieces].map(String).join('')
    }
    if (terminal.interactive && options.to === undefined && options.format === undefined) {
      await terminal.show(title, await text())
      terminal.note(said('leaving/prints-well'))
      return exit.done
    }
    const pieces = await sheetPieces(sheet, format, {
      title,
      at,
      ...(password === undefined ? {} : { password }),
    })
    await send(context, store, pieces, text, how, password)
    return exit.done
  })
}
