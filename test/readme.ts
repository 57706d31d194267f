// What the README prints from the code: the table of commands and that of exit codes. `npm run readme` writes them anew.
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { doors, usage } from '../src/doors.ts'
import { exit, exitWords } from '../src/errors.ts'

const file = join(resolve(import.meta.dirname, '..'), 'README.md')

/** The README as it is. */
export function readme(): string {
  return readFileSync(file, 'utf8')
}

/** The README with its tables as the code prints them. */
export function printed(text: string): string {
  const commands = doors.map((door) => `| \`unearth ${usage(door)}\` | ${door.says} |`)
  const codes = Object.entries(exitWords).map(
    ([name, words]) => `| ${exit[name as keyof typeof exit]} | ${words} |`,
  )
  return withTable(withTable(text, '| command | what |', commands), '| code | what |', codes)
}

function withTable(text: string, head: string, rows: readonly string[]): string {
  const start = text.indexOf(head)
  const end = text.indexOf('\n\n', start)
  if (start < 0 || end < 0) throw new Error(`The README has no table "${head}".`)
  return text.slice(0, start) + [head, '|---|---|', ...rows].join('\n') + text.slice(end)
}

if (process.argv[1] === import.meta.filename) writeFileSync(file, printed(readme()))
