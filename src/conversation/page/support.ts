// People to call, as text.
import { loadPeople } from '../../files/pages.ts'

/** The same as text, for the pages that have a key for it. */
export function supportText(): string {
  const lines = loadPeople().map(({ where, text }) => `${where}\n  ${text}\n`)
  return `People who are used to this.\n\n${lines.join('\n')}`
}
