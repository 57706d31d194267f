// The page before, the keys, the page after; then what is seen. "!" before what is not.
import { expect, test } from 'vitest'
import { colours } from '../../../src/terminal/colours.ts'
import { type Asked, nextTick } from '../../../src/terminal/page/model.ts'
import { pageFrame } from '../../../src/terminal/page/view.ts'
import { paint } from '../../../src/terminal/screen/paint.ts'
import { pressed, seen, shown } from './notation.ts'

type Row = readonly [before: string, keys: string, after: string, ...sees: string[]]

function table(name: string, asked: Partial<Asked>, rows: readonly Row[]): void {
  test.each(rows.map(([before, keys, after, ...sees]) => ({ before, keys, after, sees })))(
    `${name}: $before, $keys`,
    ({ before, keys, after, sees }) => {
      const end = pressed(before, keys, asked)
      expect(shown(end)).toBe(after)
      for (const words of sees) {
        if (words.startsWith('!')) expect(seen(end)).not.toContain(words.slice(1))
        else expect(seen(end)).toContain(words)
      }
    },
  )
}

/** A line of time, `cells` long. */
const line = (cells: number) => `\n${'─'.repeat(cells)}\n`
const beyond = (cells: number) => `\n${'┄'.repeat(cells)}\n`

table('writing', {}, [
  ['', 'kept words', 'kept words|', 'kept words'],
  ['one |two', 'and ', 'one and |two'],
  ['one|two', '<ret>', 'one\n|two'],
  ['one\n|two', '<bs>', 'one|two'],
  ['one|\ntwo', '<del>', 'one|two'],
  ['a👨‍👩‍👧|b', '<bs>', 'a|b'],
  ['a|🇩🇪b', '<del>', 'a|b'],
  ['one two|', '<C-w>', 'one |'],
  ['one two|', '<A-bs>', 'one |'],
  ['|one two', '<A-d>', '| two'],
  ['one |two', '<C-u>', '|two'],
  ['one |two', '<C-k>', 'one |'],
  ['|', '<bs><del><C-w><A-d><C-u><C-k>', '|'],
  ['one', '<C-r><F5>', 'one|'],
  ['start ', '<paste:one\ntwo>', 'start one\ntwo|'],
])

table('going about', {}, [
  ['a👍🏽|b', '<left>', 'a|👍🏽b'],
  ['a|👍🏽b', '<right>', 'a👍🏽|b'],
  ['one\n|two', '<left>', 'one|\ntwo'],
  ['one two|', '<C-left>', 'one |two'],
  ['one two|', '<A-b><A-b>', '|one two'],
  ['|one two', '<A-f>', 'one| two'],
  ['abcde|f\nab\nabcdef', '<down>', 'abcdef\nab|\nabcdef'],
  ['abcde|f\nab\nabcdef', '<down><down>', 'abcdef\nab\nabcde|f'],
  ['abcde|f\nab\nabcdef', '<down>x<down>', 'abcdef\nabx\nabc|def'],
  ['one\nt|wo', '<up>', 'o|ne\ntwo'],
  ['one\nt|wo', '<home>', 'one\n|two'],
  ['one\nt|wo', '<C-e>', 'one\ntwo|'],
  ['one\nt|wo', '<C-home>', '|one\ntwo'],
  ['|one\ntwo', '<C-end>', 'one\ntwo|'],
  [`|${'row\n'.repeat(40)}`, '<pgdn>', `${'row\n'.repeat(16)}|${'row\n'.repeat(24)}`],
  [`${'row\n'.repeat(40)}|`, '<pgup>', `${'row\n'.repeat(24)}|${'row\n'.repeat(16)}`],
])

table('the window over much', {}, [
  [
    `first\n${'row\n'.repeat(40)}last`,
    '',
    `first\n${'row\n'.repeat(40)}last|`,
    '\nlast\n',
    '!first',
  ],
  [
    `f|irst\n${'row\n'.repeat(40)}last`,
    '',
    `f|irst\n${'row\n'.repeat(40)}last`,
    '\nfirst\n',
    '!last',
  ],
  ['first\n\n\n\nlast', '<size:40x8><C-home>', '|first\n\n\n\nlast', '\nfirst\n'],
  [
    `first\n${'row\n'.repeat(40)}last`,
    '<C-home>',
    `|first\n${'row\n'.repeat(40)}last`,
    '\nfirst\n',
    '!last',
  ],
])

