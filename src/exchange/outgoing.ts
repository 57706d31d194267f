// What leaves the journal: chosen by its writer, other people's names already replaced. Every format is made from these.
import type { Instant } from '../journal/entry.ts'
import type { Fields } from '../journal/fields.ts'
import type { Mark } from '../journal/page/marks.ts'

type OutMark = {
  readonly kind: Mark['kind']
  readonly start: number
  readonly end: number
  readonly made: Instant
}

/** One kept piece as it leaves: names replaced already, only what was chosen. */
export type Outgoing = {
  readonly id: string
  readonly kind: string
  readonly created: Instant
  readonly changed: Instant
  /** "The spark", "A promise", "Note". */
  readonly title: string
  readonly asked?: string
  readonly walk?: string
  readonly question?: string
  readonly fields: Fields
  readonly text: string
  /** Of a record: what stands before a colon where a field of it begins in `text`. */
  readonly labels?: readonly string[]
  readonly marks: readonly OutMark[]
}

type SheetItem = {
  /** The question it answers; it stands above. */
  readonly asked?: string
  readonly text: string
  readonly from?: string
}

type SheetSection = { readonly heading: string; readonly items: readonly SheetItem[] }

/** A page made of chosen lines: the formulation, the partner's sheet, the page for a session. Empty sections are printed empty. */
export type Sheet = {
  readonly title: string
  readonly notes: readonly string[]
  readonly sections: readonly SheetSection[]
  /** What had no room on the first page, on one of its own. */
  readonly more?: { readonly title: string; readonly sections: readonly SheetSection[] }
}
