// What a kind of record is, and the closed vocabularies its file may use.
import type { audiences, intensities } from '../walk/walk.ts'

export const recordGroups = {
  stand: 'Where you stand',
  hold: 'Being there for what it did',
  why: 'The why',
  trust: 'A word that holds',
  become: 'Who you are becoming',
  hurt: 'For the one who was hurt',
} as const

export const fieldTypes = [
  'text',
  'line',
  'list',
  'choice',
  'choices',
  'scale',
  'date',
  'time',
  'moment',
  'columns',
  'entry',
] as const

/** Exports that may hold a record. */
export const shares = ['therapist', 'partner', 'both'] as const

/** What any record can be told, whatever its kind: no event is called so. */
export const everyRecord: readonly string[] = [
  'begin',
  'change',
  'later',
  'leave',
  'not-today',
  'retell',
]

type Use = {
  /** What it is for, as the README says it. */
  readonly says: string
  /** Fields that are read of it by name, and keys it cannot do without. */
  readonly fields: readonly string[]
  readonly keys: readonly ('due' | 'review')[]
}

/** What a kind of record can be for: code finds the one kind of each by this word, never by its id. */
export const recordUses = {
  decide: use('`unearth decide` asks for it'),
  agree: use('`unearth agree` asks for it'),
  plan: use('`unearth plan` asks for it'),
  promise: use('`unearth promise` makes it and notes what became of it'),
  did: use('`unearth did` asks for it, and a review has it'),
  break: use('`unearth break` asks for it and notes the return', [], ['due']),
  lean: use('`unearth lean` asks for it', ['me', 'them', 'basis']),
  story: use(
    '`unearth story` has its versions',
    ['text', 'supports', 'ticks', 'signs', 'seen'],
    ['review'],
  ),
  after: use('`unearth after` asks for it, and the next page begins from it', ['set', 'left_out']),
  map: use('a line on the map of why', ['text', 'p', 'learned_from', 'when', 'confidence']),
  selves: use('its record begins with plain sentences to recognise one by, where that is wanted'),
  'led-to': use('a link between two lines of the map', ['from', 'to', 'how']),
  star: use('the sentence that stands over a day', ['text']),
  safe: use('a plan for a bad night: it stands above the people to call'),
  open: use('a question that stays open until something happened to it', ['text']),
  unasked: use('what will be said before it is asked: it comes back on its day', [], ['review']),
  clock: use(
    'a time with a clock: `unearth sit --talk` opens it, keeps its time and closes it',
    ['what', 'place', 'length', 'open_words', 'close_words', 'off_limits', 'not_after'],
    ['due'],
  ),
  urge: use('ten minutes with a clock come after it'),
  hands: use('something for one’s hands: it stands beside the ten minutes of an urge'),
  parked: use('something that waits until its day', [], ['review']),
  talks: use('a review has its lines and counts its ticks', ['over_limit']),
  slips: use('a review has how soon it was said and mended', ['slip_at', 'said_at', 'mended_at']),
  truths: use('a review has both of its sides', ['harm', 'human']),
  examples: use('a review has its lines, each beside the word of a month before', [
    'which',
    'word',
  ]),
  strand: use('what comes back, kept from `unearth mirror` with its places', ['text', 'means']),
} as const satisfies Readonly<Record<string, Use>>

export type RecordUse = keyof typeof recordUses

function use(says: string, fields: Use['fields'] = [], keys: Use['keys'] = []): Use {
  return { says, fields, keys }
}

export type FieldType = (typeof fieldTypes)[number]

type Option = {
  readonly value: string
  readonly label: string
  /** What is said once a record with it is kept. */
  readonly said?: string
  /** The ids of the questions that serve it, where it is not chosen. */
  readonly asks?: readonly string[]
}

export type Field = {
  readonly name: string
  readonly type: FieldType
  /** The name, with spaces. */
  readonly label: string
  readonly ask: string
  readonly needed: boolean
  /** Asked at once where a sentence is lifted; it can be skipped. */
  readonly quick?: true
  /** 'other': asked only where there was a third person. */
  readonly needs?: 'other'
  /** Its answer may be danger: `is` alone where it is there, else anything but nothing and "no". */
  readonly care?: { readonly is?: string }
  /** Of a date or moment: it lies ahead, so that "monday" is the next one. */
  readonly ahead?: true
  /** Of choice and choices what there is to choose, of columns the columns; empty for the rest. */
  readonly options: readonly Option[]
  /** Of a scale: its least and its most. */
  readonly range?: { readonly least: number; readonly most: number }
  readonly line: number
}

export type RecordKind = {
  readonly id: string
  readonly title: string
  readonly plural: string
  readonly purpose: string
  readonly group: keyof typeof recordGroups
  readonly intensity: (typeof intensities)[number]
  readonly audience: (typeof audiences)[number]
  /** How it reads in one line: "{text} · {cue}". */
  readonly line: string
  /** A new one is a new version of the one there is. */
  readonly versions: boolean
  /** The date field on which it is looked at again. */
  readonly review?: string
  /** The moment field at which it is due. */
  readonly due?: string
  /** The line field with the weekdays on which it comes round. */
  readonly days?: string
  /** What can happen to it later, a word each. */
  readonly events: readonly string[]
  /** Those of them that end it; the others are noted, and it stays open. */
  readonly ends: readonly string[]
  /** For how many days it is open to be settled; without it, until it has ended. */
  readonly waits?: number
  /** What it is about: 'entry' is any entry, the others are kinds of record. */
  readonly links: readonly string[]
  readonly share: readonly (typeof shares)[number][]
  /** 'named': an export holds it only where its kind or its id is named. */
  readonly leaves?: 'named'
  /** Fields that stay out of what goes to a partner. */
  readonly private: readonly string[]
  /** Words that bring the note, once, after writing. */
  readonly watch: readonly string[]
  readonly note?: string
  /** 'two': made with the other person; not offered after fear. */
  readonly with?: 'two'
  readonly for?: RecordUse
  /** The first is the main one. */
  readonly fields: readonly Field[]
}

/** The kind that is for `use`, or undefined where none says so. */
export function kindFor(kinds: Iterable<RecordKind>, use: RecordUse): RecordKind | undefined {
  for (const kind of kinds) if (kind.for === use) return kind
  return undefined
}

/** The choice of `kind` that has `value` among what there is to choose, or undefined. */
export function choiceOf({ fields }: RecordKind, value: string): Field | undefined {
  return fields.find(
    ({ type, options }) => type === 'choice' && options.some((option) => option.value === value),
  )
}