table('undo', {}, [
  ['', 'one two<C-z>', 'one|'],
  ['', 'ab<wait:2s>cd<C-z>', 'ab|'],
  ['one ', '<paste:many\nlines><C-z>', 'one |'],
  ['one ', '<paste:many\nlines><C-z><C-y>', 'one many\nlines|'],
  ['one two|', '<C-w><C-z>', 'one two|'],
  ['', 'ab<C-z>c<C-y>', 'c|'],
  ['one', '<C-z><C-y>', 'one|'],
])

table('selecting', {}, [
  [
    'one |two',
    '<S-right><S-right>',
    'one {tw|o',
    'Alt-W copy · Ctrl-X cut · Ctrl-S ◆ · Esc for therapy',
  ],
  ['one two|', '<C-S-left>', 'one |two{'],
  ['one two|', '<S-home>', '|one two{'],
  ['|one two', '<S-end>', '{one two|'],
  ['one\nt|wo', '<S-up>', 'o|ne\nt{wo'],
  ['one\nt|wo', '<C-S-home>', '|one\nt{wo'],
  ['o|ne\ntwo', '<C-S-end>', 'o{ne\ntwo|'],
  [`|${'row\n'.repeat(40)}`, '<S-pgdn>', `{${'row\n'.repeat(16)}|${'row\n'.repeat(24)}`],
  ['|one two', '<S-right><S-left>', '|one two', '!copy'],
  ['|one two', '<S-end><left>', '|one two'],
  ['|one two', '<S-right><S-right><right>', 'on|e two'],
  ['|one two', '<S-right><S-right><down>', 'on|e two'],
  ['|one two', '<S-right><S-right><esc>', '{on|e two', 'what is selected, for therapy:'],
  ['|one two', '<S-right><S-right><esc><esc>', 'on|e two', '!F2 people'],
  ['One two. |Three four.', '<C-S-right><C-s>', 'One two. ◆[Three]| four.', '◆ marked'],
  ['One two.| Three four.', '<C-S-right><esc>1', 'One two. “[Three]| four.', '“ to be said'],
  ['One |two. Three four.', '<C-space><C-right><C-right><esc>3x', 'One ○[two. Three]x| four.'],
  ['One |two.', '<C-S-right><C-s><C-left><C-S-right><C-s>', 'One ◆[two]|.', '│ two'],
  ['a|👍🏽b', '<S-right>', 'a{👍🏽|b'],
  ['one two|', '<C-S-left>three', 'one three|'],
  ['one two|', '<C-S-left><ret>', 'one \n|'],
  ['one two|', '<C-S-left><bs>', 'one |'],
  ['one two|', '<S-home><C-k>', '|'],
  ['one two|', '<C-S-left>three<C-z>', 'one |two'],
  ['one two|', '<C-S-left>three<C-z><C-y>', 'one three|'],
  ['one\ntwo|', '<S-up><paste:a\nb>', 'onea\nb|'],
  ['one |two', '<C-space><right><C-right>', 'one {two|'],
  ['one |two', '<C-space>', 'one |two', 'Ctrl-Space again'],
  ['one |two', '<C-space><C-space>', '{one two|'],
  ['one |two', '<C-space><C-space><C-space>', 'one two|'],
  ['one |two', '<C-space><right>x<left>', 'one |xwo'],
  ['one |two', '<C-space><right><esc><esc><right>', 'one tw|o'],
  ['one\ntw|o', '<A-a>', '{one\ntwo|'],
  ['', '<A-a><C-space><S-left>', '|'],
])

table('the clipboard', {}, [
  ['one two|', '<C-S-left><C-x>', 'one |', 'Cut. Ctrl-V pastes it in here.'],
  ['one two|', '<C-S-left><C-x><C-z>', 'one |two'],
  ['one two|', '<C-S-left><A-w><C-v>', 'one two|two'],
  ['one two|', '<S-home><C-insert><S-insert><S-insert>', 'one twoone two|one two'],
  ['one\ntwo|', '<A-a><S-del><C-v>', 'one\ntwo|'],
  ['one two|', '<C-S-left><A-w><C-home><C-S-right><C-v>', 'two| two'],
  ['one', '<A-w>', 'one|', 'Nothing is selected.'],
  ['one', '<C-x>', 'one|', 'Nothing is selected.'],
  ['one', '<C-v>', 'one|', 'Nothing was copied in here.'],
  ['one', '<A-a><C-c>', '{one| ⇒ interrupted'],
])

