import { type ExitCode, exit, Trouble } from '../errors.ts'
import type { Sheet } from '../exchange/outgoing.ts'
import type { Entry } from '../journal/entry.ts'
import { openQuestions } from '../journal/formulation.ts'
import { formatInstant, instantNow } from '../journal/instant.ts'
import { eventOf, listIn } from '../journal/keeping.ts'
import { withRoles } from '../journal/roles.ts'
import type { Context } from '../program.ts'
import { keepEntry } from '../store/entries.ts'
import { materialOf, withoutHeld } from './export.ts'
import { logged } from './log.ts'
import { type Format, sheetFormats, sheetPieces } from './outgoing.ts'
import { recordBy } from './records.ts'
import { rolesOf } from './roles.ts'
import { pdfPassword, send } from './send.ts'
import { tick } from './tick.ts'
import { withJournal } from './with-journal.ts'

type Options = {
  readonly format?: Format
  readonly to?: string
  readonly over?: boolean
  readonly yes?: boolean
  readonly look?: boolean
  readonly password?: boolean
}

type Topic = {
  readonly text: string
  readonly wish: string
  readonly from: string
  readonly entry: string
}

const topics = 3

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
    const last = given.entries.findLast(({ kind }) => kind === 'session-notes')
    const since = last?.created.utc ?? 0
    const chosen = await chooseTopics(context, given.marked)
    const roles = rolesOf(store)
    const named = (text: string) => withRoles(text, roles)
    const recent = given.entries.filter(({ created }) => created.utc > since)
    const unready = given.marked.filter(({ kind }) => kind === 'not-yet').length
    const [questions] = withoutHeld(
      [{ heading: 'OPEN QUESTIONS', most: 5, lines: openQuestions(given) }],
      given,
    )
    const sheet: Sheet = {
      title: 'For the next session',
      notes: [
        formatInstant(at, 'day'),
        ...(last === undefined ? [] : [`Since ${formatInstant(last.created, 'day')}`]),
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
                heading: 'WHAT WAS SET',
                items: listIn(last, 'set').map((text) => ({ text: named(text) })),
              },
            ]),
        {
          heading: 'OPEN QUESTIONS',
          items: (questions?.lines ?? [])
            .slice(0, 5)
            .map(({ text, from }) => ({ text: named(text), from })),
        },
        {
          heading: 'WHAT SURPRISED ME',
          items: given.marked
            .filter(({ kind, entry }) => kind === 'surprise' && entry.created.utc > since)
            .filter(({ entry, text }) => !held(given.marked, entry, text))
            .slice(0, 3)
            .map(({ text, entry }) => ({
              text: named(text),
              from: formatInstant(entry.created, 'day'),
            })),
        },
        { heading: 'PROMISES', items: promises(recent) },
        ...(unready === 0
          ? []
          : [
              {
                heading: 'NOT YET',
                items: [
                  {
                    text: `${unready} ${unready === 1 ? 'thing' : 'things'} I am not ready to bring`,
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
      terminal.note('"unearth prep --to FILE" writes it; --format html or pdf prints well.')
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

/** What landed, what was set, and the next date: the next page starts from it. */
export function after(context: Context): Promise<ExitCode> {
  const kind = recordBy(context, 'session-notes')
  return withJournal(context, async (store) => {
    await logged(context, store, kind)
    return exit.done
  })
}

type Marked = ReturnType<typeof materialOf>['marked']

/** Whether a passage holds, or lies in, one that stays. */
function held(marked: Marked, entry: Entry, text: string): boolean {
  return marked.some(
    (each) =>
      (each.kind === 'not-yet' || each.kind === 'their-story') &&
      each.entry.id === entry.id &&
      (text.includes(each.text) || each.text.includes(text)),
  )
}

async function chooseTopics(context: Context, marked: Marked): Promise<readonly Topic[]> {
  const { terminal } = context
  const may = marked
    .filter(({ kind }) => kind === 'say' || kind === 'hand-over')
    .filter(({ entry, text }) => !held(marked, entry, text))
    .map(({ entry, text }) => ({
      text,
      from: formatInstant(entry.created, 'day'),
      entry: entry.id,
    }))
  if (!terminal.interactive) return may.slice(0, topics).map((each) => ({ ...each, wish: '' }))
  const chosen = await tick(context, 'What to bring, in your order; three at most', may, topics)
  const found: Topic[] = []
  for (const topic of chosen) {
    const wish = await terminal.line(`“${topic.text}” What do you ask for? (Enter: only to say it)`)
    found.push({ ...topic, wish: wish.trim() })
  }
  while (found.length < topics) {
    const own = (
      await terminal.line('A topic that is not marked, in one line (Enter: no more)')
    ).trim()
    if (own === '') break
    const wish = (await terminal.line('What do you ask for? (Enter: only to say it)')).trim()
    found.push({ text: own, wish, from: '', entry: '' })
  }
  return found
}

function promises(entries: readonly Entry[]): { text: string }[] {
  const events = entries.filter(({ revision }) => revision.fields['record'] === 'promise')
  const words = ['kept', 'part', 'missed', 'mended']
  const line = words
    .map((word) => [word, events.filter((event) => eventOf(event) === word).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`)
    .join(' · ')
  return line === '' ? [] : [{ text: line }]
}
