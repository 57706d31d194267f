// The writer's own walks, from real folders: good ones join, broken ones are reported, nothing is shadowed.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contentDir, loadRecords, loadWalks } from '../../src/files/content.ts'
import { checkRecord } from '../../src/journal/content/record-file.ts'
import { checkWalk } from '../../src/journal/content/walk-file.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unearth-prompts-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const lean = readFileSync(join(contentDir(), 'walks', 'lean.md'), 'utf8')
const own = lean.replace('id: lean', 'id: my-own').replaceAll('LEN', 'MYO')
const shipped = loadWalks([]).walks.length
const put = (name: string, text: string) => writeFileSync(join(dir, name), text)
const brokenIn = () =>
  loadWalks([dir]).broken.map(({ file, faults }) => [basename(file), faults[0]?.message] as const)

test('a walk of one’s own stands beside the others, and knows its file', () => {
  put('my-own.md', own)
  const { walks, broken } = loadWalks([dir])
  expect(broken).toEqual([])
  expect(walks).toHaveLength(shipped + 1)
  expect(walks.at(-1)).toMatchObject({ id: 'my-own', code: 'MYO', file: join(dir, 'my-own.md') })
})

test('a walk of one’s own can use every key, but cannot take the place of the one that is for something', () => {
  const keyed = own
    .replace('course: none\n', '')
    .replace('length: short', 'length: short\nshows: ticks of story\ncourse: none\ndig: gentle')
    .replace('## MYO-01', '## MYO-01 needs other rev 2 keeps lean care asks fear box safety')
  put('my-own.md', keyed)
  const mine = loadWalks([dir]).walks.at(-1)
  expect(mine).toMatchObject({
    id: 'my-own',
    length: 'short',
    offer: 'never',
    with: 'two',
    shows: { field: 'ticks', kind: 'story' },
    course: 'none',
    dig: 'gentle',
  })
  expect(mine?.questions[0]).toMatchObject({
    needs: 'other',
    rev: 2,
    keeps: { kind: 'lean', fields: [] },
    care: true,
    asks: 'fear',
    box: 'safety',
  })
  put('my-own.md', keyed.replace('length: short', 'length: short\nfor: write'))
  expect(brokenIn()).toEqual([['my-own.md', 'The walk for "write" is "surprise" already.']])
})

test('what a file names elsewhere is looked for, with the line it is named on', () => {
  const known = {
    walks: loadWalks([]).walks,
    kinds: loadRecords([]).kinds,
    boxes: ['safety'],
  }
  const stray = own
    .replace(
      'length: short',
      'length: short\nfor: write\nshows: ticks of stori\nsettles: bent of limit: Which?',
    )
    .replace('## MYO-01', '## MYO-01 keeps factr box safty')
  const told = (text: string) =>
    checkWalk(text, 'my-own.md', known).advice.map(
      ({ line, message }) => `${text.split('\n')[line - 1]} | ${message}`,
    )
  expect(told(own)).toEqual([])
  expect(told(stray)).toEqual([
    'for: write | The walk for "write" is "surprise" already: it does not load beside it.',
    'shows: ticks of stori | No kind of record "stori" has ticks called "ticks".',
    'settles: bent of limit: Which? | Nothing called "bent" becomes of "limit".',
    '## MYO-01 keeps factr box safty | "MYO-01" keeps "factr", and there is no such kind of record.',
    '## MYO-01 keeps factr box safty | There is no box "safty" for answers. There are: safety.',
  ])
  const file = readFileSync(join(contentDir(), 'records', 'urge.md'), 'utf8')
    .replace('id: urge', 'id: pull')
    .replace(/^links: .*$/m, 'links: [entry, urge, urges]\nfor: star')
  expect(checkRecord(file, 'pull.md', known).advice.map(({ message }) => message)).toEqual([
    '"urges" in "links" is no kind of record.',
    'The kind for "star" is "northstar" already: it does not load beside it.',
  ])
})

test('a folder that is not there is no fault', () => {
  expect(loadWalks([join(dir, 'none')])).toMatchObject({ broken: [] })
})