table('the mouse', { question: 'What is it?' }, [
  // The question and the rows around it are three.
  ['one two', '<press:9,3>', 'one |two'],
  ['one two', '<press:9,3><drag:11,3>', 'one {tw|o'],
  ['one two\nthree', '<press:9,3><drag:7,4><drag:6,4>', 'one {two\nt|hree'],
  ['one two', '<press:9,3><drag:60,20>x', 'one x|'],
  ['one two', '<press:0,0>', '|one two'],
  ['one two', '<press:70,23>', 'one two|'],
  [`|${'row\n'.repeat(40)}`, '<down:0,0>', `${'row\n'.repeat(3)}|${'row\n'.repeat(37)}`],
  ['one two', '<esc><press:5,3>', 'one two|', 'F2 people'],
])

table('finding', {}, [
  ['|one two', '<C-f>tw', 'one |two', 'find: tw', '1 of 1'],
  [
    '|one two\nTwo two',
    '<C-f>two',
    'one |two\nTwo two',
    'find: two   1 of 3 · ↓/↑ next · Enter stay · Esc back',
  ],
  ['|one two\nTwo two', '<C-f>two<down>', 'one two\n|Two two', '2 of 3'],
  ['|one two\nTwo two', '<C-f>two<C-f><C-f>', 'one two\nTwo |two', '3 of 3'],
  ['|one two\nTwo two', '<C-f>two<down><down><down>', 'one |two\nTwo two', '1 of 3'],
  ['|one two\nTwo two', '<C-f>two<up>', 'one two\nTwo |two', '3 of 3'],
  ['one two\n|Two', '<C-f>two<C-f>', 'one |two\nTwo', '1 of 2'],
  ['|one two', '<C-f>tx<bs>', 'one |two', 'find: t'],
  ['|one two', '<C-f>tx', '|one two', 'not on this page'],
  ['one|', '<C-f>x', 'one|', 'not on this page'],
  ['|one two', '<C-f>tw<ret>o', 'one o|two', '!find'],
  ['|one two', '<C-f>tw<esc>o', 'o|one two', '!find'],
  ['|İİ two', '<C-f>two<ret>x', 'İİ x|two'],
  ['|one two', '<C-f>tw<end>', 'one two|', '!find'],
  ['|one two', '<C-f>tw<C-d>', 'one |two ⇒ done'],
  ['|one two', '<C-f>two<size:40x10>', 'one |two', 'find: two   1 of 1 · ↓/↑ next'],
  [
    `f|irst\n${'row\n'.repeat(40)}last`,
    '<C-f>last<esc>',
    `f|irst\n${'row\n'.repeat(40)}last`,
    '\nfirst\n',
    '!last',
  ],
  [
    `|first\n${'row\n'.repeat(40)}last`,
    '<C-f>last',
    `first\n${'row\n'.repeat(40)}|last`,
    '\nlast\n',
  ],
])

const menu = [
  { key: 'd', id: 'dig', label: 'keep this and dig deeper' },
  { key: 's', id: 'skip', label: 'skip this question' },
]

table('the menu', { menu }, [
  ['one', '<esc>', 'one|', 'd  keep this and dig deeper', 'F2 people to call', 'Esc back'],
  ['one', '<esc><esc>', 'one|', '!dig deeper'],
  ['one', '<esc>d', 'one| ⇒ dig'],
  ['one', '<esc>S', 'one| ⇒ skip'],
  ['one', '<esc>q', 'one|', '!dig deeper'],
  ['one', '<esc><C-d>', 'one| ⇒ done'],
  ['One. Two.', '<esc>1', 'One. “[Two.]|', '“ to be said'],
  ['One. Two.', '<esc>2', 'One. →[Two.]|', '→ to be handed over'],
  ['One. Two.', '<esc>3', 'One. ○[Two.]|', '○ not to be brought yet'],
  ['One. Two.', '<esc>4', 'One. ~[Two.]|', 'it stays out'],
  ['One. Two.', '<esc>1<esc>1', 'One. Two.|', 'taken off: to be said'],
  ['', '<esc>1', '|', 'Nothing is written yet.'],
  ['one', '<esc><F2>', 'one|', 'Somebody to call'],
  ['one', '<esc><size:40x10>', 'one|', 'd  keep this and dig deeper', '4 their story', 'Esc back'],
])

const away = ['another question', 'another walk', 'just a page', 'until the bell', 'the desk']
const long = away.map((label, index) => ({ key: 'nwjto'[index] ?? '', id: label, label }))

