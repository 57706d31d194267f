import fc from 'fast-check'
import { marked, type Token } from 'marked'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import {
  markdownDocument,
  markdownFile,
  markdownFiles,
  markdownSheet,
} from '../../src/exchange/markdown.ts'
import { formatInstant } from '../../src/journal/time/instant.ts'
import { safe } from '../../src/text/safe.ts'
import {
  anyEntries,
  anyEntry,
  anySheet,
  hostile,
  note,
  obeyed,
  page,
  spark,
  squash,
  wordsOf,
} from './outgoing.ts'

test('a document', () => {
  expect([...markdownDocument([spark, note])].join('')).toBe(`## Sun 22 Nov 2026, 21:04 · The spark

> What happened in the hour before?

I came home late and said nothing.

- the phone
- the door

## Mon 23 Nov 2026, 02:04 · Note

Quiet.
`)
})

test('a sheet, empty sections empty', () => {
  expect(markdownSheet(page)).toBe(`# In my own words

Self-report. Tentative.

## Why now

- What would help?

  Sleep.

## The ground

## The spark

- The hour after work. \\[22 Nov 2026\\]
- Two lines,  
  one item. \\[23 Nov 2026\\]
`)
})

test('read as Markdown it is every word that was given, and nothing else', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const text = [...markdownDocument(entries)].join('')
      expect(text).not.toMatch(obeyed)
      expect(safe(text)).toBe(text)
      const given = entries.map(({ created, title, asked = '', text }) =>
        [formatInstant(created, 'full'), '·', title, asked, text].map(safe).join(''),
      )
      expect(unsigned(shown(text))).toBe(unsigned(given.join('')))
    }),
    { numRuns: 500 },
  )
})

test('read as Markdown a sheet is every word that was given, and nothing else', () => {
  fc.assert(
    fc.property(anySheet, (sheet) => {
      const text = markdownSheet(sheet)
      expect(text).not.toMatch(obeyed)
      const words = wordsOf(sheet).map(safe).join('')
      expect(squash(shown(text))).toBe(squash(words))
    }),
    { numRuns: 300 },
  )
})

/** Without white space and without what signs lists and quotations. */
function unsigned(text: string): string {
  return squash(text).replace(/[-*+•>\d.)]/g, '')
}

test.each([
  ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n'],
  ['3. one\n4. two', '<ol start="3">\n<li>one</li>\n<li>two</li>\n</ol>\n'],
  [
    'Two:\n* one\n  - in it\n* two',
    '<p>Two:</p>\n<ul>\n<li>one<ul>\n<li>in it</li>\n</ul>\n</li>\n<li>two</li>\n</ul>\n',
  ],
  [
    '> He said\n> so.\nI left.',
    '<blockquote>\n<p>He said<br>so.</p>\n</blockquote>\n<p>I left.</p>\n',
  ],
  // Whatever a reader would count anew stays as it was typed.
  ['1. one\n3. three', '<p>1. one</p>\n<p>3. three</p>\n'],
  ['1. one\n\n5. five', '<ol>\n<li>one</li>\n</ol>\n<p>5. five</p>\n'],
  ['-5 degrees', '<p>-5 degrees</p>\n'],
])('what it was is what it is: %j', (text, html) => {
  const [document = ''] = markdownDocument([{ ...note, text }])
  expect((marked.parse(document) as string).split('</h2>\n')[1]).toBe(html)
})

test('the lines of a record stand apart', () => {
  const text = 'Not after nine.\n\nabout: how we talk\nwith:\n- P.\n- K.'
  const [document = ''] = markdownDocument([{ ...note, text, labels: ['about', 'with'] }])
  expect(document.split('\n\n').slice(1).join('|')).toBe(
    'Not after nine.|**about:** how we talk|**with:**|- P.\n- K.\n',
  )
})

