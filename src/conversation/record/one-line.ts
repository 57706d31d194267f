// After an answer: one line of it as a record, linked to the words it came from. Enter skips.
import type { Entry } from '../../journal/entry.ts'
import type { Field, RecordKind } from '../../journal/record/kind.ts'
import { recordText, type Values, watched } from '../../journal/record/words.ts'
import { ps, type Walk } from '../../journal/walk/walk.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { askRecord } from './ask.ts'
import { keepRecord, standing, versioned } from './keep.ts'

/** Offers it; a factor asks which part it is of where the walk has more than one, another kind whether there is more to say. */
export async function oneLine(
  context: Context,
  store: Store,
  kind: RecordKind,
  walk: Walk,
  answer: Entry,
): Promise<void> {
  const { terminal } = context
  const [main] = kind.fields
  if (main === undefined) return
  const first = await mainValue(context, kind, main)
  if (first === undefined) return
  let values: Values = { [main.name]: first }
  if (kind.for === 'map') {
    const parts = walk.ps.length > 0 ? walk.ps : (Object.keys(ps) as (keyof typeof ps)[])
    const [only] = parts
    const part =
      parts.length === 1
        ? only
        : await terminal.choose(
            'Which part of the story is it?',
            parts.map((value) => ({ value, name: ps[value] })),
          )
    values = { ...values, p: part ?? 'presenting' }
    const learned = (await terminal.line('Learned from? (Enter skips)')).trim()
    if (learned !== '') values = { ...values, learned_from: learned }
  } else {
    const more = await terminal.choose(`${kind.title}: ${recordText(kind, values)}`, [
      { value: false, name: 'keep it like this' },
      { value: true, name: 'say more' },
    ])
    const before = versioned(store, kind)
    const asked = more ? await askRecord(context, store, kind, values, standing(before)) : values
    if (asked === undefined) return
    // What stands and was not asked about stays.
    values = { ...standing(before), ...asked }
  }
  keepRecord(context, store, kind, values, { from: answer.id })
  const note = watched(kind, values)
  if (note !== undefined) terminal.note(note)
}

async function mainValue(
  { terminal }: Context,
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
