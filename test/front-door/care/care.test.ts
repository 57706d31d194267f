// The keys to a journal, its trash, its settings and its pages about itself.
import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { freemem } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { newJournal, newPlace, passphrase, run } from '../program.ts'
import { answer, keys, openScreen } from '../screen.ts'

const journal = door()
const { go, idOf, list, place } = journal
const { down, enter } = keys

test('an entry goes to the trash and comes back; erased it does not', async () => {
  await go(['jot', '-'], 'a thing to remove')
  const id = await idOf('a thing to remove')
  expect((await go(['remove', id.slice(-8)])).code).toBe(0)
  expect((await go(['search', 'remove'])).code).toBe(3)
  expect((await go(['list', '--removed'])).out).toContain('a thing to remove')
  expect((await go(['undo'])).err).toContain('Back again')
  expect((await go(['search', 'remove'])).code).toBe(0)
  expect((await go(['remove', '--for-good', id], '2\n')).err).toContain('Erased.')
  expect((await go(['show', id])).code).toBe(3)
  expect([...(await list()), ...(await list('--removed'))]).toEqual([])
})

test('status names what others on this computer can reach, the folder they can change, and a cloud', async () => {
  using second = newPlace()
  const home = join(second.root, 'Tresorit')
  mkdirSync(home)
  const env = { ...second.byPassphrase, UNEARTH_HOME: join(home, 'journal') }
  expect((await run(env, ['init', '--no-input', '--kdf-memory', '64'])).code).toBe(0)
  const { out } = await run(env, ['status'])
  expect(out).not.toMatch(/chmod/)
  expect(out).toContain('copied to a cloud')
  chmodSync(home, 0o777)
  chmodSync(join(home, 'journal', 'seal.b'), 0o644)
  const told = (await run(env, ['status'])).out.replace(/\s+/g, ' ')
  expect(told).toContain(`chmod o-w ${home}`)
  expect(told).toContain('reach seal.b')
})

test('when it was opened before is kept inside it, and said by status', async () => {
  using second = newPlace()
  await newJournal(second)
  const status = async (...args: string[]) => (await run(second.scripted, ['status', ...args])).out
  expect(await status()).toContain('It was not opened before this.')
  expect(await status()).toMatch(
    /Opened before this: today, \d\d:\d\d. 2 times today, with this one\./,
  )
  expect(JSON.parse(await status('--json')).opened.today).toBe(3)
})

test('the recovery code opens it, and three wrong passphrases on a terminal do not', async () => {
  const code = journal.recovery.toLowerCase()
  expect((await run(place.env, ['--passphrase-fd', '0', 'status'], code)).code).toBe(0)
  using screen = openScreen(place.env, ['list'])
  for (let tries = 1; tries <= 3; tries += 1) {
    await screen.see('Passphrase')
    screen.type(`wrong number ${tries} of three${enter}`)
    if (tries < 3)
      await screen.see(new RegExp(`(That does not open it[\\s\\S]*){${tries}}Passphrase`))
  }
  expect(await screen.end()).toBe(4)
})

test('the passphrase is changed at once, and the old one opens nothing', async () => {
  const next = 'quite another sentence with walnuts'
  using second = newPlace()
  await newJournal(second)
  await run(second.byPassphrase, ['--plain', 'names'], '1\nRobin\n1\n\n')
  using screen = openScreen(second.env, ['passphrase', '--kdf-memory', '64'])
  await answer(screen, [
    ['Passphrase', passphrase + enter],
    ['Write them on paper now', '1'],
    ['Your passphrase:', `robin and the dog 2014${enter}`],
    ['somebody who knows you', next + enter],
    ['The same once more', next + enter],
  ])
  expect(await screen.end()).toBe(0)
  expect((await run(second.byPassphrase, ['status'])).code).toBe(4)
  expect((await run(second.env, ['--passphrase-fd', '0', 'status'], next)).code).toBe(0)
})

const clock = resolve(import.meta.dirname, '../clock.mjs')

