// The pages for a therapist and for a session, of the invented journal and of what a frightened person keeps.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadRecords, loadTour, loadWalks } from '../../../src/files/content.ts'
import { tourEntries } from '../../../src/journal/content/tour-entries.ts'
import type { Entry } from '../../../src/journal/entry.ts'
import type { MarkKind } from '../../../src/journal/page/marks.ts'
import { wordCount } from '../../../src/journal/view/first-page.ts'
import { keepEntry, listEntries, reviseEntry } from '../../../src/store/entries.ts'
import type { Store } from '../../../src/store/store.ts'
import { squash } from '../../exchange/outgoing.ts'
import { found } from '../../exchange/tools.ts'
import { set } from '../../store/set.ts'
import { inside, now } from '../inside.ts'

const names = { writer: 'broke' as const, partner: 'Robin', other: 'K.', hasOther: true }
const therapist = ['export', '--for', 'therapist'] as const
const pdftotext = found('pdftotext')
const { kinds } = loadRecords([])
const { walks } = loadWalks([])

/** A journal with these names, and what was kept in it. */
function journal(keep: (store: Store) => void) {
  const opened = inside()
  opened.within((store) => {
    set(store, 'names', names)
    keep(store)
  })
  return opened
}

function tourIn(store: Store): void {
  const kept = new Map<string, Entry>()
  const how = { kinds, walks, names, now: now.utc, zone: now.zone }
  for (const { key, kind, text, marks, versionOf, fields: of, at } of tourEntries(
    loadTour().items,
    how,
  )) {
    const fields = of((other) => kept.get(other)?.id ?? '')
    const before = kept.get(versionOf ?? '')
    const entry =
      before === undefined
        ? keepEntry(store, { kind, text, fields, marks, at })
        : reviseEntry(store, before.id, { text, fields, from: before.revision.id, at }).entry
    kept.set(key, entry)
    if (versionOf !== undefined) kept.set(versionOf, entry)
  }
}

/** An answer to a question that needs care; `held` is a passage of it that stays. */
function cared(store: Store, question: string, care: string, text: string, held?: string): void {
  const start = held === undefined ? 0 : text.indexOf(held)
  const marks =
    held === undefined
      ? []
      : [{ kind: 'not-yet' satisfies MarkKind as MarkKind, start, end: start + held.length }]
  const fields = { question, care, asked: `Is ${names.partner} safe, and are you? Say it.` }
  keepEntry(store, { kind: 'answer', text, fields, marks, at: now })
}

const tour = journal(tourIn)

test('the tour’s page: 600 words at most, what had no room said and on a second one', async () => {
  const { out } = await tour.go(...therapist, '--full', '--look')
  const [first = '', second = ''] = out.split('More, if you ask\n====')
  expect(wordCount(first)).toBeLessThanOrEqual(600)
  expect(wordCount(first)).toBeGreaterThan(450)
  expect(first.replace(/\s+/g, ' ')).toMatch(
    /\d lines more on the page behind, if you ask\..*STORY OF WHY -+ - too long for this page: see/,
  )
  expect(first).toContain('To read before, not in, the session.')
  expect(first).toContain('13 minutes late, once')
  expect(first.replace(/\s+/g, ' ')).toContain('would have admitted to? I did not have a bicycle.')
  expect(second.replace(/\s+/g, ' ')).toContain('P. was told')
  for (const word of ['Robin', 'one paragraph, plain verbs', '2 of 2'])
    expect(out).not.toContain(word)
})

test('without a second page the first says that there is more, and so does the screen', async () => {
  const { out, err } = await tour.go(...therapist, '--yes', '--look')
  expect(out).not.toContain('More, if you ask')
  expect(out).toMatch(/\d lines more had no room here; ask for them\./)
  expect(err).toMatch(
    /\d lines had no room and are not on it\. --full puts them on a second page\./,
  )
})

test('as PDF and as HTML the second page is a page', async () => {
  await tour.go(...therapist, '--full', '--format', 'pdf', '--to', tour.file('t.pdf'), '--yes')
  const pages = readFileSync(tour.file('t.pdf'), 'latin1').match(/\/Type \/Page\b/g)
  expect(pages).toHaveLength(2)
  const { out } = await tour.go(...therapist, '--full', '--format', 'html', '--look')
  expect(out).toContain('<h1 class="next" dir="auto">More, if you ask</h1>')
})

