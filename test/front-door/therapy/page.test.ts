// The therapist's page as it is chosen on a terminal: hints for the writer alone, and a second page where the writer wants one.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { file, go, list, log, play } = door()
const { down, enter } = keys

test('line by line, with the hint beside the box; what has no room goes where the writer says', async () => {
  await log('factor', { text: 'the late shift', p: 'presenting' })
  await log('story', { text: 'It began early. '.repeat(250).trim() })
  const write = (name: string, second: string) =>
    play(
      ['export', '--for', 'therapist', '--to', file(name)],
      [
        ['WHAT HAPPENED (one paragraph, plain verbs), up to 1', down + enter],
        ['[1]', enter],
        ['STORY OF WHY, up to 1', down + enter],
        ['[1]', enter],
        ['No names are known', enter],
        ['1 line had no room on the first page', second],
        ['This is the exact text that would leave', 'q'],
        ['Whoever has the file', down + enter],
      ],
    )
  expect((await write('one.txt', enter)).code).toBe(0)
  const one = readFileSync(file('one.txt'), 'utf8')
  expect(one).toContain('the late shift')
  expect(one).toContain('1 line more had no room here')
  expect(one).not.toMatch(/plain verbs|It began early|More, if you ask/)
  expect((await write('two.txt', down + enter)).code).toBe(0)
  expect(readFileSync(file('two.txt'), 'utf8')).toMatch(/More, if you ask\n=+\n\nSTORY OF WHY/)
})

test('the versions of the story on a page: what went is struck, what came is underlined; held in any, none leaves', async () => {
  await log('story', { text: 'I lied about the money in March. That was all of it, I said.' })
  const both = ['story', '--format']
  const { out } = await go([...both, 'svg', '--yes'])
  expect(out).toContain('<title>The story of why, as it was told</title>')
  expect(out).toMatch(/<tspan text-decoration="line-through"[^>]*>It began early\./)
  expect(out).toMatch(/early\.<\/tspan> <tspan text-decoration="underline">I lied/)
  expect((await go([...both, 'html', '--look'])).out).toContain('+}')
  expect((await go([...both, 'pdf', '--yes', '--to', file('story.pdf')])).code).toBe(0)
  const [story] = await list('story')
  await play(['mark', String(story?.id)], [['I lied', `n${enter}`]])
  await log('story', { text: 'It was a hard year.' })
  expect(await go([...both, 'svg', '--yes'])).toMatchObject({
    code: 3,
    out: '',
    err: expect.stringContaining('is held, so it is not drawn'),
  })
})
