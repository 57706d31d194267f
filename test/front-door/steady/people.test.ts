// People to call: nearest first, one's own before them, and of those only the ones their writer lets be read while it is locked.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newJournal, newPlace, run } from '../program.ts'
import { openScreen, type Screen } from '../screen.ts'

const anywhere = newPlace()
const inBerlin = <E extends object>(env: E) => ({ ...env, TZ: 'Europe/Berlin' })
const place = {
  ...anywhere,
  env: inBerlin(anywhere.env),
  scripted: inBerlin(anywhere.scripted),
  byPassphrase: inBerlin(anywhere.byPassphrase),
}
const go = (args: readonly string[], input?: string) => run(place.scripted, args, input)
const screenOf = (
  args: readonly string[],
  env: Readonly<Record<string, string>> = place.scripted,
) => openScreen(env, args, { rows: 60 })
const people = join(place.journal, 'people.json')

beforeAll(async () => {
  await newJournal(place)
})
afterAll(() => anywhere[Symbol.dispose]())

const f2 = '\u001bOQ'

/** Every file there is, with when it was written. */
function files(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => `${name} ${statSync(join(dir, name)).mtimeMs}`)
}

/** Goes on from the people, who are all on one tall screen, to the page, and keeps it. */
async function kept(screen: Screen): Promise<void> {
  await screen.see('any key to go on')
  screen.type('x')
  await screen.see('Ctrl-D keep')
  screen.type('words\u0004')
  expect(await screen.end()).toBe(0)
}

test.each([
  ['Europe/London', 'United Kingdom', '999', '116 123'],
  ['America/New_York', 'United States', '911', '988'],
  ['Australia/Sydney', 'Australia', '000', '13 11 14'],
  ['Asia/Tokyo', 'Japan', '110', '0120-279-889'],
])('in %s the first are those of %s, %s before the rest', async (TZ, country, danger, next) => {
  const before = files(place.root)
  const { code, out } = await run({ ...place.env, TZ }, ['support'])
  expect(code).toBe(0)
  expect(out).toMatch(
    new RegExp(
      `^People you can call\\. .*\n.*\n\n${country}\n.*\n {4}${danger} ?.*\n(?: {4}.*\n)?.*\n {4}${next}[ ,]`,
    ),
  )
  expect(out.indexOf('findahelpline.com')).toBeLessThan(out.indexOf('European Union'))
  const { people } = JSON.parse((await run({ ...place.env, TZ }, ['support', '--json'])).out)
  expect(people[0]).toMatchObject({ where: country, emergency: true, own: false })
  const printed = people.map(({ name, reach }: { name: string; reach: string }) =>
    out.indexOf(`  ${name}\n    ${reach} · `),
  )
  expect(printed).not.toContain(-1)
  expect(files(place.root), 'nothing is written').toEqual(before)
})

test('whatever stands behind support, there are people to call', async () => {
  for (const words of [['help'], ['please', 'help', 'me'], ['add', 'nobody']])
    expect(await run(place.env, ['support', ...words], '')).toEqual({
      code: 0,
      err: '',
      out: expect.stringContaining('findahelpline.com'),
    })
})

test('where the zone says nothing, the list for everywhere is first', async () => {
  const { out } = await run({ ...place.env, TZ: 'UTC' }, ['support'])
  expect(out).toMatch(/call your local emergency number\.\n\nAnywhere\n/)
  expect(out.indexOf('findahelpline.com')).toBeLessThan(out.indexOf('999'))
})

test('there is nobody of one’s own at first', async () => {
  expect((await go(['support', 'list'])).code).toBe(3)
  expect((await go(['support', 'remove'])).code).toBe(3)
})

test('somebody is added in lines, and without more is read only in an open journal', async () => {
  const added = await go(['support', 'add'], 'Jo, my sister\n0151 496 0000\n\n')
  expect(added).toMatchObject({ code: 0, out: '' })
  expect(added.err).toContain('Whoever opens this computer could read it.')
  expect(existsSync(people)).toBe(false)
  expect((await go(['support'])).out).not.toContain('Jo')
  expect((await go(['status'])).out).not.toContain('people.json')
  expect((await go(['support', 'list'])).out).toContain(
    'Jo, my sister\n  0151 496 0000\n  only while the journal is open',
  )
})

test('somebody who may be read while it is locked is in a file with nothing else', async () => {
  expect((await go(['support', 'add'], 'Ada\n555 0100\n2\n')).code).toBe(0)
  expect(JSON.parse(readFileSync(people, 'utf8'))).toEqual({
    people: [{ name: 'Ada', reach: '555 0100' }],
  })
  expect(statSync(people).mode & 0o777).toBe(0o600)
  expect((await go(['status'])).out).toContain(
    'Readable without the passphrase: 1 of your own people, in people.json, and nothing else.',
  )
  const { out } = await run(place.env, ['support'])
  expect(out).toMatch(/^Your own people\n {2}Ada\n {4}555 0100\n\nPeople you can call\./)
  expect(out).not.toContain('Jo')
  const { people: told } = JSON.parse((await run(place.env, ['support', '--json'])).out)
  expect(told[0]).toMatchObject({ name: 'Ada', reach: '555 0100', own: true, emergency: false })
})