table('a menu that has more rows than the window', { menu: [...menu, ...long] }, [
  [
    '',
    '<size:40x8><esc>',
    '|',
    'd  keep',
    '↓ further · Esc back',
    '!people to call',
    '!4 their story',
  ],
  ['', '<size:40x8><esc><down>', '|', 'o  the desk', '4 their story', '↑ back up', '!d  keep'],
  ['', '<size:40x8><esc> <up><up>', '|', 'd  keep', '!people to call'],
  ['', '<size:40x8><esc><down>d', '| ⇒ dig'],
  ['one', '<size:40x8><esc><down><esc>x', 'onex|', '!the desk'],
])

const asks =
  'A plan for steady ground · 1 of 12 · about 25 minutes\nWho is, or could be, your own professional help, and what is the next step to get it?'

table(
  'a small window, where what stands beside a question gives way first',
  { question: asks, pinned: ['A purpose of some length. '.repeat(5)] },
  [
    [
      '',
      '<size:40x12>one',
      'one|',
      'next step to get it?',
      'A purpose',
      'Ctrl-O further',
      '\none\n',
    ],
  ],
)

table('what lies over it', {}, [
  ['one', '<F1>', 'one|', 'Ctrl-D', 'the other doors', 'Ctrl-Z, Ctrl-Y', 'any key to go on'],
  ['one', '<F1>x', 'one|', '!any key to go on'],
  ['one', '<size:40x10><F1>', 'one|', 'keep what is written', 'any key for the rest'],
  ['one', '<size:40x10><F1>xxxxxxxx', 'onexx|', '!any key'],
  ['one', '<F2>', 'one|', 'Somebody to call', '!one'],
  ['one', '<F2>x', 'one|', 'one', '!Somebody'],
  ['one', '<C-l>', 'one|', 'Ctrl-L to come back', '!one'],
  ['one', '<C-l>not typed<C-d><F2><esc>', 'one|', 'Ctrl-L to come back'],
  ['one', '<C-l>not typed<C-l>x', 'onex|', 'onex'],
  ['one', '<F2><C-l>', 'one|', 'Ctrl-L to come back', '!Somebody'],
  ['one', '<F2><C-l>x<C-l>', 'one|', 'Somebody to call'],
  ['one', '<F1><C-l><C-l>', 'one|', 'any key to go on'],
  ['one', '<C-l><C-c>', 'one| ⇒ interrupted'],
  ['one', '<F2><C-c>', 'one| ⇒ interrupted'],
])

table('the quiet line', { note: 'Five words are here.' }, [
  ['', '', '|', 'Five words are here.'],
  ['', 'o', 'o|', 'Ctrl-D keep · Esc other doors · F1 keys'],
  ['', 'One. ', 'One. |', 'saving', '!Ctrl-D'],
  ['', 'One. <saved>', 'One. |', '\nsaved\n'],
  ['', 'One. <saved><wait:2s>', 'One. |', '\nsaved\n'],
  ['', 'One. <saved><wait:4s>', 'One. |', 'saved · Ctrl-D keep · Esc other doors · F1 keys'],
  ['', 'One. <saved><wait:4s>x<saved>', 'One. x|', '\nsaved\n'],
  ['', 'One. <wait:4s>', 'One. |', 'saving'],
  ['', 'One. <saved><wait:4s><size:40x10>', 'One. |', '\nCtrl-D keep · Esc other doors\n'],
  ['', 'One. <unsaved:The disk is full>', 'One. |', 'not saved: The disk is full'],
  ['', 'One. <unsaved:The disk is full><saved>', 'One. |', '!full'],
  ['one', 'x', 'onex|', 'saving', '!F1'],
])

table('leaving', {}, [
  ['one', '<C-d>', 'one| ⇒ done'],
  ['one', '<C-c>', 'one| ⇒ interrupted'],
  ['one', '<idle>', 'one| ⇒ idle'],
  ['', 'one<C-d><unsaved:The disk is full>', 'one|', 'not saved: The disk is full'],
  ['', 'one<C-d><unsaved:The disk is full><C-d><saved>', 'one| ⇒ done'],
  ['', 'one<C-c><unsaved:The disk is full>', 'one| ⇒ interrupted'],
])

