import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { describe } from '../../conversation/desk/entry-text.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { letBeRead } from '../../conversation/desk/people.ts'
import { over, waiting } from '../../conversation/desk/waiting.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { conflictsBeside, markMerged } from '../../store/conflicts.ts'
import { entryWith } from '../../store/entries.ts'
import { type Merged, mergeFrom } from '../../store/merge.ts'
import { withOther } from '../../store/other-copy.ts'
import type { Context } from '../../world.ts'

type Given = { readonly other: string | undefined; readonly yes: boolean; readonly json: boolean }

const stages = {
  open: 'Copying the other one, and opening the copy …',
  merge: 'Merging …',
} as const

/** Brings in what another copy of this journal has: one that is named, or those that syncing left beside it. Throws Trouble 2 for another journal, 7 for a copy that is not whole. */
export function merge(context: Context, { other, yes, json }: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal } = desk
    const paths = other === undefined ? conflictsBeside(desk.store) : [resolve(other)]
    if (paths.length === 0) {
      throw new Trouble(
        exit.usage,
        'Which copy? No syncing has left one beside the journal.',
        'Name a journal’s folder or a backup: unearth merge OTHER',
      )
    }
    if (other === undefined && !yes && !(await sure(desk, paths))) {
      terminal.note('Left. Nothing was merged.')
      return exit.done
    }
    const told = paths.map((path) => ({ path, ...mergeOne(desk, path) }))
    letBeRead(desk.store)
    if (other === undefined)
      markMerged(
        desk.store,
        paths.map((path) => basename(path)),
      )
    if (json) {
      terminal.out(jsonDocument('merge', { merged: told }))
      return exit.done
    }
    for (const { path, sealLost, ...merged } of told) {
      if (told.length > 1) terminal.note(`${basename(path)}:`)
      for (const line of linesOf(desk, merged)) terminal.note(line)
      if (sealLost && other !== undefined) {
        terminal.note('It came without its seal, so it cannot be said whether it was whole.')
      }
    }
    terminal.note(
      told.length === 1
        ? `The other copy was only read: ${told[0]?.path}`
        : 'The other copies were only read.',
    )
    return exit.done
  })
}

function mergeOne(desk: Desk, path: string): Merged & { readonly sealLost: boolean } {
  const { terminal, store } = desk
  const tell = waiting(terminal, stages, statSync(path, { throwIfNoEntry: false })?.size ?? 0)
  tell('open')
  return over(tell, () =>
    withOther(store, path, (other) => {
      tell('merge')
      return { ...mergeFrom(store, other.db, desk.now()), sealLost: other.sealLost }
    }),
  )
}

async function sure({ terminal }: Desk, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) terminal.note(basename(path))
  const answer = await terminal.choose(
    paths.length === 1 ? 'Merge this copy?' : `Merge these ${paths.length} copies?`,
    [
      { value: false, name: 'leave it' },
      { value: true, name: 'merge; the copy itself stays as it is' },
    ],
    { unasked: undefined },
  )
  if (answer === undefined) throw new Trouble(exit.usage, 'Nothing was merged.', '--yes merges it.')
  return answer
}

function linesOf({ store }: Desk, merged: Merged): readonly string[] {
  const { entries, versions, drafts, settings, both, trashed, restored, erasedHere, erasedThere } =
    merged
  const said = (count: number, one: string, many: string) =>
    count === 0 ? [] : [count === 1 ? `1 ${one}` : `${count} ${many}`]
  const came = [
    ...said(entries, 'new entry', 'new entries'),
    ...said(versions - entries, 'more version of an entry', 'more versions of entries'),
    ...said(merged.marks, 'mark', 'marks'),
    ...said(drafts, 'draft', 'drafts'),
    ...said(settings, 'thing set later there', 'things set later there'),
  ]
  return [
    came.length > 0 ? `Came over: ${came.join(', ')}.` : 'It had nothing new.',
    ...(both.length === 0
      ? []
      : ['Written on in both; all versions are kept, and the later one is shown:']),
    ...both.flatMap((id) => {
      const entry = entryWith(store, id)
      return entry === undefined ? [] : [`  ${describe(entry)}`]
    }),
    ...said(
      trashed,
      'was put in the trash there, and is in the trash here now.',
      'were put in the trash there, and are in the trash here now.',
    ),
    ...said(
      restored,
      'was taken out of the trash there, and is out of it here too.',
      'were taken out of the trash there, and are out of it here too.',
    ),
    ...said(
      erasedHere,
      'was erased here, and was not brought back.',
      'were erased here, and were not brought back.',
    ),
    ...said(
      erasedThere,
      'was erased there; here it is in the trash.',
      'were erased there; here they are in the trash.',
    ),
  ]
}
