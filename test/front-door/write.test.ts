// A timed session as a person has it, on a real terminal; and the doors around it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newJournal, newPlace, open, type Place, run, scripted } from './program.ts'

let place: Place & { remove(): void }
beforeAll(async () => {
  place = newPlace()
  await newJournal(place)
})
afterAll(() => place.remove())

const json = async (...args: string[]) =>
  JSON.parse((await run(scripted(place), [...args, '--json'])).out)

test('a word before, the page, ◆, three minutes more, the line that surprised, a word after', async () => {
  const screen = open(scripted(place), ['write', '--minutes', '20'])
  await screen.see('How is it tonight?')
  screen.type('\u001b[B\r')
  await screen.see('Something steady first?')
  screen.type('\r')
  await screen.see('Keep the hand moving')
  screen.type('\r')
  await screen.see('What I am not writing about is')
  await screen.see('────')
  screen.type('I parked by the river. I waited for the phone to ring.')
  await screen.see('to ring.')
  screen.type('\u0013')
  await screen.see('◆ marked')
  screen.type('\u0013')
  await screen.see('│ I waited for the phone to ring.')
  screen.type('\rNobody rang.\u0014')
  await screen.see('minutes left')
  screen.type('\u0004')
  await screen.see('point at another line')
  screen.type('\u001b[B\r')
  await screen.see('Which line?')
  screen.type('\u001b[B\r')
  await screen.see('◆ Nobody rang.')
  screen.type('\r')
  await screen.see('And now?')
  screen.type('\r')
  expect(await screen.ended).toBe(0)
  expect(screen.scrollback()).not.toContain('river')
  const { surprises } = await json('surprises')
  expect(surprises.map(({ text }: { text: string }) => text).toSorted()).toEqual([
    'I waited for the phone to ring.',
    'Nobody rang.',
  ])
  const { entries } = await json('list')
  expect(entries[0]).toMatchObject({
    kind: 'page',
    fields: {
      walk: 'surprise',
      question: 'SUR-01',
      minutes: 20,
      asked: 'What I am not writing about is …',
    },
  })
  expect((await json('settings')).settings.minutes).toBe(20)
})

test('from the ledger back into the line, and on from it', async () => {
  const { out } = await run(scripted(place), ['surprises'])
  const [, way = ''] = /◆ Nobody rang\.\n {2}.* · ([0-9a-f]{8}:\d+)/.exec(out) ?? []
  expect(way).toMatch(/:2$/)
  const screen = open(scripted(place), ['write', '--about', way])
  await screen.see('How is it tonight?')
  screen.type('\r')
  await screen.see('What is under this line?')
  await screen.see('│ Nobody rang.')
  screen.type('\u0004')
  expect(await screen.ended).toBe(0)
})

test('after a kill the words are offered: continue, keep as is, let go', async () => {
  const first = open(scripted(place), ['write'])
  await first.see('How is it')
  first.type('\r')
  await first.see('────')
  first.type('Kept. words before the kill')
  await first.see('saved')
  first.kill('SIGKILL')
  await first.ended
  const again = open(scripted(place), ['write'])
  await again.see(/5 words from .* are here/)
  await again.see('keep as is')
  again.type('\r')
  await again.see('words before the kill')
  again.type(', and after')
  await again.see('and after')
  again.kill('SIGHUP')
  await again.ended
  const kept = open(scripted(place), ['write'])
  await kept.see('keep as is')
  kept.type('\u001b[B\r')
  await kept.see('The line that surprised you')
  kept.type('\r')
  await kept.see('And now?')
  kept.type('\r')
  expect(await kept.ended).toBe(0)
  expect((await json('list')).entries[0].text).toBe('Kept. words before the kill, and after')
})

test('what is let go is in the trash, and comes back', async () => {
  const first = open(scripted(place), ['jot'])
  await first.see('Ctrl-D keep')
  first.type('let me go')
  await first.see('let me go')
  first.type('\u0003')
  await first.ended
  const again = open(scripted(place), ['jot'])
  await again.see('let go')
  again.type('\u001b[B\u001b[B\r')
  await again.see('Ctrl-D keep')
  again.type('\u0004')
  expect(await again.ended).toBe(0)
  await run(scripted(place), ['undo'])
  expect(
    (await json('list')).entries.some(({ text }: { text: string }) => text === 'let me go'),
  ).toBe(true)
})

test('in plain mode: "!" alone marks, and the words are kept with it', async () => {
  const { code, err } = await run(
    scripted(place),
    ['--plain', 'write', '--question', 'MOM-01'],
    'It was quiet.\nWe never spoke of it.\n!\n!!\n.time\n.\n',
  )
  expect(code).toBe(0)
  expect(err).toContain('(marked)')
  expect(err).toMatch(/minutes left/)
  const { entries } = await json('list')
  expect(entries[0]).toMatchObject({
    kind: 'answer',
    text: 'It was quiet.\nWe never spoke of it.\n!',
    fields: { question: 'MOM-01', walk: 'momentum' },
  })
  expect((await json('surprises')).surprises[0].text).toBe('We never spoke of it.')
})

test('a page that waits is not written into by another question', async () => {
  const first = open(scripted(place), ['write'])
  await first.see('How is it')
  first.type('\r')
  await first.see('────')
  first.type('It waits. ')
  await first.see('saved')
  first.kill('SIGKILL')
  await first.ended
  const { err } = await run(
    scripted(place),
    ['--plain', 'write', '--question', 'MOM-03'],
    'Other words.\n.\n',
  )
  expect(err).toContain('What waited is kept as')
  const { entries } = await json('list')
  expect(entries.slice(0, 2).map(({ text }: { text: string }) => text)).toEqual([
    'Other words.',
    'It waits. ',
  ])
})