test('a broken file, a folder called like a walk and a dangling link are reported and stop nothing', () => {
  put('broken.md', '---\nid: broken\n')
  put('empty.md', '')
  put('bytes.md', '\u0000\uFFFD'.repeat(50))
  mkdirSync(join(dir, 'folder.md'))
  symlinkSync(join(dir, 'nowhere'), join(dir, 'link.md'))
  put('my-own.md', own)
  const { walks, broken } = loadWalks([dir])
  expect(walks).toHaveLength(shipped + 1)
  expect(broken.map(({ file }) => basename(file)).toSorted()).toEqual([
    'broken.md',
    'bytes.md',
    'empty.md',
    'folder.md',
    'link.md',
  ])
  for (const { faults } of broken) expect(faults.length).toBeGreaterThan(0)
})

test('notes, a README and files of other kinds are left alone', () => {
  put('README.md', 'notes')
  put('notes.txt', 'notes')
  put('my-own.md~', 'notes')
  expect(loadWalks([dir])).toMatchObject({ broken: [] })
})

test('a walk cannot take the place of one that ships', () => {
  put('lean.md', lean.replace('title: ', 'title: mine, '))
  expect(brokenIn()).toEqual([['lean.md', 'There is a walk "lean" already.']])
  expect(loadWalks([dir]).walks.find(({ id }) => id === 'lean')?.title).not.toContain('mine')
})

test('of two of one’s own with one id the first folder’s is taken and the other reported', () => {
  const second = join(dir, 'second')
  mkdirSync(second)
  put('my-own.md', own)
  writeFileSync(join(second, 'my-own.md'), own)
  expect(loadWalks([dir, second]).broken.map(({ file }) => file)).toEqual([
    join(second, 'my-own.md'),
  ])
})

test('a file of over a megabyte is not read', () => {
  put('my-own.md', own + ' '.repeat(1_000_000))
  expect(brokenIn()).toEqual([['my-own.md', 'Such a file is smaller than a megabyte.']])
})

test('a walk cannot take question ids that answers of another are kept under', () => {
  put('my-own.md', lean.replace('id: lean', 'id: my-own'))
  expect(brokenIn()).toHaveLength(1)
})

test('what editors and drives leave beside a file is left alone', () => {
  put('._my-own.md', '\u0000\u0005')
  symlinkSync('someone@somewhere.1:2', join(dir, '.#my-own.md'))
  expect(brokenIn()).toEqual([])
})

test('the same folder named twice is one folder', () => {
  put('my-own.md', own)
  expect(loadWalks([dir, `${dir}/`]).broken).toEqual([])
})

test('a translation of one’s own is asked question by question; what it lacks, or has of another revision, is asked in English', () => {
  const needs = readFileSync(join(contentDir(), 'walks', 'needs.md'), 'utf8')
  const mine = needs
    .replace('title: The unasked', 'title: Das Ungefragte')
    .replace('Quickly, twelve times: what I wanted', 'Rasch, zwölfmal: was ich wollte')
    .replace('- NED-01a: Which came last?', '- NED-01a: Was kam zuletzt?')
    .replace('## NED-02 rev 2', '## NED-02 rev 1')
    .replace(/## NED-04\n\n.*\n/, '')
    .replace('keeps need.what+instead', '')
  mkdirSync(join(dir, 'translation'))
  put('translation/needs.md', mine)
  const { walks, broken } = loadWalks([dir])
  expect(broken).toEqual([])
  expect(walks).toHaveLength(shipped)
  const before = loadWalks([]).walks.find(({ id }) => id === 'needs')
  const walk = walks.find(({ id }) => id === 'needs')
  const [first, second] = walk?.questions ?? []
  expect(walk?.title).toBe('Das Ungefragte')
  expect(first?.text).toMatch(/^Rasch, zwölfmal/)
  expect(first?.probes[0]?.text).toMatch(/^Was kam zuletzt/)
  // What an answer becomes is not the translator's.
  expect(second).toEqual(before?.questions[1])
  expect(walk?.questions.slice(1)).toEqual(before?.questions.slice(1))
})

test('a translation that is not whole, or of no walk, stops nothing and is named', () => {
  mkdirSync(join(dir, 'translation'))
  put('translation/needs.md', 'no front matter')
  put('translation/my-own.md', own)
  expect(loadWalks([dir]).walks).toHaveLength(shipped)
  expect(brokenIn().map(([name]) => name)).toEqual(['my-own.md', 'needs.md'])
})
