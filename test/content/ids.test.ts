// The ids of content: none is ever lost, each one that is named anywhere is there, and none stands in code.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contentDir, loadRecords, loadTour, loadWalks } from '../../src/files/content.ts'
import { loadGrounding } from '../../src/files/pages.ts'
import { readLetters } from '../../src/journal/content/letters-file.ts'
import { strayInOrder } from '../../src/journal/content/named.ts'
import { readOrder } from '../../src/journal/content/order-file.ts'
import { readSections } from '../../src/journal/content/sections.ts'
import { readSheet } from '../../src/journal/content/sheet-file.ts'
import { broken } from '../../src/journal/content/voice.ts'
import { recordUses } from '../../src/journal/record/kind.ts'

const { walks } = loadWalks([])
const { kinds } = loadRecords([])
const questions = walks.flatMap((walk) => walk.questions)
const read = (name: string) => readFileSync(join(contentDir(), name), 'utf8')

describe('the list of ids', () => {
  const listed = readFileSync(join(import.meta.dirname, 'ids.txt'), 'utf8')
    .trim()
    .split('\n')
  const found = [
    ...questions.flatMap(({ id, probes }) => [id, ...probes.map((probe) => probe.id)]),
    ...walks.map(({ id }) => `walks/${id}`),
    ...kinds.map(({ id }) => `records/${id}`),
  ]
  const without = (all: readonly string[], some: readonly string[]) =>
    all.filter((id) => !some.includes(id)).join(', ')

  test('has every id: answers are kept under these for ever', () => {
    const added = without(found, listed)
    expect(added, `answers are kept under these for ever: add ${added} to ids.txt`).toBe('')
  })

  test('has no id that is gone: answers are kept under it', () => {
    expect(without(listed, found)).toBe('')
    expect(new Set(listed).size).toBe(listed.length)
  })
})

describe('what is named is there', () => {
  const walkIds = walks.map(({ id }) => id)
  const kindIds = kinds.map(({ id }) => id)

  test('in the order of what is offered', () => {
    const found = readOrder(read('order.md'))
    const grounds = loadGrounding().map(({ id }) => id)
    expect(found.faults).toEqual([])
    expect(strayInOrder(found, { walks, kinds, grounds })).toEqual([])
    expect(found.named.length).toBeGreaterThan(50)
  })

  test('in the letters', () => {
    const { faults, named, letters } = readLetters(read('letters.md'))
    expect(faults).toEqual([])
    expect(letters.length).toBeGreaterThan(1)
    for (const { text, line } of named) expect(walkIds, `letters.md:${line}`).toContain(text)
  })

  test.each(['therapist', 'partner', 'session'] as const)('on the page: %s', (name) => {
    const { boxes, faults } = readSheet(read(`sheets/${name}.md`))
    expect(faults).toEqual([])
    for (const source of boxes.flatMap(({ sources }) => sources)) {
      if (source.from !== 'records') {
        expect(name, source.from).not.toBe('partner')
        continue
      }
      const kind = kinds.find(({ id }) => id === source.kind)
      const fields = kind?.fields.map((field) => field.name)
      expect(kind?.share, source.kind).toContain(name === 'partner' ? name : 'therapist')
      const named = [...(source.words ?? '').matchAll(/\{([^}]*)\}/g)].flatMap(
        ([, inside = '']) => inside.match(/\w+/g) ?? [],
      )
      for (const field of named) {
        if (field === 'version') expect(kind?.versions).toBe(true)
        else expect(fields, source.kind).toContain(field)
      }
      if (source.where) {
        const { field, value } = source.where
        const options = kind?.fields.find((each) => each.name === field)?.options
        expect(
          options?.map((option) => option.value),
          source.kind,
        ).toContain(value)
      }
      if (source.until !== undefined && source.until !== 'any') {
        expect(kind?.events, source.kind).toContain(source.until)
      }
    }
  })

  test('in the boxes that questions name, and a box that asks for answers gets some', () => {
    const asking = readSheet(read('sheets/therapist.md')).boxes.filter(({ sources }) =>
      sources.some(({ from }) => from === 'answers'),
    )
    expect(new Set(questions.flatMap(({ box }) => box ?? []))).toEqual(
      new Set(asking.map(({ id }) => id)),
    )
  })

  test('in the journal of the tour', () => {
    for (const { question, kind } of loadTour().items) {
      if (question) expect(questions.map(({ id }) => id)).toContain(question)
      if (kind) expect(kindIds).toContain(kind)
    }
  })

  test('in what walks show and keep', () => {
    for (const { id, shows } of walks) {
      if (shows === undefined) continue
      const field = kinds
        .find((kind) => kind.id === shows.kind)
        ?.fields.find(({ name }) => name === shows.field)
      expect(field?.type, id).toBe('choices')
    }
    for (const { id, keeps } of questions) if (keeps) expect(kindIds, id).toContain(keeps.kind)
  })

  test('in the sentences to recognise an old self by: two for each of its walks', () => {
    const { sections, faults } = readSections(read('selves.md'))
    expect(faults).toEqual([])
    expect(sections).toHaveLength(6)
    for (const { heading, items } of sections) {
      const of = questions.filter(
        ({ keeps }) => kinds.find(({ id }) => id === keeps?.kind)?.for === 'selves',
      )
      const walk = walks.find(({ id }) => id === heading)
      expect(
        walk?.questions.some((each) => of.includes(each)),
        heading,
      ).toBe(true)
      expect(items, heading).toHaveLength(2)
      for (const { text, line } of items) {
        expect(broken({ id: heading, text, line }, 'either')).toEqual([])
      }
    }
  })

  test('in what records are about, and there is one kind for whatever a kind can be for', () => {
    for (const { id, links } of kinds) {
      for (const link of links) expect(['entry', ...kindIds], id).toContain(link)
    }
    expect(kinds.flatMap((kind) => kind.for ?? []).toSorted()).toEqual(
      Object.keys(recordUses).toSorted(),
    )
  })
})

