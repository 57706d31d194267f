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

/** How heavy a walk is, in a word. */
export const weights: Readonly<Record<(typeof intensities)[number], string>> = {
  low: 'light',
  medium: 'medium',
  high: 'deep',
}

/** To whom a walk is offered unasked, where that is not its audience. It stays open to everyone by name. */
export const offers = ['broke', 'hurt', 'never'] as const

/** What a walk is beside the usual six to fifteen questions. */
export const lengths = ['short', 'lines'] as const

/** What a walk can be for: code finds the one walk of each by this word, never by its id. */
export const walkUses = {
  write: 'the opening lines of `unearth write`',
  'support-check': 'what `unearth support-check` asks',
} as const

export type WalkUse = keyof typeof walkUses

export type Probe = {
  readonly id: string
  readonly text: string
  /** The same for a writer who was hurt. */
  readonly hurt?: string
  readonly line: number
}

/** What sentences of an answer, or all of it, may become. */
export type Keeps = {
  readonly kind: string
  /** What the kind's choice that has this value gets, so that it is not asked. */
  readonly value?: string
  /** The fields, one lifting each; none is the kind's first. */
  readonly fields: readonly string[]
  /** The answer as it stands, not sentence by sentence. */
  readonly whole?: true
}

/** Earlier words: the answer to a question, or records of a kind, perhaps only those with a value. */
export type Shown =
  | { readonly question: string }
  | { readonly kind: string; readonly value?: string }

export type Question = {
  readonly id: string
  /** Counts rewordings; the id keeps its meaning. */
  readonly rev: number
  readonly text: string
  /** 'other': asked only where there was a third person. */
  readonly needs?: 'other'
  /** What its answer may be kept as. */
  readonly keeps?: Keeps
  /** Earlier words that stand above its page. */
  readonly shows?: readonly Shown[]
  /** Its answer may be danger: nothing digs under it but its own probes. */
  readonly care?: true
  /** Answered apart by the two of them, and opened together. */
  readonly apart?: true
  /** 'fear': after an answer a word is asked for, and a yes stops what is meant for two. */
  readonly asks?: 'fear'
  /** The box of the therapist's sheet its answers may stand in. */
  readonly box?: string
  /** The same for a writer who was hurt; 'none': it is not asked of them. */
  readonly hurt?: string
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
  /** 'short': a quick log, of one to five questions. 'lines': one question a sitting, up to thirty-one of them. */
  readonly length?: (typeof lengths)[number]
  /** Offered unasked to this writer alone, or to nobody. */
  readonly offer?: (typeof offers)[number]
  /** 'two': meant for two, or for talking to the other; not offered after fear. */
  readonly with?: 'two'
  readonly for?: WalkUse
  /** A field of choices in a kind of record: what was ticked there is shown before the first question. */
  readonly shows?: { readonly field: string; readonly kind: string }
  /** An event of a kind of record, and the question which of them it became of; asked after the last one, and not of a writer who was hurt. */
  readonly settles?: { readonly event: string; readonly kind: string; readonly ask: string }
  /** Questions whose answers a review sets one below another. */
  readonly reviews?: readonly string[]
  /** The questions of a course on it, by sitting. Without it they are spread over the walk; 'none': no course. */
  readonly course?: readonly (readonly string[])[] | 'none'
  /** 'people': it ends on the people to call, whatever was answered. */
  readonly ends?: 'people'
  /** 'gentle': the rough ones of the bank are not asked here. */
  readonly dig?: 'gentle'
  readonly questions: readonly Question[]
}

/** The walk that is for `use`, or undefined where none says so. */
export function walkFor<W extends Walk>(walks: readonly W[], use: WalkUse): W | undefined {
  return walks.find((walk) => walk.for === use)
}

/** The ids of the questions that need care: nothing shows them by chance, or alone. */
export function careQuestions(walks: readonly Walk[]): readonly string[] {
  return walks.flatMap(({ questions }) => questions.flatMap(({ id, care }) => (care ? [id] : [])))
}
