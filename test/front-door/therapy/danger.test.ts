// A record that speaks of danger: people come first, and the fear in it stays until it is lifted.
import { expect, test } from 'vitest'
import { readSetting } from '../../../src/store/settings.ts'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'

const { log, within } = door()
const people = /\b(112|988|116 123|999|911)\b/
const fear = () => within((store) => readSetting(store, 'fear')) ?? undefined
const lift = () => within((store) => set(store, 'fear', null))

test.each([
  ['hard-talk', { heard: 'It was loud.', frightening: 'yes' }, true],
  ['hard-talk', { heard: 'It was late.', frightening: 'no' }, false],
  ['transparency', { what: 'my phone', offered: 'extracted' }, true],
  ['transparency', { what: 'the calendar', offered: 'offered' }, false],
  ['plan', { first_thing: 'to eat', unsafe: 'the rent is gone' }, true],
] as const)('%s, %j: %s', async (kind, values, danger) => {
  lift()
  const { err, out, code } = await log(kind, values)
  expect(code).toBe(0)
  expect(people.test(out + err)).toBe(danger)
  expect(err).toContain('Kept as')
  expect(fear() !== undefined).toBe(danger)
})

test('once it was lifted, the same words standing on bring people, and not the fear', async () => {
  lift()
  const { err, out } = await log('plan', { first_thing: 'to sleep', unsafe: 'the rent is gone' })
  expect(out + err).toMatch(people)
  expect(fear()).toBeUndefined()
  await log('plan', { first_thing: 'to sleep', unsafe: 'and now the car' })
  expect(fear()).toBeDefined()
})