describe('no id of content stands in code', () => {
  const ids = new Set([...walks.map(({ id }) => id), ...kinds.map(({ id }) => id)])
  const src = join(import.meta.dirname, '../../src')

  /** Words that are ids too: what else they are, and the lines where they are that. */
  const exceptions: Readonly<Record<string, readonly [why: string, where: RegExp]>> = {
    surprise: [
      'a kind of mark',
      /\b(kinds?|mark)\b.*'surprise'|\?\? 'surprise'|^(doors|journal\/page\/marks)\.ts/,
    ],
    letter: ['a kind of entry', /\bkind\b|plain|^journal\/(leaving|draft)/],
    question: [
      'a field of an answer',
      /\['question'\]|'walk', 'question'|'question' in |^journal\/said-keys\.ts/,
    ],
    strand: ['a name in a sentence', /^journal\/said-keys\.ts/],
    month: [
      'a stretch of time',
      /^exchange\/dates\.ts|'week'|\['month'\]|[=,] 'month'|time: 'month'/,
    ],
    value: ['a key of what was read', /'value' in /],
    exit: [
      'an event of the process',
      /^terminal\/screen\/surface\.ts|process\.o(n|ff)\('exit'|\['exit', /,
    ],
    limit: ['a key of a selection', /^store\/filter\.ts/],
    edge: ['an action of the page', /^terminal\/page\//],
    did: ['a value of a field', /values\['basis'\] === 'did'|RecordUse/],
    needs: ['a flag of a heading', /^journal\/content\/question-heading\.ts/],
    plan: ['what a record is for', /RecordUse/],
    'led-to': ['what a record is for', /'led-to': use\(/],
    weekly: ['a rhythm', /case 'weekly'/],
    'support-check': ['the name of a verb', /^journal\/walk\/walk\.ts/],
  }
  /** A part of the story, and the name of a verb; what a kind is for is a word of a table, checked by its type. */
  const anywhere = [
    /(printedJson|jsonDocument)\(|\bps\b|Part\b|'presenting'|^ *'(presenting|precipitating|perpetuating|predisposing|protective)',$/,
    /\.command\('|name: '|\b(asks|door|recordFor|kindFor|usedFor|walkOf|walkFor)\(.*'|\.for [!=]== '/,
  ]

  const lines = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) =>
      readFileSync(join(src, name), 'utf8')
        .split('\n')
        .flatMap((line, index) =>
          /^\s*(\/\/|\*|\/\*\*)/.test(line)
            ? []
            : [{ where: `${name.replaceAll('\\', '/')}:${index + 1}`, line }],
        ),
    )
  const quoted = (line: string) => [...line.matchAll(/'([^'\n]*)'/g)].map(([, word = '']) => word)

  test('of a walk or of a kind of record', () => {
    const strays = lines.flatMap(({ where, line }) =>
      quoted(line)
        .filter((word) => ids.has(word))
        // A view is called as its verb is.
        .filter(() => !where.startsWith('conversation/desk/json.ts:'))
        .filter(() => !anywhere.some((form) => form.test(line)))
        .filter((word) => !exceptions[word]?.[1].test(`${where} ${line}`))
        .map((word) => `${where} ${word}`),
    )
    expect(strays).toEqual([])
  })

  test('of a question', () => {
    const strays = lines.flatMap(({ where, line }) =>
      quoted(line)
        .filter((word) => /^([A-Z][A-Z0-9]{1,5}-\d\d[a-z]?|D\d\d)$/.test(word))
        .map((word) => `${where} ${word}`),
    )
    expect(strays).toEqual([])
  })
})
