// Shows one kind of screen on the terminal it is run on, and says how it was left: `show.ts <kind> <idle ms>`.
import type { ReadStream } from 'node:tty'
import { Trouble } from '../../../src/errors.ts'
import { openTerminal, type Terminal } from '../../../src/terminal/terminal.ts'

const [kind = '', idle = '0'] = process.argv.slice(2)
const words = 'Private words.'

const kinds: Readonly<Record<string, (terminal: Terminal) => Promise<unknown>>> = {
  page: (terminal) => terminal.write({ text: words, menu: [], doneLabel: 'keep', save: () => {} }),
  noted: (terminal) => {
    terminal.note('Said before it.')
    return terminal.write({ text: words, menu: [], doneLabel: 'keep', save: () => {} })
  },
  reader: (terminal) => terminal.show('A title', words),
  marker: (terminal) => terminal.mark('A title', words, []),
  still: (terminal) => terminal.still(words, 60_000),
  ended: (terminal) => terminal.still(words, 2500, { bell: true }),
  moving: (terminal) => terminal.animate(words, () => ({ rows: ['in'], done: false })),
  choices: (terminal) => terminal.choose(words, [{ value: 1, name: 'one' }]),
  some: (terminal) => terminal.chooseSome('Which?', [words, 'others']),
  seek: (terminal) => terminal.seek({ head: words, rows: [], leaves: 'leaves' }),
  card: (terminal) => terminal.card(words, [{ value: 1, name: 'one' }], { unasked: 0 }),
  hidden: (terminal) => terminal.secretOn(words, 'Type:'),
  twice: async (terminal) => [
    await terminal.secretOn(words, 'Type:'),
    await terminal.secretOn('Again.', 'Type it again:'),
  ],
  line: (terminal) => terminal.line(words),
  broken: (terminal) =>
    terminal.animate(words, (elapsed) => {
      if (elapsed > 200) throw new Error('it broke')
      return { rows: [], done: false }
    }),
}

const terminal = await openTerminal(
  { env: process.env, stdin: () => process.stdin as ReadStream, stdout: 1, stderr: 2 },
  { support: async () => 'Somebody to call' },
)
if (!['page', 'reader', 'marker', 'still', 'ended', 'moving', 'broken'].includes(kind))
  terminal.atDesk()
terminal.idleAfter(Number(idle) / 60_000)
try {
  const end = await kinds[kind]?.(terminal)
  terminal.note(`left: ${JSON.stringify(end)}`)
} catch (error) {
  terminal.note(`thrown: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = error instanceof Trouble ? error.code : 1
}
terminal.note(`raw: ${process.stdin.isRaw}`)
