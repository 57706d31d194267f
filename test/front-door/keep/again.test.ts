// A question of weeks ago, and both answers side by side.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { answer, keys } from '../screen.ts'

const { go, open, play } = door()

test('the same question again: the old answer is hidden until the new one is kept', async () => {
  await go(['--plain', 'write', '--question', 'PRS-02'], 'the old answer\n.\n')
  using screen = open(['again', 'PRS-02'])
  await screen.see('You were asked this on')
  expect(screen.shown()).not.toContain('the old answer')
  screen.type(`the new answer${keys.keep}`)
  await answer(screen, [[['Then and now', 'the old answer', 'the new answer'], 'q']])
  expect(await screen.end()).toBe(0)
  // What the other has otherwise is drawn otherwise, and no sign stands in the words.
  expect(screen.bytes()).toMatch(/\u001b\[4mold/)
  expect(screen.bytes()).toMatch(/\u001b\[1m\u001b\[4mnew/)
  expect(screen.bytes()).not.toContain('[-')
  expect((await go(['again', 'SHM-01'])).code).toBe(3)
})

test('in plain mode and without colour signs stand around what changed', async () => {
  const plain = await play(
    ['--plain', 'again', 'PRS-02'],
    [
      ['You were asked this on', 'the newest answer\r.\r'],
      ['the [-new-] answer'],
      ['the {+newest+} answer'],
    ],
  )
  expect(plain.code).toBe(0)
  const uncoloured = await play(
    ['--no-color', 'again', 'PRS-02'],
    [
      ['You were asked this on', `the last answer${keys.keep}`],
      [['the [-newest-] answer', '│ the {+last+} answer'], 'q'],
    ],
  )
  expect(uncoloured.code).toBe(0)
})
