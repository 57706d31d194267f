// Reading what is under prompts/, and the writer's own walks. A broken file of the writer's is reported and stops nothing.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { codeOf } from '../errors.ts'
import type { Lexicons } from '../journal/care/lexicon.ts'
import { readExcavation } from '../journal/content/excavation-file.ts'
import type { Remark } from '../journal/content/front-matter.ts'
import { readLetters } from '../journal/content/letters-file.ts'
import { readMirrors } from '../journal/content/mirrors-file.ts'
import { readOrder } from '../journal/content/order-file.ts'
import { checkRecord } from '../journal/content/record-file.ts'
import { readSections } from '../journal/content/sections.ts'
import { readSheet } from '../journal/content/sheet-file.ts'
import { readTour } from '../journal/content/tour-file.ts'
import { checkWalk } from '../journal/content/walk-file.ts'
import type { DigStrand } from '../journal/dig/strand.ts'
import type { Letter } from '../journal/letter.ts'
import type { MirrorPlan } from '../journal/mirror/plan.ts'
import { kindFor, type RecordKind } from '../journal/record/kind.ts'
import type { BoxPlan } from '../journal/record/sheet.ts'
import type { Order } from '../journal/walk/order.ts'
import type { Dig } from '../journal/walk/probe.ts'
import { translated } from '../journal/walk/translated.ts'
import { type Walk, walkFor } from '../journal/walk/walk.ts'

/** A walk and the file it comes from. */
export type LoadedWalk = Walk & { readonly file: string }

type Pickers = {
  readonly states: readonly string[]
  /** The words of both that say distress. */
  readonly heavy: ReadonlySet<string>
  readonly feelings: readonly string[]
  readonly body: readonly string[]
}

/** The folder of what unearth ships, wherever this code was put. */
export function contentDir(): string {
  for (let dir = dirname(fileURLToPath(import.meta.url)); ; dir = dirname(dir)) {
    const found = join(dir, 'prompts', 'walks')
    if (existsSync(found)) return join(dir, 'prompts')
    if (dirname(dir) === dir)
      throw new Error('the folder prompts/ is missing from this copy of unearth')
  }
}

/** unearth's walks, then those in `own` folders (which need not exist). */
export function loadWalks(own: readonly string[]): {
  walks: LoadedWalk[]
  broken: { file: string; faults: readonly Remark[] }[]
} {
  const walks: LoadedWalk[] = []
  const broken: { file: string; faults: readonly Remark[] }[] = []
  const ids = new Set<string>()
  const codes = new Map<string, string>()
  for (const dir of new Set([join(contentDir(), 'walks'), ...own.map((dir) => resolve(dir))])) {
    for (const file of markdownIn(dir)) {
      const { walk, faults } = readWalk(file)
      if (walk === undefined) broken.push({ file, faults })
      else if (ids.has(walk.id)) {
        broken.push({
          file,
          faults: [{ line: 1, message: `There is a walk "${walk.id}" already.` }],
        })
      } else if (codes.has(walk.code)) {
        const message = `The code ${walk.code} belongs to the walk "${codes.get(walk.code)}".`
        broken.push({ file, faults: [{ line: 1, message }] })
      } else if (walk.for !== undefined && walkFor(walks, walk.for) !== undefined) {
        const message = `The walk for "${walk.for}" is "${walkFor(walks, walk.for)?.id}" already.`
        broken.push({ file, faults: [{ line: 1, message }] })
      } else {
        ids.add(walk.id)
        codes.set(walk.code, walk.id)
        walks.push({ ...walk, file })
      }
    }
  }
  const other = translations(own, walks)
  return {
    walks: walks.map((walk) => {
      const words = other.found.get(walk.id)
      return words === undefined ? walk : translated(walk, words)
    }),
    broken: [...broken, ...other.broken],
  }
}

/** The walks of the folders "translation" in `own`, by their ids, and the files there that cannot stand for any. */
export function translations(
  own: readonly string[],
  walks: readonly Walk[],
): {
  readonly found: ReadonlyMap<string, Walk>
  readonly broken: readonly { readonly file: string; readonly faults: readonly Remark[] }[]
} {
  const found = new Map<string, Walk>()
  const broken: { file: string; faults: readonly Remark[] }[] = []
  for (const file of own.flatMap((dir) => markdownIn(join(resolve(dir), 'translation')))) {
    const { walk, faults } = readWalk(file)
    if (walk === undefined) broken.push({ file, faults })
    else if (walks.some(({ id }) => id === walk.id)) found.set(walk.id, walk)
    else broken.push({ file, faults: [{ line: 1, message: `There is no walk "${walk.id}".` }] })
  }
  return { found, broken }
}

function readWalk(file: string): { walk?: Walk | undefined; faults: readonly Remark[] } {
  const read = readSmall(file)
  return typeof read === 'string' ? checkWalk(read, basename(file)) : read
}

/** A content file's text, or why it is none. */
function readSmall(file: string): string | { faults: readonly Remark[] } {
  try {
    const found = statSync(file)
    if (!found.isFile()) return { faults: [{ line: 1, message: 'It is not a file.' }] }
    if (found.size > 1_000_000) {
      return { faults: [{ line: 1, message: 'Such a file is smaller than a megabyte.' }] }
    }
    return readFileSync(file, 'utf8')
  } catch (error) {
    return {
      faults: [{ line: 1, message: `It could not be read (${codeOf(error) ?? 'unknown fault'}).` }],
    }
  }
}

