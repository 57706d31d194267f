// A translation of one's own, as it is made: written out, translated in part, asked, and what is left said.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { door } from '../door.ts'

const { go, place } = door()

test('a walk translated in part is asked so, the rest in English, and what is left is said', async () => {
  const left = async () => (await go(['prompts', 'export-for-translation'])).out
  const file = join(place.journal, 'prompts/translation/presenting.md')
  expect(await left()).toContain(`${file}: all of it\n`)
  const english = readFileSync(file, 'utf8')
  writeFileSync(
    file,
    english
      .replace('What happened, plainly', 'Was geschah, schlicht')
      .replace(/^Say what you did.*$/m, 'Sag in schlichten Verben, was du getan hast.'),
  )
  expect(await left()).toContain(`${file}: PRS-02 PRS-03`)
  expect(await go(['prompts', 'check', file])).toMatchObject({ code: 0 })
  const asked = await go(['--plain', 'walk', 'presenting'], 'Ich war weg.\n.\n')
  expect(asked.err + asked.out).toContain('Sag in schlichten Verben')
  expect(asked.err + asked.out).toContain('When did it begin')
  expect((await go(['show'])).out).toContain('Sag in schlichten Verben')

  writeFileSync(file, 'spoiled')
  expect(await left()).toContain(`${file}: does not load: unearth prompts check ${file}\n`)
  expect(readFileSync(file, 'utf8')).toBe('spoiled')
  expect((await go(['walk', 'presenting', '--plain'], '.\n')).err).toContain('When did it begin')
})
