// Of the records there are of a kind, which something became of: asked at the end of a walk that says so.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { valuesOf } from '../../journal/record/events.ts'
import { fieldLine, recordText } from '../../journal/record/words.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import type { Desk } from '../desk/desk.ts'
import { keepEvent } from '../record/keep.ts'
import { openRecords } from './settle.ts'

/** Asks until that is all; each that is chosen is noted, and its card is shown. Nothing is asked where there is no record. */
export async function whoItWas(
  desk: Desk,
  { event, kind: id, ask }: NonNullable<Walk['settles']>,
): Promise<void> {
  const { terminal } = desk
  const noted = new Set<string>()
  for (;;) {
    const open = openRecords(desk).filter(({ entry }) => entry.kind === id && !noted.has(entry.id))
    const kind = open[0]?.kind
    if (kind === undefined) return
    const name = (entry: Entry) => fieldLine(kind, valuesOf(entry), kind.fields[0]?.name ?? '')
    const one = await terminal.choose<Entry | undefined>(
      ask,
      [
        {
          value: undefined,
          name: said(noted.size === 0 ? 'settle/nobody' : 'settle/that-is-all'),
        },
        ...open.map(({ entry }) => ({ value: entry, name: name(entry) })),
      ],
      { unasked: undefined },
    )
    if (one === undefined) return
    await keepEvent(desk, one, event, '')
    noted.add(one.id)
    terminal.note(recordText(kind, valuesOf(one)))
  }
}
