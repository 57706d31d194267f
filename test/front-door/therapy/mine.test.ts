// All of it, for its writer alone: out as plain files, and back into a new journal as it was.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepEntry, removeEntry } from '../../../src/store/entries.ts'
import { setMarks } from '../../../src/store/marks.ts'
import type { Store } from '../../../src/store/store.ts'
import { door } from '../door.ts'
import { liveFourMonths } from '../four-months.ts'
import { newJournal, newPlace, run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const { ago, file, go, place, within } = door()

/** The tour's four months, an entry in the trash and one that is held back. */
function live(store: Store): void {
  liveFourMonths(store, place.zone)
  const at = ago(1000)
  const page = (text: string) => keepEntry(store, { kind: 'page', text, fields: {}, at })
  removeEntry(store, page('put away by Robin').id, at)
  setMarks(store, page('held back').revision.id, [{ kind: 'not-yet', start: 0, end: 4 }], at)
}

const withoutHead = (json: string) => ({ ...JSON.parse(json), exported: undefined })

test('the tour goes out whole and comes back into a new journal: every version, event, mark and name', async () => {
  within(live)
  const json = file('all.json')
  const made = await go(['export', '--mine', '--yes', '--to', json])
  expect([made.code, statSync(json).mode & 0o777]).toEqual([0, 0o600])
  for (const word of ['Robin', 'put away by Robin', 'held back'])
    expect(readFileSync(json, 'utf8')).toContain(word)

  using other = newPlace()
  await newJournal(other)
  const back = await run(other.scripted, ['import', json, '--yes'])
  expect(back.code).toBe(0)
  const again = join(other.root, 'again.json')
  await run(other.scripted, ['export', '--mine', '--yes', '--to', again])
  expect(withoutHead(readFileSync(again, 'utf8'))).toEqual(withoutHead(readFileSync(json, 'utf8')))
  const views = [
    'list -n 1000',
    'story',
    'story --difference 1:3',
    'map',
    'surprises',
    'review month',
  ]
  for (const view of views.map((line) => line.split(' '))) {
    const seen = await go(view)
    expect([seen.code, seen.out === ''], view.join(' ')).toEqual([0, false])
    expect((await run(other.scripted, view)).out, view.join(' ')).toBe(seen.out)
  }
  const twice = await run(other.scripted, ['import', json, '--yes'])
  expect(twice.err).toContain('0 not here yet')
  expect((await run(other.scripted, ['check'])).code).toBe(0)
})

test('as a folder of Markdown: a file for each version, and the folder comes back too', async () => {
  const folder = file('mine')
  await go(['export', '--mine', '--format', 'markdown-files', '--yes', '--to', folder])
  const names = readdirSync(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  for (const name of names) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
  const { entries } = JSON.parse(readFileSync(join(folder, 'everything.json'), 'utf8'))
  const versions = entries.flatMap((entry: { versions: readonly unknown[] }) => entry.versions)
  expect(names.filter((name) => name.endsWith('.md'))).toHaveLength(versions.length)
  using other = newPlace()
  await newJournal(other)
  expect((await run(other.scripted, ['import', folder, '--yes'])).err).toContain(
    `${entries.length} imported`,
  )
})

test('nothing leaves before a yes in words, and never to a place nobody named', async () => {
  const path = file('not-yet.json')
  expect(await go(['export', '--mine', '--to', path])).toMatchObject({ code: 2, out: '' })
  expect(await go(['export', '--mine', '--yes'])).toMatchObject({ code: 2, out: '' })
  expect((await go(['export', '--mine', '--format', 'pdf', '--yes', '--to', path])).code).toBe(2)
  for (const env of [{}, { ACCESSIBLE: '1' }]) {
    using screen = openScreen({ ...place.scripted, ...env }, ['export', '--mine', '--to', path], {
      columns: 40,
    })
    await answer(screen, [['This is for you alone', `1${keys.enter}`]])
    expect(await screen.end()).toBe(0)
  }
  expect(readdirSync(place.root)).not.toContain('not-yet.json')
  using screen = openScreen(place.scripted, ['export', '--mine', '--to', path])
  await answer(screen, [['This is for you alone', '2'], ['It goes to', '2'], ['Written to']])
  expect(await screen.end()).toBe(0)
  expect(readdirSync(place.root)).toContain('not-yet.json')
})

test('one that was cut or changed by hand is refused whole', async () => {
  const json = file('cut.json')
  await go(['export', '--mine', '--yes', '--to', json])
  const text = readFileSync(json, 'utf8')
  using other = newPlace()
  await newJournal(other)
  const broken = { half: text.slice(0, text.length / 2), hand: text.replace('"versions"', '"old"') }
  for (const [name, content] of Object.entries(broken)) {
    const made = await run(other.scripted, ['import', file(`${name}.json`, content), '--yes'])
    expect(made).toMatchObject({ code: 1, err: expect.stringContaining('Nothing was imported') })
  }
  expect((await run(other.scripted, ['list'])).code).toBe(3)
})
