// What runs beside the words, against a clock that stands where the test puts it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  bellGone,
  changed,
  keyed,
  marked,
  pointed,
  probed,
  type Running,
  running,
  stalled,
  struck,
  ticked,
  timeInWords,
  timeLine,
} from '../../../src/journal/page/running.ts'
import { editOf } from '../../../src/journal/page/spans.ts'
import {
  draftOfTraces,
  fieldsOfTraces,
  noTraces,
  tracesOf,
  withPauses,
} from '../../../src/journal/page/traces.ts'

const minute = 60_000
const bank = ['D01', 'D02', 'D03'].map((id) => ({ id, text: `${id}?` }))
const request = {
  length: 15 * minute,
  stall: 30_000,
  pauses: true,
  probe: (_: string, used: readonly string[]) => bank.find(({ id }) => !used.includes(id)),
}

/** Lets `ms` go by in steps that a running program takes. */
function later(state: Running, ms: number): Running {
  let next = state
  for (let left = ms; left > 0; left -= 5000) next = ticked(next, next.seen + Math.min(5000, left))
  return next
}

test('the line shrinks to nothing at the bell and then grows beyond it', () => {
  const begun = running(request, noTraces, 0)
  expect(timeLine(begun, 60)).toEqual({ cells: 60, beyond: false })
  expect(timeLine(later(begun, 5 * minute), 60)).toEqual({ cells: 40, beyond: false })
  const bell = later(begun, 15 * minute)
  expect([timeLine(bell, 60), bellGone(bell)]).toEqual([{ cells: 0, beyond: false }, true])
  expect(timeLine(later(bell, 5 * minute), 60)).toEqual({ cells: 20, beyond: true })
  expect(timeLine(later(bell, 600 * minute), 60)).toEqual({ cells: 60, beyond: true })
})

test('time in which the program was stopped does not count, and is no pause', () => {
  const begun = later(running(request, noTraces, 0), minute)
  const asleep = ticked(begun, begun.seen + 8 * 3600_000)
  expect(asleep.traces.elapsed).toBe(minute)
  expect(changed(asleep, editOf('', 'a'), 1).traces.pauses).toEqual([])
})

test('a clock that goes back takes no time away', () => {
  const begun = later(running(request, noTraces, 1e9), minute)
  const back = ticked(begun, 0)
  expect(back.traces.elapsed).toBe(minute)
  expect(later(back, minute).traces.elapsed).toBe(2 * minute)
})

test('no time said is absurd, wherever the clock stands', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { maxLength: 20 }), (clock) => {
      const end = clock.reduce((state, now) => ticked(state, now), running(request, noTraces, 0))
      expect(end.traces.elapsed).toBeGreaterThanOrEqual(0)
      expect(end.traces.elapsed).toBeLessThanOrEqual(clock.length * minute)
      expect(timeInWords(end)).toMatch(
        /^(\d+ minutes|about a minute) (left|beyond the bell)$|half a minute|just past/,
      )
    }),
  )
})

test('a stall brings one probe, and the next only after new words', () => {
  const wrote = changed(running(request, noTraces, 0), editOf('', 'It was late. '), 13)
  expect(stalled(later(wrote, 29_000))).toBe(false)
  const still = later(wrote, 30_000)
  expect(stalled(still)).toBe(true)
  const first = probed(still, 'It was late. ', 13)
  expect(first.probe?.id).toBe('D01')
  expect(stalled(later(first, 90_000))).toBe(false)
  expect(probed(first, 'It was late. ', 13).probe?.id).toBe('D01')
  const typing = changed(first, editOf('It was late. ', 'It was late. S'), 14)
  expect(typing.probe?.letters).toBe(1)
  const gone = changed(typing, editOf('It was late. S', 'It was late. So I went ho'), 25)
  expect(gone.probe).toBeUndefined()
  const second = probed(later(gone, 30_000), 'It was late. So I went ho', 25)
  expect(second.probe?.id).toBe('D02')
  expect(second.traces.probes.map(({ id }) => id)).toEqual(['D01', 'D02'])
})