const frightened = journal((store) => {
  cared(store, 'SUP-08', 'yes', 'Robin knows. I have a plan.')
  cared(store, 'SUP-07', 'no', 'Nobody.')
  cared(store, 'STB-12', 'yes', 'K. came to the door. It was late.', 'K. came to the door.')
  const values = { heard: 'It was loud.', frightening: 'yes' }
  keepEntry(store, { kind: 'hard-talk', text: 'It was loud.', fields: { values }, at: now })
})

test.each([
  ['the therapist’s page', therapist],
  ['the page for a session', ['prep']],
])('%s begins with what was answered about danger, as far as it may leave', async (_, command) => {
  const { out } = await frightened.go(
    ...command,
    '--look',
    ...(command.length > 1 ? ['--full'] : []),
  )
  const said = out.replace(/\s+/g, ' ')
  expect(said).toMatch(
    /SAFETY FIRST -+ - After a hard talk: Did anything frightening happen, from either side\? yes \[.*?\] - Is P\. safe, and are you\? yes: P\. knows\. I have a plan\. \[.*?\] - Is P\. safe, and are you\? no: Nobody\. \[.*?\] WHERE THINGS STAND/,
  )
  expect(out).not.toContain('K.')
  expect(out).not.toContain('late')
  expect(said).toMatch(/WHERE THINGS STAND -+ - nothing was written here; please ask/)
})

test.skipIf(pdftotext === undefined)(
  `in a PDF too${pdftotext === undefined ? ' (skipped: no pdftotext)' : ''}`,
  async () => {
    const path = frightened.file('page.pdf')
    await frightened.go(...therapist, '--full', '--format', 'pdf', '--to', path, '--yes')
    const read = execFileSync(pdftotext ?? '', ['-raw', path, '-'], { encoding: 'utf8' })
    for (const words of [
      'Is P. safe, and are you? yes: P. knows. I have a plan.',
      'nothing was written here; please ask',
    ]) {
      expect(squash(read)).toContain(squash(words))
    }
  },
)

test('a page looked at keeps nothing; one that is made keeps its topics, for the next and for why now', async () => {
  const { go, within } = journal((store) => {
    const text = 'I said it was work.'
    const marks = [{ kind: 'say' as const, start: 0, end: text.length }]
    keepEntry(store, { kind: 'note', text, fields: {}, marks, at: now })
  })
  const preps = () => within((store) => listEntries(store, { kind: 'prep', all: true }))
  await go('prep', '--look')
  expect(preps()).toEqual([])
  expect((await go('prep')).out).toContain('“I said it was work.”')
  expect(preps()).toMatchObject([
    { revision: { fields: { topics: [{ text: 'I said it was work.', wish: '' }] } } },
  ])
  const { out } = await go(...therapist, '--full', '--look')
  expect(out.replace(/\s+/g, ' ')).toMatch(/WHY NOW -+ - I said it was work\./)
})

test('without a topic nothing is kept, and an empty box says what to do', async () => {
  const { go, within } = journal(() => undefined)
  const { out } = await go('prep')
  expect(out.replace(/\s+/g, ' ')).toMatch(/SAFETY FIRST -+ - nothing was written here; please ask/)
  expect(within((store) => listEntries(store, { all: true }))).toEqual([])
})

test('words that came to be held after they were chosen for a session do not leave by that way', async () => {
  const text = 'I said it was work. I was ashamed.'
  const { go } = journal((store) => {
    const marks = [{ kind: 'not-yet' as const, start: 0, end: text.length }]
    const note = keepEntry(store, { kind: 'note', text, fields: {}, marks, at: now })
    const topics = [{ text: 'I said it was work.', wish: 'ask me', entry: note.id }]
    keepEntry(store, { kind: 'prep', text: 'x', fields: { topics }, at: now })
  })
  for (const command of [['prep'], [...therapist, '--full']]) {
    expect((await go(...command, '--look')).out).not.toMatch(/work|ask me/)
  }
})
