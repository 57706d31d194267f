// Colour by role, never by name elsewhere. The level is decided here: chalk alone does not honour NO_COLOR.
import type { ColorSupportLevel } from 'chalk'

export type Theme = Readonly<
  Record<
    /** What is typed or can be. */
    | 'prompt'
    /** What stands beside the words and is not them. */
    | 'quiet'
    | 'strong'
    /** What is pointed at now. */
    | 'here'
    /** Words that were taken back. */
    | 'struck'
    /** Words that are pointed at to stay so: what surprised, what is to be said. */
    | 'marked'
    /** Words that another telling of the same has otherwise: in the earlier one, and in the later. */
    | 'went'
    | 'came',
    (text: string) => string>
>

/**
 * How many colours a stream may get: 0 with --no-color, NO_COLOR, CLICOLOR=0, TERM=dumb or no terminal; FORCE_COLOR
 * and CLICOLOR_FORCE override the last three.
 */
export function colourLevel(given: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly color: boolean
  readonly isTTY: boolean
}): ColorSupportLevel {
  const { env, color, isTTY } = given
  if (!color || (env['NO_COLOR'] ?? '') !== '') return 0
  const forced = env['FORCE_COLOR']
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1
  if ((env['CLICOLOR_FORCE'] ?? '0') !== '0') return 1
  if (env['CLICOLOR'] === '0') return 0
  return isTTY && env['TERM'] !== 'dumb' ? 1 : 0
}

const as = (text: string) => text

/** The roles for lines of text where there is no colour. */
export const uncoloured: Theme = {
  prompt: as,
  quiet: as,
  strong: as,
  here: as,
  struck: as,
  marked: as,
  went: as,
  came: as,
}
