// Many patterns, each looked for once in a short text. V8 prepares a pattern as if it were going to be used a thousand times,
// which costs a hundred and fifty of them four times what their use does; here it is told not to.
import { setFlagsFromString } from 'node:v8'

/** Whether any of `patterns` stands in `text`, whatever its case. */
export function anyIn(patterns: readonly string[], text: string): boolean {
  setFlagsFromString('--no-regexp-optimization')
  try {
    return patterns.some((pattern) => new RegExp(pattern, 'i').test(text))
  } finally {
    setFlagsFromString('--regexp-optimization')
  }
}