test.each(hostile)('nothing in %j becomes structure', (text) => {
  const document = [...markdownDocument([{ ...note, text: `before\n\n${text}\n\nafter` }])].join('')
  const [heading, ...rest] = marked.lexer(document)
  expect(heading?.type).toBe('heading')
  const kinds = /^(?:[-*+•]|\d+[.)]) \S|^> /.test(text) ? ['list', 'blockquote'] : []
  for (const token of rest) expect(['paragraph', 'space', ...kinds]).toContain(token.type)
  const words = ['text', 'escape', 'br', 'link', ...(kinds.length > 0 ? ['paragraph'] : [])]
  for (const type of inside(rest)) expect(words).toContain(type)
})

function inside(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token) =>
    'tokens' in token && token.tokens ? token.tokens.map(({ type }) => type) : [],
  )
}

/** The words a reader of the rendered page sees. */
function shown(markdown: string): string {
  const html = marked.parse(markdown) as string
  const entities: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => entities[name] ?? '')
}

test('a file of its own', () => {
  const { name, text } = markdownFile(spark)
  expect(name).toBe('2026-11-22-2104-1a2b3c.md')
  const [front = '', body] = text.split('\n---\n\n')
  expect(body).toBe(spark.text)
  expect(front.split('\n').slice(0, 9)).toEqual([
    '---',
    'title: "The spark"',
    'id: "019aab00-0000-7000-8000-0000001a2b3c"',
    'created: 2026-11-22 20:04:05Z',
    'updated: 2026-11-22 21:04:05Z',
    'timezone: "Europe/Berlin"',
    'tags:',
    '  - "late"',
    '  - "no: quotes"',
  ])
  const { id, kind, created, changed, title, asked, walk, question, fields, marks } = spark
  expect(parse(front.slice(4))).toMatchObject({
    id,
    title,
    tags: ['late', 'no: quotes'],
    unearth: { version: 1, kind, created, changed, title, asked, walk, question, fields, marks },
  })
})

test('its front matter has everything to come back by, whatever is in it', () => {
  fc.assert(
    fc.property(anyEntry, (entry) => {
      const { name, text } = markdownFile(entry)
      expect(name).toMatch(/^\d{4}-\d\d-\d\d-\d{4}-[0-9a-f]{6}\.md$/)
      expect(text).not.toMatch(obeyed)
      expect(safe(text)).toBe(text)
      const end = text.indexOf('\n---\n\n')
      const front = parse(text.slice(4, end), { version: '1.2' })
      const body = text.slice(end + 6)
      const { id, text: words, ...rest } = entry
      const { unearth } = front
      expect({ ...rest, ...unearth, text: unearth.text ?? body, version: undefined }).toEqual({
        ...JSON.parse(JSON.stringify(rest)),
        text: words,
        version: undefined,
      })
      expect(body).toBe(safe(words))
      expect(front.id).toBe(id)
      expect(front.title).toBe(entry.title)
    }),
    { numRuns: 300 },
  )
})

test('a body that starts like front matter stays the body', () => {
  const text = '---\ntitle: another\n---\n\nwords'
  expect(
    markdownFile({ ...note, text })
      .text.split('\n---\n\n')
      .slice(1)
      .join('\n---\n\n'),
  ).toBe(text)
})

test('no file takes the place of another', () => {
  const names = [...markdownFiles([note, note, spark, note])].map(({ name }) => name)
  expect(new Set(names).size).toBe(4)
  expect(names.slice(0, 2)).toEqual([
    markdownFile(note).name,
    markdownFile(note).name.replace('.md', '-2.md'),
  ])
})

test.each([
  'seehttp://e.vil/x<img src=x onerror=alert(1)>',
  'http://e.vil/x\\<img src=x onerror=alert(1)>',
  'awww.e.vil/<img src=x>',
])('no address before it makes a tag of words: %s', (words) => {
  const [document = ''] = markdownDocument([{ ...note, text: words }])
  const html = marked.parse(document) as string
  expect(html).not.toMatch(/<img|<a /)
})
