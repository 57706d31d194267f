// The page in plain mode: lines from stdin until a lone ".", with the menu's ways as words after a dot (".dig").
import {
  bellGone,
  changed,
  marked,
  probed,
  type Running,
  running,
  ticked,
  timeInWords,
} from '../../journal/page/running.ts'
import { editOf } from '../../journal/page/spans.ts'
import { noTraces } from '../../journal/page/traces.ts'
import { near } from '../../text/near.ts'
import { safe, safeLine } from '../../text/safe.ts'
import type { Lines } from '../lines.ts'
import type { Asked, Left } from './model.ts'
import type { PageEnd, PageRequest } from './page.ts'

/** How often the clock is looked at, in milliseconds. */
const beatMs = 5000

/** What a page of lines knows. */
export type PlainPage = {
  readonly asked: Asked
  readonly support: string
  /** Every line of it ends in a newline. */
  readonly text: string
  readonly running: Running
  readonly rung: boolean
  readonly left: Left | undefined
  /** The line before was a dot and a mistyped word: what it may have meant, and the text without it. */
  readonly slip: { readonly words: readonly string[]; readonly text: string } | undefined
  /** What is to be said now, line by line. */
  readonly says: readonly string[]
}

/**
 * Asks `request` and reads its answer. Every line reaches the draft before the next is read. The end of the
 * input keeps what was written (reason 'done'), or ends with 'closed' where nothing was. "!" alone marks
 * the line before it. A line that itself starts with one "." is written with two, one that is only "!" likewise
 * ("!!"). `now` is a clock in milliseconds that never goes back.
 */
export async function writePlain(
  lines: Lines,
  note: (text: string) => void,
  now: () => number,
  request: PageRequest,
  support = '',
): Promise<PageEnd> {
  let page = plainPage(request, support, now())
  const become = (next: PlainPage) => {
    const { text, running, says } = next
    if (needsSaving(page, next)) request.save(text, text.length, running.traces)
    page = next
    says.forEach(note)
  }
  const beat = setInterval(() => become(passed(page, now())), beatMs)
  page.says.forEach(note)
  try {
    while (page.left === undefined) {
      const line = await lines.next()
      become(passed(page, now()))
      become(lineTo(page, line))
    }
    return {
      text: page.text.replace(/\n$/, ''),
      traces: page.running.traces,
      ...page.left,
    }
  } finally {
    clearInterval(beat)
  }
}

/** A page of lines as it begins. */
export function plainPage(asked: Asked, support: string, now: number): PlainPage {
  const { pinned = [], question, note, text, doneLabel, single, waits } = asked
  const state = running(asked.session ?? {}, asked.traces ?? noTraces, now)
  return {
    asked,
    support,
    text: text === '' || text.endsWith('\n') ? text : `${text}\n`,
    running: state,
    rung: bellGone(state),
    left: undefined,
    slip: undefined,
    says: [
      ...pinned.map((above) => `> ${safe(above)}`),
      ...(question ? [safe(question)] : []),
      ...(note ? [safe(note)] : []),
      ...(text ? [single ? safe(text) : `${safe(text)}\n(Go on from here.)`] : []),
      ...(single ? [`(One line. Enter alone ${text ? 'leaves it as it is' : 'skips'}.)`] : []),
      ...(single
        ? []
        : [
            `Write. A line with only "." is the end (${doneLabel}); ".help" says what else.`,
            ...(asked.session?.untilMark
              ? ['No clock runs. "!" alone, after the line that surprises you, is the end too.']
              : []),
          ]),
      ...(waits === undefined ? [] : [`(".waits": ${waits}.)`]),
    ],
  }
}

/** The time has gone on to `now`. */
export function passed(page: PlainPage, now: number): PlainPage {
  const next = { ...page, running: ticked(page.running, now), says: [] }
  if (page.rung || !bellGone(next.running)) return next
  const says = ['(Time is up. Nothing stops: write on, or "." to end.)']
  return { ...next, rung: true, says }
}

/** What a line makes of it; null is the end of the input. */
export function lineTo(before: PlainPage, line: string | null): PlainPage {
  const page = { ...before, slip: undefined }
  const { asked, text } = page
  if (line === null) return leave(page, { reason: text.trim() === '' ? 'closed' : 'done' })
  if (line === '.') return leave(page, { reason: 'done' })
  if (line === '.help') return { ...before, says: helpOf(page) }
  if (line === '!') return mark(page)
  if (line === '!!') return write(page, '!')
  const word = ways(page).find(([word]) => line === `.${word}`)
  if (word !== undefined) return word[1](unslipped(page, before.slip, word[0]))
  if (/^\.[\p{L}-]+$/u.test(line)) return slipped(page, line)
  // Three dots are how a sentence goes on.
  const words = /^\.\.(?!\.)/.test(line) ? line.slice(1) : line
  if (!asked.single) return write(page, words)
  return leave(words.trim() === '' ? page : write({ ...page, text: '' }, words), { reason: 'done' })
}

