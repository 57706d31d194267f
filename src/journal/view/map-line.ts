// A line of the map of why, and what it is linked to.
import type { ps } from '../walk/walk.ts'

export type Part = keyof typeof ps

/** A link to or from a line: its own entry, the line at its other end, and how the one led to the other. */
export type MapLink = {
  readonly id: string
  readonly line: string
  readonly text: string
  readonly how?: string
}

export type MapLine = {
  readonly id: string
  readonly text: string
  readonly learned?: string
  readonly when?: string
  readonly confidence?: string
  /** The entry whose words it came from. */
  readonly from?: string
  /** What it led to. */
  readonly leads: readonly MapLink[]
  /** What led to it. */
  readonly led: readonly MapLink[]
}
