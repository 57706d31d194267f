// Plain mode and scripts: the same journal on stdin and stdout.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newJournal, newPlace, open, type Place, run, scripted } from './program.ts'

let place: Place & { remove(): void }
let recovery = ''
beforeAll(async () => {
  place = newPlace()
  recovery = await newJournal(place)
})
afterAll(() => place.remove())

const go = (args: string[], input = '') => run(scripted(place), args, input)

test('a walk is answered from a pipe, and what was kept is found again', async () => {
  const walked = await go(['--plain', 'walk', 'presenting'], 'in the kitchen\nI lied\n.\n')
  expect(walked.code).toBe(0)
  expect(walked.out).toBe('')
  expect(walked.err).toContain('Say what you did, in plain verbs')
  expect(walked.err).toContain('Put down.')
  const listed = await go(['list', '--walk', 'presenting'])
  expect(listed.out).toContain('in the kitchen I lied')
  const resumed = await go(['--plain', 'walk', 'presenting'], '.stop\n')
  expect(resumed.err).toContain('2 of 8')
})

test('search finds by stem, phrase, date and walk, and shows the words around', async () => {
  await go(['jot', '-'], 'She was crying about the telephone bills')
  const found = await go(['search', 'telephones'])
  expect(found.out).toContain('‹telephone›')
  expect((await go(['search', 'crying about', '--without', 'kitchen'])).code).toBe(0)
  expect((await go(['search', 'lied', '--walk', 'presenting'])).code).toBe(0)
  expect((await go(['search', 'lied', '--until', 'yesterday'])).code).toBe(3)
  expect((await go(['search', 'zugzwang'])).code).toBe(3)
  expect((await go(['search', '"', '*', 'NEAR(', ')', "'; drop table entry"])).code).toBe(3)
})

test('an entry goes to the trash and comes back; erased it does not', async () => {
  await go(['jot', '-'], 'a thing to remove')
  const id = JSON.parse((await go(['list', '--json', '-n', '1'])).out).entries[0].id
  expect((await go(['remove', id.slice(-8)])).code).toBe(0)
  expect((await go(['search', 'remove'])).code).toBe(3)
  expect((await go(['list', '--removed'])).out).toContain('a thing to remove')
  expect((await go(['undo'])).err).toContain('Back again')
  expect((await go(['search', 'remove'])).code).toBe(0)
  expect((await go(['remove', '--for-good', id], '2\n')).err).toContain('Erased.')
  expect((await go(['show', id])).code).toBe(3)
})

test('wrong passphrase, unknown command, bad date: a sentence and the documented code', async () => {
  const wrong = await run(place.env, ['--passphrase-fd', '0', 'list'], 'not the passphrase at all')
  expect(wrong).toMatchObject({ code: 4, out: '' })
  expect(wrong.err).toContain('Nothing was touched')
  expect((await go(['lsit'])).code).toBe(2)
  expect((await go(['list', '--bogus'])).code).toBe(2)
  expect((await go(['list', '--from', '01/02/2026'])).code).toBe(2)
  expect((await go(['walk', 'nowhere'])).code).toBe(3)
  expect((await go(['jot', 'text'])).code).toBe(2)
  expect((await run(place.env, ['list'])).code).toBe(5)
  expect(
    (await run({ ...scripted(place), UNEARTH_HOME: join(place.root, 'empty') }, ['list'])).code,
  ).toBe(6)
  for (const { err } of [wrong, await go(['lsit'])]) expect(err).not.toMatch(/\n\s+at /)
})

test('the recovery code opens it, and three wrong passphrases on a terminal do not', async () => {
  expect(
    (await run(place.env, ['--passphrase-fd', '0', 'list'], recovery.toLowerCase())).code,
  ).toBe(0)
  const screen = open(place.env, ['list'])
  for (let tries = 1; tries <= 3; tries += 1) {
    await screen.see('Passphrase')
    screen.type(`wrong number ${tries} of three\r`)
    if (tries < 3) await screen.see(new RegExp(`(That does not open it[^]*){${tries}}Passphrase`))
  }
  expect(await screen.ended).toBe(4)
})