table('windows', { question: 'What is it?' }, [
  ['one', '', 'one|', 'What is it?', 'one'],
  ['one', '<size:20x5>!', 'one!|', 'make the window\nlarger', '!one'],
  ['one', '<size:20x5>!<size:80x24>', 'one!|', 'one!'],
  ['one two three four five six', '<size:30x10>', 'one two three four five six|', '\nsix\n'],
])

table('fifteen minutes', { session: { length: 15 * 60_000 } }, [
  ['', 'words', 'words|', line(70), '!minute'],
  ['', 'words<wait:8m>', 'words|', line(33), '!minute'],
  ['', 'words<wait:8m><C-t>', 'words|', '7 minutes left'],
  ['', 'before<wait:16m>', 'before|', 'Time is up. Nothing stops', beyond(5)],
  ['', 'before<wait:16m> and after', 'before and after|', '!Time is up'],
  ['', 'before<wait:16m>x<wait:1m>', 'beforex|', '!Time is up'],
  ['', 'before<wait:16m><C-d>', 'before| ⇒ done'],
])

const probe = () => ({ id: 'D03', text: 'What happened just before?' })

table('a probe', { session: { length: 15 * 60_000, stall: 30_000, probe } }, [
  ['', 'I went. <wait:20s>', 'I went. |', '!just before?'],
  ['', 'I went. <wait:31s>', 'I went. |', '› What happened just before?'],
  ['', 'I went. <wait:31s>There', 'I went. There|', '› What happened just before?'],
  [
    '',
    'I went. <wait:31s>There was a phone call.',
    'I went. There was a phone call.|',
    '!just before?',
  ],
  ['', '<wait:60s>', '|', '!just before?'],
  ['', 'I went. <wait:20s><left><wait:20s>', 'I went.| ', '!just before?'],
  ['', 'I went. <saved><C-g>', 'I went. |', 'saving'],
  ['', 'I went. <C-g>', 'I went. |', '› What happened just before?'],
  ['', 'I went. <C-g><C-g>', 'I went. |', 'A few new words first'],
  ['', '<C-g>', '|', 'A few new words first'],
  [
    '',
    'words that stay in view<size:40x10><wait:31s>',
    'words that stay in view|',
    '\nwords that stay in view\n',
    '› What happened just before?',
    line(35),
  ],
])

table('◆', {}, [
  ['One. Two.', '<C-s>', 'One. ◆[Two.]|', '◆ One. Two.', '◆ marked'],
  ['One|. Two.', '<C-s>', '◆[One|.] Two.'],
  ['', '<C-s>', '|', 'Nothing is written yet.'],
  ['One. Two.', '<C-s><C-s>', 'One. ◆[Two.]|', '│ Two.', line(70)],
  ['One. Two.', '<C-s><C-s><wait:2m>', 'One. ◆[Two.]|', '│ Two.', line(24)],
  ['One. Two.', '<C-s><C-s><wait:4m>', 'One. ◆[Two.]|', '!│'],
  ['One. Two.|', '<C-s><C-home>x', 'x|One. ◆[Two.]'],
  ['One. Two.|', '<C-s><C-u>', '|'],
  ['One. Two.', '<C-s><esc>1', 'One. “[◆[Two.]]|', '◆“ One. Two.'],
  [
    'One. Two.',
    '<C-s><esc>1<saved><size:40x10><left>',
    'One. “[◆[Two|.]]',
    '◆“One. Two.',
    '◆ it surprised me · “ to be said',
  ],
  ['One. Two.', '<C-s><saved><left>', 'One. ◆[Two|.]', '\n◆ it surprised me\n'],
  ['One. Two.', '<C-s><saved><C-home>', '|One. ◆[Two.]', '!it surprised me'],
])

table('only forward', { session: { forward: true } }, [
  ['', 'It was only once<C-w>', 'It was only ~once~|'],
  ['', 'It was only once<C-w><bs><bs>', 'It was onl~y once~|'],
  ['', 'one<bs> two', 'on~e~ two|'],
  ['', 'one<up>', 'one|', 'This page only goes forward.'],
  ['', 'one<C-z><C-f><home><pgup><C-left>two', 'onetwo|'],
  ['', 'one<C-u>', 'one|', 'This page only goes forward.'],
  ['', '<bs>', '|'],
])

