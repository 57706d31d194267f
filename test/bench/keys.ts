// What a key costs on the page: the change, the layout, the frame and the bytes, without the terminal.

import { colours } from '../../src/terminal/colours.ts'
import { bufferOf, cursorOf, moveTo } from '../../src/terminal/page/buffer.ts'
import { type Asked, opened } from '../../src/terminal/page/model.ts'
import { press } from '../../src/terminal/page/press.ts'
import { pageFrame } from '../../src/terminal/page/view.ts'
import type { KeyEvent } from '../../src/terminal/screen/keys.ts'
import { type Frame, paint } from '../../src/terminal/screen/paint.ts'
import { longText } from './corpus.ts'

const scripts = {
  English: (words: number) => longText(words),
  'one paragraph': (words: number) => longText(words).replaceAll('\n', ' '),
  emoji: (words: number) =>
    Array.from({ length: words }, (_, index) =>
      index % 5 === 0 ? '👩‍👧 né' : index % 60 === 59 ? 'so.\n' : 'word',
    ).join(' '),
  Japanese: (words: number) =>
    Array.from({ length: words }, (_, index) => (index % 60 === 59 ? '日。\n' : '昨日')).join(''),
}

/** Prints p50 and p99 of a key in milliseconds, and the median of bytes written for it. */
export function benchKeys(): void {
  console.log('\nA key in the middle of a page (p50 / p99 ms, bytes)')
  for (const [name, make] of Object.entries(scripts)) {
    for (const words of [3000, 10_000]) {
      const { times, bytes } = typed(make(words))
      console.log(
        `  ${`${name}, ${words} words`.padEnd(32)} ${p(times, 0.5)} / ${p(times, 0.99)}   ${bytes}`,
      )
    }
  }
}

/** The same in a running session: with the time, marks, struck words, pauses and probes to be moved along. */
export function benchSession(): void {
  console.log('\nA key in a running session of 10,000 words (p50 / p99 ms, bytes)')
  for (const [name, make] of Object.entries(scripts)) {
    const { times, bytes } = typed(make(10_000), true)
    console.log(`  ${name.padEnd(32)} ${p(times, 0.5)} / ${p(times, 0.99)}   ${bytes}`)
  }
}

function typed(text: string, session = false): { times: number[]; bytes: number } {
  const theme = colours(1)
  const words = text.split('\n')
  const middle = Math.floor(words.length / 2)
  const cursor = cursorOf(
    moveTo(bufferOf(text), middle, Math.floor((words[middle]?.length ?? 0) / 2)),
  )
  let page = opened(
    {
      text,
      cursor,
      question: 'What is asked?',
      menu: [],
      doneLabel: 'keep',
      ...(session ? running(text) : {}),
    },
    { columns: 80, rows: 40 },
    0,
  )
  let frame: Frame | undefined
  const times: number[] = []
  const sizes: number[] = []
  const keys = [...'a few words more, typed here ']
  for (let index = 0; index < 1200; index += 1) {
    const event: KeyEvent =
      index % 37 === 36
        ? { kind: 'key', name: 'left' }
        : { kind: 'text', text: keys[index % keys.length] ?? ' ' }
    const began = performance.now()
    page = press(page, event, index * 100)
    const drawn = pageFrame(page, theme)
    page = { ...page, top: drawn.top }
    const bytes = paint(drawn.frame, frame)
    frame = drawn.frame
    if (index >= 200) {
      times.push(performance.now() - began)
      sizes.push(Buffer.byteLength(bytes))
    }
  }
  return { times, bytes: sizes.toSorted((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0 }
}

/** A session that has left something beside the words all along them. */
function running(text: string): Pick<Asked, 'session' | 'traces'> {
  const spans = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => {
      const start = Math.floor((text.length / count) * index)
      return { start, end: start + length }
    })
  return {
    session: { length: 900_000, stall: 30_000, pauses: true },
    traces: {
      elapsed: 0,
      marks: spans(20, 40).map((span) => ({ ...span, kind: 'surprise' as const })),
      struck: spans(100, 6),
      pauses: spans(100, 1).map(({ start }) => ({ at: start, seconds: 20 })),
      probes: spans(20, 1).map(({ start }) => ({ at: start, id: 'D01' })),
    },
  }
}

function p(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3)
}

if (import.meta.main) {
  benchKeys()
  benchSession()
}
