// What every view costs once the journal is open and its own files are read: the verb as it runs, into nowhere.
import { closeSync, openSync } from 'node:fs'
import { status } from '../../src/commands/care/status.ts'
import { list } from '../../src/commands/look/list.ts'
import { map } from '../../src/commands/look/map.ts'
import { review } from '../../src/commands/look/review.ts'
import { search } from '../../src/commands/look/search.ts'
import { surprises } from '../../src/commands/look/surprises.ts'
import { today } from '../../src/commands/look/today.ts'
import { year } from '../../src/commands/look/year.ts'
import { type Desk, deskOf } from '../../src/conversation/desk/desk.ts'
import { roomSource } from '../../src/conversation/reading/source.ts'
import { listEntries, reviseEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { earlierAnswer } from '../../src/store/questions.ts'
import { roomOf } from '../../src/terminal/screens/room.ts'
import { roomFrame } from '../../src/terminal/screens/room-frame.ts'
import { openTerminal } from '../../src/terminal/terminal.ts'
import { uncoloured } from '../../src/terminal/theme.ts'
import { realWorld } from '../../src/world.ts'
import { at, passphrase } from './corpus.ts'
import { benchDesk } from './desk.ts'
import { growth, median, section } from './goals.ts'

const chosen = {
  number: 10,
  from: undefined,
  until: undefined,
  walk: undefined,
  question: undefined,
}
const found = { ...chosen, without: undefined, order: 'newest', json: false } as never

const views: Readonly<Record<string, (desk: Desk) => unknown>> = {
  today: (desk) => today(desk, { json: false }),
  map: (desk) => map(desk, { learned: undefined, json: false }),
  review: (desk) => review(desk, { time: 'week', json: false }),
  surprises: (desk) => surprises(desk, { ...chosen, json: false } as never),
  year: (desk) => year(desk, { year: undefined, json: false }),
  status: (desk) => status(desk, { json: false }),
  list: (desk) => list(desk, { ...chosen, json: false } as never),
  'search, a common word': (desk) =>
    search(desk, { ...(found as object), words: ['morning'] } as never),
  'search, a rare word': (desk) =>
    search(desk, { ...(found as object), words: ['zugzwang'] } as never),
  again: ({ store, now }) => earlierAnswer(store, now().utc - 21 * 86_400_000, []),
  'the reading room': (desk) => {
    const source = roomSource(desk)
    const room = roomOf(source, { query: '', at: 0, side: 'list' })
    return roomFrame(source, room, { columns: 120, rows: 40, theme: uncoloured })
  },
  'editing an entry': ({ store }) => {
    const [entry] = listEntries(store, { limit: 1 })
    if (entry === undefined) return
    const { id, text } = entry.revision
    reviseEntry(store, entry.id, { text: `${text} more`, from: id, at })
  },
}

/** What shows more where there is more: the weeks of a map, the days of a year. Held to a frame only. */
const more: readonly string[] = ['map', 'year']

/** Prints what each view costs in the smaller and in the larger journal. */
export async function benchViews(small: Sized, large: Sized): Promise<void> {
  section(`Every view, ${small.count} and ${large.count} entries of every kind, CPU in ms`)
  const [few, many] = [await timesOf(small.home), await timesOf(large.home)]
  for (const [name, ms] of many) {
    const before = more.includes(name) ? ms : (few.get(name) ?? 0)
    growth(name, before, ms, frame)
  }
  for (const name of ['page', 'desk'] as const) {
    const opening = [
      await benchDesk(small.home, passphrase),
      await benchDesk(large.home, passphrase),
    ]
    growth(`opening the ${name}`, opening[0]?.[name] ?? 0, opening[1]?.[name] ?? 0, frame)
  }
}

/** A journal and how many entries it has. */
type Sized = { readonly home: string; readonly count: number }

const frame = 16

/** CPU milliseconds of each view, the middle of `rounds`. */
async function timesOf(home: string, rounds = 9): Promise<ReadonlyMap<string, number>> {
  const store = unlockJournal(home, { passphrase })
  const nowhere = openSync('/dev/null', 'w')
  try {
    const world = {
      ...realWorld(),
      clock: { now: () => at.utc, zone: () => 'UTC', offset: () => 0 },
    }
    const ports = { env: {}, stdin, stdout: nowhere, stderr: nowhere }
    const terminal = await openTerminal(ports, { color: false, input: false })
    const program = { doors: [], run: async () => {} }
    const desk = deskOf({ world, terminal, program, common: { color: false, input: false } }, store)
    const times = new Map<string, number>()
    for (const [name, view] of Object.entries(views)) {
      const all: number[] = []
      for (let round = 0; round <= rounds; round += 1) {
        const before = process.cpuUsage()
        await view(desk)
        const { user, system } = process.cpuUsage(before)
        if (round > 0) all.push((user + system) / 1000)
      }
      times.set(name, median(all))
    }
    return times
  } finally {
    closeStore(store)
    closeSync(nowhere)
  }
}

function stdin(): never {
  throw new Error('a bench is asked nothing')
}
