// What a page for somebody is made of, and what of it stays.

import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import { objectOf, stringOf } from '../../journal/fields.ts'
import { type Held, heldBack } from '../../journal/leaving/held.ts'
import { type Mark, markKinds, stays } from '../../journal/page/marks.ts'
import type { Place } from '../../journal/record/place.ts'
import type { Free } from '../../journal/view/box-line.ts'
import type { Box, Material } from '../../journal/view/formulation.ts'
import { entryWith, historyOf, listEntries } from '../../store/entries.ts'
import { everMarked, listMarked, listMarks } from '../../store/marks.ts'
import { readSetting } from '../../store/settings.ts'
import { assertAsKept } from '../../store/sums.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'

/** A box whose lines meet nothing that stays. */
export type FreeBox = Omit<Box, 'lines'> & { readonly lines: readonly Free<Box['lines'][number]>[] }

/** Everything a page is made of. A letter is in none: it leaves by its name alone. */
export function materialOf({ store, kinds, walks, world }: Desk): Material {
  const entries = listEntries(store, { all: true, order: 'oldest' })
  const marked = listMarked(store, { kinds: markKinds, all: true })
  for (const id of new Set(marked.map(({ entry }) => entry.id))) assertAsKept(store, id)
  return {
    entries: entries.filter(({ kind }) => kind !== 'letter'),
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    marked: marked
      .filter(({ entry }) => entry.kind !== 'letter')
      .map(({ entry, mark: { kind, start, end } }) => ({
        entry,
        kind,
        span: { start, end },
        text: entry.revision.text.slice(start, end).replace(/\s+/g, ' '),
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

/** What stays of everything that is kept, the trash too; `theirs` is as in {@link heldBack}. */
export function heldOf({ store, kinds }: Desk, theirs = false): Held {
  const staying = markKinds.filter(stays)
  const pointed = [false, true].flatMap((removed) =>
    listMarked(store, { kinds: staying, all: true, removed }),
  )
  const marks = new Map<string, Mark[]>()
  for (const { entry, mark } of pointed)
    marks.set(entry.revision.id, [...(marks.get(entry.revision.id) ?? []), mark])
  const ever = everMarked(store, staying)
  const entries = new Map<string, Entry | undefined>(pointed.map(({ entry }) => [entry.id, entry]))
  return heldBack(
    {
      kinds: new Map(kinds.map((kind) => [kind.id, kind])),
      entryOf(id) {
        if (!entries.has(id)) entries.set(id, entryWith(store, id))
        return entries.get(id)
      },
      historyOf: (id) => historyOf(store, id as Entry['id']),
      // Of earlier revisions few are asked for.
      marksOf: ({ id, entry }) =>
        entries.get(entry)?.revision.id === id ? (marks.get(id) ?? []) : listMarks(store, id),
      everHeld: (id) => ever.has(id),
      marked: new Set(pointed.map(({ entry }) => entry)),
    },
    theirs,
  )
}

/** Boxes without the lines that meet what stays: not to be brought yet, or somebody else's story. */
export function withoutHeld(boxes: readonly Box[], held: Held): readonly FreeBox[] {
  return boxes.map((box) => ({ ...box, lines: freeOf(held, box.lines) }))
}

/** How many lines stay is said, so that none is missed in silence. */
export function sayHeldBack(
  { terminal }: Desk,
  boxes: readonly Box[],
  free: readonly FreeBox[],
): void {
  const count = (all: readonly { readonly lines: readonly unknown[] }[]) =>
    all.reduce((sum, { lines }) => sum + lines.length, 0)
  const held = count(boxes) - count(free)
  if (held === 0) return
  const lines = String(held)
  terminal.note(held === 1 ? said('leaving/held-back-one') : said('leaving/held-back', { lines }))
}

/** What meets nothing that stays; a question that quotes what does is left out above it. */
export function freeOf<T extends { readonly places: readonly Place[]; readonly asked?: string }>(
  held: Held,
  lines: readonly T[],
): readonly Free<T>[] {
  return lines
    .filter(({ places }) => !held.meets(places))
    .map((line) => {
      const { asked, ...rest } = line
      return (asked !== undefined && held.quoted(asked) ? rest : line) as Free<T>
    })
}