test('an empty page gets no probe, and neither does one whose bank says nothing', () => {
  const begun = later(running(request, noTraces, 0), minute)
  expect(probed(begun, '  \n', 3).probe).toBeUndefined()
  const silent = running({ ...request, probe: () => undefined }, noTraces, 0)
  expect(probed(silent, 'words', 5).probe).toBeUndefined()
})

test('◆ marks the sentence; on it again, three minutes more with that sentence above', () => {
  const text = 'One line. The other line.'
  const begun = later(running(request, noTraces, 0), 14 * minute)
  const once = marked(begun, text, text.length)
  expect([once.did, once.state.traces.marks]).toEqual([
    'marked',
    [{ start: 10, end: 25, kind: 'surprise' }],
  ])
  const twice = marked(once.state, text, text.length)
  expect([twice.did, twice.state.stage?.sentence]).toEqual(['staged', 'The other line.'])
  expect(timeLine(twice.state, 60)).toEqual({ cells: 60, beyond: false })
  const over = later(twice.state, 3 * minute)
  expect(over.stage).toBeUndefined()
  expect(bellGone(over)).toBe(false)
  expect(bellGone(later(over, minute))).toBe(true)
  expect(marked(begun, ' \n', 0).did).toBe('nothing')
})

test('pauses are noted where the writing stood, from ten seconds on', () => {
  let state = changed(running(request, noTraces, 0), editOf('', 'One'), 3)
  state = changed(later(state, 9000), editOf('One', 'One t'), 5)
  state = changed(later(state, 42_000), editOf('One t', 'One tw'), 6)
  expect(state.traces.pauses).toEqual([{ at: 5, seconds: 42 }])
  state = changed(later(keyed(later(state, 8000)), 8000), editOf('One tw', 'One two'), 7)
  expect(state.traces.pauses).toHaveLength(1)
  expect(withPauses('One two\nthree', state.traces.pauses)).toBe('One two   · 42 s\nthree')
})

test('without the wish for them no pause is noted', () => {
  const state = later(running({ ...request, pauses: false }, noTraces, 0), minute)
  expect(changed(state, editOf('', 'a'), 1).traces.pauses).toEqual([])
})

test('a passage is pointed at for one thing or several, and the same again takes it off', () => {
  const passage = { start: 0, end: 9, kind: 'say' as const }
  const once = pointed(running({}, noTraces, 0), passage)
  const both = pointed(once, { ...passage, kind: 'not-yet' })
  expect(both.traces.marks.map(({ kind }) => kind)).toEqual(['say', 'not-yet'])
  expect(pointed(both, passage).traces.marks.map(({ kind }) => kind)).toEqual(['not-yet'])
})

test('struck spans that touch become one', () => {
  const state = struck(struck(running({}, noTraces, 0), 5, 8), 2, 5)
  expect(state.traces.struck).toEqual([{ start: 2, end: 8 }])
})

test('traces go through a draft whole, and through an entry without what marks are for', () => {
  const traces = {
    elapsed: 90_500,
    marks: [
      { start: 0, end: 4, kind: 'surprise' as const },
      { start: 5, end: 9, kind: 'hand-over' as const },
    ],
    struck: [{ start: 5, end: 9 }],
    pauses: [{ at: 3, seconds: 20 }],
    probes: [{ at: 9, id: 'D07' }],
  }
  expect(tracesOf(JSON.parse(JSON.stringify(draftOfTraces(traces))), 9)).toEqual(traces)
  expect(tracesOf(fieldsOfTraces(traces), 9)).toEqual({ ...traces, elapsed: 91_000, marks: [] })
  expect(fieldsOfTraces(noTraces)).toEqual({})
})

test('whatever stands in a draft’s fields, reading it throws nothing and stays inside the text', () => {
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.constantFrom('marks', 'struck', 'pauses', 'probes', 'elapsed'),
        fc.jsonValue(),
      ),
      fc.nat(20),
      (fields, length) => {
        const { marks, struck, pauses } = tracesOf(fields as never, length)
        for (const { start, end } of [...marks, ...struck]) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(length)
        }
        for (const { at } of pauses) expect(at).toBeLessThanOrEqual(length)
      },
    ),
  )
})
