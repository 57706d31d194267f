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
import { safe } from '../../text/safe.ts'
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
  /** What is to be said now, line by line. */
  readonly says: readonly string[]
}

/**
 * Asks `request` and reads its answer. Every line reaches the draft before the next is read. The end of the
 * input keeps what was written (reason 'done'), or ends with 'closed' where nothing was. "!" alone marks
 * the line before it. A line that itself starts with "." is written with two, one that is only "!" likewise
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
    says: [
      ...pinned.map((above) => `> ${safe(above)}`),
      ...(question ? [safe(question)] : []),
      ...(note ? [safe(note)] : []),
      ...(text ? [single ? safe(text) : `${safe(text)}\n(Go on from here.)`] : []),
      ...(single ? [`(One line. Enter alone ${text ? 'leaves it as it is' : 'skips'}.)`] : []),
      ...(single
        ? []
        : [`Write. A line with only "." is the end (${doneLabel}); ".help" says what else.`]),
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
export function lineTo(page: PlainPage, line: string | null): PlainPage {
  const { asked, text, support } = page
  if (line === null) return leave(page, { reason: text.trim() === '' ? 'closed' : 'done' })
  switch (line) {
    case '.':
      return leave(page, { reason: 'done' })
    case '!':
      return mark(page)
    case '.help':
      return { ...page, says: helpOf(page) }
    case '.above':
      return { ...page, says: aboveOf(page) }
    case '.time':
      return { ...page, says: [timeInWords(page.running)] }
    case '.probe':
      return probe(page)
    case '!!':
      return write(page, '!')
  }
  if (line === '.support' && support !== '') return { ...page, says: [safe(support)] }
  const way = asked.menu.find(({ id }) => line === `.${id}`)
  if (way !== undefined) return leave(page, { reason: 'menu', choice: way.id })
  const words = line.startsWith('..') ? line.slice(1) : line
  if (!asked.single) return write(page, words)
  return leave(words.trim() === '' ? page : write({ ...page, text: '' }, words), { reason: 'done' })
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
  return { ...page, running: state, says: [said] }
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
    '  !  the line before surprised me; again: three more minutes on it',
    '  .probe  a question that digs under what stands there',
    ...(asked.pinned?.length ? ['  .above  the earlier words again'] : []),
    ...(asked.session?.length === undefined ? [] : ['  .time  how much time is left']),
    ...asked.menu.map(({ id, label }) => `  .${id}  ${label}`),
    ...(support === '' ? [] : ['  .support  people to call']),
    '  ..  at the start of a line: a line that begins with a dot',
  ]
}
