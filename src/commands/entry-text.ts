// How an entry is written out for reading.
import type { Entry, Revision } from '../journal/entry.ts'
import { shortId } from '../journal/ids.ts'
import { formatInstant } from '../journal/instant.ts'

/** One line on what an entry is: id, when, what it answers. */
export function describe(entry: Entry): string {
  const { fields } = entry.revision
  const walk = fields['walk']
  const question = fields['probe'] ?? fields['question']
  const what = typeof walk === 'string' ? `${walk} · ${question}` : entry.kind
  return `${shortId(entry.id)}  ${formatInstant(entry.created, 'full')}  ${what}`
}

/** The question it answers, then its words as typed. */
export function wholeText(entry: Entry): string {
  const { asked } = entry.revision.fields
  const question = typeof asked === 'string' ? `${asked}\n\n` : ''
  return `${describe(entry)}\n\n${question}${entry.revision.text}`
}

/** One revision with its number and when it was written. */
export function revisionText(revision: Revision): string {
  return `Revision ${revision.number}, ${formatInstant(revision.written, 'full')}\n\n${revision.text}`
}
