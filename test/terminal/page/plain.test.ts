// A page of lines: the words before, the lines, the words after; then what is said to the last of them.
import { expect, test } from 'vitest'
import type { Asked } from '../../../src/terminal/page/model.ts'
import { lineTo, passed, plainPage } from '../../../src/terminal/page/plain.ts'

const asked: Omit<Asked, 'text'> = {
  question: 'What is it?',
  pinned: ['An earlier answer.'],
  note: 'Two words are here.',
  menu: [{ key: 'd', id: 'dig', label: 'keep this and dig deeper' }],
  doneLabel: 'keep',
  session: { length: 60_000, probe: () => ({ id: 'D03', text: 'What happened just before?' }) },
}

function after(text: string, lines: readonly (string | null)[], waits = 0) {
  let page = plainPage({ ...asked, text }, 'Somebody to call', 0)
  for (const line of lines) page = lineTo(passed(page, 0), line)
  if (waits > 0) page = passed(page, waits)
  const left = page.left?.reason === 'menu' ? page.left.choice : page.left?.reason
  return { words: left === undefined ? page.text : `${page.text}⇒ ${left}`, says: page.says }
}

test.each([
  ['', ['one'], 'one\n'],
  ['one', ['two'], 'one\ntwo\n'],
  ['one\n', ['two'], 'one\ntwo\n'],
  ['', ['one', '', 'two'], 'one\n\ntwo\n'],
  ['', ['one', '.'], 'one\n⇒ done'],
  ['', ['one', null], 'one\n⇒ done'],
  ['', [null], '⇒ closed'],
  ['', ['', null], '\n⇒ closed'],
  ['', ['one', '.dig'], 'one\n⇒ dig'],
  ['', ['..dig'], '.dig\n'],
  ['', ['..'], '.\n'],
  ['', ['!!'], '!\n'],
  ['', ['... and then', '...'], '... and then\n...\n'],
  ['', ['.5 of it', '. so', '.net is'], '.5 of it\n. so\n.net is\n'],
  [
    '',
    ['one', '.p'],
    'one\n.p\n',
    '(".p" is none of the words here; it stands as a line. Meant ".probe"? Type that, and the line goes again.)',
  ],
  ['', ['one', '.p', '.probe'], 'one\n', 'What happened just before?'],
  ['', ['one', '.prboe', '.probe'], 'one\n', 'What happened just before?'],
  ['', ['one', '.p', '.help', '.probe'], 'one\n', 'What happened just before?'],
  ['', ['one', '.p', '.dig'], 'one\n.p\n⇒ dig'],
  ['', ['one', '.p', 'two', '.probe'], 'one\n.p\ntwo\n'],
  ['', ['one', '.digg', '.dig'], 'one\n⇒ dig'],
  ['', ['..p'], '.p\n'],
  ['', ['.p', null], '.p\n⇒ done'],
  [
    '',
    ['.nothing'],
    '.nothing\n',
    '(".nothing" is none of the words here; it stands as a line. ".help" says which there are.)',
  ],
  ['', ['!'], '', '(nothing to mark yet)'],
  ['', ['One. Two.', '!'], 'One. Two.\n', '(marked)'],
  ['', ['One. Two.', '!', '!'], 'One. Two.\n', '(three more minutes on it)'],
  ['', ['.probe'], '', '(A few new words first.)'],
  ['', ['one', '.probe'], 'one\n', 'What happened just before?'],
  ['', ['one', '.probe', '.probe'], 'one\n', '(A few new words first.)'],
  ['', ['.time'], '', 'about a minute left'],
  ['', ['.support'], '', 'Somebody to call'],
  ['', ['.help'], '', '  .dig  keep this and dig deeper'],
] as const)('%j, %j: %j', (text, lines, words, said?: string) => {
  const end = after(text, lines)
  expect(end.words).toBe(words)
  if (said !== undefined) expect(end.says).toContain(said)
})

test.each([
  ['', ['my aunt'], 'my aunt\n⇒ done'],
  ['', [''], '⇒ done'],
  ['my aunt', ['her'], 'her\n⇒ done'],
  ['my aunt', [''], 'my aunt\n⇒ done'],
  ['', ['.dig'], '⇒ dig'],
  ['my aunt', ['.di', '.dig'], 'my aunt\n⇒ dig'],
  ['', ['.di', ''], '.di\n⇒ done'],
] as const)('one line: %j, %j: %j', (text, lines, words) => {
  let page = plainPage({ ...asked, single: true, text }, '', 0)
  for (const line of lines) page = lineTo(page, line)
  expect(
    `${page.text}⇒ ${page.left?.reason === 'menu' ? page.left.choice : page.left?.reason}`,
  ).toBe(words)
})

test('the earlier words can be read again', () => {
  expect(after('', ['.above']).says).toEqual(['> An earlier answer.'])
})

test('it begins with what is above, the question, the news and the words', () => {
  expect(after('one', []).says).toEqual([
    '> An earlier answer.',
    'What is it?',
    'Two words are here.',
    'one\n(Go on from here.)',
    'Write. A line with only "." is the end (keep); ".help" says what else.',
  ])
})

test('the bell is told once, and nothing stops', () => {
  const { words, says } = after('', ['one'], 60_000)
  expect([words, says]).toEqual(['one\n', [expect.stringContaining('Time is up')]])
  expect(after('', ['one'], 59_000).says).toEqual([])
})

test('until a line is marked, the mark is the end', () => {
  const page = plainPage({ ...asked, session: { untilMark: true }, text: 'One.' }, '', 0)
  expect(page.says.at(-1)).toContain('"!"')
  expect(lineTo(page, '!')).toMatchObject({
    left: { reason: 'done' },
    running: { traces: { marks: [{ start: 0, end: 4 }] } },
  })
  expect(
    lineTo(plainPage({ ...asked, session: { untilMark: true }, text: '' }, '', 0), '!').left,
  ).toBe(undefined)
})
