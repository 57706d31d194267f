// A letter that is never sent, a stage at a time. Each has what it leans on above it.

export type Letter = {
  /** Its name for `unearth letter`, and in what is kept. */
  readonly stage: string
  readonly title: string
  readonly asked: string
  /** Walks whose answers it may quote. */
  readonly from: readonly string[]
}

/** Whether a letter is sealed on `day` ('YYYY-MM-DD'). */
export function sealedOn(sealedUntil: unknown, day: string): boolean {
  return typeof sealedUntil === 'string' && sealedUntil > day
}
