// What has room on the first page. Nothing is dropped: what has none is counted, and may stand on a second page.
import type { Box } from './formulation.ts'

/** How many words a page for somebody has at most, with its title and headings. */
const pageWords = 600

/** Words kept free for what stands instead of lines: whatever it says, the same lines have room. */
const longestInstead = 10

export type Fitted<B> = {
  readonly first: readonly B[]
  /** The boxes that had lines left, with those alone. */
  readonly more: readonly B[]
  /** How many lines had no room. */
  readonly left: number
}

/**
 * Shares the room among boxes that hold what was chosen. Those that are never left empty come first, whole where they fit; then
 * each of the others gets its first line, each its second, as long as there is room. A long line waits until the short ones had
 * theirs. `spent` is how many words stand on the page already; `instead`, ten words at most, stands in a box
 * that has lines and no room for any.
 */
export function fitted<B extends Box>(
  boxes: readonly B[],
  spent: number,
  instead: string,
): Fitted<B> {
  const taken = boxes.map(() => new Set<number>())
  let room = pageWords - spent - sum(boxes.map((box) => wordCount(box.heading) + unfilled(box)))
  function unfilled({ lines, empty = '' }: Box): number {
    return lines.length === 0 ? wordCount(empty) : longestInstead
  }
  const offer = (box: Box, line: number, into: Set<number>, longest: number) => {
    const words = wordsOf(box.lines[line])
    const freed = into.size === 0 ? unfilled(box) : 0
    if (into.has(line) || line >= box.lines.length || words > Math.min(longest, room + freed))
      return
    room += freed - words
    into.add(line)
  }
  const share = (first: boolean, longest: number) => {
    const rows = Math.max(0, ...boxes.map(({ lines }) => lines.length))
    for (let line = 0; line < rows; line += 1) {
      boxes.forEach((box, at) => {
        const into = taken[at]
        if (into !== undefined && first === (box.empty !== undefined)) {
          offer(box, line, into, longest)
        }
      })
    }
  }
  share(true, pageWords)
  share(false, pageWords / 8)
  share(false, pageWords)
  const part = (is: boolean) =>
    boxes.map((box, at) => ({
      ...box,
      lines: box.lines.filter((_, line) => taken[at]?.has(line) === is),
    }))
  const first = part(true).map((box, at) =>
    box.lines.length === 0 && boxes[at]?.lines.length !== 0 ? { ...box, empty: instead } : box,
  )
  const more = part(false).filter(({ lines }) => lines.length > 0)
  return { first, more, left: sum(more.map(({ lines }) => lines.length)) }
}

/** How many words a text has, as a reader would count them. */
export function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

function wordsOf(line: Box['lines'][number] | undefined): number {
  if (line === undefined) return 0
  return wordCount(line.text) + wordCount(line.asked ?? '') + wordCount(line.from)
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
