// What a shell completes: the script as that shell runs it.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { doors } from '../../../src/doors.ts'
import { found } from '../../exchange/tools.ts'
import { newPlace, run } from '../program.ts'
import { launcher, openScreen } from '../screen.ts'

const fish = found('fish')
const zsh = found('zsh')
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

const lines = [
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
  ['unearth backup /etc/os-rel', existsSync('/etc/os-release') ? ['/etc/os-release'] : []],
  ['unearth nonsense x', []],
] as const

test.each(lines)('bash: %s', (line, words) => {
  expect(offered(line)).toEqual(expect.arrayContaining([...words]))
  if (words.length === 1) expect(offered(line)).toHaveLength(1)
})

test('every command is offered', () => {
  expect(offered('unearth ')).toEqual(doors.map(({ name }) => name))
})

const noFish = fish === undefined ? ' (skipped: no fish)' : ''
test.skipIf(fish === undefined)(`fish finds what was installed for it${noFish}`, async () => {
  using own = newPlace()
  const env = {
    ...own.env,
    SHELL: fish ?? '',
    // Fish looks for what completes a command only where there is the command.
    PATH: `${dirname(launcher)}:/usr/bin:/bin`,
  }
  expect(await run(env, ['completion', '--install'])).toMatchObject({ code: 0, out: '' })
  const offers = (line: string) =>
    execFileSync(fish ?? '', ['-c', 'complete -C $argv[1]', line], { encoding: 'utf8', env })
      .split('\n')
      .flatMap((row) => row.split('\t')[0] || [])
  expect(offers('unearth ').toSorted()).toEqual(doors.map(({ name }) => name).toSorted())
  for (const [line, words] of lines) {
    if (words.length === 0) expect(offers(line)).toEqual([])
    else expect(offers(line)).toContain(words[0])
  }
  expect(offers('unearth promise miss mi')).toEqual([])
  expect(offers('unearth log promise --st')).toEqual([])
  expect(offers('unearth --jo')).toEqual(['--journal'])
})

const noZsh = zsh === undefined ? ' (skipped: no zsh)' : ''
test.skipIf(zsh === undefined)(`zsh finds what was installed for it${noZsh}`, async () => {
  using own = newPlace()
  const home = own.env['HOME'] ?? ''
  const start = join(home, '.zshrc')
  writeFileSync(start, "PS1='>> '\nunsetopt list_beep")
  for (const _ of ['once', 'twice'])
    expect(await run(own.env, ['completion', 'zsh', '--install'])).toMatchObject({ code: 0 })
  expect(
    readFileSync(start, 'utf8')
      .split('\n')
      .filter((line) => line.includes('source')),
  ).toHaveLength(1)
  using shell = openScreen({ ...own.env, PATH: '/usr/bin:/bin' }, ['-i', '-d'], {
    shell: zsh ?? '',
  })
  await shell.see('>>')
  for (const [line, words] of lines) {
    const [word = ''] = words
    if (word === '') continue
    shell.type(`${line}\t`)
    await shell.see(`>> ${line.slice(0, line.lastIndexOf(' '))} ${word}`)
    shell.type('\u0015')
    await shell.gone(word)
  }
})

test('PowerShell’s has every command and the walks', async () => {
  const text = await script('powershell')
  for (const { name } of doors) expect(text).toContain(name)
  expect(text).toContain('presenting')
})

test('a place that cannot be written is said, and PowerShell’s is its own', async () => {
  using own = newPlace()
  const env = { ...own.env, XDG_DATA_HOME: join(own.root, 'passphrase') }
  expect(await run(env, ['completion', 'bash', '--install'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('could not be written'),
  })
  expect(await run(env, ['completion', 'powershell', '--install'])).toMatchObject({ code: 2 })
})

test('where no shell is known it says which there are', async () => {
  expect(await run({ ...place.env, SHELL: '/bin/sh' }, ['completion'])).toMatchObject({ code: 2 })
  expect((await run({ ...place.env, SHELL: '/usr/bin/fish' }, ['completion'])).out).toContain(
    'complete -c unearth',
  )
})
