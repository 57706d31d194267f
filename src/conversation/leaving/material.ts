// What a page for somebody is made of.

import { markKinds } from '../../journal/page/marks.ts'
import type { Box, Material } from '../../journal/view/formulation.ts'
import { listEntries } from '../../store/entries.ts'
import { listMarked } from '../../store/marks.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { allRecords } from '../desk/kinds.ts'
import { allWalks } from '../desk/walks.ts'

/** Everything a page is made of. */
export function materialOf(context: Context, store: Store): Material {
  return {
    entries: listEntries(store, { limit: most, order: 'oldest' }),
    kinds: new Map(allRecords(context).kinds.map((kind) => [kind.id, kind])),
    boxes: new Map(
      allWalks(context).walks.flatMap(({ questions }) =>
        questions.flatMap(({ id, box }) => (box === undefined ? [] : [[id, box] as const])),
      ),
    ),
    marked: listMarked(store, { kinds: markKinds, limit: most }).map(({ entry, mark }) => ({
      entry,
      kind: mark.kind,
      text: entry.revision.text.slice(mark.start, mark.end).replace(/\s+/g, ' '),
    })),
    zone: context.world.clock.zone(),
  }
}

/** Boxes without the lines that hold a passage which stays: not to be brought yet, or somebody else's story. */
export function withoutHeld(boxes: readonly Box[], { marked }: Material): readonly Box[] {
  const held = marked
    .filter(({ kind }) => kind === 'not-yet' || kind === 'their-story')
    .map(({ entry, text }) => ({ id: entry.id, text: text.trim() }))
  return boxes.map((box) => ({
    ...box,
    lines: box.lines.filter(
      (line) => !held.some(({ id, text }) => id === line.id && line.text.includes(text)),
    ),
  }))
}

export const most = 100_000
