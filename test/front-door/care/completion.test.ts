// What a shell completes: the script as that shell runs it.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { doors } from '../../../src/doors.ts'
import { newPlace, run } from '../program.ts'

using place = newPlace()
const script = async (shell: string) => (await run(place.env, ['completion', shell])).out

const bash = await script('bash')
/** What bash offers at the end of a line. */
function offered(line: string): readonly string[] {
  const words = line.split(' ')
  const out = execFileSync(
    'bash',
    [
      '--norc',
      '-c',
      `${bash}\nCOMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _unearth; printf '%s\\n' "\${COMPREPLY[@]}"`,
      'bash',
      ...words,
    ],
    { encoding: 'utf8' },
  )
  return out.split('\n').filter((word) => word !== '')
}

test.each([
  ['unearth wal', ['walk']],
  ['unearth walk pres', ['presenting']],
  ['unearth --plain walk pres', ['presenting']],
  ['unearth --journal /tmp/x walk pres', ['presenting']],
  ['unearth export --format pd', ['pdf']],
  ['unearth export --walk pres', ['presenting']],
  ['unearth log prom', ['promise']],
  ['unearth promise mi', ['miss']],
  ['unearth walk --st', ['--start-over']],
  ['unearth list --js', ['--json']],
  ['unearth about priv', ['privacy']],
  ['unearth ground fe', ['feet']],
  ['unearth help comp', ['completion']],
  [
    'unearth backup /usr/share/doc/ba',
    existsSync('/usr/share/doc/bash') ? ['/usr/share/doc/bash'] : [],
  ],
  ['unearth nonsense x', []],
] as const)('%s', (line, words) => {
  expect(offered(line)).toEqual(expect.arrayContaining([...words]))
  if (words.length === 1 && !line.includes('backup')) expect(offered(line)).toHaveLength(1)
})

test('every command is offered', () => {
  expect(offered('unearth ')).toEqual(doors.map(({ name }) => name))
})

describe.each(['zsh', 'fish', 'powershell'])('%s', (shell) => {
  test('has every command and the walks', async () => {
    const text = await script(shell)
    for (const { name } of doors) expect(text).toContain(name)
    expect(text).toContain('presenting')
  })
})

test('where no shell is known it says which there are', async () => {
  expect(await run({ ...place.env, SHELL: '/bin/sh' }, ['completion'])).toMatchObject({ code: 2 })
  expect((await run({ ...place.env, SHELL: '/usr/bin/fish' }, ['completion'])).out).toContain(
    'complete -c unearth',
  )
})