test.skipIf(freemem() < 2 ** 31).each([
  // A guess seems to take no time at all, or for ever.
  ['quick', '0.0001', enter, 256],
  ['quick, and left as it is', '0.0001', keys.down + enter, 64],
  ['slow', '10000', undefined, 64],
])(
  'a passphrase that was made on a busy machine costs more to guess once the machine is %s and the writer wants it',
  async (_, pace, chosen, memory) => {
    const next = 'quite another sentence with walnuts'
    using second = newPlace()
    await newJournal(second)
    const env = { ...second.env, NODE_OPTIONS: `--import=${clock}`, UNEARTH_TEST_PACE: pace }
    using screen = openScreen(env, ['passphrase'])
    await answer(screen, [
      ['Passphrase', passphrase + enter],
      ['Write them on paper now', '1'],
      ['Your passphrase:', next + enter],
      ['The same once more', next + enter],
    ])
    if (chosen !== undefined)
      await answer(screen, [[['costs 64 MiB', 'bears 256', 'leave it at 64'], chosen]])
    expect(await screen.end()).toBe(0)
    expect(screen.scrollback()).toContain(`costs ${memory} MiB of memory.`)
    const { out } = await run(second.env, ['--passphrase-fd', '0', 'status'], next)
    expect(out).toContain(`one guess costs ${memory} MiB`)
    expect(out.includes('raises that')).toBe(memory < 256)
  },
)

test('under a new key everything is there, and nothing from before opens it, nor does an old copy open what came after', async () => {
  const next = 'seven herons over the quarry lake'
  using second = newPlace()
  const old = await newJournal(second)
  const by = (secret: string, ...args: string[]) =>
    run(second.env, ['--passphrase-fd', '0', ...args], secret)
  const code1 = (await run(second.byPassphrase, ['jot', '-'], 'a line from before')).code
  expect(code1).toBe(0)
  const copy = `${second.journal}-copy`
  cpSync(second.journal, copy, { recursive: true })
  using screen = openScreen(second.env, ['passphrase', '--new-key', '--kdf-memory', '64'])
  await answer(screen, [
    ['Passphrase', passphrase + enter],
    ['written once more under a new key', enter],
    ['Write them on paper now', '1'],
    ['Your passphrase:', next + enter],
    ['The same once more', next + enter],
    ['If the passphrase is ever lost'],
  ])
  const code = /(?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}/.exec(screen.shown())?.[0] ?? ''
  await answer(screen, [
    ['If the passphrase is ever lost', enter],
    ['Type the recovery code', code + enter],
  ])
  expect(await screen.end()).toBe(0)
  for (const secret of [passphrase, old]) expect((await by(secret, 'status')).code).toBe(4)
  for (const secret of [next, code]) {
    expect((await by(secret, 'list')).out).toContain('a line from before')
  }
  expect(JSON.parse((await by(code, 'status', '--json')).out)).toMatchObject({
    missing: 0,
    sealLost: false,
  })
  // Whoever kept the old keys and the old passphrase has what was written until then.
  for (const name of ['keys.a', 'keys.b']) cpSync(join(copy, name), join(second.journal, name))
  expect((await by(old, 'list')).code).toBe(7)
  const before = await run(
    { ...second.env, UNEARTH_HOME: copy },
    ['--passphrase-fd', '0', 'list'],
    old,
  )
  expect(before.out).toContain('a line from before')
})

test('a new recovery code opens it, and the one before does not', async () => {
  using second = newPlace()
  const old = await newJournal(second)
  const renewed = await run(second.byPassphrase, ['recovery'])
  expect(renewed.code).toBe(0)
  const by = (code: string) => run(second.env, ['--passphrase-fd', '0', 'status'], code)
  expect([(await by(renewed.out.trim())).code, (await by(old)).code]).toEqual([0, 4])
  expect((await run(second.byPassphrase, ['status'])).code).toBe(0)
})

test('every page that about names is there, and needs no journal', async () => {
  using bare = newPlace()
  const names = [...(await run(bare.env, ['about'])).out.matchAll(/^unearth about (.+)$/gm)]
  expect(names.length).toBeGreaterThan(0)
  for (const [, name = ''] of names) {
    using screen = openScreen(bare.env, ['about', name], { columns: 100 })
    expect([name, await screen.end()]).toEqual([name, 0])
    expect(screen.shown()).toMatch(/\w+\./)
    for (const row of screen.rows()) expect(row.length).toBeLessThanOrEqual(76)
  }
  expect(existsSync(bare.journal)).toBe(false)
  expect(await run(bare.env, ['about', 'nothing'])).toMatchObject({
    code: 3,
    err: expect.stringContaining(names[0]?.[1] ?? ''),
  })
})

test.each([
  [['settings', 'colour'], 'There is no setting'],
  [['settings', 'stall', '5'], 'from 20 to 40'],
  [['settings', 'idle', '0'], 'from 1 to 60'],
])('%j ends with 2 and a sentence', async (args, words) => {
  expect(await go(args)).toMatchObject({ code: 2, err: expect.stringContaining(words) })
})