test('struck words and pauses are kept, and shown where they are asked for', async () => {
  const screen = open(scripted(place), ['write', '--forward'])
  await screen.see('How is it')
  screen.type('\r')
  await screen.see('────')
  screen.type('It was only once')
  await screen.see('once')
  screen.type('\u0017')
  screen.type('a year')
  await screen.see('a year')
  screen.type('\u0004')
  await screen.see('The line that surprised you')
  screen.type('\r')
  await screen.see('And now?')
  screen.type('\r')
  expect(await screen.ended).toBe(0)
  const { out } = await run(scripted(place), ['show'])
  expect(out).toContain('It was only ~~once~~a year')
})

test('a mark stays with its words through an edit', async () => {
  const { surprises } = await json('surprises')
  const { entry } = surprises.find(({ text }: { text: string }) => text === 'Nobody rang.')
  const screen = open(scripted(place), ['edit', entry])
  await screen.see('Nobody rang.')
  screen.type('\u001b[1;5HBefore all this: \u0004')
  expect(await screen.ended).toBe(0)
  const after = (await json('surprises')).surprises
  expect(after.map(({ text }: { text: string }) => text)).toContain('Nobody rang.')
  expect((await json('show', entry)).entry.text).toMatch(/^Before all this: /)
})

test('"I do not know yet" leaves a floor that can be listed', async () => {
  const screen = open(scripted(place), ['walk', 'momentum'])
  await screen.see('1 of 9')
  screen.type('Something was there.\u001b')
  await screen.see('dig deeper')
  screen.type('d')
  await screen.see('1 of 9 · ↓')
  await screen.see('│ Something was there.')
  screen.type('\u001b')
  await screen.see('I do not know yet')
  screen.type('k')
  await screen.see('2 of 9')
  screen.type('\u001b')
  await screen.see('put it down')
  screen.type('p')
  expect(await screen.ended).toBe(0)
  const { entries } = await json('list')
  expect(entries.find(({ kind }: { kind: string }) => kind === 'floor').fields.walk).toBe(
    'momentum',
  )
})

test('a course goes on from sitting to sitting and is never late', async () => {
  const begun = await run(scripted(place), ['--plain', 'course', 'needs'], 'one sitting\n.\n')
  expect(begun.err).toContain('sitting 1 of 4')
  expect(begun.err).toMatch(/next sitting can be on .*, or any day after/)
  const second = await run(scripted(place), ['--plain', 'course'], 'another\n.\n')
  expect(second.err).toContain('sitting 2 of 4')
  const other = await run(scripted(place), ['course', 'momentum'])
  expect([other.code, other.err]).toEqual([
    2,
    expect.stringContaining('A course on "needs" is open'),
  ])
  await run(scripted(place), ['--plain', 'course'], 'third\n.\n')
  const last = await run(scripted(place), ['--plain', 'course'], 'fourth\n.\n')
  expect(last.err).toContain('Those were the 4 sittings')
  expect((await run(scripted(place), ['course'])).code).toBe(3)
})

test('sitting with a question takes nothing in and ends with a key', async () => {
  const screen = open(scripted(place), ['sit', 'NST-01', '--minutes', '3'])
  await screen.see('────')
  screen.type('typed into nothing\u001bOQ')
  await screen.see('local emergency')
  screen.type('xxxxxxxxxxx')
  await screen.see('────')
  screen.type('\u001b')
  expect(await screen.ended).toBe(0)
})

test('people to call are one key away in a question too', async () => {
  const screen = open(scripted(place), ['write'])
  await screen.see('How is it tonight?')
  screen.type('\u001bOQ')
  await screen.see('local emergency')
  screen.type('q')
  await screen.see('How is it tonight?')
  screen.type('\u0003')
  expect(await screen.ended).toBe(130)
})

test('words of danger bring one line about people, after they were kept; it can be turned off', async () => {
  const words = 'Some nights I think about ending my life.'
  const told = await run(
    scripted(place),
    ['--plain', 'write', '--question', 'MOM-02'],
    `${words}\n.probe\n.\n`,
  )
  expect(told.err.match(/If you want a person now/g)).toHaveLength(1)
  expect(told.err).toContain('(A few new words first.)')
  expect((await json('list')).entries[0].text).toBe(words)
  await run(scripted(place), ['settings', 'card', 'off'])
  const quiet = await run(
    scripted(place),
    ['--plain', 'write', '--question', 'MOM-02'],
    `${words}\n.\n`,
  )
  expect(quiet.err).not.toContain('If you want a person now')
})

test.each([
  [['write', '--minutes', '0'], 2, '1 to 99'],
  [['write', '--walk', 'shame', '--question', 'SHM-01'], 2, 'Only one of'],
  [['write', '--walk', 'nowhere'], 3, 'There is no walk'],
  [['write', '--question', 'XXX-99'], 3, 'There is no question'],
  [['write', '--about', 'zzzz'], 3, 'No entry has the id'],
  [['sit', '--minutes', '200'], 2, '1 to 99'],
  [['settings', 'colour'], 2, 'There is no setting'],
  [['settings', 'stall', '5'], 2, 'from 20 to 40'],
  [['settings', 'idle', '0'], 2, 'from 1 to 60'],
  [['course', '--days', '0', 'needs'], 2, '1 to 30'],
])('%j ends with %i and a sentence', async (args, code, words) => {
  const result = await run(scripted(place), args)
  expect([result.code, result.err]).toEqual([code, expect.stringContaining(words)])
})
