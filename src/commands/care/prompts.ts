import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { allRecords } from '../../conversation/desk/kinds.ts'
import { allWalks, walkDirs } from '../../conversation/desk/walks.ts'
import { codeOf, type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadSheet, loadWalks, translations } from '../../files/content.ts'
import { loadGrounding } from '../../files/pages.ts'
import { writePlainFile } from '../../files/plain-file.ts'
import { readFrontMatter } from '../../journal/content/front-matter.ts'
import { type Known, strayInOrder } from '../../journal/content/named.ts'
import { readOrder } from '../../journal/content/order-file.ts'
import { checkRecord } from '../../journal/content/record-file.ts'
import { checkWalk } from '../../journal/content/walk-file.ts'
import { translated, untranslated } from '../../journal/walk/translated.ts'
import type { Walk } from '../../journal/walk/walk.ts'
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
  if (what === 'export-for-translation') return leftToTranslate(context, file)
  if (file !== undefined) return check(context, file)
  throw new Trouble(exit.usage, 'Which file? unearth prompts check FILE')
}

/** Says what is wrong in the file of a walk or of a kind of record, with line numbers. */
async function check(context: Context, file: string): Promise<ExitCode> {
  const { terminal } = context
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new Trouble(exit.failed, `"${file}" could not be read (${codeOf(error)}).`)
  }
  if (basename(file) === 'order.md') return checkedOrder(context, text, file)
  const record = readFrontMatter(text).values.has('group')
  const known: Known = {
    walks: allWalks(context).walks,
    kinds: allRecords(context).kinds,
    boxes: loadSheet('therapist')
      .filter(({ sources }) => sources.some(({ from }) => from === 'answers'))
      .map(({ id }) => id),
  }
  if (record) return checkedRecord(terminal, text, file, known)
  const { faults, advice, walk } = checkWalk(text, basename(file), known)
  for (const { line, message } of faults) terminal.out(`${file}:${line}: ${message}\n`)
  for (const { line, message } of advice) terminal.out(`${file}:${line}: advice: ${message}\n`)
  if (walk) terminal.note(`"${walk.title}" loads: ${walk.questions.length} questions.`)
  else terminal.note('This walk does not load until that is mended.')
  return walk ? exit.done : exit.failed
}

function checkedRecord(
  terminal: Context['terminal'],
  text: string,
  file: string,
  known: Known,
): ExitCode {
  const { faults, advice, kind } = checkRecord(text, basename(file), known)
  for (const { line, message } of faults) terminal.out(`${file}:${line}: ${message}\n`)
  for (const { line, message } of advice) terminal.out(`${file}:${line}: advice: ${message}\n`)
  if (kind) terminal.note(`"${kind.title}" loads: ${kind.fields.length} fields.`)
  else terminal.note('This kind of record does not load until that is mended.')
  return kind ? exit.done : exit.failed
}

function checkedOrder(context: Context, text: string, file: string): ExitCode {
  const read = readOrder(text)
  const stray = strayInOrder(read, {
    walks: allWalks(context).walks,
    kinds: allRecords(context).kinds,
    grounds: loadGrounding().map(({ id }) => id),
  })
  for (const { line, message } of [...read.faults, ...stray]) {
    context.terminal.out(`${file}:${line}: ${message}\n`)
  }
  return read.faults.length + stray.length === 0 ? exit.done : exit.failed
}

/**
 * Writes the file of each walk that is not translated at all into `folder`, where its words can be written over; and says of the
 * others which questions are left. What lies there is never written over.
 */
async function leftToTranslate(context: Context, folder: string | undefined): Promise<ExitCode> {
  const { terminal } = context
  const into = resolve(folder ?? join(walkDirs(context)[0] ?? '', 'translation'))
  const { walks } = loadWalks([])
  const { found } = translations(walkDirs(context), walks)
  mkdirSync(into, { recursive: true, mode: 0o700 })
  for (const walk of walks) {
    const file = join(into, basename(walk.file))
    const words = found.get(walk.id)
    const left = untranslated(walk, words)
    if (left.length === 0 || existsSync(file)) {
      // A file that was written and not touched yet has every word of unearth's.
      const same = words !== undefined && left.length === 0 && sameWords(walk, words)
      if (left.length > 0) terminal.out(`${file}: ${left.map(({ id }) => id).join(' ')}\n`)
      else if (same) terminal.out(`${file}: all of it\n`)
      continue
    }
    writePlainFile(file, [readFileSync(walk.file, 'utf8')])
    terminal.out(`${file}: all of it\n`)
  }
  const [own = ''] = walkDirs(context)
  const where = join(own, 'translation')
  terminal.note(
    `What is translated in ${where} is asked so, question by question; the rest is asked in English.`,
  )
  return exit.done
}

function sameWords(walk: Walk, words: Walk): boolean {
  return JSON.stringify(translated(walk, words)) === JSON.stringify(walk)
}

/** Lists every walk with where it comes from, and files that do not load. */
async function list(context: Context, json: boolean): Promise<ExitCode> {
  const { terminal } = context
  const { walks, broken } = allWalks(context)
  if (json) {
    terminal.out(
      jsonDocument({ walks: walks.map(({ id, title, file }) => ({ id, title, file })), broken }),
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
