// A journal of a test file's own, and every way to it: as a script has it, as a person at a terminal has it, and its store.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Instant } from '../../src/journal/entry.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { recoverySecret } from '../../src/store/recovery.ts'
import type { Store } from '../../src/store/store.ts'
import { newJournal, newPlace, type Place, type Run, run } from './program.ts'
import { answer, openScreen, type Screen, type Size, type Transcript } from './screen.ts'

/** An entry as --json has it. */
type Told = {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly fields: Readonly<Record<string, unknown>>
}

/** A journal, and every way to it that a test takes. */
export type Door = {
  readonly place: Place
  /** Its recovery code; empty before the first test. */
  readonly recovery: string
  /** A path beside the journal; with `content` the file is written. */
  file(name: string, content?: string): string
  /** Runs a command as a script does. */
  go(args: readonly string[], input?: string): Promise<Run>
  /** What a command says as JSON. */
  json(...args: readonly string[]): ReturnType<typeof JSON.parse>
  /** What is kept, newest first; options of `list` choose. */
  list(...args: readonly string[]): Promise<readonly Told[]>
  /** The texts of what is kept, newest first. */
  texts(): Promise<readonly string[]>
  /** The newest entry that has exactly this text. */
  idOf(text: string): Promise<string>
  /** Keeps a record. */
  log(kind: string, values: object): Promise<Run>
  /** Works on its store while nobody else has it open. */
  within<T>(work: (store: Store) => T): T
  /** A moment before now, where its writer is. */
  ago(ms: number): Instant
  /** Opens a command on a terminal. */
  open(args: readonly string[], size?: Size): Screen
  /** Opens a command on a terminal, answers it, and waits for its end. */
  play(args: readonly string[], transcript: Transcript, size?: Size): Promise<Played>
}

type Played = { readonly code: number; readonly scrollback: string }

/** Titles and ids of walks and the beginnings of their questions, where they are more than a word of every day. */
const matter = contentFiles('walks', (walk) => [
  ...(/^id: (\S+-\S+)$/m.exec(walk)?.slice(1) ?? []),
  ...(/^title: (.* .*)$/m.exec(walk)?.slice(1) ?? []),
  ...Array.from(walk.matchAll(/^## .*\n\n([^{\n]{19,30})/gm), ([, words = '']) => words),
])

/** Whatever was played: once its screens are left, what remains says neither which walk it was nor what was asked. */
function nothingOf(scrollback: string, args: readonly string[], transcript: Transcript): void {
  const text = scrollback.replace(/\s+/g, ' ')
  const typed = [...args, ...transcript.map(([, keys = '']) => keys)].join('\n')
  const left = matter.filter((words) => text.includes(words) && !typed.includes(words))
  if (left.length > 0)
    throw new Error(`left behind on the screen: ${left.join(' · ')}\n${scrollback}`)
}

/** What `of` finds in each file of a folder of prompts. */
function contentFiles(folder: string, of: (text: string) => readonly string[]): readonly string[] {
  const dir = resolve(import.meta.dirname, '../../prompts', folder)
  return readdirSync(dir).flatMap((name) => of(readFileSync(join(dir, name), 'utf8')))
}

/** One journal for the tests of a file, made before them and taken away after. */
export function door(): Door {
  const place = newPlace()
  let recovery = ''
  beforeAll(async () => {
    recovery = await newJournal(place)
  })
  afterAll(() => place[Symbol.dispose]())
  const go = (args: readonly string[], input?: string) => run(place.scripted, args, input)
  const open = (args: readonly string[], size?: Size) => openScreen(place.scripted, args, size)
  const json = async (...args: readonly string[]) => {
    const { out, err } = await go([...args, '--json'])
    if (out === '') throw new Error(`"${args.join(' ')}" said nothing: ${err}`)
    return JSON.parse(out)
  }
  const list = async (...args: readonly string[]): Promise<readonly Told[]> =>
    (await json('list', '-n', '1000', ...args)).entries
  return {
    place,
    get recovery() {
      return recovery
    },
    file(name, content) {
      const path = join(place.root, name)
      if (content !== undefined) {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, content)
      }
      return path
    },
    go,
    json,
    list,
    texts: async () => (await list()).map(({ text }) => text),
    async idOf(text) {
      const entry = (await list()).find((each) => each.text === text)
      if (entry === undefined) throw new Error(`no entry says ${JSON.stringify(text)}`)
      return entry.id
    },
    log: (kind, values) => go(['log', kind, '-'], JSON.stringify(values)),
    within(work) {
      const secret = recoverySecret(recovery)
      if (secret === undefined) throw new Error('there is no journal yet')
      const store = unlockJournal(place.journal, secret)
      try {
        return work(store)
      } finally {
        closeStore(store)
      }
    },
    ago: (ms) => ({ utc: Date.now() - ms, zone: place.zone, offset: place.offset }),
    open,
    async play(args, transcript, size) {
      using screen = open(args, size)
      await answer(screen, transcript)
      const code = await screen.end()
      const scrollback = screen.scrollback()
      if (!args.includes('--plain')) nothingOf(scrollback, args, transcript)
      return { code, scrollback }
    },
  }
}
