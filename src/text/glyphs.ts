// Every sign that is drawn, once, with what stands for it where only ASCII can be shown. A twin is as wide
// as its sign, so that whatever was laid out stays laid out.

const table = {
  /** Between two things said in one line. */
  between: ['·', '-'],
  /** Where something was cut. */
  cut: ['…', '~'],
  up: ['↑', '^'],
  down: ['↓', 'v'],
  left: ['←', '<'],
  right: ['→', '>'],
  /** A line that surprised. */
  surprise: ['◆', '*'],
  full: ['●', '*'],
  empty: ['○', 'o'],
  /** Before a probe. */
  probe: ['›', '>'],
  /** Around what was searched for. */
  opened: ['‹', '<'],
  /** Beside earlier words. */
  beside: ['│', '|'],
  /** The time that is left, and what has grown beyond it. */
  time: ['─', '-'],
  beyond: ['┄', '.'],
  /** A breath that fills. */
  breath: ['━', '='],
  ground: ['▔', '-'],
  light: ['░', '.'],
  half: ['▒', ':'],
  dark: ['▓', '#'],
  quoted: ['“', '"'],
  quotedEnd: ['”', '"'],
  apostrophe: ['’', "'"],
  dash: ['–', '-'],
} as const

export type Glyph = keyof typeof table

export const glyphs = Object.fromEntries(
  Object.entries(table).map(([name, [sign]]) => [name, sign]),
) as Readonly<Record<Glyph, string>>

const twins: ReadonlyMap<string, string> = new Map(Object.values(table))
const anyGlyph = new RegExp(`[${[...twins.keys()].join('')}]`, 'g')

/** `text` with each sign as its ASCII twin. Everything else stays as it is. */
export function plainGlyphs(text: string): string {
  return text.replace(anyGlyph, (sign) => twins.get(sign) ?? sign)
}

/** Whether a locale says outright that it is no UTF-8 ("C", "de_DE.ISO-8859-1"); none at all says nothing. */
export function asciiOnly(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((each) => (each ?? '') !== '')
  return locale !== undefined && !/utf-?8/i.test(locale)
}