test.each([
  ['one', '', { x: 8, y: 1 }],
  // Where the words stand, and where they are typed while they stand nowhere.
  ['one two', '<C-f>tw', { x: 9, y: 1 }],
  ['one', '<C-f>', { x: 11, y: 23 }],
  ['one', '<esc>', { x: 8, y: 1 }],
  ['row\n'.repeat(20), '', { x: 5, y: 21 }],
  // Behind the menu.
  ['row\n'.repeat(20), '<esc>', null],
  ['one', '<F1>', null],
] as const)('the cursor of %j after %j is at %j', (before, keys, place) => {
  expect(pressed(before, keys).frame.cursor).toEqual(place)
})

test.each([
  ['One. Two.|', '<C-s>', 'One. <u>Two.</u>'],
  // Two sentences beside each other stay two.
  ['One. Two.|', '<C-s><C-home><C-s>', '<u>One.</u> <u>Two.</u>'],
  ['|One. Two.', '<C-right><C-s><C-right>', '<u>One.</u> Two.'],
  ['|one two', '<S-right><S-right>', '<i>on</i>e two'],
  ['One. Two.|', '<C-s><S-home>', '<i>One. </i><i><u>Two.</u></i>'],
  ['|one two two', '<C-f>two', 'one <i>two</i> <i>two</i>'],
  ['', 'one<bs>', 'on<s>e</s>', { session: { forward: true } }],
])('without a colour, %j and %j is drawn %j', (before, keys, row, asked: Partial<Asked> = {}) => {
  const { rows } = pageFrame(pressed(before, keys, asked).page, colours(0)).frame
  const drawn = Object.entries({
    4: '<u>',
    24: '</u>',
    7: '<i>',
    27: '</i>',
    9: '<s>',
    29: '</s>',
  }).reduce((all, [code, name]) => all.replaceAll(`\u001b[${code}m`, name), rows[1] ?? '')
  expect(drawn.replace(/^ *◆? */, '')).toBe(row)
})

test('a probe is said plainly until typing goes on, and quietly then', () => {
  const asked = { session: { probe } }
  const { quiet } = colours(1)
  const drawn = (keys: string) => pageFrame(pressed('', keys, asked).page, colours(1)).frame.rows
  const said = '› What happened just before?'
  expect(drawn('I went. <C-g>')).toContain(`     ${said}`)
  expect(drawn('I went. <C-g>x')).toContain(`     ${quiet(said)}`)
})

test('the clock is looked at when a stall is over', () => {
  const session = { length: 15 * 60_000, stall: 30_000, probe }
  const { page } = pressed('', 'I went. <wait:27s>', { session })
  expect(nextTick(page)).toBe(3000)
})

test('time that was spent goes with the draft of a page that is put down', () => {
  const { page } = pressed('', 'one<saved><wait:5m><C-c>', { session: { length: 15 * 60_000 } })
  expect(page.running.traces.elapsed).toBeGreaterThan(5 * 60_000)
  expect(page.changes).toBeGreaterThan(page.saved)
})

test('a page at rest writes next to nothing', () => {
  const session = { length: 15 * 60_000, stall: 30_000, probe: () => undefined }
  const { frames } = pressed('', 'a few words<wait:1s><wait:5m>', { session })
  const bytes = frames
    .slice(-300)
    .map((frame, index, all) => Buffer.byteLength(paint(frame, all[index - 1] ?? frame)))
  // A shorter line every thirteen seconds, and no row besides.
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(8000)
})

const earlier = Array.from({ length: 20 }, (_, n) => `earlier ${n + 1}.`)

table('earlier words above', { question: 'Choose three.', pinned: earlier }, [
  ['', '', '|', 'earlier 1.', 'earlier 7.', '!earlier 8.', 'Ctrl-O further'],
  ['', '<C-o>', '|', '!earlier 7.', 'earlier 8.', 'earlier 14.', '!earlier 15.'],
  ['', '<C-o><C-o>', '|', 'earlier 15.', 'earlier 20.', 'Ctrl-O folds this'],
  ['', '<C-o><C-o><C-o>', '|', 'Choose three.', '!earlier', 'Ctrl-O'],
  ['', '<C-o><C-o><C-o><C-o>', '|', 'earlier 1.'],
  ['', 'words<C-o> go on', 'words go on|', 'earlier 8.'],
])

table('one line', { question: 'One line.', single: true }, [
  ['', 'a role', 'a role|', 'Enter keep'],
  ['', '<paste:two\nlines>', 'two lines|'],
])

test('Enter keeps one line, and leaves', () => {
  const { page } = pressed('', 'my aunt<ret>', { single: true })
  expect(page).toMatchObject({ left: { reason: 'done' }, buffer: { lines: ['my aunt'] } })
})
