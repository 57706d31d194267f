// A question of weeks ago, and both answers side by side.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { go, open } = door()

test('the same question again: the old answer is hidden until the new one is kept', async () => {
  await go(['--plain', 'write', '--question', 'PRS-02'], 'the old answer\n.\n')
  using screen = open(['again', 'PRS-02'])
  await screen.see('You were asked this on')
  expect(screen.shown()).not.toContain('the old answer')
  screen.type(`the new answer${keys.keep}`)
  await answer(screen, [[['Then and now', 'the old answer', 'the new answer'], 'q']])
  expect(await screen.end()).toBe(0)
  expect((await go(['again', 'SHM-01'])).code).toBe(3)
})
