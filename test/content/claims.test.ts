// Nothing is claimed that is not there: every verb, walk, kind and page that a page of ours names can be opened by that name.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { doors } from '../../src/doors.ts'
import { contentDir, loadRecords, loadWalks } from '../../src/files/content.ts'
import { aboutNames } from '../../src/files/pages.ts'

const { walks } = loadWalks([])
const { kinds } = loadRecords([])
const verbs = doors.map(({ name }) => name)
/** What may stand behind a verb, where a word there is a name. */
const named: Readonly<Record<string, readonly string[]>> = {
  walk: walks.map(({ id }) => id),
  log: kinds.map(({ id }) => id),
  about: aboutNames(),
}
const read = (name: string) => readFileSync(join(contentDir(), name), 'utf8')
const files = readdirSync(contentDir(), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
)
/** Every command a text names, in backquotes or in quotation marks. */
const commands = (text: string) =>
  [...text.matchAll(/[`"(]unearth ([a-z][^`")\n]*)[`")]/g)].map(([, words = '']) => words)

test.each(files.filter((name) => commands(read(name)).length > 0))(
  '%s names commands that there are, on what there is',
  (name) => {
    for (const words of commands(read(name))) {
      const [verb = '', what = ''] = words.split(' ')
      expect(verbs, words).toContain(verb)
      const known = named[verb]
      if (known && /^[a-z][a-z-]*$/.test(what)) expect(known, words).toContain(what)
    }
  },
)

describe('the table of where an idea lives', () => {
  const rows = (read('README.md').split('## Which idea lives where')[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| idea '))
    .map((line) => line.slice(2, -2).split(' | '))

  test('has a place for each that can be opened or read, by a name', () => {
    for (const [idea, where = ''] of rows) {
      const places = [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place)
      const opened = places.filter(
        (place) =>
          files.includes(`${place}.md`) ||
          (place.startsWith('unearth ') && verbs.includes(place.slice(8))),
      )
      expect(opened, idea).not.toEqual([])
    }
  })

  test('every walk and every kind of record has its idea', () => {
    const all = rows.map(([, where]) => where).join(' ')
    const without = (folder: string, ids: readonly string[]) =>
      ids.filter((id) => !all.includes(`\`${folder}/${id}\``))
    expect(without('walks', named['walk'] ?? [])).toEqual([])
    expect(without('records', named['log'] ?? [])).toEqual([])
  })
})

describe('the purpose of a walk', () => {
  test('promises nothing of the program but versions and a note, where there are some', () => {
    for (const { id, purpose, questions } of walks) {
      expect(purpose, id).not.toMatch(
        /\b(saves?|stored|creates?|shown|marked|excluded|linter|mirrors?|counts?|record)\b/i,
      )
      const kept = questions.flatMap(
        ({ keeps }) => kinds.find(({ id }) => id === keeps?.kind) ?? [],
      )
      if (/\bversions?\b/.test(purpose))
        expect(
          kept.some((kind) => kind.versions),
          id,
        ).toBe(true)
      if (/pointed out/.test(purpose)) expect(kept.some((kind) => kind.watch.length > 0)).toBe(true)
    }
  })

  test('speaks to whoever sits down with it', () => {
    for (const { id, purpose } of walks) expect(purpose, id).not.toMatch(/\bthe writer\b/i)
  })
})
