// After an answer: one line of it as a record, linked to the words it came from. Enter skips.
import type { Entry } from '../../journal/entry.ts'
import type { Field, RecordKind } from '../../journal/record/kind.ts'
import { recordText, type Values, watched } from '../../journal/record/words.ts'
import { ps, type Walk } from '../../journal/walk/walk.ts'
import type { Desk } from '../desk/desk.ts'
import { askRecord } from './ask.ts'
import { keepRecord, standing, versioned } from './keep.ts'

/** Offers it; a factor asks which part it is of where the walk has more than one, another kind whether there is more to say. */
export async function oneLine(
  desk: Desk,
  kind: RecordKind,
  walk: Walk,
  answer: Entry,
): Promise<void> {
  const [main] = kind.fields
  if (main === undefined) return
  const first = await mainValue(desk, kind, main)
  if (first === undefined) return
  const begun: Values = { [main.name]: first }
  const values =
    kind.for === 'map' ? await factor(desk, walk, begun) : await more(desk, kind, begun)
  if (values === undefined) return
  await keepRecord(desk, kind, values, { from: answer.id })
  const note = watched(kind, values)
  if (note !== undefined) desk.terminal.note(note)
}

async function factor({ terminal }: Desk, walk: Walk, begun: Values): Promise<Values> {
  const parts = walk.ps.length > 0 ? walk.ps : (Object.keys(ps) as (keyof typeof ps)[])
  const [only] = parts
  const part =
    parts.length === 1
      ? only
      : await terminal.choose(
          'Which part of the story is it?',
          parts.map((value) => ({ value, name: ps[value] })),
        )
  const learned = (await terminal.line('Learned from? (Enter skips)')).trim()
  return {
    ...begun,
    p: part ?? 'presenting',
    ...(learned === '' ? {} : { learned_from: learned }),
  }
}

/** The rest of the record, where there is more to say; what stands and was not asked about stays. */
async function more(desk: Desk, kind: RecordKind, begun: Values): Promise<Values | undefined> {
  const stands = standing(versioned(desk.store, kind))
  const wanted = await desk.terminal.choose(`${kind.title}: ${recordText(kind, begun)}`, [
    { value: false, name: 'keep it like this' },
    { value: true, name: 'say more' },
  ])
  const asked = wanted ? await askRecord(desk, kind, begun, stands) : begun
  return asked === undefined ? undefined : { ...stands, ...asked }
}

async function mainValue(
  { terminal }: Desk,
  kind: RecordKind,
  main: Field,
): Promise<string | readonly string[] | undefined> {
  if (main.type === 'choice') {
    return terminal.choose<string | undefined>(`${kind.title}? ${main.ask}`, [
      { value: undefined, name: 'skip this' },
      ...main.options.map(({ value, label }) => ({ value, name: label })),
    ])
  }
  const question =
    kind.for === 'map'
      ? 'One line for the map? (Enter skips)'
      : `${kind.title}, in one line? (Enter skips)`
  const line = (await terminal.line(question)).trim()
  if (line === '') return undefined
  return main.type === 'list' ? [line] : line
}
