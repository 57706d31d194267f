import { resolve } from 'node:path'
import { drill } from '../../conversation/desk/drill.ts'
import { instantJson, jsonDocument } from '../../conversation/desk/json.ts'
import { dirOf, withSecret } from '../../conversation/desk/unlock.ts'
import { over, waiting } from '../../conversation/desk/waiting.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { keysOf } from '../../store/between-keys.ts'
import { checkJournal, type Finding } from '../../store/check.ts'
import type { Keyring } from '../../store/keyring.ts'
import { databaseSize } from '../../store/open.ts'
import { type Lost, salvage } from '../../store/salvage.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly salvage: string | undefined
  readonly drill: boolean
  readonly json: boolean
}

type Keys = { readonly dir: string; readonly keyring: Keyring; readonly master: Buffer }

const stages = {
  pages: 'Reading every page …',
  database: 'Looking at the rules of the database …',
  index: 'Making the search index once more, to compare …',
  words: 'Reading every version …',
} as const

/**
 * Looks at the whole journal, saves what can be read of a damaged one, or opens the last backup with the code on paper. Ends with
 * 7 where something is not whole.
 */
export async function check(context: Context, given: Given): Promise<ExitCode | undefined> {
  if (given.drill && given.salvage !== undefined) {
    throw new Trouble(exit.usage, '--drill and --salvage are two things, one at a time.')
  }
  const dir = dirOf(context)
  const { keyring, master } = await withSecret(context, (secret) => keysOf(dir, secret))
  const keys = { dir, keyring, master }
  if (given.drill) return drill(context, keys, given)
  if (given.salvage !== undefined) return saved(context, keys, resolve(given.salvage), given)
  return looked(context, keys, given)
}

function looked({ terminal }: Context, { dir, keyring, master }: Keys, { json }: Given): ExitCode {
  const tell = waiting(terminal, stages, databaseSize(dir))
  const findings = over(tell, () => checkJournal(dir, keyring, master, tell))
  const broken = findings.filter(({ whole }) => !whole)
  if (json) terminal.out(jsonDocument('check', { whole: broken.length === 0, findings }))
  else terminal.rows(`${pageOf(dir, findings, broken)}\n`)
  return broken.length === 0 ? exit.done : exit.damaged
}

function pageOf(dir: string, findings: readonly Finding[], broken: readonly Finding[]): string {
  const listed = (some: readonly Finding[]) => some.map(({ says }) => `  - ${says}`)
  const fine = findings.filter(({ whole }) => whole)
  return [
    `The journal in ${dir}`,
    ...(broken.length === 0 ? [] : ['', 'Not whole:', ...listed(broken)]),
    ...(fine.length === 0 ? [] : ['', 'Whole:', ...listed(fine)]),
    ...(broken.some(({ what }) => what !== 'keys')
      ? [
          '',
          'Nothing was changed. What can be read can be saved into a new journal:',
          '  unearth check --salvage FOLDER',
          'A backup may have the rest: unearth restore',
        ]
      : []),
  ].join('\n')
}

function saved(context: Context, keys: Keys, to: string, { json }: Given): ExitCode {
  const { terminal } = context
  const found = salvage(keys.dir, keys.keyring, keys.master, to)
  const { lost, earlier, unplaced } = found
  const whole = found.spoiled === 0 && lost.length + earlier.length + unplaced === 0
  const code = whole ? exit.done : exit.damaged
  if (json) {
    terminal.out(
      jsonDocument('check-salvage', {
        salvaged: { to, ...found, lost: lost.map(lostJson), earlier: earlier.map(lostJson) },
      }),
    )
    return code
  }
  const lines = [
    `Saved into ${to}`,
    '',
    `${found.pages - found.spoiled} of ${found.pages} pages are as they were written.`,
    `Entries: ${found.entries}. Versions of them: ${found.versions}. Marks: ${found.marks}. Drafts: ${found.drafts}.`,
    ...named('Known to have been there, with none of their words left:', lost),
    ...named('With an earlier version, the newest is gone:', earlier),
    ...(unplaced === 0
      ? []
      : [
          '',
          `Words whose entry is gone, kept as pages of the day they were written: ${unplaced}.`,
        ]),
    ...(found.spoiled === 0
      ? []
      : ['', 'What stood on the other pages cannot be named. A backup may have it.']),
    '',
    `${keys.dir} was not changed. To open the new one: unearth --journal ${to}`,
  ]
  terminal.rows(`${lines.join('\n')}\n`)
  return code
}

function lostJson({ created, ...entry }: Lost) {
  return { ...entry, created: instantJson(created) }
}

function named(heading: string, some: readonly Lost[]): readonly string[] {
  if (some.length === 0) return []
  return [
    '',
    heading,
    ...some.map(({ id, kind, created }) => `  - ${formatInstant(created, 'full')}, ${kind}, ${id}`),
  ]
}