test('the key for people shows all of them in an open journal, and at the passphrase only that one', async () => {
  const inside = screenOf(['jot'])
  await inside.see('Ctrl-D keep')
  inside.type(f2)
  await inside.see(/Your own people\n *Jo, my sister\n *0151 496 0000\n *Ada/)
  await inside.see('112')
  await kept(inside)

  const locked = screenOf(['list'], place.env)
  await locked.see('Passphrase')
  locked.type(f2)
  await locked.see(/Your own people\n *Ada/)
  expect(locked.rows().join('\n')).not.toContain('Jo')
  locked.type('q')
  await locked.see('Passphrase')
  locked.type('\u0003')
  expect(await locked.end()).toBe(130)
})

test('between two questions they are all there too', async () => {
  const screen = screenOf(['support', 'remove'])
  await screen.see('Who is to be taken off?')
  screen.type(f2)
  await screen.see('Jo, my sister')
  await screen.see('112')
  screen.type('q')
  await screen.see('Who is to be taken off?')
  screen.type('\u0003')
  await screen.end()
})

test('on a screen the first of them are seen first, and nothing of it stays behind', async () => {
  const screen = screenOf(['support'], place.env)
  await screen.see('Your own people')
  await screen.see('112')
  screen.type('q')
  expect(await screen.end()).toBe(0)
  expect(screen.scrollback()).not.toContain('Ada')
})

test('a plan for a bad night stands above them while the journal is open, and until it is taken away', async () => {
  const plan = { signs: ['after midnight', 'the bridge'], stayed: 'the dog' }
  expect((await go(['log', 'safe-tonight', '-'], JSON.stringify(plan))).code).toBe(0)
  expect((await run(place.env, ['support'])).out).not.toContain('midnight')
  const screen = screenOf(['jot'])
  await screen.see('Ctrl-D keep')
  screen.type(f2)
  await screen.see(
    /Getting through the night\n\n *- after midnight\n *- the bridge\n[\s\S]*People you can call\./,
  )
  await kept(screen)

  const { entries } = JSON.parse((await go(['list', 'safe-tonight', '--json'])).out)
  await go(['remove', entries[0].id])
  const without = screenOf(['jot'])
  await without.see('Ctrl-D keep')
  without.type(f2)
  await without.see('Jo, my sister')
  expect(without.rows().join('\n')).not.toContain('midnight')
  await kept(without)
})

test('added again with another number, they have the new one only', async () => {
  await go(['support', 'add'], 'Ada\n555 0199\n2\n')
  const { own } = JSON.parse((await go(['support', 'list', '--json'])).out)
  expect(own).toEqual([
    { name: 'Jo, my sister', reach: '0151 496 0000', readable: false },
    { name: 'Ada', reach: '555 0199', readable: true },
  ])
  expect(readFileSync(people, 'utf8')).not.toContain('0100')
})

test('a file that is something else is nobody, and stops nothing', async () => {
  const whole = readFileSync(people)
  for (const other of ['', '{', '[]', '{"people":[{"name":1}]}', '\u0000'.repeat(70_000)]) {
    writeFileSync(people, other)
    const { code, out } = await run(place.env, ['support'])
    expect(code).toBe(0)
    expect(out).toMatch(/^People you can call\. They/)
  }
  writeFileSync(people, whole)
})

test('whoever is taken off is gone from the file too, and the last one takes it along', async () => {
  expect((await go(['support', 'remove'], '1\n')).err).toContain('Nobody was taken off.')
  expect((await go(['support', 'remove'], '3\n')).err).toContain('Taken off: Ada.')
  expect(existsSync(people)).toBe(false)
  expect((await go(['support', 'list'])).out).not.toContain('Ada')
  expect((await go(['support', 'remove'], '2\n')).err).toContain('Taken off: Jo, my sister.')
  expect((await go(['support', 'list'])).code).toBe(3)
})

test('about control is there, and the walks for the one who was hurt say so', async () => {
  expect((await go(['about', 'control'])).out).toContain('You owe nobody these pages.')
  for (const walk of ['hurt-steady', 'hurt-anger']) {
    expect((await go(['--plain', 'walk', walk])).err).toContain(
      '> If someone frightens you, or would make you open this: unearth about control.',
    )
  }
  expect((await go(['--plain', 'walk', 'presenting'])).err).not.toContain('about control')
})
