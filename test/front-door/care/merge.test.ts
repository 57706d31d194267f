// Two copies of one journal, written in apart, become one again.
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { EntryId } from '../../../src/journal/ids.ts'
import { eraseEntry } from '../../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../../src/store/open.ts'
import { recoverySecret } from '../../../src/store/recovery.ts'
import type { Store } from '../../../src/store/store.ts'
import { door } from '../door.ts'
import { newJournal, newPlace, run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const journal = door()
const { file, go, idOf, place, texts, within } = journal

/** A copy of the journal as it is now, and a way to work in it. */
function copy(name: string) {
  const dir = file(name)
  cpSync(place.journal, dir, { recursive: true })
  const env = { ...place.scripted, UNEARTH_HOME: dir }
  const within = (work: (store: Store) => void) => {
    const secret = recoverySecret(journal.recovery)
    if (secret === undefined) throw new Error('no recovery code')
    const store = unlockJournal(dir, secret)
    work(store)
    closeStore(store)
  }
  return { dir, within, go: (args: readonly string[], input?: string) => run(env, args, input) }
}

/** Every file of a folder and its bytes. */
function bytesOf(dir: string) {
  return readdirSync(dir)
    .toSorted()
    .map((name) => [name, readFileSync(join(dir, name)).toString('base64')])
}

test('what another copy has comes over; what both wrote on keeps both versions; a second time is nothing more', async () => {
  await go(['jot', '-'], 'written before they parted')
  const id = await idOf('written before they parted')
  const other = copy('laptop')
  await other.go(['jot', '-'], 'only on the laptop')
  await go(['edit', id], 'written on here')
  await other.go(['edit', id], 'written on there, later')
  await go(['jot', '-'], 'only here')
  const before = bytesOf(other.dir)
  const made = await go(['merge', other.dir])
  expect(made.code).toBe(0)
  expect(made.err).toContain('Came over: 1 new entry, 1 more version of an entry.')
  expect(made.err).toContain('Written on in both')
  expect(bytesOf(other.dir)).toEqual(before)
  expect(await texts()).toEqual([
    'only here',
    'only on the laptop',
    'written before they parted\nwritten on there, later',
  ])
  expect((await go(['show', id, '--history'])).out).toContain('written on here')
  const again = await go(['merge', other.dir])
  expect(again.err).toContain('It had nothing new.')
  expect(again.err).not.toContain('Written on in both')
  expect((await go(['search', 'laptop'])).code).toBe(0)
  expect((await go(['check'])).code).toBe(0)
  // And the other way round.
  expect((await other.go(['merge', place.journal])).code).toBe(0)
  expect((await other.go(['list'])).out).toBe((await go(['list'])).out)
})

test('what was erased here is not brought back; what was put away or erased there is in the trash', async () => {
  const ids: Record<string, EntryId> = {}
  for (const text of ['erased here', 'erased there', 'put away there']) {
    await go(['jot', '-'], text)
    ids[text] = (await idOf(text)) as EntryId
  }
  const id = (text: string) => ids[text] ?? ('' as EntryId)
  const other = copy('apart')
  within((store) => eraseEntry(store, id('erased here')))
  other.within((store) => eraseEntry(store, id('erased there')))
  await other.go(['remove', id('put away there')])
  const made = await go(['merge', other.dir])
  expect(made.err).toContain('1 was put in the trash there')
  expect(made.err).toContain('1 was erased here, and was not brought back.')
  expect(made.err).toContain('1 was erased there; here it is in the trash.')
  expect((await texts()).filter((text) => Object.hasOwn(ids, text))).toEqual([])
  const trash = (await go(['list', '--removed'])).out
  expect(trash).toContain('erased there')
  expect(trash).not.toContain('erased here')
  expect((await go(['undo'])).code).toBe(0)
  expect((await go(['merge', other.dir])).err).toContain('It had nothing new.')
})

test('of what is set the later word counts: who was taken off stays off, who was added anywhere is there', async () => {
  const add = (name: string) => [name, `call ${name}`, '2', ''].join('\n')
  const off = (number: number) => `${number}\n`
  const plain = ['--plain', 'support']
  for (const name of ['Jo', 'Kim']) await go([...plain, 'add'], add(name))
  const other = copy('set-apart')
  await other.go(['settings', 'minutes', '25'])
  await other.go([...plain, 'remove'], off(2))
  await go(['settings', 'minutes', '15'])
  await go([...plain, 'add'], add('Robin'))
  const people = async (at: { go: typeof go }) => (await at.go(['support', 'list'])).out
  const said = await go(['merge', other.dir])
  expect(said.err).toContain('Came over: 1 thing set later there.')
  const names = (await people({ go })).split('\n').filter((line) => /^\w+$/.test(line))
  expect(names).toEqual(['Kim', 'Robin'])
  expect((await go(['settings', 'minutes'])).out).toContain('15')
  // It is in a file by itself who may be read while it is locked.
  expect(readFileSync(join(place.journal, 'people.json'), 'utf8')).not.toContain('Jo')
  await other.go(['merge', place.journal])
  expect(await people(other)).toBe(await people({ go }))
  expect((await other.go(['settings', 'minutes'])).out).toContain('15')
  expect((await go(['merge', other.dir])).err).toContain('It had nothing new.')
})

test('a copy with another passphrase, and a backup, are merged the same', async () => {
  const other = copy('other-passphrase')
  using screen = openScreen({ ...place.env, UNEARTH_HOME: other.dir }, [
    'passphrase',
    '--kdf-memory',
    '64',
  ])
  await answer(screen, [
    ['Passphrase', `a lamp beside four chairs${keys.enter}`],
    ['Write them on paper now', '1'],
    ['Your passphrase:', `seven herons over the quarry lake${keys.enter}`],
    ['The same once more', `seven herons over the quarry lake${keys.enter}`],
  ])
  expect(await screen.end()).toBe(0)
  await other.go(['jot', '-'], 'under another passphrase')
  expect((await go(['merge', other.dir])).err).toContain('1 new entry')
  await other.go(['jot', '-'], 'in a backup of the other')
  const backup = (await other.go(['backup', file('stick')])).out.trim()
  expect((await go(['merge', backup])).err).toContain('1 new entry')
  expect(await texts()).toEqual(
    expect.arrayContaining(['under another passphrase', 'in a backup of the other']),
  )
})

test('another journal is refused with a word about import, and so is this one itself and nothing', async () => {
  using another = newPlace()
  await newJournal(another)
  const before = await texts()
  expect(await go(['merge', another.journal])).toMatchObject({
    code: 2,
    err: expect.stringContaining('unearth import'),
  })
  expect((await go(['merge', place.journal])).code).toBe(2)
  expect((await go(['merge', file('nowhere')])).code).toBe(3)
  expect((await go(['merge'])).code).toBe(2)
  expect(await texts()).toEqual(before)
})

test('a copy that came over half is recognised: without its keys, its database, its log', async () => {
  const other = copy('half')
  await other.go(['jot', '-'], 'kept in the other')
  const whole = file('whole-copy')
  cpSync(other.dir, whole, { recursive: true })
  for (const name of ['keys.a', 'keys.b']) rmSync(join(other.dir, name))
  expect(await go(['merge', other.dir])).toMatchObject({
    code: 7,
    err: expect.stringContaining('keys'),
  })
  cpSync(whole, other.dir, { recursive: true })
  rmSync(join(other.dir, 'journal.db'))
  expect(await go(['merge', other.dir])).toMatchObject({
    code: 7,
    err: expect.stringContaining('not come over whole'),
  })
  // The database of before, with the seal of now.
  copyFileSync(join(place.journal, 'journal.db'), join(other.dir, 'journal.db'))
  const late = await go(['merge', other.dir])
  expect([late.code, late.err]).toEqual([7, expect.stringContaining('not come over whole')])
  expect((await go(['merge', whole])).code).toBe(0)
})

test('what syncing left beside it is seen at opening, and merged on a yes, in plain lines too', async () => {
  const names = [
    'journal.sync-conflict-20261125-101010-ABCDEFG.db',
    "journal (Kim's conflicted copy 2026-11-25).db",
    'journal-LAPTOP.db',
    'journal 2.db',
    'journal (conflicted copy 2026-11-25 101010).db',
  ]
  for (const [index, name] of names.entries()) {
    const other = copy(`conflict-${index}`)
    await other.go(['jot', '-'], `from conflict ${index}`)
    copyFileSync(join(other.dir, 'journal.db'), join(place.journal, name))
    expect((await go(['today'])).err, name).toContain('unearth merge')
    expect(await go(['merge', '--no-input']), name).toMatchObject({ code: 2 })
    using screen = openScreen(
      { ...place.scripted, ACCESSIBLE: '1' },
      ['merge'],
      index % 2 === 0 ? { columns: 40 } : { columns: 80 },
    )
    await answer(screen, [['Merge this copy?', `2${keys.enter}`], ['1 new entry']])
    expect(await screen.end(), name).toBe(0)
    expect((await go(['today'])).err, name).not.toContain('unearth merge')
    expect(await texts()).toContain(`from conflict ${index}`)
  }
  // Not a database of this journal's key.
  writeFileSync(join(place.journal, 'journal 3.db'), Buffer.alloc(8192, 7))
  expect((await go(['merge', '--yes'])).code).toBe(7)
  rmSync(join(place.journal, 'journal 3.db'))
  expect(within((store) => store.missing)).toBe(0)
})
