// The JSON inside a Day One archive. Its text is Markdown with backslash escapes; what its readers take back out is escaped here
// and nothing else.
import { createHash } from 'node:crypto'
import type { Instant } from '../journal/entry.ts'
import { tagsWritten } from '../journal/tags.ts'
import { harmlessJson } from '../text/safe.ts'
import type { Outgoing } from './outgoing.ts'

/** Day One's JSON, a piece at a time: the question as a quotation, then the words; no place, no device. */
export function* dayOneJson(entries: Iterable<Outgoing>): Generator<string> {
  yield '{\n  "metadata": {\n    "version": "1.0"\n  },\n  "entries": ['
  let before = ''
  for (const entry of entries) {
    const { id, walk, created, changed, asked } = entry
    const question = asked === undefined ? '' : `${escaped(asked.trim()).replace(/^/gm, '> ')}\n\n`
    const json = {
      uuid: uuidFor(id),
      creationDate: seconds(created),
      modifiedDate: seconds(changed),
      timeZone: created.zone,
      text: question + escaped(entry.text),
      tags: [...new Set([...tagsWritten(entry), ...(walk === undefined ? [] : [walk])])],
      starred: entry.fields.starred === true,
    }
    yield `${before}\n    ${harmlessJson(JSON.stringify(json, null, 2).replaceAll('\n', '\n    '))}`
    before = ','
  }
  yield before === '' ? ']\n}\n' : '\n  ]\n}\n'
}

/** The same entry always gets the same id there, and the journal's own id stays here. */
function uuidFor(id: string): string {
  return createHash('sha256').update(`day one ${id}`).digest('hex').slice(0, 32).toUpperCase()
}

function seconds({ utc }: Instant): string {
  return new Date(utc).toISOString().replace(/\.\d+Z$/, 'Z')
}

function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replace(/^([ \t]*)(?=#|[-+](?:[ \t]|$)|-{2,})/gm, '$1\\')
    .replace(/^([ \t]*\d+)(?=[.)](?:[ \t]|$))/gm, '$1\\')
}
