// What a page for somebody is made of.
import { objectOf, stringOf } from '../../journal/fields.ts'
import { isHeld } from '../../journal/leaving/held.ts'
import { markKinds } from '../../journal/page/marks.ts'
import type { Place } from '../../journal/view/box-line.ts'
import type { Box, Material } from '../../journal/view/formulation.ts'
import { listEntries } from '../../store/entries.ts'
import { listMarked } from '../../store/marks.ts'
import { readSetting } from '../../store/settings.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'

/** Everything a page is made of. */
export function materialOf({ store, kinds, walks, world }: Desk): Material {
  return {
    entries: listEntries(store, { all: true, order: 'oldest' }),
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    marked: listMarked(store, { kinds: markKinds, all: true }).map(({ entry, mark }) => ({
      entry,
      kind: mark.kind,
      text: entry.revision.text.slice(mark.start, mark.end).replace(/\s+/g, ' '),
    })),
    zone: world.clock.zone(),
    care: new Set(
      walks.flatMap(({ questions }) => questions.flatMap(({ id, care }) => (care ? [id] : []))),
    ),
    ...given({ cameOut: stringOf(objectOf(readSetting(store, 'names'))['cameOut']) }),
    boxes: new Map(
      walks.flatMap(({ questions }) =>
        questions.flatMap(({ id, box }) => (box === undefined ? [] : [[id, box] as const])),
      ),
    ),
  }
}

/** Boxes without the lines that hold a passage which stays: not to be brought yet, or somebody else's story. */
export function withoutHeld(boxes: readonly Box[], { marked }: Material): readonly Box[] {
  return boxes.map((box) => ({ ...box, lines: freeOf(marked, box.lines) }))
}

/** What has none of its own words in a passage that stays. */
export function freeOf<T extends { readonly places: readonly Place[] }>(
  marked: Material['marked'],
  lines: readonly T[],
): readonly T[] {
  return lines.filter(({ places }) => !places.some(({ id, text }) => isHeld(marked, id, text)))
}
