// Drafts of several windows: whatever they do, no save takes the place of words it has not seen.
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimDraft, listDrafts, readDraft, saveDraft } from '../../src/store/drafts.ts'
import { keepEntry, listEntries } from '../../src/store/entries.ts'
import { closeStore } from '../../src/store/open.ts'
import { at, pageDraft, shelf } from './journals.ts'

const journals = shelf()

/** Whose window it is, and what is done there. */
const acts = fc.array(
  fc.record({
    window: fc.nat(2),
    act: fc.constantFrom('save', 'save', 'read', 'keep', 'close', 'other'),
  }),
  { maxLength: 20 },
)

test('in any order of three windows every word that was saved is in a draft or kept', () => {
  fc.assert(
    fc.property(acts, (history) => {
      const dir = journals.copy()
      const windows = [0, 1, 2].map(() => journals.open(dir))
      const written = ['', '', '']
      const owed = new Set<string>()
      history.forEach(({ window, act }, step) => {
        const store = windows[window]
        if (store === undefined) return
        const words = () => (written[window] ?? '').trim().split(' ').filter(Boolean)
        const draft = pageDraft(step)
        if (act === 'save') {
          written[window] = `${written[window]}w${window}-${step} `
          for (const word of words()) owed.add(word)
          saveDraft(store, { ...draft, text: written[window] ?? '' })
        } else if (act === 'read') {
          // As a page that is opened on what waits.
          const found = readDraft(store, 'page')
          if (found) written[window] = found.text
        } else if (act === 'keep' && words().length > 0) {
          keepEntry(store, {
            kind: 'page',
            text: written[window] ?? '',
            fields: {},
            at: at(),
            draft: 'page',
          })
          written[window] = ''
        } else if (act === 'close') {
          closeStore(store)
          windows[window] = journals.open(dir)
          written[window] = ''
        } else if (act === 'other') {
          // Somebody without locks: a merge, or a drive that has none.
          store.db
            .prepare("update draft set text = text || 'other' || ?, changed = ? where key = 'page'")
            .run(String(step), JSON.stringify(at(step + 500)))
        }
      })
      const [store] = windows
      if (store === undefined) return
      const all = [
        ...listDrafts(store).map(({ text }) => text),
        ...listEntries(store, { all: true }).map(({ revision }) => revision.text),
      ].join(' ')
      for (const word of owed) expect(all).toContain(word)
      for (const each of windows) closeStore(each)
      expect(readdirSync(dir).filter((name) => name.startsWith('draft-'))).toEqual([])
    }),
    { numRuns: 40 },
  )
})

test('what waits is the next window’s, one after the other', () => {
  const dir = journals.copy()
  const [one, two] = [journals.open(dir), journals.open(dir)]
  const draft = {
    key: 'note',
    kind: 'note',
    cursor: 0,
    fields: {},
    begun: at(),
    changed: at(),
  } as const
  expect([claimDraft(one, 'note'), claimDraft(two, 'note')]).toEqual(['alone', 'beside'])
  saveDraft(one, { ...draft, text: 'of one' })
  saveDraft(two, { ...draft, text: 'of two' })
  closeStore(one)
  closeStore(two)
  for (const text of ['of one', 'of two']) {
    const next = journals.open(dir)
    expect(readDraft(next, 'note')?.text).toBe(text)
    keepEntry(next, { kind: 'note', text, fields: {}, at: at(), draft: 'note' })
    closeStore(next)
  }
})
