// A letter that is never sent: written in stages, sealed, opened all the same.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { go, list, play } = door()

test('a letter is written in stages, sealed, opened all the same; it is not printed or sent', async () => {
  await go(['--plain', 'letter', 'why'], 'I wanted to be seen. I lied to Robin.\n.\n')
  const [letter, ...others] = await list('letter')
  expect(others).toEqual([])
  expect((await go(['export', '--full'])).out).not.toContain('wanted to be seen')
  expect(await go(['letter', 'print'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('not printed or sent'),
  })
  const sealed = await play(
    ['letter', 'seal'],
    [
      ['Until which day', `yesterday${keys.enter}`],
      ['still to come', `2099-01-31${keys.enter}`],
    ],
  )
  expect(sealed.code).toBe(0)
  for (const args of [['list'], ['search', 'wanted'], ['show', letter?.id ?? '']]) {
    const { out, err } = await go(args)
    expect(out + err).toContain('sealed until 2099-01-31')
    expect(out).not.toContain('to be seen')
  }
  expect((await go(['letter', 'let-go'])).code).toBe(0)
  expect((await go(['letter', 'list'])).code).toBe(3)
})