test('hostile text is stored as typed and shown without a single control', async () => {
  const hostile = 'a\u001b]52;c;aGk=\u0007b\u001b[2Jc\rd\u0008e\u009b31mf\u202eg\u0000h\u{e0041}i'
  expect((await go(['jot', '-'], hostile)).code).toBe(0)
  const id = JSON.parse((await go(['list', '--json', '-n', '1'])).out).entries[0]
  expect(id.text).toBe(hostile)
  for (const args of [['show', id.id], ['list'], ['search', 'hi']]) {
    const { out, err } = await go(args)
    expect(out + err).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
    )
  }
})

test('a megabyte on one line is kept whole', async () => {
  const long = 'word '.repeat(200_000).trim()
  expect((await go(['jot', '-'], long)).code).toBe(0)
  const { out } = await go(['list', '--json', '-n', '1'])
  expect(JSON.parse(out).entries[0].text).toBe(long)
})

test('a bare start in a script asks the next question without asking for a state', async () => {
  const begun = await go(['--plain'], '3\n\n2\n.stop\n')
  expect(begun.err).toMatch(/ · \d of \d/)
  expect(begun.code).toBe(0)
})

test('names are asked once and fill the questions', async () => {
  expect((await go(['names'], '1\nSam\n1\nP\n')).code).toBe(0)
  const walked = await go(['--plain', 'walk', 'no-contact'], '.stop\n')
  expect(walked.err).not.toContain('{other}')
})

test('a walk of one’s own loads, and a broken one stops nothing', async () => {
  const own = join(place.journal, 'prompts')
  mkdirSync(own)
  const good = walkFile('evening-look', 'EVL')
  writeFileSync(join(own, 'evening-look.md'), good)
  writeFileSync(join(own, 'broken.md'), good.replace('intensity: low', 'intensity: fierce'))
  const listed = await go(['prompts', '--json'])
  expect(JSON.parse(listed.out).walks.map(({ id }: { id: string }) => id)).toContain('evening-look')
  expect(JSON.parse(listed.out).broken).toHaveLength(1)
  const checked = await go(['prompts', 'check', join(own, 'broken.md')])
  expect(checked.code).toBe(1)
  expect(checked.out).toMatch(/broken\.md:7: "intensity" is one of low, medium, high/)
  expect((await go(['--plain', 'walk', 'evening-look'], '.stop\n')).err).toContain('What was good?')
})

test('ground and support work with no journal and leave none', async () => {
  const bare = { ...place.env, UNEARTH_HOME: join(place.root, 'nothing') }
  expect((await run(bare, ['support'])).out).toContain('112')
  expect((await run(bare, ['ground', 'box'])).out).toContain('in, for a count of 4')
  expect((await run(bare, ['ground', 'senses'])).out).toContain('Five things you can see.')
  expect((await run(bare, ['list'])).code).toBe(6)
})

test('the passphrase is changed at once, and the old one opens nothing', async () => {
  const second = newPlace()
  await newJournal(second)
  const screen = open(second.env, ['passphrase'])
  await screen.see('Passphrase')
  screen.type('four plain words here\r')
  await screen.see('The passphrase is the only key')
  screen.type('\u001b[B\r')
  await screen.see('Your passphrase:')
  screen.type('quite another sentence now\r')
  await screen.see('The same once more')
  screen.type('quite another sentence now\r')
  expect(await screen.ended).toBe(0)
  expect((await run(scripted(second), ['status'])).code).toBe(4)
  const fresh = await run(
    second.env,
    ['--passphrase-fd', '0', 'status'],
    'quite another sentence now',
  )
  expect(fresh.code).toBe(0)
  second.remove()
})

test('a new recovery code opens it, and the one before does not', async () => {
  const second = newPlace()
  const old = await newJournal(second)
  const renewed = await run(scripted(second), ['recovery'])
  expect(renewed.code).toBe(0)
  const by = (code: string) => run(second.env, ['--passphrase-fd', '0', 'status'], code)
  expect([(await by(renewed.out.trim())).code, (await by(old)).code]).toEqual([0, 4])
  expect((await run(scripted(second), ['status'])).code).toBe(0)
  second.remove()
})

function walkFile(id: string, code: string): string {
  return `---
id: ${id}
code: ${code}
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

## ${code}-01

What was good?
`
}
