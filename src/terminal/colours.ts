import { Chalk, type ColorSupportLevel } from 'chalk'
import type { Theme } from './theme.ts'

/**
 * The roles in the terminal's own sixteen colours. Three of them are no colour and stay without it: on a
 * screen nothing else says which passage is pointed at, which words were struck, or where a mark ends.
 */
export function colours(level: ColorSupportLevel): Theme {
  const chalk = new Chalk({ level })
  const drawn = new Chalk({ level: 1 })
  return {
    prompt: chalk.cyan,
    quiet: chalk.dim,
    strong: chalk.bold,
    here: drawn.inverse,
    struck: drawn.strikethrough,
    marked: drawn.underline,
    went: chalk.underline,
    came: chalk.bold.underline,
  }
}
