// Two small files beside the journal say how much was kept. Without them nothing is added before its writer has decided.
import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { file, go, list, place, play } = door()

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

test('a database that is not the one the seal was made for is told, though as much was kept, and status asks what to do', async () => {
  const other = file('other-state')
  cpSync(place.journal, other, { recursive: true })
  await go(['jot', '-'], 'kept here')
  const elsewhere = file('elsewhere')
  cpSync(place.journal, elsewhere, { recursive: true })
  rmSync(place.journal, { recursive: true })
  cpSync(other, place.journal, { recursive: true })
  await go(['jot', '-'], 'kept there')
  cpSync(join(elsewhere, 'journal.db'), join(place.journal, 'journal.db'))
  const told = expect.stringContaining('older than the rest')
  expect(await go(['list'])).toMatchObject({ code: 0, err: told })
  expect(await go(['jot', '-'], 'too early')).toMatchObject({ code: 7, err: told })
  expect((await go(['check'])).code).toBe(7)
  await play(['status'], [['until you decide', `${keys.down}${keys.enter}`]])
  expect(await go(['jot', '-'], 'after it')).toMatchObject({ code: 0 })
  expect((await go(['check'])).code).toBe(0)
})

test('the whole folder as it was earlier says nothing is missing as far as it can tell, and when it was opened last', async () => {
  const kept = file('earlier')
  await go(['jot', '-'], 'what the older folder has')
  const opened = async () =>
    /Opened before this: (.*)\./.exec((await go(['status'])).out)?.[1] ?? 'nothing'
  await opened()
  cpSync(place.journal, kept, { recursive: true })
  await go(['jot', '-'], 'what only the newer one has')
  const times = Number(/(\d+) times/.exec(await opened())?.[1])
  rmSync(place.journal, { recursive: true })
  cpSync(kept, place.journal, { recursive: true })
  const { out } = await go(['status'])
  expect(out).toContain('missing, as far as anything in this folder can tell.')
  // What its writer can notice: it was opened less often than they did.
  expect(Number(/(\d+) times/.exec(out)?.[1])).toBe(times - 1)
  const threats = (await go(['about', 'privacy'])).out.replace(/\s+/g, ' ')
  expect(threats).toContain('An older state of the whole folder, put back')
})
