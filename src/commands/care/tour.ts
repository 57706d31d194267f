// A look around in an invented journal: made in a temporary directory under a key nobody is told, and gone at the end,
// whichever way it ends.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { allRecords } from '../../conversation/desk/kinds.ts'
import { allWalks } from '../../conversation/desk/walks.ts'
import { exit, Trouble } from '../../errors.ts'
import { loadTour } from '../../files/content.ts'
import { type TourItem, tourDates } from '../../journal/content/tour-file.ts'
import type { Entry, Instant } from '../../journal/entry.ts'
import { eventFields, eventKind, recordFields } from '../../journal/record/events.ts'
import { recordText, type Values } from '../../journal/record/words.ts'
import { offsetAt } from '../../journal/time/instant.ts'
import { wallDay, wallMoment } from '../../journal/time/wall.ts'
import { fill } from '../../journal/walk/names.ts'
import { walkFor } from '../../journal/walk/walk.ts'
import { createJournal } from '../../store/create.ts'
import { keepEntry, reviseEntry } from '../../store/entries.ts'
import { closeStore, unlockJournal } from '../../store/open.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { thenAndNow } from '../keep/again.ts'
import { showList } from '../look/list.ts'
import { showMap } from '../look/map.ts'
import { showReview } from '../look/review.ts'
import { showSearch } from '../look/search.ts'
import { showStory } from '../look/story.ts'
import { showSurprises } from '../look/surprises.ts'
import { showYear } from '../look/year.ts'

const names = { writer: 'broke' as const, partner: 'Robin', other: 'K.', hasOther: true }

/** Shows an invented journal until it is left. Throws Trouble 5 where nobody can choose. */
export async function tour(context: Context): Promise<undefined> {
  const { terminal } = context
  if (context.common.input === false) {
    throw new Trouble(exit.noTerminal, 'The tour asks what to look at, and --no-input was given.')
  }
  const dir = mkdtempSync(join(tmpdir(), 'unearth-tour-'))
  const gone = () => rmSync(dir, { recursive: true, force: true })
  process.on('exit', gone)
  try {
    const passphrase = randomBytes(32).toString('base64')
    createJournal(join(dir, 'journal'), { passphrase, memoryMiB: 64 })
    const store = unlockJournal(join(dir, 'journal'), { passphrase })
    try {
      const { then, now } = written(context, store)
      terminal.note(
        'The person in this journal is invented, and so is everything that happened to them.',
      )
      for (;;) {
        const view = await terminal.choose<((context: Context) => Promise<unknown>) | undefined>(
          'Four months of an invented journal. What would you like to look at?',
          [
            { value: (c) => showMap(c, store, {}), name: 'the map of why' },
            { value: (c) => showStory(c, store, {}), name: 'the story of why, as it stands' },
            {
              value: (c) => showStory(c, store, { difference: '1:3' }),
              name: 'what changed in the story, from the first version to the third',
            },
            {
              value: (c) => showSurprises(c, store, { limit: 50 }, {}),
              name: 'the lines that surprised',
            },
            { value: (c) => showReview(c, store, 'month', {}), name: 'the last month' },
            { value: (c) => showSearch(c, store, ['kitchen']), name: 'search: kitchen' },
            {
              value: (c) => terminal.show('Then and now', thenAndNow(c, then, now)),
              name: 'one question, asked twice',
            },
            { value: (c) => showList(c, store, { limit: 40 }), name: 'what was kept' },
            { value: (c) => showYear(c, store, undefined, {}), name: 'the year' },
            { value: undefined, name: 'leave; nothing of this stays' },
          ],
        )
        if (view === undefined) return undefined
        await view(context)
      }
    } finally {
      closeStore(store)
    }
  } finally {
    process.off('exit', gone)
    gone()
  }
}

/** Writes the tour's items, up to the last Sunday: it begins on a Monday. Returns the two answers to one question. */
function written(context: Context, store: Store): { then: Entry; now: Entry } {
  const { world } = context
  const zone = world.clock.zone()
  const { items } = loadTour()
  const last = Math.max(...items.map(({ day }) => day))
  const { kinds } = allRecords(context)
  const { walks } = allWalks(context)
  writeSetting(store, 'names', names)
  const today = Date.parse(`${wallDay(world.clock.now(), zone)}T12:00Z`)
  const sunday = today - (new Date(today).getUTCDay() || 7) * 86_400_000
  const wallOf = (day: number) =>
    new Date(sunday - (last - day) * 86_400_000).toISOString().slice(0, 10)
  const at = ({ day, time }: Pick<TourItem, 'day' | 'time'>): Instant => {
    const utc = wallMoment(`${wallOf(day)}T${time}`, zone)
    return { utc, zone, offset: offsetAt(utc, zone) }
  }
  const kept = new Map<string, Entry>()
  const tagged = new Map<string, Entry>()
  const answers = new Map<string, Entry[]>()
  for (const item of items) {
    const entry = keep(item)
    if (entry === undefined) continue
    kept.set(`${item.day} ${item.time}`, entry)
    if (item.what === 'record' && item.tag) tagged.set(item.tag, entry)
    if (item.question) answers.set(item.question, [...(answers.get(item.question) ?? []), entry])
  }
  const twice = [...answers.values()].find((each) => each.length > 1) ?? []
  const [then, now] = twice
  if (then === undefined || now === undefined)
    throw new Error('the tour has no question asked twice')
  return { then, now }

  function keep(item: TourItem): Entry | undefined {
    const when = at(item)
    const { text = '', marks } = item
    if (item.what === 'answer') {
      const walk = walks.find(({ questions }) => questions.some(({ id }) => id === item.question))
      const question = walk?.questions.find(({ id }) => id === item.question)
      const asked = fill(question?.text ?? '', names)
      const fields = { walk: walk?.id ?? '', question: item.question ?? '', asked }
      return keepEntry(store, {
        kind: 'answer',
        text,
        fields,
        marks: marks.map((span) => ({ ...span, kind: 'surprise' as const })),
        at: when,
      })
    }
    if (item.what === 'page') {
      const fields = {
        walk: walkFor(walks, 'write')?.id ?? '',
        minutes: item.minutes ?? 15,
        asked: item.asked ?? '',
      }
      return keepEntry(store, {
        kind: 'page',
        text,
        fields,
        marks: marks.map((span) => ({ ...span, kind: 'surprise' as const })),
        at: when,
      })
    }
    if (item.what === 'event') {
      const record = tagged.get(item.tag ?? '')
      if (record === undefined || item.event === undefined) return undefined
      const fields = eventFields(record, item.event)
      return keepEntry(store, { kind: eventKind, text: text || item.event, fields, at: when })
    }
    const kind = kinds.find(({ id }) => id === item.kind)
    if (kind === undefined) return undefined
    const values = tourDates(kind, item.values ?? {}, wallOf) as Values
    const from = item.from && kept.get(`${item.from.day} ${item.from.time}`)?.id
    const words = recordText(kind, values)
    const before = tagged.get(item.tag ?? '')
    if (before !== undefined) {
      const { entry } = reviseEntry(store, before.id, {
        text: words,
        fields: recordFields(values, from),
        from: before.revision.id,
        at: when,
      })
      return entry
    }
    return keepEntry(store, {
      kind: kind.id,
      text: words,
      fields: recordFields(values, from),
      at: when,
    })
  }
}
