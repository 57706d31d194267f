// What a page for somebody is made of: boxes in an order, and where the lines of each come from.

/** Of which records. */
export type RecordSource = {
  readonly from: 'records'
  readonly kind: string
  /** Only where a field has this value, or has not. */
  readonly where?: { readonly field: string; readonly is: boolean; readonly value: string }
  /** Only while this event has not happened to it, or ('any') nothing that ends it. */
  readonly until?: string | 'any'
  /** How it reads; without it, as its kind does in one line. */
  readonly words?: string
}

/** Sources that are no records, and the {names} that are filled in in their words; undefined where they have none. */
export const otherSources = {
  answers: undefined,
  care: ['word', 'text'],
  'came-out': ['day'],
  topics: ['text', 'wish'],
  surprises: undefined,
  floors: ['text'],
  promises: ['kept', 'part', 'missed', 'mended', 'all'],
  returns: ['times'],
} as const

export type OtherSource = {
  readonly from: keyof typeof otherSources
  readonly words: string
}

/** Pages at whose head a box of the therapist's page may stand too. */
export const alsoOn = ['session'] as const

export type BoxPlan = {
  /** What a question's heading names. */
  readonly id: string
  readonly heading: string
  /** For the writer, while the lines are chosen. */
  readonly hint?: string
  /** What stands in it where no line does; without it, nothing. Such a box comes before the room is shared among the others. */
  readonly empty?: string
  readonly also?: (typeof alsoOn)[number]
  /** How many lines it holds. */
  readonly most: number
  readonly sources: readonly (RecordSource | OtherSource)[]
}
