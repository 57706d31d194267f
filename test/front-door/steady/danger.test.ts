// Every way out of writing × words of danger × screen and plain: people to call were there, before anything else.
import { expect, test } from 'vitest'
import { keepEntry } from '../../../src/store/entries.ts'
import { door } from '../door.ts'
import { answer, keys, type Screen } from '../screen.ts'

const { ago, go, list, open, within } = door()
const { doors, down, enter, keep, stop } = keys
const words = 'Some nights I think about ending my life.'
const putDown = ['put it down for today', 'p'] as const
const people = /\b(112|988|116 123|999|911)\b/

/** The card, which Enter leaves. */
async function card(screen: Screen): Promise<void> {
  await screen.see('What you wrote is kept.')
  await screen.see(people)
  screen.type(enter)
}

test('a walk: kept, put down, stopped', async () => {
  using kept = open(['walk', 'presenting', '--start-over'])
  await answer(kept, [
    ['1 of', words],
    [words, keep],
  ])
  await card(kept)
  await answer(kept, [['2 of', doors], putDown])
  expect(await kept.end()).toBe(0)

  using down = open(['walk', 'precipitating', '--start-over'])
  await answer(down, [['1 of', words], [words, doors], putDown])
  await card(down)
  expect(await down.end()).toBe(0)

  using stopped = open(['walk', 'momentum', '--start-over'])
  await answer(stopped, [
    ['1 of', words],
    [words, stop],
  ])
  expect(await stopped.end()).toBe(130)
  expect(stopped.scrollback()).toMatch(people)
})

test('what was put down with such words is not opened on blindly', async () => {
  using again = open(['walk', 'precipitating'])
  await again.see('You left a page at')
  expect(again.shown()).not.toContain(words)
  again.type(enter)
  await answer(again, [['2 of', doors], putDown])
  expect(await again.end()).toBe(0)
  using looked = open(['walk', 'momentum'])
  await answer(looked, [['You left a page at', down + down + enter], [words, doors], putDown])
  await card(looked)
  expect(await looked.end()).toBe(0)
})

test.each([
  ['a note', ['jot']],
  ['a letter', ['letter', 'why']],
  ['a timed page', ['write', '--question', 'MOM-02']],
])('%s', async (_, args) => {
  using screen = open(args)
  if (args[0] === 'write') await answer(screen, [['Keep the hand moving', enter]])
  if (args[0] === 'letter') await answer(screen, [['Earlier words', enter]])
  await answer(screen, [
    ['Ctrl-D', words],
    [words, keep],
  ])
  await card(screen)
  await screen.see(/Kept as/)
  if (args[0] !== 'jot') screen.type(enter + enter)
})

test('a record, and what became of one', async () => {
  using did = open(['did'])
  await answer(did, [
    ['What', words],
    [words, enter],
    ['What kind of moment', enter],
    ['What drove it?', enter],
    ['Who started', enter],
  ])
  await card(did)
  expect(await did.end()).toBe(0)
})

test('an edit, and a question asked again', async () => {
  const [note] = await list('note')
  using edited = open(['edit', note?.id ?? ''])
  await answer(edited, [
    [words, ' And again tonight.'],
    ['And again tonight.', keep],
  ])
  await card(edited)
  expect(await edited.end()).toBe(0)

  within((store) =>
    keepEntry(store, {
      kind: 'answer',
      text: 'What I said then.',
      fields: { walk: 'presenting', question: 'PRS-04', asked: 'Then?' },
      at: ago(40 * 86_400_000),
    }),
  )
  using again = open(['again', 'PRS-04'])
  await answer(again, [
    ['You were asked this on', words],
    [words, keep],
  ])
  await card(again)
  await again.see('Then and now').catch(() => again.see(words))
})

test.each([
  ['a walk', ['walk', 'impact', '--start-over'], `${words}\n.\n`],
  ['a note', ['jot', '-'], words],
  ['a note on a page', ['jot'], `${words}\n.\n`],
  ['a letter', ['letter', 'effect'], `${words}\n.\n`],
  ['a timed page', ['write', '--question', 'MOM-03'], `${words}\n.\n`],
  ['a record', ['log', 'promise', '-'], JSON.stringify({ text: words })],
  ['something done', ['did', '-'], words],
])('plain: %s', async (_, args, input) => {
  const { err } = await go(['--plain', ...args], input)
  expect(err).toMatch(people)
})

test('the writer can turn the card off for words, and it stays off', async () => {
  await go(['settings', 'card', 'off'])
  expect((await go(['jot', '-'], words)).err).not.toMatch(people)
})
