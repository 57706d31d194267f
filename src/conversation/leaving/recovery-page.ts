// The page of paper with the recovery code: made, printed or written as a PDF, and kept nowhere.
import { resolve } from 'node:path'
import { question, recipe } from '../../exchange/recipe.ts'
import { type RecoveryPage, recoveryPdf, recoveryText } from '../../exchange/recovery-page.ts'
import { writePlainFile } from '../../files/plain-file.ts'
import { said } from '../../files/said.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { lastBackup } from '../../store/last-backup.ts'
import { codeLines } from '../../store/recovery-lines.ts'
import type { Desk } from '../desk/desk.ts'
import { remember } from './left-behind.ts'

/** Writes the page with `code` to stdout for "-", else as a PDF to that file. False where nobody reads stdout. Throws Trouble 1 where the file cannot be written. */
export async function printRecovery(desk: Desk, code: string, to: string): Promise<boolean> {
  const { terminal } = desk
  const page = pageOf(desk, code)
  if (to === '-') {
    const read = terminal.out(recoveryText(page))
    terminal.note(said('recovery/kept-nowhere'))
    return read
  }
  const path = resolve(to)
  writePlainFile(path, [await recoveryPdf(page)])
  remember(desk, path)
  terminal.note(said('recovery/printed', { path }))
  return true
}

function pageOf({ store, now }: Desk, code: string): RecoveryPage {
  const last = lastBackup(store)
  const day = formatInstant(now(), 'day')
  return {
    title: said('recovery/title'),
    before: [said('recovery/what')],
    code: codeLines(code),
    behind: [
      said('recovery/lines'),
      said('recovery/lay', { dir: store.dir, day }),
      last === undefined
        ? said('recovery/no-backup')
        : said('recovery/backup', { path: last.path }),
      said('recovery/with'),
    ],
    heading: said('recovery/without'),
    how: said('recovery/recipe'),
    question,
    recipe,
    run: said('recovery/run'),
  }
}
