// In every format: the bytes that were looked at are the bytes of the file, and they hold neither names nor what stays.
import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { endings } from '../../../src/exchange/write-any.ts'
import { importSource } from '../../../src/files/import-source.ts'
import type { MarkKind } from '../../../src/journal/page/marks.ts'
import { keepEntry } from '../../../src/store/entries.ts'
import { set } from '../../store/set.ts'
import { inside, now } from '../inside.ts'

const { file, go, within } = inside()
const text = 'Robin asked me where I was. K. laughed about it later. I was ashamed.'

within((store) => {
  set(store, 'names', { partner: 'Robin', other: 'K.', hasOther: true })
  const mark = (kind: MarkKind, words: string) => {
    const start = text.indexOf(words)
    return { kind, start, end: start + words.length }
  }
  const marks = [
    mark('their-story', 'K. laughed about it later.'),
    mark('not-yet', 'I was ashamed.'),
  ]
  keepEntry(store, { kind: 'note', text, fields: {}, marks, at: now })
})

// A folder is looked at as its files are, one after the other; what lies in it is in test/exchange/markdown.test.ts.
const files = Object.keys(endings).filter((format) => format !== 'markdown-files')

test.each(files)('as %s', async (format) => {
  const args = ['export', '--full', '--format', format]
  const path = file(`out.${format}`)
  const look = await go(...args, '--look')
  expect(look.code).toBe(0)
  expect(look.out).toContain('P. asked me where I was.')
  for (const word of ['Robin', 'laughed', 'ashamed']) expect(look.out).not.toContain(word)
  expect((await go(...args, '--to', path, '--yes')).err).toContain('Written to')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  // A PDF is not text: what it says is read by another program, in test/exchange/pdf.test.ts.
  if (format === 'pdf') expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
  else if (format === 'dayone') expect(await unpacked(path)).toBe(look.out)
  else expect(readFileSync(path, 'utf8')).toBe(look.out)
})

/** What lies in an archive of one file. */
async function unpacked(path: string): Promise<string> {
  const found = await importSource(path)
  const bytes = await found.files[0]?.bytes()
  found.close()
  return String(bytes)
}
