// What a walk is, and the closed vocabularies its file may use.

export const processes = {
  stabilise: 'Find steady ground, and where you stand',
  atone: 'Be there for what it did to them',
  excavate: 'Dig for the why',
  forgive: 'Live with what you did',
  trust: 'Become someone whose word holds',
  transform: 'Who you are becoming',
} as const

export const phases = {
  stabilise: 'First: steady',
  meaning: 'Then: make sense of it',
  rebuild: 'Then: build with small promises',
} as const

export const ps = {
  presenting: 'What happened',
  predisposing: 'What was there before',
  precipitating: 'What set it off',
  perpetuating: 'What kept it going',
  protective: 'What holds',
} as const

export const audiences = ['broke', 'hurt', 'either'] as const
export const intensities = ['low', 'medium', 'high'] as const

export type Probe = { readonly id: string; readonly text: string; readonly line: number }

export type Question = {
  readonly id: string
  /** Counts rewordings; the id keeps its meaning. */
  readonly rev: number
  readonly text: string
  /** 'other': asked only where there was a third person. */
  readonly needs?: 'other'
  /** The kind of record that one line of the answer may be kept as. */
  readonly keeps?: string
  /** It asks about danger: no probe digs under it, nothing shows it by chance, and any answer leads to people. */
  readonly care?: true
  readonly probes: readonly Probe[]
  readonly line: number
}

export type Walk = {
  readonly id: string
  /** The prefix of its questions' ids. */
  readonly code: string
  readonly title: string
  readonly purpose: string
  /** A suggestion; nothing stops when they are over. */
  readonly minutes: number
  readonly intensity: (typeof intensities)[number]
  readonly processes: readonly (keyof typeof processes)[]
  readonly phases: readonly (keyof typeof phases)[]
  readonly ps: readonly (keyof typeof ps)[]
  readonly audience: (typeof audiences)[number]
  /** One line at the end, to finish or to leave as it stands. */
  readonly close: string
  readonly questions: readonly Question[]
}

/** The ids of the questions that need care: nothing shows them by chance, or alone. */
export function careQuestions(walks: readonly Walk[]): readonly string[] {
  return walks.flatMap(({ questions }) => questions.flatMap(({ id, care }) => (care ? [id] : [])))
}
