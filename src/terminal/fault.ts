// A fault on a terminal: in rows that it need not break itself.
import { safe } from '../text/safe.ts'
import { wrapped } from '../text/wrap.ts'
import { writeAll } from './output.ts'

/** Says on stderr what may hold anybody's words. */
export function tellInRows(text: string): void {
  writeAll(2, `${wrapped(safe(text), process.stderr.columns || 80).join('\n')}\n`)
}
