// What is said in care, by key: the words are files, and code knows which {names} a key has and what there is to choose.
import type { SaidChoices, SaidNames } from './said-keys.ts'

type SaidKey = keyof SaidNames

/** What a key's words are filled with: nothing where they have no {name}. */
type Filling<K extends SaidKey> = [SaidNames[K]] extends [never]
  ? []
  : [values: Readonly<Record<SaidNames[K], string | number>>]

/** The words of a key, filled in. */
export type Say = <K extends SaidKey>(key: K, ...filling: Filling<K>) => string

/** The words of a key that has something to choose, and what there is. */
export type Ask = <K extends SaidKey & keyof SaidChoices>(
  key: K,
  ...filling: Filling<K>
) => readonly [
  question: string,
  choices: readonly {
    readonly value: SaidChoices[K]
    readonly name: string
    readonly note?: string
  }[],
]

/** Words with each {name} as `values` has it; what is filled in is never looked into again. */
export function filled(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{([a-z_]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  )
}
