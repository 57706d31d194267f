// A look around in an invented journal: made in a temporary directory under a key nobody is told, and gone at the end,
// whichever way it ends.
import { randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { type Desk, deskOf } from '../../conversation/desk/desk.ts'
import { thenAndNow } from '../../conversation/desk/then-and-now.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadTour } from '../../files/content.ts'
import { tourEntries } from '../../journal/content/tour-entries.ts'
import type { Entry } from '../../journal/entry.ts'
import { createJournal } from '../../store/create.ts'
import { keepEntry, reviseEntry } from '../../store/entries.ts'
import { closeStore, unlockJournal } from '../../store/open.ts'
import { writeSetting } from '../../store/settings.ts'
import { alive } from '../../store/whole-folder.ts'
import type { Context } from '../../world.ts'

const names = { writer: 'broke' as const, partner: 'Robin', other: 'K.', hasOther: true }

type Look<G> = () => Promise<(context: Context, given: G) => Promise<ExitCode | undefined>>

type Selected = {
  readonly from: undefined
  readonly until: undefined
  readonly walk: undefined
  readonly number: number
  readonly json: boolean
}

/** The verbs that are shown, each loaded when it is looked at. */
export type Views = {
  readonly list: Look<
    Selected & {
      readonly kind: undefined
      readonly removed: boolean
      readonly tag: undefined
      readonly tags: boolean
    }
  >
  readonly map: Look<{ readonly learned: undefined; readonly json: boolean }>
  readonly review: Look<{ readonly time: 'month'; readonly json: boolean }>
  readonly search: Look<
    Selected & {
      readonly words: readonly string[]
      readonly without: undefined
      readonly order: 'newest'
    }
  >
  readonly story: Look<{
    readonly what: undefined
    readonly difference: string | undefined
    readonly json: boolean
  }>
  readonly surprises: Look<Selected>
  readonly year: Look<{ readonly year: undefined; readonly json: boolean }>
}

/** Shows an invented journal until it is left. Throws Trouble 5 where nobody can choose. */
export async function tour(context: Context, views: Views): Promise<undefined> {
  if (context.common.input === false) {
    throw new Trouble(exit.noTerminal, 'The tour asks what to look at, and --no-input was given.')
  }
  const all = folderOfTours()
  const dir = mkdtempSync(join(all, all === tmpdir() ? 'unearth-tour-' : `${process.pid}-`))
  const gone = () => {
    rmSync(dir, { recursive: true, force: true })
    dropEmpty(all)
  }
  process.on('exit', gone)
  try {
    const passphrase = randomBytes(32).toString('base64')
    createJournal(join(dir, 'journal'), { passphrase, memoryMiB: 64 })
    const store = unlockJournal(join(dir, 'journal'), { passphrase })
    try {
      await shown(deskOf(context, store), views)
    } finally {
      closeStore(store)
    }
  } finally {
    process.off('exit', gone)
    gone()
  }
}

/** Where tours lie, without what one left that was killed; one of nobody else, and found again without looking at what others have there. */
function folderOfTours(): string {
  const all = join(tmpdir(), `unearth-tours-${userInfo().uid}`)
  try {
    mkdirSync(all, { recursive: true, mode: 0o700 })
    const { uid, mode } = lstatSync(all)
    if (process.platform !== 'win32' && (uid !== userInfo().uid || (mode & 0o077) !== 0))
      return tmpdir()
    for (const name of readdirSync(all)) {
      if (!alive(Number.parseInt(name, 10)))
        rmSync(join(all, name), { recursive: true, force: true })
    }
    return all
  } catch {
    return tmpdir()
  }
}

function dropEmpty(folder: string): void {
  try {
    if (folder !== tmpdir()) rmdirSync(folder)
  } catch {
    // Another tour is in it.
  }
}

async function shown(desk: Desk, views: Views): Promise<void> {
  const { terminal } = desk
  const twice = written(desk)
  terminal.note(
    'The person in this journal is invented, and so is everything that happened to them.',
  )
  for (;;) {
    const view = await terminal.choose<(() => Promise<unknown>) | undefined>(
      'Four months of an invented journal. What would you like to look at?',
      [...choices(desk, views, twice), { value: undefined, name: 'leave; nothing of this stays' }],
    )
    if (view === undefined) return
    await view()
  }
}

/** Two answers to one question. */
type Twice = { readonly then: Entry; readonly now: Entry }

function choices(desk: Desk, views: Views, { then, now }: Twice) {
  const json = false
  const all = { from: undefined, until: undefined, walk: undefined, json }
  return [
    {
      value: async () => (await views.map())(desk, { learned: undefined, json }),
      name: 'the map of why',
    },
    {
      value: async () =>
        (await views.story())(desk, { what: undefined, difference: undefined, json }),
      name: 'the story of why, as it stands',
    },
    {
      value: async () => (await views.story())(desk, { what: undefined, difference: '1:3', json }),
      name: 'what changed in the story, from the first version to the third',
    },
    {
      value: async () => (await views.surprises())(desk, { ...all, number: 50 }),
      name: 'the lines that surprised',
    },
    {
      value: async () => (await views.review())(desk, { time: 'month', json }),
      name: 'the last month',
    },
    {
      value: async () =>
        (await views.search())(desk, {
          ...all,
          number: 20,
          words: ['kitchen'],
          without: undefined,
          order: 'newest',
        }),
      name: 'search: kitchen',
    },
    {
      value: () => thenAndNow(desk, 'Then and now', then, now),
      name: 'one question, asked twice',
    },
    {
      value: async () =>
        (await views.list())(desk, {
          ...all,
          number: 40,
          kind: undefined,
          removed: false,
          tag: undefined,
          tags: false,
        }),
      name: 'what was kept',
    },
    { value: async () => (await views.year())(desk, { year: undefined, json }), name: 'the year' },
  ]
}

/** Writes the tour's items; returns the two answers to one question. */
function written({ store, kinds, walks, now }: Desk): Twice {
  const at = now()
  writeSetting(store, 'names', names, at)
  const kept = new Map<string, Entry>()
  const answers = new Map<string, Entry[]>()
  const idOf = (key: string) => kept.get(key)?.id ?? ''
  const how = { kinds, walks, names, now: at.utc, zone: at.zone }
  for (const item of tourEntries(loadTour().items, how)) {
    const { key, kind, text, marks, question, versionOf } = item
    const fields = item.fields(idOf)
    const before = kept.get(versionOf ?? '')
    const entry =
      before === undefined
        ? keepEntry(store, { kind, text, fields, marks, at: item.at })
        : reviseEntry(store, before.id, {
            text,
            fields,
            from: before.revision.id,
            at: item.at,
          }).entry
    kept.set(key, entry)
    if (versionOf !== undefined) kept.set(versionOf, entry)
    if (question) answers.set(question, [...(answers.get(question) ?? []), entry])
  }
  const [then, later] = [...answers.values()].find((each) => each.length > 1) ?? []
  if (then === undefined || later === undefined)
    throw new Error('the tour has no question asked twice')
  return { then, now: later }
}
