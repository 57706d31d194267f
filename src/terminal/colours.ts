import { Chalk, type ColorSupportLevel } from 'chalk'
import type { Theme } from './theme.ts'

/** The roles in the terminal's own sixteen colours. */
export function colours(level: ColorSupportLevel): Theme {
  const chalk = new Chalk({ level })
  return {
    prompt: chalk.cyan,
    quiet: chalk.dim,
    strong: chalk.bold,
    mark: chalk.yellow,
    warn: chalk.yellow.bold,
    hit: chalk.inverse,
  }
}
