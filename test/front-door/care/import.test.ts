// Another journal brought in: what is there first, nothing twice, and the source as it was.
import { createCipheriv, createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Whole } from '../../../src/journal/whole.ts'
import { readWhole } from '../../../src/store/whole.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { file, go, json, list, play } = door()
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
  const swam = (await list()).find(({ text }) => text.endsWith('We swam.'))
  expect(swam?.text).toBe('A day\n\nWe swam.')
  expect(swam?.fields).toMatchObject({ title: 'A day', tags: ['sea'], extra: { mood: 4 } })
  expect(err).toContain('1 other file stays where it is: 1 .png.')
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
  await go(['search', 'Beep'])
  const { out } = await go(['show', '1'])
  expect(out).not.toContain('\u001b')
  expect(out).toContain('␛]0;owned')
})

test('a date that is not understood is said before anything is kept, and stays with the entry', async () => {
  file('odd/one.md', '---\ndate: Nevermber 12\n---\n\nAn odd day.')
  file(
    'odd/two.md',
    '---\ndate: Tuesday, 12 March 2024 at 9:05 AM\ntitle: 007\n---\n\nA plain day.',
  )
  const look = await go(['import', file('odd'), '--look'])
  expect(look.err).toContain('1 of 2 has no date that is understood')
  expect(look.err).toContain('one.md: "Nevermber 12"')
  await go(['import', file('odd'), '--yes'])
  const entries = await list()
  expect(entries.find(({ text }) => text === 'An odd day.')?.fields).toMatchObject({
    extra: { date: 'Nevermber 12' },
  })
  // A title is found as words are.
  const { out } = await go(['search', '007', 'plain'])
  expect(out).toContain('Tue 12 Mar 2024, 09:05')
})

test('days in numbers alone: the file’s own others tell, else it is asked, and in a pipe said how', async () => {
  const rows = (...days: readonly string[]) =>
    ['full_date,time,mood,note', ...days.map((day) => `${day},10:00,good,Of ${day}`)].join('\n')
  const told = await go(['import', file('told.csv', rows('03/04/2024', '22/04/2024')), '--look'])
  expect(told.err).toContain('from Wed 3 Apr 2024 to Mon 22 Apr 2024')
  expect(told.err).toContain('the day first, as "22/04/2024" can only be')
  const either = file('either.csv', rows('03/04/2024', '05/04/2024'))
  const before = (await list()).length
  const refused = await go(['import', either, '--yes'])
  expect(refused).toMatchObject({ code: 2, out: '' })
  expect(refused.err).toContain('--dates day-first or --dates month-first')
  expect(await list()).toHaveLength(before)
  expect((await go(['import', either, '--dates', 'month-first', '--look'])).err).toContain(
    'from Mon 4 Mar 2024 to Sat 4 May 2024',
  )
  const asked = await play(
    ['import', either],
    [
      ['can be read two ways', keys.enter],
      ['Import 2?', keys.enter],
    ],
  )
  expect(asked.code).toBe(0)
  expect(await list()).toHaveLength(before)
})

test('what comes through a pipe: words, an archive with a journal in it, and nothing lies on the disk', async () => {
  const piped = await go(['import', '-', '--yes'], '[2018-01-02 10:00] Piped. *\nThrough.\n')
  expect(piped.err).toContain('1 imported.')
  expect(piped.err).not.toContain('files they came from')
  const daylio = 'full_date,time,mood,activities,note\n2017-05-01,9:05 PM,good,a | b,From a pipe'
  expect((await go(['import', '-', '--json', '--yes'], daylio)).out).toContain('"imported": 1')
  const entry = (await list()).find(({ text }) => text === 'From a pipe')
  expect(entry?.fields).toMatchObject({ tags: ['good', 'a', 'b'], extra: { mood: 'good' } })
})

test('an archive that left as Day One’s comes back with its tags and its star', async () => {
  const path = file('out.zip')
  await go(['export', '--search', 'harbour', '--full', '--format', 'dayone', '--to', path, '--yes'])
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
  const { out } = await go(['import', path, '--json'])
  expect(JSON.parse(out)).toMatchObject({ found: 1, faults: [], undated: [] })
})

test('the password of a file comes by a descriptor, and where nobody can be asked that is said', async () => {
  const plain = '[2016-01-01 10:00] Locked away.\n'
  const iv = Buffer.alloc(16, 7)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update('dog').digest(), iv)
  cipher.setAutoPadding(false)
  const padded = plain.padEnd(Math.ceil(plain.length / 16) * 16)
  const path = file('locked.journal', '')
  writeFileSync(path, Buffer.concat([iv, cipher.update(padded), cipher.final()]))
  const locked = ['import', path, '--as', 'jrnl-encrypted', '--yes']
  expect((await go(locked, '')).err).toContain('--file-passphrase-fd')
  const opened = await go([...locked, '--file-passphrase-fd', '0'], 'dog\n')
  expect(opened.err).toContain('1 imported')
})

const twice = door()
const copy = door()

