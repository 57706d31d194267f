// Of the records there are of a kind, which something became of: asked at the end of a walk that says so.
import { valuesOf } from '../../journal/record/events.ts'
import { fieldLine, recordText } from '../../journal/record/words.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import type { Desk } from '../desk/desk.ts'
import { keepEvent } from '../record/keep.ts'
import { openRecords } from './settle.ts'

/** Each that is taken is noted, and its card is shown. Nothing is asked where there is no record. */
export async function whoItWas(
  desk: Desk,
  { event, kind: id, ask }: NonNullable<Walk['settles']>,
): Promise<void> {
  const open = openRecords(desk).filter(({ entry }) => entry.kind === id)
  if (open.length === 0) return
  const names = open.map(({ entry, kind }) =>
    fieldLine(kind, valuesOf(entry), kind.fields[0]?.name ?? ''),
  )
  const { taken } = await desk.terminal.chooseSome(ask, names)
  for (const { entry, kind } of taken.flatMap((at) => open[at] ?? [])) {
    await keepEvent(desk, entry, event, '')
    desk.terminal.note(recordText(kind, valuesOf(entry)))
  }
}
