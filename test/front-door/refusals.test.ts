// What cannot be done: a sentence, the documented exit code, and nothing on stdout.
import { expect, test } from 'vitest'
import { door } from './door.ts'
import { newPlace, run } from './program.ts'

const { go, place } = door()

test.each([
  [['lsit'], 2, 'There is no command "lsit"'],
  [['list', '--bogus'], 2, 'There is no option "--bogus".\n"unearth help list" says more.'],
  [['list', '--nuber', '3'], 2, 'Did you mean --number?'],
  [['list', '--from'], 2, '<date> has to stand behind --from.'],
  [['edit'], 2, '<id> has to stand behind it.'],
  [['list', '--from', '01/02/2026'], 2, '01/02/2026'],
  [['jot', 'text'], 2, 'command line'],
  [['jot', 'more', 'text'], 2, 'command line'],
  [['jot', '-', 'text'], 2, 'command line'],
  [
    ['list', 'promise', 'bar'],
    2,
    '"unearth list" takes one word behind it.\nWhat belongs together',
  ],
  [['list', '--from', '3', 'weeks', 'ago'], 2, 'stands in quotes'],
  [['today', 'please'], 2, '"unearth today" takes nothing behind it.'],
  [['help', 'list', 'more'], 2, '"unearth help" takes one word'],
  [['walk', 'nowhere'], 3, 'There is no walk'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  const result = await go(args)
  expect(result).toMatchObject({ code, out: '', err: expect.stringContaining(words) })
  expect(result.err).not.toMatch(/\n\s+at /)
})

test('a wrong passphrase is 4, nobody to ask is 5, no journal is 6', async () => {
  const wrong = await run(place.env, ['--passphrase-fd', '0', 'list'], 'not the passphrase at all')
  expect(wrong).toMatchObject({ code: 4, out: '' })
  expect(wrong.err).toContain('Nothing was touched')
  expect(wrong.err).not.toMatch(/\n\s+at /)
  expect(await run(place.env, ['list'])).toMatchObject({ code: 5, out: '' })
  using bare = newPlace()
  expect(await run(bare.byPassphrase, ['list'])).toMatchObject({ code: 6, out: '' })
})
