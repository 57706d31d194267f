// What writing costs beside the page: the draft that is saved with every change, and a sentence that is kept as a record.
import { recordFields } from '../../src/journal/record/events.ts'
import { sentences } from '../../src/journal/record/lift.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { at, longText, passphrase } from './corpus.ts'
import { figure, section, share } from './goals.ts'

/** Prints both for a journal of `count` entries. */
export function benchWriting(home: string, count: number): void {
  section(`Writing in a journal of ${count} entries`)
  const store = unlockJournal(home, { passphrase })
  const saves = autosaves(store)
  figure('autosave of 10,000 words, p50', share(saves, 0.5), { unit: 'ms', goal: 1.5 })
  figure('autosave of 10,000 words, p99', share(saves, 0.99), { unit: 'ms', goal: 8 })
  const { notes, lines } = liftings(store)
  const against = share(lines, 0.5) / share(notes, 0.5)
  figure('a sentence kept as a line, against a note of its length', against, { unit: '×' })
  closeStore(store)
}

/** Each with one more letter in the middle, as typing changes a text. */
function autosaves(store: Store): readonly number[] {
  const words = longText(10_000)
  const middle = Math.floor(words.length / 2)
  return Array.from({ length: 300 }, (_, index) => {
    const text = `${words.slice(0, middle)}${'a few words more '.repeat(20).slice(0, index)}${words.slice(middle)}`
    const draft = {
      key: 'note',
      kind: 'note',
      text,
      cursor: middle,
      fields: {},
      begun: at,
      changed: at,
    } as const
    return took(() => saveDraft(store, draft))
  })
}

function liftings(store: Store) {
  const text = longText(1000)
  const [notes, lines]: [number[], number[]] = [[], []]
  for (let index = 0; index < 100; index += 1) {
    const [first] = sentences(`${index} ${text}`)
    const words = first?.words ?? ''
    notes.push(took(() => keepEntry(store, { kind: 'note', text: words, fields: {}, at })))
    lines.push(
      took(() => {
        const [sentence] = sentences(`${index} ${text}`)
        const source = { field: 'text', entry: 'e', revision: 'r', start: 0, end: words.length }
        const values = { text: sentence?.words ?? '', p: 'precipitating' }
        const fields = recordFields(values, 'e', [source])
        keepEntry(store, { kind: 'factor', text: words, fields, at })
      }),
    )
  }
  return { notes, lines }
}

function took(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}
