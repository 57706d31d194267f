// A walk as a person has it: on a screen, from a pipe, put down and taken up; and what an answer leaves.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { place, ago, go, idOf, json, list, play, texts, within } = door()
const { doors, down, enter, keep, stop } = keys

test('a whole walk: answers, a dig, a step back, a skip, the close', async () => {
  const walked = await play(
    ['walk', 'promise-keep'],
    [
      ['1 of 4', 'Kept it.'],
      ['Kept it.', keep],
      ['2 of 4', doors],
      ['go back one', 'b'],
      [['1 of 4', 'Kept it.'], ' In part.'],
      ['Kept it. In part.', doors],
      ['dig deeper', 'd'],
      ['│ Kept it. In part.', `Under it.${keep}`],
      ['2 of 4', doors],
      ['skip', 's'],
      ['3 of 4', keep],
      ['4 of 4', keep],
      ['to close', keep],
    ],
  )
  expect(walked.code).toBe(0)
  expect(await texts()).toEqual(['Under it.', 'Kept it. In part.'])
  const { revisions } = await json('show', '--history', await idOf('Kept it. In part.'))
  expect(revisions).toMatchObject([{ text: 'Kept it.' }, { text: 'Kept it. In part.' }])
})

test('a walk is answered from a pipe, and what was kept is found again', async () => {
  const walked = await go(['--plain', 'walk', 'presenting'], 'in the kitchen\nI lied\n.\n')
  expect(walked).toMatchObject({ code: 0, out: '' })
  expect(walked.err).toContain('Say what you did, in plain verbs')
  expect(walked.err).toContain('Put down.')
  expect((await go(['list', '--walk', 'presenting'])).out).toContain('in the kitchen I lied')
  expect((await go(['--plain', 'walk', 'presenting'], '.stop\n')).err).toContain('2 of 8')
})

test('a bare start in a script asks the next question without asking for a state', async () => {
  const begun = await go(['--plain'], '4\n\n1\n1\n.stop\n')
  expect(begun.code).toBe(0)
  expect(begun.err).toMatch(/ · \d of \d/)
})

test('a heavy walk says so first and can be left there', async () => {
  const left = await play(['walk', 'shame'], [[['goes deep', 'not this, not now'], down + enter]])
  expect(left.code).toBe(0)
})

test('"I do not know yet" leaves a floor that can be listed', async () => {
  const walked = await play(
    ['walk', 'momentum'],
    [
      ['1 of 9', `Something was there.${doors}`],
      ['dig deeper', 'd'],
      [['1 of 9 · ↓', '│ Something was there.'], doors],
      ['I do not know yet', 'k'],
      ['2 of 9', doors],
      ['put it down', 'p'],
    ],
  )
  expect(walked.code).toBe(0)
  expect(await list('floor')).toMatchObject([{ fields: { walk: 'momentum' } }])
})

test('it is asked again another day, and its answer settles it', async () => {
  within((store) =>
    keepEntry(store, {
      kind: 'floor',
      text: 'And under that?',
      fields: { walk: 'needs', question: 'NED-01', probe: 'D02', asked: 'And under that?' },
      at: ago(3 * 86_400_000),
    }),
  )
  expect((await go(['today'])).out).toContain('left open on')
  const walked = await play(
    ['walk', 'needs'],
    [
      [['you did not know yet', 'And under that?'], down + enter],
      ['left on', `Now I do.${keep}`],
      ['1 of ', doors],
      ['put it down', 'p'],
    ],
  )
  expect(walked.code).toBe(0)
  expect((await go(['today'])).out).not.toContain('left open on')
  expect((await play(['walk', 'needs'], [['1 of ', stop]])).code).toBe(130)
})

test('a walk of one’s own loads, and a broken one stops nothing', async () => {
  const own = join(place.journal, 'prompts')
  mkdirSync(own)
  writeFileSync(join(own, 'evening-look.md'), evening)
  writeFileSync(join(own, 'broken.md'), evening.replace('intensity: low', 'intensity: fierce'))
  const { walks, broken } = await json('prompts')
  expect(walks).toContainEqual(expect.objectContaining({ id: 'evening-look' }))
  expect(broken).toHaveLength(1)
  const checked = await go(['prompts', 'check', join(own, 'broken.md')])
  expect(checked.code).toBe(1)
  expect(checked.out).toMatch(/broken\.md:7: "intensity" is one of low, medium, high/)
  expect((await go(['--plain', 'walk', 'evening-look'], '.stop\n')).err).toContain('What was good?')
})

test('names are asked once and fill the questions', async () => {
  expect((await go(['names'], '1\nSam\n2\nP\n1\n')).code).toBe(0)
  const walked = await go(['--plain', 'walk', 'no-contact'], '.stop\n')
  expect(walked.err).not.toContain('{other}')
})

const evening = `---
id: evening-look
code: EVL
title: An evening look
purpose: To look at one day.
minutes: 5
intensity: low
processes: [trust]
phases: [rebuild]
ps: [protective]
audience: either
close: Enough for today.
---

## EVL-01

What was good?
`
