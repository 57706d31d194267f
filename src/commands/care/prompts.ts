import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { allRecords } from '../../conversation/desk/kinds.ts'
import { allWalks, walkDirs } from '../../conversation/desk/walks.ts'
import { codeOf, type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadSheet, loadWalks, translations } from '../../files/content.ts'
import { loadGrounding } from '../../files/pages.ts'
import { writePlainFile } from '../../files/plain-file.ts'
import type { Remark } from '../../journal/content/front-matter.ts'
import { readFrontMatter } from '../../journal/content/front-matter.ts'
import { type Known, strayInOrder } from '../../journal/content/named.ts'
import { readOrder } from '../../journal/content/order-file.ts'
import { checkRecord } from '../../journal/content/record-file.ts'
import { checkWalk } from '../../journal/content/walk-file.ts'
import { untranslated } from '../../journal/walk/translated.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly what: 'list' | 'check' | 'export-for-translation'
  readonly file: string | undefined
  readonly json: boolean
}

/**
 * Lists the walks with their files, says what is wrong in one, or writes what is left to translate. Throws Trouble 1 and 2; exit
 * code 1 where a file would not load.
 */
export async function prompts(context: Context, { what, file, json }: Given): Promise<ExitCode> {
  if (what === 'list') return list(context, json)
  if (what === 'export-for-translation') return leftToTranslate(context, file, json)
  if (file !== undefined) return check(context, file, json)
  throw new Trouble(exit.usage, 'Which file? unearth prompts check FILE')
}

/** What was found in a file of content. */
type Checked = {
  readonly what: 'walk' | 'record' | 'order'
  readonly faults: readonly Remark[]
  readonly advice: readonly Remark[]
  readonly loads: boolean
  /** Whether it loads, in a sentence; empty where nothing is to be said. */
  readonly says: string
}

/** Says what is wrong in the file of a walk, of a kind of record, or in the order, with line numbers. */
async function check(context: Context, file: string, json: boolean): Promise<ExitCode> {
  const { terminal } = context
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Trouble(exit.failed, `"${file}" could not be read (${codeOf(error)}).`)
  }
  const { says, ...found } = checked(context, text, basename(file))
  if (json) {
    terminal.out(jsonDocument('prompts-check', { checked: { file, ...found } }))
  } else {
    for (const { line, message } of found.faults) terminal.out(`${file}:${line}: ${message}\n`)
    for (const { line, message } of found.advice)
      terminal.out(`${file}:${line}: advice: ${message}\n`)
    if (says !== '') terminal.note(says)
  }
  return found.loads ? exit.done : exit.failed
}

function checked(context: Context, text: string, name: string): Checked {
  const known: Known = {
    walks: allWalks(context).walks,
    kinds: allRecords(context).kinds,
    boxes: loadSheet('therapist')
      .filter(({ sources }) => sources.some(({ from }) => from === 'answers'))
      .map(({ id }) => id),
  }
  if (name === 'order.md') {
    const read = readOrder(text)
    const grounds = loadGrounding().map(({ id }) => id)
    const faults = [...read.faults, ...strayInOrder(read, { ...known, grounds })]
    return { what: 'order', faults, advice: [], loads: faults.length === 0, says: '' }
  }
  if (readFrontMatter(text).values.has('group')) {
    const { faults, advice, kind } = checkRecord(text, name, known)
    const says = kind
      ? `"${kind.title}" loads: ${kind.fields.length} fields.`
      : 'This kind of record does not load until that is mended.'
    return { what: 'record', faults, advice, loads: kind !== undefined, says }
  }
  const { faults, advice, walk } = checkWalk(text, name, known)
  const says = walk
    ? `"${walk.title}" loads: ${walk.questions.length} questions.`
    : 'This walk does not load until that is mended.'
  return { what: 'walk', faults, advice, loads: walk !== undefined, says }
}

/**
 * Writes the file of each walk that is not translated at all into `folder`, where its words can be written over; and says of the
 * others which questions are left. What lies there is never written over.
 */
async function leftToTranslate(
  context: Context,
  folder: string | undefined,
  json: boolean,
): Promise<ExitCode> {
  const { terminal } = context
  const into = resolve(folder ?? join(walkDirs(context)[0] ?? '', 'translation'))
  const { walks } = loadWalks([])
  const { found, broken } = translations(walkDirs(context), walks)
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const left = walks.flatMap((walk) => {
    const file = join(into, basename(walk.file))
    const words = found.get(walk.id)
    if (words === undefined && !existsSync(file))
      writePlainFile(file, [readFileSync(walk.file, 'utf8')])
    const questions = untranslated(walk, words).map(({ id }) => id)
    if (questions.length === 0) return []
    return [{ file, questions: questions.length === walk.questions.length ? null : questions }]
  })
  const where = join(walkDirs(context)[0] ?? '', 'translation')
  if (json) {
    terminal.out(jsonDocument('prompts-export-for-translation', { asked: where, left }))
    return exit.done
  }
  const spoiled = new Set(broken.map(({ file }) => resolve(file)))
  for (const { file, questions } of left) {
    const what = spoiled.has(file)
      ? `does not load: unearth prompts check ${file}`
      : (questions?.join(' ') ?? 'all of it')
    terminal.out(`${file}: ${what}\n`)
  }
  terminal.note(
    `What is translated in ${where} is asked so, question by question; the rest is asked in English.`,
  )
  return exit.done
}

/** Lists every walk with where it comes from, and files that do not load. */
async function list(context: Context, json: boolean): Promise<ExitCode> {
  const { terminal } = context
  const { walks, broken } = allWalks(context)
  if (json) {
    terminal.out(
      jsonDocument('prompts', {
        walks: walks.map(({ id, title, file }) => ({ id, title, file })),
        broken,
      }),
    )
    return exit.done
  }
  for (const { id, title } of walks) terminal.rows(`${id.padEnd(20)} ${title}\n`)
  for (const { file, faults } of broken) {
    terminal.note(`${file} does not load (${faults.length} to mend): unearth prompts check ${file}`)
  }
  terminal.note(`Your own go into ${walkDirs(context)[0]}`)
  return exit.done
}
