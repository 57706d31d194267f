// What a command can take from its line, as data: each reads what was typed into the value its verb is given, or refuses it
// with a sentence before anything is opened.
import { exit, Trouble } from './errors.ts'
import type { Instant } from './journal/entry.ts'
import type { Days } from './journal/time/spoken.ts'

/** What reading may need of the world. */
type Reading = {
  /** How a person would call what is read: "--minutes", or "promise". */
  readonly name: string
  /** The command, for the hint. */
  readonly door: string
  readonly now: number
  readonly zone: string
  piped(): Promise<string>
}

export type Take<V> = {
  /** As the help shows it: "[id]", "<id>", "<words...>", "--json", "--minutes <n>". */
  readonly flags: string
  /** A second flag that says the opposite, and what that does. */
  readonly opposite?: { readonly flags: string; readonly says: string }
  readonly says: string
  /** What it is where nothing is given, as the help shows it. */
  readonly usual?: string | number
  /** The words it can be, where only some will do. */
  readonly words?: readonly string[]
  /** Is never words, which would be remembered by the shell. */
  readonly piped?: true
  /** Turns what was typed (undefined where nothing was) into the value. Throws Trouble 2. */
  read(typed: unknown, how: Reading): V | Promise<V>
}

export type Takes = { readonly [name: string]: Take<unknown> }

/** What a verb receives of what its door takes. */
export type Given<T> = { readonly [K in keyof T]: T[K] extends Take<infer V> ? V : never }

/** Of what must be there ("<id>") the value; of the rest undefined too. */
type Held<F extends string, V> = F extends `<${string}` ? V : V | undefined

/** Words as they were typed. */
export function text<const F extends string>(flags: F, says: string): Take<Held<F, string>> {
  return { flags, says, read: (typed) => typed as Held<F, string> }
}

/** Words that are asked for where none stand behind the option: the shell remembers its lines. '' is that they are asked for. */
export function askable(flags: `--${string} [${string}]`, says: string): Take<string | undefined> {
  return { flags, says, read: (typed) => (typed === true ? '' : (typed as string | undefined)) }
}

/** One or more, as a list. */
export function many<const F extends string>(
  flags: F,
  says: string,
): Take<Held<F, readonly string[]>> {
  return { flags, says, read: (typed) => typed as Held<F, readonly string[]> }
}

/** A flag that is there or not. */
export function yes(flags: string, says: string): Take<boolean> {
  return { flags, says, read: (typed) => typed === true }
}

/** A flag and its opposite; undefined where neither is given. */
export function either(
  flags: string,
  says: string,
  opposite: { readonly flags: string; readonly says: string },
): Take<boolean | undefined> {
  return {
    flags,
    says,
    opposite,
    read: (typed) => (typeof typed === 'boolean' ? typed : undefined),
  }
}

/** A whole number from `least` to `most`; `usual` where none is given. */
export function whole(
  flags: string,
  says: string,
  range: readonly [least: number, most: number],
): Take<number | undefined>
export function whole(
  flags: string,
  says: string,
  range: readonly [least: number, most: number],
  usual: number,
): Take<number>
export function whole(
  flags: string,
  says: string,
  [least, most]: readonly [least: number, most: number],
  usual?: number,
): Take<number | undefined> {
  return {
    flags,
    says,
    ...(usual === undefined ? {} : { usual }),
    read(typed, how) {
      if (typed === undefined) return usual
      const number = /^\d{1,9}$/.test(String(typed)) ? Number(typed) : Number.NaN
      if (number >= least && number <= most) return number
      throw refused(how, `${how.name} takes ${least} to ${most}.`)
    },
  }
}

/** One of `words`; undefined, or `usual`, where none is given. */
export function oneOf<const W extends string>(
  flags: string,
  words: readonly W[],
  says: string,
): Take<W | undefined>
export function oneOf<const W extends string>(
  flags: string,
  words: readonly W[],
  says: string,
  usual: W,
): Take<W>
export function oneOf<const W extends string>(
  flags: string,
  words: readonly W[],
  says: string,
  usual?: W,
): Take<W | undefined> {
  return {
    flags,
    says,
    words,
    ...(usual === undefined ? {} : { usual }),
    read(typed, how) {
      if (typed === undefined) return usual
      const found = words.find((word) => word === typed)
      if (found !== undefined) return found
      throw refused(how, `${how.name} takes ${listed(words)}, not "${String(typed)}".`)
    },
  }
}

/** One of them, alone. Whatever else stands there, in however many words, is undefined: for a door that opens in any case. */
export function oneOfThem<const W extends string>(
  flags: `[${string}...]`,
  words: readonly W[],
  says: string,
): Take<W | undefined> {
  return {
    flags,
    says,
    words,
    read(typed) {
      const given = (typed ?? []) as readonly string[]
      return given.length === 1 ? words.find((word) => word === given[0]) : undefined
    },
  }
}

/** A day or a time as people write it, as a span of UTC milliseconds. */
export function day(flags: string, says: string): Take<Days | undefined> {
  return {
    flags,
    says,
    async read(typed, { now, zone }) {
      if (typed === undefined) return undefined
      const { readDay } = await import('./journal/time/spoken.ts')
      const read = readDay(String(typed), { now, zone })
      if ('refused' in read) throw new Trouble(exit.usage, read.refused)
      return read
    },
  }
}

/** When something was lived, by its day and perhaps its time; undefined where that is now. */
export function lived(flags: string, says: string): Take<Instant | undefined> {
  return {
    flags,
    says,
    async read(typed, { now, zone }) {
      if (typed === undefined) return undefined
      const { livedOn } = await import('./journal/time/spoken.ts')
      const read = livedOn(String(typed), { now, zone })
      if ('refused' in read) throw new Trouble(exit.usage, read.refused)
      return read
    },
  }
}

/** "-" is all of stdin, read before anything is opened; undefined where it is not given. Words themselves are refused. */
export function piped(flags: string, says: string): Take<string | undefined> {
  return {
    flags,
    says,
    piped: true,
    read(typed, how) {
      if (typed === undefined) return undefined
      if (typed === '-') return how.piped()
      throw noWords(how.door)
    },
  }
}

function noWords(door: string): Trouble {
  return new Trouble(
    exit.usage,
    'Words are never given on the command line, where the shell would remember them.',
    `Use "unearth ${door}", or pipe them in: … | unearth ${door} -`,
  )
}

/** What is wrong where `count` words stand behind a door: undefined where it takes as many. They are not repeated. */
export function tooMany(
  { name, takes }: { readonly name: string; readonly takes: Takes },
  count: number,
): Trouble | undefined {
  const behind = Object.values(takes).filter(({ flags }) => !flags.startsWith('-'))
  if (count <= behind.length || behind.some(({ flags }) => flags.includes('...'))) return undefined
  if (behind.some(({ piped }) => piped)) return noWords(name)
  const most = ['nothing', 'one word', 'two words'][behind.length]
  return new Trouble(
    exit.usage,
    `"unearth ${name}" takes ${most} behind it.`,
    `${behind.length === 0 ? '' : 'What belongs together stands in quotes. '}"unearth help ${name}" says more.`,
  )
}

function refused({ door }: Reading, sentence: string): Trouble {
  return new Trouble(exit.usage, sentence, `"unearth help ${door}" says more.`)
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
