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
] as const

/** Exports that may hold a record. */
export const shares = ['therapist', 'partner'] as const

/** All that may ever go to a partner. */
export const partnerKinds = ['agreement', 'container', 'promise', 'transparency'] as const

export type FieldType = (typeof fieldTypes)[number]

type Option = { readonly value: string; readonly label: string }

export type Field = {
  readonly name: string
  readonly type: FieldType
  /** The name, with spaces. */
  readonly label: string
  readonly ask: string
  readonly needed: boolean
  /** 'other': asked only where there was a third person. */
  readonly needs?: 'other'
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
  /** What can happen to it later, a word each. */
  readonly events: readonly string[]
  /** What it is about: 'entry' is any entry, the others are kinds of record. */
  readonly links: readonly string[]
  readonly share: readonly (typeof shares)[number][]
  /** Fields that stay out of what goes to a partner. */
  readonly private: readonly string[]
  /** Words that bring the note, once, after writing. */
  readonly watch: readonly string[]
  readonly note?: string
  /** The first is the main one. */
  readonly fields: readonly Field[]
}
