// Another journal brought in: what is there first, nothing twice, and the source as it was.
import { readFileSync, statSync } from 'node:fs'
import { expect, test } from 'vitest'
import { door } from '../door.ts'

const { file, go, json, list } = door()
const other = door()

test('jrnl’s text: counted, imported once, searchable, dated as it was', async () => {
  const path = file(
    'jrnl.txt',
    '[2019-03-04 21:10] The harbour. *\nWe walked there.\n\n[2019-03-05 22:00] Rain.\n',
  )
  const before = readFileSync(path)
  const look = await go(['import', path, '--look'])
  expect(look.err).toContain('2 found, from Mon 4 Mar 2019 to Tue 5 Mar 2019; 2 not here yet.')
  expect((await go(['import', path])).code).toBe(2)
  expect(await list()).toHaveLength(0)
  expect((await go(['import', path, '--yes'])).err).toContain('2 imported')
  expect((await go(['import', path, '--yes'])).err).toContain('0 not here yet')
  const entries = await list()
  expect(entries).toHaveLength(2)
  expect((await go(['search', 'harbour'])).out).toContain('Mon 4 Mar 2019, 21:10')
  expect([readFileSync(path), statSync(path).size]).toEqual([before, before.length])
})

test('what is in the trash is not brought back by another import', async () => {
  const [newest] = await list()
  await go(['remove', newest?.id ?? ''])
  await go(['import', file('jrnl.txt'), '--yes'])
  expect(await list()).toHaveLength(1)
})

test('an export of one journal is another’s, marks and all, and comes once', async () => {
  await other.go(
    ['--plain', 'write', '--question', 'PRS-01'],
    'The first line.\n!\nThe second.\n.\n',
  )
  const path = other.file('out.json')
  await other.go(['export', '--full', '--format', 'json', '--to', path, '--yes'])
  await go(['import', path, '--yes'])
  await go(['import', path, '--yes'])
  expect((await json('surprises')).surprises).toMatchObject([{ text: 'The first line.' }])
  expect((await list()).filter(({ text }) => text.startsWith('The first'))).toHaveLength(1)
})

test('a folder of Markdown, with one file that cannot be read', async () => {
  file('notes/2020-01-01.md', '---\ntitle: A day\ntags: [sea]\nmood: 4\n---\n\nWe swam.')
  file('notes/2020-01-02.md', 'No front matter.')
  file('notes/broken.md', '---\n: : :\n  - [\n---\n\nx')
  file('notes/picture.png', 'x')
  file('notes/.hidden/secret.md', 'hidden')
  const { err } = await go(['import', file('notes'), '--yes'])
  expect(err).toContain('2 found')
  expect(err).toContain('broken.md: Its front matter is not YAML, or too much of it.')
  const swam = (await list()).find(({ text }) => text === 'We swam.')
  expect(swam?.fields).toMatchObject({ title: 'A day', tags: ['sea'], extra: { mood: 4 } })
})

test('the report as JSON; what is hostile changes nothing', async () => {
  const before = (await list()).length
  const path = file('bad.json', '{"format":"unearth","version":1,"entries":[{"text":1},null]}')
  expect(await go(['import', path, '--json', '--yes'])).toMatchObject({ code: 1, out: '' })
  expect((await go(['import', file('nowhere')])).code).toBe(1)
  const zip = file('bad.zip', 'PK\u0003\u0004 and nothing')
  expect((await go(['import', zip, '--yes'])).err).toContain('ZIP archive')
  expect(await list()).toHaveLength(before)
})

test('words that would drive a terminal are stored as they are and shown harmless', async () => {
  const path = file('esc.txt', '[2021-01-01 10:00] Beep.\n\u001b]0;owned\u0007\u001b[2J words\n')
  await go(['import', path, '--yes'])
  const { out } = await go(['show'])
  expect(out).not.toContain('\u001b')
  expect(out).toContain('␛]0;owned')
})