/** The Markdown files of a folder, in order; none where it is not there. */
export function markdownIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.md') && !name.startsWith('.') && name !== 'README.md')
      .toSorted()
      .map((name) => join(dir, name))
  } catch {
    return []
  }
}

/** unearth's kinds of record, then those in `own` folders (which need not exist). */
export function loadRecords(own: readonly string[]): {
  kinds: RecordKind[]
  broken: { file: string; faults: readonly Remark[] }[]
} {
  const kinds: RecordKind[] = []
  const broken: { file: string; faults: readonly Remark[] }[] = []
  for (const dir of new Set([join(contentDir(), 'records'), ...own.map((dir) => resolve(dir))])) {
    for (const file of markdownIn(dir)) {
      const { kind, faults } = readRecord(file)
      if (kind === undefined) broken.push({ file, faults })
      else if (kinds.some(({ id }) => id === kind.id)) {
        const message = `There is a kind of record "${kind.id}" already.`
        broken.push({ file, faults: [{ line: 1, message }] })
      } else if (kind.for !== undefined && kindFor(kinds, kind.for) !== undefined) {
        const message = `The kind for "${kind.for}" is "${kindFor(kinds, kind.for)?.id}" already.`
        broken.push({ file, faults: [{ line: 1, message }] })
      } else kinds.push(kind)
    }
  }
  return { kinds, broken }
}

function readRecord(file: string): { kind?: RecordKind | undefined; faults: readonly Remark[] } {
  const read = readSmall(file)
  return typeof read === 'string' ? checkRecord(read, basename(file)) : read
}

/** The invented journal of the tour. */
export function loadTour(): ReturnType<typeof readTour> {
  return readTour(shipped('tour.md'))
}

/** The bank of generic probes. */
export function loadDigs(): readonly Dig[] {
  return items(shipped('dig.md')).map((item) => {
    const [, id = '', mark, text = ''] = /^(D\d\d)(?: (rough|hurt))?: (.+)$/.exec(item) ?? []
    return {
      id,
      text,
      ...(mark === 'rough' ? { rough: true as const } : {}),
      ...(mark === 'hurt' ? { hurt: true as const } : {}),
    }
  })
}

/** The way out of a walk: lines, one of which is shown, and the steps after a heavy one. {time} is the time it is. */
export function loadLandings(): {
  readonly lines: readonly string[]
  readonly steps: readonly string[]
} {
  const [lines = [], steps = []] = listsOf('landings.md', 'lines', 'steps')
  return { lines, steps }
}

/** Words to choose from, and which of the states say distress. */
export function loadPickers(): Pickers {
  const [marked = [], feelings = [], body = []] = listsOf(
    'pickers.md',
    'states',
    'feelings',
    'body',
  )
  const words = (items: readonly string[]) => items.map((item) => item.replace(/: heavy$/, ''))
  const distress = [...marked, ...feelings].filter((item) => item.endsWith(': heavy'))
  return {
    states: words(marked),
    heavy: new Set(words(distress)),
    feelings: words(feelings),
    body,
  }
}

/** Plain sentences to recognise an old self by, with the id of the walk each belongs to. */
export function loadSelves(): readonly { readonly walk: string; readonly text: string }[] {
  return readSections(shipped('selves.md')).sections.flatMap(({ heading, items }) =>
    items.map(({ text }) => ({ walk: heading, text })),
  )
}

/** In which order walks are offered. */
export function loadOrder(): Order {
  return readOrder(shipped('order.md')).order
}

/** The letters that are never sent. */
export function loadLetters(): readonly Letter[] {
  return readLetters(shipped('letters.md')).letters
}

/** The strands of the excavation. */
export function loadExcavation(): readonly DigStrand[] {
  return readExcavation(shipped('excavation.md')).strands
}

/** What a mirror shows. */
export function loadMirrors(): MirrorPlan {
  return readMirrors(shipped('mirrors.md')).plan
}

/** The boxes of a page for somebody, in its order. */
export function loadSheet(name: 'therapist' | 'partner' | 'session'): readonly BoxPlan[] {
  return readSheet(shipped(join('sheets', `${name}.md`))).boxes
}

/** The word lists, by signal. */
export function loadLexicons(): Lexicons {
  return JSON.parse(shipped('lexicons.json')) as Lexicons
}

/** A file of prompts/, by its name in it. */
export function shipped(name: string): string {
  return readFileSync(join(contentDir(), name), 'utf8').replace(/\r\n/g, '\n')
}

/** The items of some sections of a file. */
function listsOf(name: string, ...headings: readonly string[]): readonly (readonly string[])[] {
  const { sections } = readSections(shipped(name))
  return headings.map((wanted) =>
    sections.flatMap(({ heading, items }) =>
      heading === wanted ? items.map(({ text }) => text) : [],
    ),
  )
}

/** The items of a text, without what an editor wrapped. */
function items(text: string): string[] {
  return text.split('\n').flatMap((line) => (line.startsWith('- ') ? [line.slice(2).trim()] : []))
}
