// The last steps of everything that leaves: the exact text first, then where it goes and what that means, then the file.

import { join, resolve } from 'node:path'
import { exit, Trouble } from '../../errors.ts'
import { readingMinutes } from '../../exchange/reading.ts'
import { type DrawnFormat, endings, type Format, isBinary } from '../../exchange/write-any.ts'
import {
  type PlainFile,
  syncedFolder,
  writePlainFile,
  writePlainFolder,
} from '../../files/plain-file.ts'
import { asked, said } from '../../files/said.ts'
import { passphraseWords } from '../../files/words.ts'
import { generatePassphrase } from '../../journal/six-words.ts'
import type { Context } from '../../world.ts'
import type { Desk } from '../desk/desk.ts'
import { printed } from '../desk/printed.ts'
import { forgetBegun, remember, sweep } from './left-behind.ts'

export type Sending = {
  readonly format: Format | DrawnFormat
  /** Where to; "-" is stdout. Without it the writer is asked, or it is stdout. */
  readonly to: string | undefined
  readonly over: boolean
  readonly yes: boolean
  readonly look: boolean
  readonly password: boolean
  /** The words were on the screen just now, as they leave. */
  readonly seen?: boolean
  /** It is a drawing: its words are looked at, and they are not its bytes. */
  readonly drawn?: boolean
  /** The files of a folder, where it is one. */
  readonly files?: Iterable<PlainFile>
  /** What a file of it is called where nothing else is said, without its ending. */
  readonly name: string
}

/** Six words for a PDF, shown once, where they were asked for. */
export async function pdfPassword(context: Context, how: Sending): Promise<string | undefined> {
  if (!how.password) return undefined
  if (how.format !== 'pdf') throw new Trouble(exit.usage, 'Only a PDF can have a password.')
  return generatePassphrase(await passphraseWords(), context.world.random)
}

/**
 * Shows `text`, asks, and writes `pieces`. `text` is what the pieces say: of a PDF its words, else the very same bytes.
 * Returns the path, or undefined where it went to stdout or was left.
 */
export async function send(
  desk: Desk,
  pieces: Iterable<string | Uint8Array>,
  text: () => Promise<string>,
  how: Sending,
  password?: string,
): Promise<string | undefined> {
  const { terminal } = desk
  // Where stdout is a file or a pipe, that is where it goes.
  const asks = terminal.answered && terminal.screen
  let exact: readonly string[] | undefined
  if (how.look) {
    if (asks && terminal.interactive) await terminal.show(said('leaving/exact-text'), await text())
    else terminal.out(await text())
    return undefined
  }
  if (how.files !== undefined && (how.to === '-' || (how.to === undefined && !asks)))
    throw new Trouble(exit.usage, 'A folder of files: --to FOLDER.')
  if (!asks && how.to === undefined && !isBinary(how.format)) {
    for (const piece of pieces) terminal.out(String(piece))
    return undefined
  }
  if (how.to === '-') {
    if (isBinary(how.format))
      throw new Trouble(
        exit.usage,
        `${how.format === 'pdf' ? 'A PDF' : 'An archive'} goes to a file: --to FILE.`,
      )
    if (asks) await printed(desk, Array.from(pieces, String).join(''))
    else for (const piece of pieces) terminal.out(String(piece))
    return undefined
  }
  if (asks && !how.yes) {
    const words = await text()
    // What was looked at is what is written, whatever was kept in another window meanwhile.
    if (!isBinary(how.format) && how.drawn !== true) exact = [words]
    if (how.seen !== true) await terminal.show(said('leaving/exact-text'), words)
    terminal.note(`${minutes(readingMinutes(words))} ${said('leaving/warning')}`)
  } else if (how.to === undefined) throw new Trouble(exit.usage, 'Where to? --to FILE.')
  const path = resolve(how.to ?? (await askedPath(desk, how)))
  const synced = syncedFolder(path)
  if (synced !== undefined) {
    terminal.note(said('leaving/synced', { folder: synced }))
  }
  if (!how.yes) {
    if (!asks) {
      throw new Trouble(
        exit.usage,
        `It would go to ${path}, readable by whoever has the file.`,
        '--yes writes it.',
      )
    }
    const sure = await terminal.choose(...asked('leaving/sure', { path }))
    if (sure === 'leave') {
      terminal.note(said('leaving/left'))
      return undefined
    }
  }
  written(desk, path, exact ?? pieces, how)
  terminal.note(said('leaving/written', { path }))
  if (password !== undefined) {
    const shown = said('leaving/password-once', { password })
    if (asks) await terminal.show(said('leaving/password'), shown)
    else terminal.note(shown)
  }
  return path
}

/** Writes it, and remembers where: before the first byte too, so that nothing is left that is not known. */
function written(
  desk: Desk,
  path: string,
  pieces: Iterable<string | Uint8Array>,
  { over, files }: Sending,
): void {
  sweep(desk)
  const begun = (beside: string) => remember(desk, path, beside)
  try {
    if (files === undefined) writePlainFile(path, pieces, { over, begun })
    else writePlainFolder(path, files, { begun })
  } catch (error) {
    forgetBegun(desk, path)
    throw error
  }
  remember(desk, path)
}

function minutes(count: number): string {
  return count <= 1 ? said('leaving/a-minute') : said('leaving/minutes', { count })
}

async function askedPath({ terminal, world }: Desk, how: Sending): Promise<string> {
  const usual = join(
    world.home,
    `${how.name}${how.format === 'svg' ? '.svg' : endings[how.format]}`,
  )
  const typed = (await terminal.line(`Where to? (Enter: ${usual})`)).trim()
  return typed === '' ? usual : typed.replace(/^~(?=\/)/, world.home)
}
