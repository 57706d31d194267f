// No event that a kind declares is out of reach: each is said through the door, and what it ends leaves what is open.
import { expect, test } from 'vitest'
import { loadRecords } from '../../../src/files/content.ts'
import { recordFields } from '../../../src/journal/record/events.ts'
import type { Field, RecordKind } from '../../../src/journal/record/kind.ts'
import { recordText, type Values } from '../../../src/journal/record/words.ts'
import { keepEntry } from '../../../src/store/entries.ts'
import { inside, now } from '../inside.ts'

const { go, within } = inside()
const { kinds } = loadRecords([])
const declared = kinds.flatMap((kind) =>
  kind.events.map((event) => [kind.id, event, kind] as const),
)

function sample({ type, name, options }: Field): Values[string] {
  if (options[0] !== undefined) return options[0].value
  return type === 'moment' ? '2026-11-22T22:00' : `some ${name}`
}

function keep(kind: RecordKind): string {
  const needed = kind.fields.filter((field) => field.needed)
  const values = Object.fromEntries(needed.map((field) => [field.name, sample(field)]))
  return within(
    (store) =>
      keepEntry(store, {
        kind: kind.id,
        text: recordText(kind, values),
        fields: recordFields(values),
        at: now,
      }).id,
  )
}

async function open(): Promise<readonly { id: string; becomes: readonly string[] }[]> {
  const { out } = await go('settle', '--json')
  return JSON.parse(out).open
}

test.each(declared)('%s: %s', async (_, event, kind) => {
  const id = keep(kind)
  const before = (await open()).find((each) => each.id === id)
  expect(before?.becomes).toEqual(expect.arrayContaining([...kind.events]))
  const settled = await go('settle', id, event)
  expect(settled).toMatchObject({ code: 0, err: expect.stringContaining('Noted on') })
  const { out } = await go('list', '--json', '-n', '1')
  expect(JSON.parse(out).entries).toMatchObject([{ kind: 'event', fields: { of: id, event } }])
  const still = (await open()).some((each) => each.id === id)
  expect(still).toBe(!kind.ends.includes(event))
})

test('every kind that something can become of says what ends it', () => {
  const endless = kinds.filter(({ events, ends }) => events.length > 0 && ends.length === 0)
  expect(endless.map(({ id }) => id)).toEqual([])
  expect(declared.length).toBeGreaterThan(20)
})

test('a word that does not become of it is refused with those that do, and nothing is noted', async () => {
  const limit = kinds.find(({ id }) => id === 'limit') as RecordKind
  const id = keep(limit)
  const count = async () =>
    JSON.parse((await go('list', '--json', '-n', '1000')).out).entries.length
  const before = await count()
  expect((await go('settle', id, 'answered')).code).toBe(2)
  expect((await go('settle', 'no-such-id')).code).toBe(3)
  expect(await count()).toBe(before)
})