type Way = readonly [word: string, does: (page: PlainPage) => PlainPage]

/** The words behind a dot, beside `.help`, and what each does. */
function ways({ asked, support }: PlainPage): readonly Way[] {
  return [
    ['above', (page) => ({ ...page, says: aboveOf(page) })],
    ['time', (page) => ({ ...page, says: [timeInWords(page.running)] })],
    ['probe', probe],
    ...(support === '' ? [] : [['support', (page) => ({ ...page, says: [safe(support)] })] as Way]),
    ...asked.menu.map(({ id }): Way => [id, (page) => leave(page, { reason: 'menu', choice: id })]),
  ]
}

/** A dot and a word that is none of those here stands as a line, so that nothing is lost; a word that is near is offered. */
function slipped(page: PlainPage, line: string): PlainPage {
  const all = ['help', ...ways(page).map(([word]) => word)]
  const words = near(line.slice(1), all).slice(0, 3)
  const after = write(page.asked.single ? { ...page, text: '' } : page, line)
  const stands = page.asked.single ? 'Enter alone keeps it as it stands' : 'it stands as a line'
  const meant = words.map((word) => `".${word}"`).join(' or ')
  const says =
    words.length === 0
      ? `("${safeLine(line)}" is none of the words here; ${stands}. ".help" says which there are.)`
      : `("${safeLine(line)}" is none of the words here; ${stands}. Meant ${meant}? Type that, and the line goes again.)`
  return { ...after, slip: { words, text: page.text }, says: [says] }
}

/** Without the line that was mistyped, where `word` is one that was offered for it. */
function unslipped(page: PlainPage, slip: PlainPage['slip'], word: string): PlainPage {
  if (slip === undefined || !slip.words.includes(word)) return page
  const { text } = slip
  return { ...page, text, running: changed(page.running, editOf(page.text, text), text.length) }
}

/** The earlier words, once more. */
function aboveOf({ asked: { pinned = [] } }: PlainPage): readonly string[] {
  return pinned.map((above) => `> ${safe(above)}`)
}

/** Words and marks are in the draft before the next line is read. */
function needsSaving(before: PlainPage, { text, running }: PlainPage): boolean {
  return (
    text !== before.text ||
    running.traces.marks !== before.running.traces.marks ||
    running.stage !== before.running.stage
  )
}

function leave(page: PlainPage, left: Left): PlainPage {
  return { ...page, left, says: [] }
}

function write(page: PlainPage, line: string): PlainPage {
  const text = `${page.text}${line}\n`
  const running = changed(page.running, editOf(page.text, text), text.length)
  return { ...page, text, running, says: [] }
}

function mark(page: PlainPage): PlainPage {
  const { state, did } = marked(page.running, page.text, page.text.trimEnd().length)
  const said = {
    marked: '(marked)',
    staged: '(three more minutes on it)',
    nothing: '(nothing to mark yet)',
  }[did]
  const after = { ...page, running: state, says: [said] }
  const ends = page.asked.session?.untilMark === true && did !== 'nothing'
  return ends ? { ...after, left: { reason: 'done' } } : after
}

function probe(page: PlainPage): PlainPage {
  const state = probed(page.running, page.text, page.text.length)
  const same = state.probe === page.running.probe
  const none =
    page.running.request.probe === undefined ? '(Nothing digs here.)' : '(A few new words first.)'
  const says = same || state.probe === undefined ? none : safe(state.probe.text)
  return { ...page, running: state, says: [says] }
}

function helpOf({ asked, support }: PlainPage): readonly string[] {
  return [
    `  .  ${asked.doneLabel}`,
    asked.session?.untilMark
      ? '  !  the line before surprised me: that is the end'
      : '  !  the line before surprised me; again: three more minutes on it',
    '  .probe  a question that digs under what stands there',
    ...(asked.pinned?.length ? ['  .above  the earlier words again'] : []),
    ...(asked.session?.length === undefined ? [] : ['  .time  how much time is left']),
    ...asked.menu.map(({ id, label }) => `  .${id}  ${label}`),
    ...(support === '' ? [] : ['  .support  people to call']),
    '  ..  at the start of a line: a line that begins with a dot',
  ]
}
