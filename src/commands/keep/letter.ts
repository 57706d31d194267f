import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy, remember } from '../../conversation/desk/entry-by.ts'
import { besideNumber, numbered, rowOf } from '../../conversation/desk/entry-row.ts'
import { wholeText } from '../../conversation/desk/entry-text.ts'
import { entryJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { tick } from '../../conversation/desk/tick.ts'
import { compose, keep } from '../../conversation/page/compose.ts'
import { sessionFor } from '../../conversation/page/how.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadLetters } from '../../files/content.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import { answerOf } from '../../journal/answer.ts'
import { draftKey } from '../../journal/draft.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { type Letter, letterOf, sealedOn } from '../../journal/letter.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { dayOf } from '../../journal/time/spoken.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { listEntries, removeEntry, reviseEntry } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

const doors = ['open', 'seal', 'let-go', 'list']

type Given = {
  readonly what: string | undefined
  readonly id: string | undefined
  readonly json: boolean
}

/** Writes a letter that is never sent, or opens, seals or lets go of one. Throws Trouble 2 and 3. */
export function letter(context: Context, { what, id, json }: Given): Promise<ExitCode> {
  if (what === 'print' || what === 'send') throw refused()
  const letters = loadLetters()
  const wanted = letters.find((each) => each.stage === what)
  if (what !== undefined && wanted === undefined && !doors.includes(what)) {
    throw new Trouble(
      exit.usage,
      `A letter is not "${what}".`,
      `It is one of ${[...letters.map(({ stage }) => stage), ...doors].join(', ')}.`,
    )
  }
  return withDesk(context, async (desk) => {
    if (what === 'list' || (what === undefined && json)) return listed(desk, json)
    if (what === undefined || wanted !== undefined)
      await write(desk, wanted ?? (await which(desk, letters)))
    else await looked(desk, what, id)
    return exit.done
  })
}

async function listed(desk: Desk, json: boolean): Promise<ExitCode> {
  const { terminal, store } = desk
  const letters = listEntries(store, { kind: 'letter', limit: 1000 })
  if (json) {
    const told = letters.map((each) => entryJson(each, sealedLine(desk, each) !== undefined))
    await printedJson(desk, 'letter', { letters: told })
  } else if (letters.length === 0) terminal.note(said('letter/none'))
  else {
    remember(desk, letters)
    const columns = besideNumber(terminal.measure, letters.length)
    const rows = letters.map((each) => lineOf(desk, each, columns))
    await terminal.show('Letters', numbered(rows).join('\n'))
  }
  return letters.length === 0 ? exit.nothing : exit.done
}

/** Opens, seals or lets go of one. */
async function looked(desk: Desk, what: string, id: string | undefined): Promise<void> {
  const { store } = desk
  const entry = id === undefined ? newest(store) : await entryBy(desk, id)
  if (entry.kind !== 'letter') throw new Trouble(exit.usage, `${shortId(entry.id)} is no letter.`)
  if (what === 'open') await open(desk, entry)
  else if (what === 'seal') await seal(desk, entry)
  else goes(desk, entry)
}

function goes({ terminal, store, now }: Desk, entry: Entry): void {
  removeEntry(store, entry.id, now())
  terminal.note(said('letter/let-go'))
}

/** Printing one as a disclosure is the one thing a letter here is not for. */
function refused(): Trouble {
  return new Trouble(
    exit.usage,
    'A letter from here is not printed or sent. What is told to somebody who was hurt is for them, at their pace, best with a professional beside; this was written for you.',
    'Health and safety come first, and without detail that stays in their mind. "unearth prep" has a page for your own session.',
  )
}

function newest(store: Store): Entry {
  const [entry] = listEntries(store, { kind: 'letter', limit: 1 })
  if (entry === undefined) throw new Trouble(exit.nothing, 'No letter is kept here.')
  return entry
}

function which({ terminal }: Desk, letters: readonly Letter[]): Promise<Letter> {
  return terminal.choose(
    said('letter/which'),
    letters.map((each) => ({ value: each, name: each.title })),
  )
}

async function write(desk: Desk, { stage, asked, from, title }: Letter): Promise<void> {
  const { terminal, store } = desk
  const may = listEntries(store, { limit: 1000 })
    .filter((entry) => from.includes(answerOf(entry).walk ?? ''))
    .map((entry) => ({
      entry,
      text: entry.revision.text,
      from: formatInstant(entry.created, 'day'),
    }))
  const quoted = terminal.answered ? await tick(desk, said('letter/quote'), may, 3) : []
  const what = {
    key: draftKey.letter(stage),
    kind: 'letter',
    fields: { stage, asked, quotes: quoted.map(({ entry }) => entry.id) },
  }
  const composed = await compose(desk, {
    ...what,
    question: `${title}\n${asked}`,
    pinned: quoted.map(({ text, from }) => `${firstWords(text, 300)} (${from})`),
    doneLabel: 'keep',
    ask: true,
    session: sessionFor(desk),
  })
  if (composed.end !== 'written') {
    terminal.note('Nothing was written, nothing kept.')
    return
  }
  const { entry } = await keep(desk, what, composed)
  terminal.note(said('letter/kept', { id: shortId(entry.id) }))
  const next = await terminal.choose(...choicesOf('letter/and-now'), { unasked: 'keep' })
  if (next === 'seal') await seal(desk, entry)
  if (next === 'go') goes(desk, entry)
}

async function seal(desk: Desk, entry: Entry): Promise<void> {
  const { terminal, world, store, now } = desk
  const zone = world.clock.zone()
  for (;;) {
    const typed = (await terminal.line(said('letter/until'))).trim()
    if (typed === '') return
    const day = dayOf(typed, { now: world.clock.now(), zone }, 'ahead')
    if (typeof day !== 'string' || day <= wallDay(world.clock.now(), zone)) {
      terminal.note(said('letter/a-day-to-come'))
      if (!terminal.answered)
        throw new Trouble(exit.usage, 'That is no day to come.', 'It was not sealed.')
      continue
    }
    reviseEntry(store, entry.id, {
      text: entry.revision.text,
      fields: { ...entry.revision.fields, sealed_until: day },
      from: entry.revision.id,
      at: now(),
    })
    terminal.note(said('letter/sealed', { day }))
    return
  }
}

async function open(desk: Desk, entry: Entry): Promise<void> {
  const { terminal, world } = desk
  const { sealedUntil: until } = letterOf(entry)
  if (sealedOn(until, wallDay(world.clock.now(), world.clock.zone()))) {
    const sure = await terminal.choose(...choicesOf('letter/is-sealed', { day: String(until) }))
    if (sure === 'leave') return
  }
  await terminal.show('A letter', wholeText(entry))
}

/** A letter in a row; of a sealed one only that it is there. */
function lineOf(desk: Desk, entry: Entry, columns: number): string {
  const stage = letterOf(entry).stage ?? ''
  return rowOf(desk, entry, columns, `${stage.padEnd(11)}  ${entry.revision.text}`)
}