test('the same journal comes once, as text and as JSON', async () => {
  const text = twice.file(
    'once.txt',
    '[2019-03-04 21:10] The harbour. *\nWe walked there.\n\nAnd back.\n\n[2019-03-05 22:00] Rain. All day @sea.\n\n[2019-03-05 22:00] Rain. And more.\n',
  )
  const entry = (date: string, time: string, title: string, body: string, starred = false) => ({
    ...{ title, body, date, time, starred },
    tags: [],
  })
  const entries = [
    entry('2019-03-04', '21:10', 'The harbour.', 'We walked there.\n\nAnd back.\n', true),
    entry('2019-03-05', '22:00', 'Rain.', 'All day @sea.'),
    entry('2019-03-05', '22:00', 'Rain.', 'And more.'),
    entry('2019-03-06', '09:00', 'Only here.', ''),
  ]
  const json = twice.file('once.json', JSON.stringify({ tags: {}, entries }))
  expect((await twice.go(['import', text, '--yes'])).err).toContain('3 imported')
  expect((await twice.go(['import', json, '--yes'])).err).toContain('1 imported')
  expect(await twice.list()).toHaveLength(4)
})

test('an export of ours comes once, in whichever of its formats', async () => {
  await twice.go(['--plain', 'write', '--question', 'PRS-01'], 'What I did not say.\n.\n')
  await twice.go(['jot', '-'], 'One line.\n\nAnd *another* one.')
  const count = (await twice.list()).length
  const names = {
    'a.json': 'json',
    b: 'markdown-files',
    'c.zip': 'dayone',
    'd.json': 'jrnl-json',
    'e.txt': 'jrnl',
  }
  for (const [name, format] of Object.entries(names)) {
    const path = twice.file(name)
    await twice.go(['export', '--full', '--format', format, '--to', path, '--yes'])
    const here = await twice.json('import', path, '--look')
    expect([format, here.found > 0, here.new]).toEqual([format, true, 0])
    const there = await copy.json('import', path, '--yes')
    expect([format, there.imported]).toEqual([format, format === 'json' ? count : 0])
  }
})

const undone = door()

test('an import is listed and taken back whole by undo; what was written on since stays and is named', async () => {
  await undone.go(['jot', '-'], 'my own words')
  const path = undone.file(
    'old.txt',
    ['one', 'two', 'three', 'four']
      .map((word, day) => `[2019-03-0${day + 1} 21:10] Day ${word}.\nWords.\n`)
      .join('\n'),
  )
  await undone.go(['import', path, '--yes'])
  await undone.go(['remove', await undone.idOf('Day four.\nWords.')])
  await undone.go(['undo'])
  const id = await undone.idOf('Day two.\nWords.')
  await undone.play(['edit', id], [['Words.', ` And now.${keys.keep}`]])
  const listed = await undone.go(['undo', '--list'])
  expect(listed.out).toMatch(/the import of 4 entries from old\.txt, /)
  const asked = await undone.go(['undo'])
  expect([asked.code, asked.err]).toEqual([2, expect.stringContaining('--yes takes it back')])
  expect(await undone.list()).toHaveLength(5)
  const back = await undone.play(
    ['undo'],
    [
      ['Take back the import of 4 entries', `${keys.down}${keys.enter}`],
      ['Day two.', 'q'],
    ],
  )
  expect(back.scrollback).toContain('3 taken back')
  expect(back.scrollback).not.toContain('Day two.')
  expect((await undone.texts()).toSorted()).toEqual(['Day two.\nWords. And now.', 'my own words'])
  expect((await undone.go(['undo', '--list'])).code).toBe(3)
  expect((await undone.go(['search', 'three'])).code).toBe(3)
  // Brought in once more, it comes again, and what stayed is there once.
  expect((await undone.go(['import', path, '--yes'])).err).toContain('3 imported')
  expect((await undone.go(['check'])).code).toBe(0)
})

test('everything of the writer’s own is one act too', async () => {
  const path = undone.file('mine.json')
  await twice.go(['export', '--mine', '--to', path, '--yes'])
  const before = undone.within(readWhole)
  const aside = ({ settings: { erased: _, ...settings }, sittings, drafts, places }: Whole) =>
    JSON.stringify([settings, sittings, drafts, places])
  await undone.go(['import', path, '--yes'])
  expect((await undone.list()).length).toBeGreaterThan(9)
  expect((await undone.go(['undo', '--yes'])).code).toBe(0)
  const after = undone.within(readWhole)
  expect(aside(after)).toBe(aside(before))
  expect(await undone.list()).toHaveLength(5)
  expect((await undone.go(['import', path, '--yes'])).err).not.toContain('0 imported')
  expect((await undone.list()).length).toBeGreaterThan(9)
})

test('the same import twice at one moment brings everything once', async () => {
  const path = undone.file(
    'large.txt',
    Array.from({ length: 300 }, (_, n) => `[2018-01-01 10:00] Number ${n}.\nWords.\n`).join('\n'),
  )
  const before = (await undone.list()).length
  const runs = await Promise.all([1, 2].map(() => undone.go(['import', path, '--yes'])))
  expect(runs.map(({ code }) => code)).toEqual([0, 0])
  expect(await undone.list()).toHaveLength(before + 300)
})
