// Two small files beside the journal say how much was kept. Without them nothing is added before its writer has decided.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { go, list, place, play } = door()

test('a deleted seal is told by every command, nothing is added, and status asks what to do', async () => {
  await go(['jot', '-'], 'before it was gone')
  for (const name of ['seal.a', 'seal.b']) rmSync(join(place.journal, name))
  expect(await go(['list'])).toMatchObject({ code: 0, err: expect.stringContaining('The seal') })
  expect(await go(['jot', '-'], 'too early')).toMatchObject({
    code: 7,
    err: expect.stringContaining('nothing is added'),
  })
  // Nobody there to ask decides nothing.
  expect((await go(['status'])).code).toBe(0)
  expect((await go(['jot', '-'], 'too early')).code).toBe(7)
  const { code } = await play(['status'], [['until you decide', `${keys.down}${keys.enter}`]])
  expect(code).toBe(0)
  const kept = await go(['jot', '-'], 'after it was decided')
  expect([kept.code, kept.err]).toEqual([0, expect.not.stringContaining('seal')])
  expect((await list()).map(({ text }) => text)).toEqual([
    'after it was decided',
    'before it was gone',
  ])
})
