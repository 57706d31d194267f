// The page in plain mode: lines from stdin until a lone ".", with the menu's doors as words after a dot (".dig").
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
import type { Left } from './model.ts'
import type { PageEnd, PageRequest } from './page.ts'

/** How often the clock is looked at, in milliseconds. */
const beatMs = 5000

/**
 * Asks `request` and reads its answer. Every line reaches the draft before the next is read. The end of the input keeps
 * what was written (reason 'done'), or ends with 'closed' where nothing was. "!" alone marks the line before it. A line
 * that itself starts with "." is written with two, one that is only "!" likewise ("!!"). `now` is a clock in milliseconds
 * that never goes back.
 */
export async function writePlain(
  lines: Lines,
  note: (text: string) => void,
  now: () => number,
  request: PageRequest,
  support = '',
): Promise<PageEnd> {
  for (const above of request.pinned ?? []) note(`> ${safe(above)}`)
  if (request.question) note(safe(request.question))
  if (request.note) note(safe(request.note))
  if (request.text) note(`${safe(request.text)}\n(Go on from here.)`)
  note(`Write. A line with only "." is the end (${request.doneLabel}); ".help" says what else.`)
  let text = request.text === '' || request.text.endsWith('\n') ? request.text : `${request.text}\n`
  let state: Running = running(request.session ?? {}, request.traces ?? noTraces, now())
  let rung = bellGone(state)
  const beat = setInterval(passed, beatMs)
  try {
    for (;;) {
      const line = await lines.next()
      passed()
      if (line === null) return end({ reason: text.trim() === '' ? 'closed' : 'done' })
      if (line === '.') return end({ reason: 'done' })
      if (line === '!') mark()
      else if (line === '.help') help()
      else if (line === '.time') note(timeInWords(state))
      else if (line === '.probe') probe()
      else if (line === '.support' && support !== '') note(safe(support))
      else {
        const way = request.menu.find(({ id }) => line === `.${id}`)
        if (way) return end({ reason: 'menu', choice: way.id })
        write(line.startsWith('..') || line === '!!' ? line.slice(1) : line)
      }
    }
  } finally {
    clearInterval(beat)
  }

  function passed(): void {
    state = ticked(state, now())
    if (rung || !bellGone(state)) return
    rung = true
    note('(The time is over. Nothing stops: write on, or "." to end.)')
  }

  function write(line: string): void {
    const next = `${text}${line}\n`
    state = changed(state, editOf(text, next), next.length)
    text = next
    save()
  }

  function mark(): void {
    const { state: next, did } = marked(state, text, text.trimEnd().length)
    state = next
    note(
      {
        marked: '(marked)',
        staged: '(three more minutes on it)',
        nothing: '(nothing to mark yet)',
      }[did],
    )
    if (did !== 'nothing') save()
  }

  function probe(): void {
    const before = state.probe
    state = probed(state, text, text.length)
    const { probe } = state
    if (probe === undefined || probe === before) note('(A few new words first.)')
    else note(safe(probe.text))
  }

  function save(): void {
    request.save(text, text.length, state.traces)
  }

  function end(left: Left): PageEnd {
    return { text: text.replace(/\n$/, ''), traces: state.traces, ...left }
  }

  function help(): void {
    note(`  .  ${request.doneLabel}`)
    note('  !  the line before surprised me; again: three more minutes on it')
    note('  .probe  a question that digs under what stands there')
    if (request.session?.length !== undefined) note('  .time  how much time is left')
    for (const { id, label } of request.menu) note(`  .${id}  ${label}`)
    if (support !== '') note('  .support  people to call')
    note('  ..  at the start of a line: a line that begins with a dot')
  }
}
