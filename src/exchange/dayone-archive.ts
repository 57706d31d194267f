// Day One's archive: what it imports is a ZIP with the JSON of a journal in it.
import { Zip, ZipDeflate } from 'fflate'
import type { Instant } from '../journal/entry.ts'
import { dayOneJson } from './dayone.ts'
import type { Outgoing } from './outgoing.ts'

/** The archive, a piece at a time. */
export function* dayOneArchive(entries: Iterable<Outgoing>, made: Instant): Generator<Uint8Array> {
  const ready: Uint8Array[] = []
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    ready.push(chunk)
  })
  const journal = new ZipDeflate('Journal.json', { level: 6 })
  journal.mtime = made.utc
  zip.add(journal)
  for (const piece of dayOneJson(entries)) {
    journal.push(Buffer.from(piece))
    yield* ready.splice(0)
  }
  journal.push(new Uint8Array(0), true)
  zip.end()
  yield* ready.splice(0)
}
