// What a page for somebody is made of: boxes in an order, and where the lines of each come from.

/** Of which records. */
export type RecordSource = {
  readonly from: 'records'
  readonly kind: string
  /** Only where a field has this value, or has not. */
  readonly where?: { readonly field: string; readonly is: boolean; readonly value: string }
  /** Only while this event, or any, has not happened to it. */
  readonly until?: string | 'any'
  /** How it reads; without it, as its kind does in one line. */
  readonly words?: string
}

/** Sources that are no records, and the {names} that are filled in in their words; undefined where they have none. */
export const otherSources = {
  answers: undefined,
  surprises: undefined,
  floors: ['text'],
  promises: ['kept', 'part', 'missed', 'mended', 'all'],
  returns: ['on_time', 'all'],
} as const

export type OtherSource = {
  readonly from: keyof typeof otherSources
  readonly words: string
}

export type BoxPlan = {
  /** What a question's heading names. */
  readonly id: string
  readonly heading: string
  readonly hint?: string
  /** How many lines it holds. */
  readonly most: number
  readonly sources: readonly (RecordSource | OtherSource)[]
}
