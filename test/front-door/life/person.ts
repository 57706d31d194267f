// An invented person at a terminal. They answer whatever is asked, by what it asks and never by where it stands, on the
// screen and line by line alike; and they remember every word they typed.
import type { Screen } from '../screen.ts'

export type Mode = 'screen' | 'plain'

/** What is asked of them: a page, one line, one of some ways, any of some sentences, or a look at something. */
type Prompt = 'page' | 'line' | 'one' | 'some' | 'look'

export type Person = {
  /** Answers a command until it ends; returns its exit code. */
  sit(screen: Screen): Promise<number>
  /** Everything they typed as words, a page or a line each. */
  readonly typed: readonly string[]
}

const plain: readonly (readonly [Prompt, RegExp])[] = [
  ['page', /^Write\. A line with only "\." is the end/],
  ['line', /^\(One line\. Enter alone (skips|leaves it as it is)\.\)$/],
  ['one', /^Number, or Enter for \d+; . leaves:$/],
  ['some', /^Numbers, or Enter for none.*:$/],
  ['look', /^Enter to go on\.$/],
]
const prompts =
  /Write\. A line with only|\(One line\. Enter alone|Number, or Enter for|Numbers, or Enter for|Enter to go on\./g
const onScreen: readonly (readonly [Prompt, RegExp])[] = [
  ['some', /Enter goes on/],
  ['one', /Enter takes it|\(Enter\)$/],
  ['line', /^Enter keep.* · Esc/],
  ['page', /^Ctrl-D .* · Esc/],
  ['look', /(any key|Enter|q) .*(to go on|on|back|leave|done)/],
]

/**
 * Somebody who writes what `tells` says to a question, and chooses what `takes` says: a number of what is asked, or 0 for
 * what Enter does. Both get everything that is seen.
 */
export function person(
  mode: Mode,
  tells: (asked: string, prompt: 'page' | 'line') => string,
  takes: (asked: string, prompt: 'one' | 'some') => number,
): Person {
  const typed: string[] = []
  const sit = async (screen: Screen): Promise<number> => {
    let from = 0
    for (let answered = 0; ; answered += 1) {
      const prompt = await next(screen, mode, answered)
      if (prompt === undefined) return screen.end()
      // In lines what was asked since the last answer, on a screen all of it.
      const asked = (mode === 'plain' ? screen.bytes().slice(from) : screen.shown()).replace(
        /\s+/g,
        ' ',
      )
      from = screen.bytes().length
      if (prompt === 'look') screen.type(mode === 'plain' ? '\n' : '\r')
      else if (prompt === 'page' || prompt === 'line') {
        const words = tells(asked, prompt)
        if (words !== '' && !words.startsWith('.')) typed.push(words)
        await write(screen, mode, prompt, words)
      } else await choose(screen, mode, prompt, takes(asked, prompt))
    }
  }
  return { sit, typed }
}

/** What is asked now; undefined where the program has ended. */
async function next(screen: Screen, mode: Mode, answered: number): Promise<Prompt | undefined> {
  let found: Prompt | undefined
  const over = await screen.seeOrEnd((shown) => {
    // An Enter that is echoed leaves the last prompt where it was.
    if (mode === 'plain' && (screen.bytes().match(prompts) ?? []).length <= answered) return false
    // What came and is not drawn yet counts in lines; a screen is what is drawn.
    const rows = (mode === 'plain' ? screen.bytes() : shown)
      .split(/\r?\n/)
      .filter((row) => row.trim() !== '')
    const last = rows.at(-1)?.trim() ?? ''
    const before = rows.at(-2)?.trim() ?? ''
    const table = mode === 'plain' ? plain : onScreen
    found = table.find(
      ([, form]) => form.test(last) || (mode === 'screen' && form.test(before)),
    )?.[0]
    // A page with news in its quiet line.
    if (mode === 'screen' && shown.split('\n').at(-1) !== '') found ??= 'page'
    return found !== undefined
  })
  return over ? undefined : found
}

async function write(screen: Screen, mode: Mode, prompt: Prompt, words: string): Promise<void> {
  if (mode === 'plain') {
    screen.type(prompt === 'line' ? `${words}\n` : `${words}\n.\n`)
    return
  }
  const done = prompt === 'line' ? '\r' : '\u0004'
  if (words === '') {
    screen.type(done)
    return
  }
  screen.type(words)
  await screen.see(words.slice(-12))
  screen.type(done)
}

async function choose(
  screen: Screen,
  mode: Mode,
  prompt: 'one' | 'some',
  taken: number,
): Promise<void> {
  const enter = mode === 'plain' ? '\n' : '\r'
  const number = taken === 0 ? '' : String(taken)
  if (mode === 'plain' || number === '') screen.type(number + enter)
  else if (prompt === 'one') screen.type(number)
  else {
    screen.type(number)
    await screen.see('●')
    screen.type(enter)
  }
}
