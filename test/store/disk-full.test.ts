// A disk that fills up between the commit and the emptying of the log: what was kept counts as kept.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDraft, saveDraft } from '../../src/store/drafts.ts'
import { keepEntry, listEntries } from '../../src/store/entries.ts'
import { closeStore } from '../../src/store/open.ts'
import { canMount, openDrive } from '../drive.ts'
import { at, pageDraft, shelf } from './journals.ts'

const journals = shelf()

test.skipIf(!canMount)(
  'at every fill of the disk an entry is either kept or still a draft, never both or neither',
  () => {
    using drive = openDrive(join(journals.root, 'disk'), '2m')
    const dir = join(drive.dir, 'journal')
    cpSync(journals.empty, dir, { recursive: true })
    let refused = 0
    for (let pages = 2; pages <= 44; pages += 1) {
      const store = journals.open(dir)
      const text = `entry ${pages} ${'a long line of words '.repeat(600)}`
      const draft = pageDraft()
      // As a page does: what it has seen it may save over.
      readDraft(store, 'page')
      saveDraft(store, { ...draft, text })
      const before = listEntries(store, { limit: 999 }).length
      drive.fillTo(pages)
      let threw = false
      try {
        keepEntry(store, { kind: 'page', text, fields: {}, at: at(), draft: 'page' })
      } catch (error) {
        threw = true
        refused += 1
        expect(error).toMatchObject({ code: 1 })
      }
      const kept = listEntries(store, { limit: 999 }).length - before
      expect({ pages, threw, kept, draft: readDraft(store, 'page') !== undefined }).toEqual({
        pages,
        threw,
        kept: threw ? 0 : 1,
        draft: threw,
      })
      drive.fillTo()
      closeStore(store)
      const again = journals.open(dir)
      expect(listEntries(again, { limit: 999 })).toHaveLength(before + kept)
      expect(again.missing).toBe(0)
      closeStore(again)
    }
    expect(refused).toBeGreaterThan(0)
  },
)
