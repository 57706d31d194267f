// The order in which words stand on a line, where some of them are written from the right.
import made, { type Bidi } from 'bidi-js'
import { fromRight, type Side } from '../text/side.ts'
import { graphemesOf } from '../text/width.ts'

/** A stretch of one direction: its words in reading order, mirrored signs already turned. */
export type Stretch = { readonly text: string; readonly turned: boolean }

// It is CommonJS, which its types do not say.
const factory = made as unknown as () => Bidi
let bidi: Bidi | undefined

/** The stretches of one line of a paragraph, from the left to the right (UAX #9). */
export function stretches(line: string, side: Side): readonly Stretch[] {
  if (side === 'ltr' && !fromRight.test(line)) return [{ text: line, turned: false }]
  bidi ??= factory()
  const { levels } = bidi.getEmbeddingLevels(line, side)
  const mirrored = bidi.getMirroredCharactersMap(line, levels)
  const found: { text: string; level: number }[] = []
  for (let at = 0; at < line.length; at += 1) {
    const level = levels[at] ?? 0
    const sign = mirrored.get(at) ?? line.charAt(at)
    const last = found.at(-1)
    if (last !== undefined && last.level === level) last.text += sign
    else found.push({ text: sign, level })
  }
  return ordered(found).map(({ text, level }) => ({ text, turned: level % 2 === 1 }))
}

/** Rule L2: from the deepest level up, what lies at least so deep changes its order. */
function ordered<T extends { readonly level: number }>(runs: readonly T[]): readonly T[] {
  const all = [...runs]
  for (let level = Math.max(0, ...all.map((run) => run.level)); level > 0; level -= 1) {
    for (let start = 0; start < all.length; start += 1) {
      let end = start
      while ((all[end]?.level ?? -1) >= level) end += 1
      if (end > start) all.splice(start, end - start, ...all.slice(start, end).reverse())
      start = end
    }
  }
  return all
}

/** The graphemes of `text` from the last to the first. */
export function reversed(text: string): string {
  return Array.from(graphemesOf(text)).toReversed().join('')
}
