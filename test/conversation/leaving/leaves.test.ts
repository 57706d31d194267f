// What leaves, through the commands: letters by name alone, names of earlier days, and a log of where it went.
import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { writeNames } from '../../../src/conversation/desk/names.ts'
import type { MarkKind } from '../../../src/journal/page/marks.ts'
import { keepEntry, reviseEntry } from '../../../src/store/entries.ts'
import { listMarks, setMarks } from '../../../src/store/marks.ts'
import { readSetting } from '../../../src/store/settings.ts'
import { longAgo } from '../../store/set.ts'
import { inside, now } from '../inside.ts'

const { file, go, within } = inside()
const all = ['export', '--full', '--format', 'text', '--look'] as const

const marksOn = (text: string, words: string, kind: MarkKind) => {
  const start = text.indexOf(words)
  return { kind, start, end: start + words.length }
}

test('a line that surprised in a letter stands on no page, and a sealed letter leaves by its id or not at all', async () => {
  const text = 'A quokka, dear.'
  const id = within(
    (store) =>
      keepEntry(store, {
        kind: 'letter',
        text,
        fields: { stage: 'why', sealed_until: '2030-01-01' },
        marks: [marksOn(text, text, 'surprise'), marksOn(text, text, 'say')],
        at: now,
      }).id,
  )
  for (const args of [
    ['prep', '--look'],
    ['export', '--for', 'therapist', '--full', '--look'],
    ['export', '--kind', 'letter', '--look'],
    ['export', '--mark', 'say', '--look'],
    all,
    ['list', '--json'],
    ['show', id, '--json'],
    ['search', 'quokka', '--json'],
  ])
    expect((await go(...args)).out).not.toContain('quokka')
  expect((await go('export', '--id', id, '--look')).out).toContain('quokka')
})

test('names of earlier days are roles in older pages, in titles and in what was asked', async () => {
  within((store) => {
    writeNames(store, { partner: 'Samira', hasOther: true, other: 'Kim' }, longAgo)
    const fields = { walk: 'about-samira', question: 'SAM-01', asked: 'What did Samira see?' }
    keepEntry(store, { kind: 'answer', text: 'Samira saw Kim.', fields, at: now })
    writeNames(store, { partner: 'Alex', hasOther: false }, longAgo)
    keepEntry(store, { kind: 'note', text: 'Alex came.', fields: {}, at: now })
  })
  for (const format of ['text', 'json', 'markdown-files', 'dayone', 'jrnl']) {
    const { out } = await go('export', '--full', '--format', format, '--look')
    expect(out).toContain('P. saw O.')
    expect(out).not.toMatch(/samira|kim|alex/i)
  }
})

test('capitals that are left are said', async () => {
  within((store) =>
    keepEntry(store, { kind: 'note', text: 'Then Robina rang.', fields: {}, at: now }),
  )
  expect((await go(...all)).err.replace(/\s+/g, ' ')).toContain('Robina ×1')
})

test('what is held stays held where another editor changed a word, and where somebody else kept meanwhile', async () => {
  within((store) => {
    const text = 'It was cold. I hid the zebra for years.'
    const at = now
    const marks = [marksOn(text, 'I hid the zebra for years.', 'not-yet')]
    const entry = keepEntry(store, { kind: 'note', text, fields: {}, marks, at })
    const from = entry.revision.id
    const first = { text: text.replace('years', 'decades'), from, at }
    expect(listMarks(store, reviseEntry(store, entry.id, first).entry.revision.id)).toHaveLength(1)

    const other = keepEntry(store, {
      kind: 'note',
      text: 'Warm. A giraffe stood there.',
      fields: {},
      at,
    })
    const mine = { text: 'Warm. A giraffe stood there. So.', from: other.revision.id, at }
    const theirs = reviseEntry(store, other.id, {
      ...mine,
      text: 'Very warm. A giraffe stood there.',
    })
    const words = theirs.entry.revision.text
    setMarks(
      store,
      theirs.entry.revision.id,
      [marksOn(words, 'A giraffe stood there.', 'their-story')],
      at,
    )
    reviseEntry(store, other.id, { ...mine, marks: [] })
  })
  const { out } = await go(...all)
  expect(out).toContain('It was cold.')
  expect(out).not.toMatch(/zebra|decades|giraffe/)
})

test('a record that was lifted from what is held stays with it, also once that is in the trash', async () => {
  within((store) => {
    const text = 'We had a walrus in the bath. It was loud.'
    const marks = [marksOn(text, 'We had a walrus in the bath.', 'not-yet')]
    const { id } = keepEntry(store, { kind: 'answer', text, fields: {}, marks, at: now })
    const values = { text: 'We had a walrus in the bath.', p: 'presenting' }
    keepEntry(store, {
      kind: 'factor',
      text: `${values.text}\n\np: what happened`,
      fields: { values, from: id },
      at: now,
    })
  })
  for (const args of [all, ['export', '--for', 'therapist', '--full', '--look']])
    expect((await go(...args)).out).not.toContain('walrus')
})

test('what left, when and where to can be read; nothing lies beside it', async () => {
  const path = file('out.txt')
  await go('export', '--full', '--format', 'text', '--to', path, '--yes')
  const { out } = await go('status')
  expect(out).toContain(`Sun 22 Nov 2026, 21:04  ${path}`)
  expect(readdirSync(file('')).filter((name) => name.startsWith('.'))).toEqual([])
  expect(within((store) => readSetting(store, 'exports'))).toMatchObject([{ path }])
  expect(JSON.stringify(within((store) => readSetting(store, 'exports')))).not.toContain('beside')
})
