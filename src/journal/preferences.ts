// What a writer may set for themselves: few things, each with a sensible answer before anybody sets it.
import { type Json, numberOf } from './fields.ts'

export type Preferences = {
  readonly minutes: number
  readonly idle: number
  readonly stall: number | null
  readonly forward: boolean
  readonly pauses: boolean
  readonly card: boolean
  readonly mirror: boolean
  readonly mouse: boolean
  readonly clipboard: boolean
  /** The day ('YYYY-MM-DD') until which what digs is not offered. */
  readonly rest: string | null
  /** How many backups are kept in one folder; null for all. */
  readonly backups: number | null
}

type Preference<V> = {
  readonly what: string
  readonly usual: V
  /** What a person typed as a value, or a sentence that says what it can be. */
  read(typed: string): { readonly value: V } | { readonly refused: string }
  say(value: V): string
}

const yes: Pick<Preference<boolean>, 'read' | 'say'> = {
  read: (typed) =>
    ['on', 'yes'].includes(typed)
      ? { value: true }
      : ['off', 'no'].includes(typed)
        ? { value: false }
        : { refused: 'It is "on" or "off".' },
  say: (value) => (value ? 'on' : 'off'),
}

function between(
  least: number,
  most: number,
  unit: string,
): Pick<Preference<number>, 'read' | 'say'> {
  return {
    read: (typed) => {
      const value = Number(typed)
      return /^\d+$/.test(typed) && value >= least && value <= most
        ? { value }
        : { refused: `It is a number of ${unit} from ${least} to ${most}.` }
    },
    say: (value) => `${value} ${unit}`,
  }
}

const seconds = between(20, 40, 'seconds')
const aDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

export const preferences: { readonly [K in keyof Preferences]: Preference<Preferences[K]> } = {
  minutes: { what: 'how long a timed session is', usual: 15, ...between(1, 99, 'minutes') },
  idle: { what: 'without a key, the screen locks after', usual: 5, ...between(1, 60, 'minutes') },
  stall: {
    what: 'without a key, a question that digs appears after ("off": only by Ctrl-G)',
    usual: 30,
    read: (typed) => (typed === 'off' ? { value: null } : seconds.read(typed)),
    say: (value) => (value === null ? 'off' : seconds.say(value)),
  },
  forward: {
    what: 'timed pages only go forward: words are struck, not deleted',
    usual: false,
    ...yes,
  },
  pauses: { what: 'pauses are kept beside the words, for "show --pauses"', usual: true, ...yes },
  card: {
    what: 'a line about people to call after words of danger were kept',
    usual: true,
    ...yes,
  },
  mirror: {
    what: 'a line after writing that says there is "unearth mirror"',
    usual: false,
    ...yes,
  },
  mouse: {
    what: 'the mouse puts the cursor on a page and selects; with Shift it selects as the terminal does',
    usual: false,
    ...yes,
  },
  clipboard: {
    what: 'what is copied on a page goes to the system’s clipboard too, where every program can read it',
    usual: false,
    ...yes,
  },
  rest: {
    what: 'until this day nothing that digs is offered ("off": everything is open)',
    usual: null,
    read: (typed) =>
      typed === 'off'
        ? { value: null }
        : aDay.test(typed)
          ? { value: typed }
          : { refused: 'It is a day, as 2026-11-27, or "off".' },
    say: (value) => value ?? 'off',
  },
  backups: {
    what: 'how many backups are kept in one folder ("all": none is deleted)',
    usual: null,
    read: (typed) =>
      typed === 'all'
        ? { value: null }
        : /^[1-9]\d?$/.test(typed)
          ? { value: Number(typed) }
          : { refused: 'It is a number from 1 to 99, or "all".' },
    say: (value) => (value === null ? 'all' : String(value)),
  },
}

type YesNo = 'forward' | 'pauses' | 'card' | 'mirror' | 'mouse' | 'clipboard'

function dayOr(stored: Json | undefined, usual: string | null): string | null {
  return typeof stored === 'string' && aDay.test(stored) ? stored : usual
}

/** What was set, with the usual for the rest and for whatever does not fit; `stored` is asked by the preference's name. */
export function preferencesIn(stored: (name: keyof Preferences) => Json | undefined): Preferences {
  const whole = (name: 'minutes' | 'idle') => numberOf(stored(name)) ?? preferences[name].usual
  const yesNo = (name: YesNo) => {
    const set = stored(name)
    return typeof set === 'boolean' ? set : preferences[name].usual
  }
  const stall = stored('stall')
  return {
    minutes: whole('minutes'),
    idle: whole('idle'),
    stall: stall === null ? null : (numberOf(stall) ?? preferences.stall.usual),
    forward: yesNo('forward'),
    pauses: yesNo('pauses'),
    card: yesNo('card'),
    mirror: yesNo('mirror'),
    mouse: yesNo('mouse'),
    clipboard: yesNo('clipboard'),
    rest: dayOr(stored('rest'), preferences.rest.usual),
    backups: numberOf(stored('backups')) ?? preferences.backups.usual,
  }
}

export const preferenceNames = Object.keys(preferences) as (keyof Preferences)[]
