// What a journal knows of itself when a walk is offered: what was answered, sat through, kept, and put down.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Instant } from '../../../src/journal/entry.ts'
import type { Fields, Json } from '../../../src/journal/fields.ts'
import { keepEntry } from '../../../src/store/entries.ts'
import { dropPlace, listPlaces, writePlace } from '../../../src/store/places.ts'
import { beginSession, endSession } from '../../../src/store/sessions.ts'
import type { Store } from '../../../src/store/store.ts'
import { set } from '../../store/set.ts'
import { inside, now } from '../inside.ts'

const { go, within } = inside()

const before = (days: number): Instant => ({ ...now, utc: now.utc - days * 86_400_000 })
const offered = async () => JSON.parse((await go('today', '--json')).out).suggestion

const keep = (store: Store, kind: string, days: number, fields: Fields, text = 'Words.') =>
  keepEntry(store, { kind, text, fields, at: before(days) })

/** A sitting with a walk, some days ago, with one answer. */
function sat(store: Store, walk: string, days: number, fields: Fields = {}, text?: string): void {
  const session = beginSession(store, { walk, at: before(days), fields: {} })
  keep(store, 'answer', days, { walk, session, ...fields }, text)
  endSession(store, session, before(days))
}

const be = (store: Store, names: Json) => set(store, 'names', names)

beforeEach(() =>
  within((store) => be(store, { writer: 'broke', hasOther: true, cameOut: '2026-01-01' })),
)

afterEach(() =>
  within((store) => {
    store.db.exec("update entry set removed_utc = 1, removed_zone = 'UTC', removed_offset = 0")
    store.db.exec('delete from session')
    set(store, 'fear', null)
    for (const { walk } of listPlaces(store)) dropPlace(store, walk)
  }),
)

test('the first of the order where nothing is known', async () => {
  expect(await offered()).toBe('stabilise')
})

test('the next where some were touched, and the week, as a line of the day, where it is due', async () => {
  within((store) => {
    for (const [at, walk] of ['stabilise', 'northstar', 'no-contact'].entries())
      sat(store, walk, 3 + at)
  })
  expect(await offered()).toBe('presenting')
  within((store) => sat(store, 'presenting', 8))
  within((store) => sat(store, 'support-check', 2))
  const { out } = await go('today', '--json')
  expect(JSON.parse(out)).toMatchObject({ lines: [{ id: 'weekly' }], suggestion: 'impact' })
})

test('what steadies, after an answer that was not a no, and once the check was done', async () => {
  within((store) => {
    sat(store, 'stabilise', 9)
    sat(store, 'northstar', 6)
    sat(store, 'presenting', 2, { care: 'not sure' })
  })
  expect(await offered()).toBe('support-check')
  within((store) => sat(store, 'support-check', 1))
  expect(await offered()).toBe('kinder-voice')
})

test('what steadies, after getting up heavier', async () => {
  within((store) => {
    const session = beginSession(store, { walk: 'impact', at: before(2), fields: { heavy: true } })
    endSession(store, session, before(2), { close: 'heavier' })
  })
  expect(await offered()).toBe('support-check')
})

test('nothing for two where there is fear; what was put down, where it is not for two', async () => {
  within((store) => {
    const walks = ['stabilise', 'northstar', 'no-contact', 'presenting']
    for (const [at, walk] of walks.entries()) sat(store, walk, 3 + at)
    writePlace(store, 'landing', 'LND-01', now)
  })
  expect(await offered()).toBe('landing')
  within((store) => set(store, 'fear', { since: 1 }))
  expect(await offered()).toBe('kinder-voice')
  within((store) => writePlace(store, 'needs', 'NED-01', before(-1)))
  expect(await offered()).toBe('needs')
})

test('a kept record has its say, and what became of one', async () => {
  within((store) => {
    for (const walk of ['stabilise', 'presenting', 'northstar']) sat(store, walk, 5)
    sat(store, 'support-check', 5)
  })
  expect(await offered()).toBe('no-contact')
  within((store) => keep(store, 'breach', 4, { values: { now: 'over' } }))
  expect(await offered()).toBe('impact')
  within((store) => keep(store, 'repair', 1, { values: { what: 'x' } }))
  expect(await offered()).toBe('support-check')
})

test('a strand is chosen by whole words of the last ninety days, on three evenings', async () => {
  const done = ['stabilise', 'northstar', 'no-contact', 'presenting', 'impact', 'decode', 'chain']
  const why = ['kinder-voice', 'protective', 'precipitating', 'perpetuating', 'momentum']
  within((store) => {
    for (const walk of [...done, ...why, 'predisposing', 'surprise']) sat(store, walk, 25)
    for (const walk of ['weekly', 'support-check']) sat(store, walk, 1)
    keep(store, 'promise', 1, { values: { text: 'x' } })
  })
  expect(await offered()).toBe('avoidance')
  within((store) => {
    for (const days of [4, 5, 6]) keep(store, 'page', days, {}, 'That thrill, the wanting.')
    for (const days of [140, 141, 142, 143]) keep(store, 'page', days, {}, 'Prove, prove, power.')
  })
  expect(await offered()).toBe('desire')
})

test('of a writer who was hurt, and of one who says both', async () => {
  within((store) => be(store, { writer: 'hurt', hasOther: true }))
  expect(await offered()).toBe('hurt-steady')
  within((store) => be(store, { writer: 'both', hasOther: true }))
  expect(await offered()).toBe('support-check')
  within((store) => be(store, { writer: 'broke', hasOther: true, cameOut: 'not yet' }))
  expect(await offered()).toBe('untold')
})
