// What a key costs on the page: the change, the layout, the frame and the bytes, without the terminal.

import { colours } from '../../src/terminal/colours.ts'
import { bufferOf, cursorOf, moveTo } from '../../src/terminal/page/buffer.ts'
import { type Asked, opened } from '../../src/terminal/page/model.ts'
import { press } from '../../src/terminal/page/press.ts'
import { pageFrame } from '../../src/terminal/page/view.ts'
import type { KeyEvent } from '../../src/terminal/screen/keys.ts'
import { type Frame, paint } from '../../src/terminal/screen/paint.ts'
import { longText } from './corpus.ts'
import { figure, section, share } from './goals.ts'

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

/** Milliseconds of work a key may take. */
const goals: Readonly<Record<keyof typeof scripts, number>> = {
  English: 1,
  'one paragraph': 1,
  emoji: 4,
  Japanese: 4,
}

/** Prints p99 of a key in the middle of a page of 10,000 words, by itself and in a running session, and the bytes written for it. */
export function benchKeys(): void {
  section('A key in a page of 10,000 words')
  for (const script of Object.keys(scripts) as (keyof typeof scripts)[]) {
    for (const session of [false, true]) {
      const { times, bytes } = typed(scripts[script](10_000), session)
      const name = `${script}${session ? ', in a running session' : ''}`
      figure(`a key, ${name}, p99`, share(times, 0.99), { unit: 'ms', goal: goals[script] })
      if (!session)
        figure(`bytes written for it, ${name}, p50`, bytes, { unit: 'bytes', goal: 500 })
    }
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
  return { times, bytes: share(sizes, 0.5) }
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

if (import.meta.main) benchKeys()
