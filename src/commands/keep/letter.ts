import { entryBy } from '../../conversation/desk/entry-by.ts'
import { wholeText } from '../../conversation/desk/entry-text.ts'
import { sealedLine } from '../../conversation/desk/sealed.ts'
import { tick } from '../../conversation/desk/tick.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { beside, compose } from '../../conversation/page/compose.ts'
import { sessionFor } from '../../conversation/page/how.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadLetters } from '../../files/content.ts'
import { asked as choicesOf, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import { type Letter, sealedOn } from '../../journal/letter.ts'
import { formatInstant, instantNow } from '../../journal/time/instant.ts'
import { readDay } from '../../journal/time/spoken.ts'
import { wallDay } from '../../journal/time/wall.ts'
import { keepEntry, listEntries, removeEntry, reviseEntry } from '../../store/entries.ts'
import type { Store } from '../../store/store.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Context } from '../../world.ts'

/** Writes a letter that is never sent, or opens, seals or lets go of one. Throws Trouble 2 and 3. */
export function letter(
  context: Context,
  what: string | undefined,
  id: string | undefined,
): Promise<ExitCode> {
  const { terminal } = context
  if (what === 'print' || what === 'send') throw refused()
  const letters = loadLetters()
  const stages = letters.map((each) => each.stage)
  const wanted = letters.find((each) => each.stage === what)
  const doors = ['open', 'seal', 'let-go', 'list']
  if (what !== undefined && wanted === undefined && !doors.includes(what)) {
    throw new Trouble(
      exit.usage,
      `A letter is not "${what}".`,
      `It is one of ${[...stages, ...doors].join(', ')}.`,
    )
  }
  return withJournal(context, async (store) => {
    const now = instantNow(context.world.clock)
    if (what === undefined || wanted !== undefined)
      await write(context, store, wanted ?? (await which(context, letters)))
    else if (what === 'list') {
      const letters = listEntries(store, { kind: 'letter', limit: 1000 })
      if (letters.length === 0) terminal.note(said('letter/none'))
      else await terminal.show('Letters', letters.map((each) => lineOf(context, each)).join('\n'))
      return letters.length === 0 ? exit.nothing : exit.done
    } else {
      const entry = entryBy(store, id ?? newest(store).id)
      if (entry.kind !== 'letter')
        throw new Trouble(exit.usage, `${shortId(entry.id)} is no letter.`)
      if (what === 'open') await open(context, entry)
      else if (what === 'seal') await seal(context, store, entry)
      else {
        removeEntry(store, entry.id, now)
        terminal.note(said('letter/let-go'))
      }
    }
    return exit.done
  })
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

function which({ terminal }: Context, letters: readonly Letter[]): Promise<Letter> {
  return terminal.choose(
    said('letter/which'),
    letters.map((each) => ({ value: each, name: each.title })),
  )
}

async function write(context: Context, store: Store, letter: Letter): Promise<void> {
  const { terminal, world } = context
  const { stage, asked, from, title } = letter
  const may = listEntries(store, { limit: 1000 })
    .filter(({ revision }) => from.includes(String(revision.fields['walk'])))
    .map((entry) => ({
      entry,
      text: entry.revision.text,
      from: formatInstant(entry.created, 'day'),
    }))
  const quoted = terminal.interactive ? await tick(context, said('letter/quote'), may, 3) : []
  const key = `letter/${stage}`
  const fields = { stage, asked, quotes: quoted.map(({ entry }) => entry.id) }
  const composed = await compose(context, store, {
    key,
    kind: 'letter',
    fields,
    question: `${title}\n${asked}`,
    pinned: quoted.map(({ text, from }) => `${firstWords(text, 300)} (${from})`),
    doneLabel: 'keep',
    ask: true,
    session: sessionFor(store, { minutes: undefined }),
  })
  if (composed.end !== 'done') {
    terminal.note('Nothing was written, nothing kept.')
    return
  }
  const { fields: traced, marks } = beside(composed.traces)
  const entry = keepEntry(store, {
    kind: 'letter',
    text: composed.text,
    fields: { ...fields, ...traced },
    marks,
    at: instantNow(world.clock),
    draft: key,
  })
  terminal.note(said('letter/kept', { id: shortId(entry.id) }))
  if (!terminal.interactive) return
  const next = await terminal.choose(...choicesOf('letter/and-now'))
  if (next === 'seal') await seal(context, store, entry)
  if (next === 'go') {
    removeEntry(store, entry.id, instantNow(world.clock))
    terminal.note(said('letter/let-go'))
  }
}

async function seal(context: Context, store: Store, entry: Entry): Promise<void> {
  const { terminal, world } = context
  const zone = world.clock.zone()
  for (;;) {
    const typed = (await terminal.line(said('letter/until'))).trim()
    if (typed === '') return
    const read = readDay(typed, { now: world.clock.now(), zone })
    const day = 'refused' in read ? undefined : wallDay(read.from, zone)
    if (day === undefined || day <= wallDay(world.clock.now(), zone)) {
      terminal.note(said('letter/a-day-to-come'))
      if (!terminal.interactive)
        throw new Trouble(exit.usage, 'That is no day to come.', 'It was not sealed.')
      continue
    }
    reviseEntry(store, entry.id, {
      text: entry.revision.text,
      fields: { ...entry.revision.fields, sealed_until: day },
      from: entry.revision.id,
      at: instantNow(world.clock),
    })
    terminal.note(said('letter/sealed', { day }))
    return
  }
}

async function open(context: Context, entry: Entry): Promise<void> {
  const { terminal, world } = context
  const until = entry.revision.fields['sealed_until']
  if (sealedOn(until, wallDay(world.clock.now(), world.clock.zone()))) {
    const sure = await terminal.choose(...choicesOf('letter/is-sealed', { day: String(until) }))
    if (sure === 'leave') return
  }
  await terminal.show('A letter', wholeText(entry))
}

/** A letter in one line; of a sealed one only that it is there. */
function lineOf(context: Context, entry: Entry): string {
  const { fields, text } = entry.revision
  const when = formatInstant(entry.created, 'full')
  return (
    sealedLine(context, entry) ??
    `${shortId(entry.id)}  ${when}  ${String(fields['stage'] ?? '').padEnd(11)}  ${firstWords(text, 30)}`
  )
}
