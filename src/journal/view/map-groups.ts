// What belongs together within one part of the map: learned from the same, linked, or saying the same word. A reading of what
// is there, and no claim: each line stands in one group, in the order it was kept.
import { given } from '../../text/given.ts'
import type { MapLine } from './map-line.ts'

export type MapGroup = {
  /** Why these stand together; 'alone' for those that share nothing. */
  readonly by: 'learned' | 'linked' | 'word' | 'alone'
  /** From whom it was learned, or the word. */
  readonly name?: string
  readonly lines: readonly MapLine[]
}

/** The lines in groups of two or more, then those that stand alone. Every line is in one of them. */
export function grouped(lines: readonly MapLine[]): readonly MapGroup[] {
  const learned = shared(lines, 'learned', ({ learned }) =>
    learned === undefined ? [] : [plainly(learned)],
  )
  const linked = components(learned.left)
  const worded = shared(linked.left, 'word', ({ text }) => tellingWords(text))
  const groups = [...learned.groups, ...linked.groups, ...worded.groups]
  return worded.left.length === 0 ? groups : [...groups, { by: 'alone', lines: worded.left }]
}

type Sorted = { readonly groups: readonly MapGroup[]; readonly left: readonly MapLine[] }

/** Groups of what shares a key, the key of most lines first; a line is in one group alone. */
function shared(
  lines: readonly MapLine[],
  by: 'learned' | 'word',
  keysOf: (line: MapLine) => readonly string[],
): Sorted {
  const groups: MapGroup[] = []
  let left = lines
  for (;;) {
    const counts = new Map<string, number>()
    for (const key of left.flatMap((line) => [...new Set(keysOf(line))])) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    const [most] = [...counts].filter(([, count]) => count > 1).toSorted((a, b) => b[1] - a[1])
    if (most === undefined) return { groups, left }
    const [key] = most
    const inside = left.filter((line) => keysOf(line).includes(key))
    const [first] = inside
    groups.push({
      by,
      ...given({ name: by === 'learned' ? first?.learned?.replace(/\.$/, '') : key }),
      lines: inside,
    })
    left = left.filter((line) => !inside.includes(line))
  }
}

/** Groups of what is linked to one another, however far. */
function components(lines: readonly MapLine[]): Sorted {
  const groups: MapGroup[] = []
  let left = lines
  for (const line of lines) {
    if (!left.includes(line)) continue
    const inside = new Set([line])
    for (const each of inside) {
      for (const other of left) if (areLinked(each, other)) inside.add(other)
    }
    if (inside.size < 2) continue
    groups.push({ by: 'linked', lines: lines.filter((each) => inside.has(each)) })
    left = left.filter((each) => !inside.has(each))
  }
  return { groups, left }
}

function areLinked(one: MapLine, other: MapLine): boolean {
  return (
    one.leads.some(({ line }) => line === other.id) ||
    other.leads.some(({ line }) => line === one.id)
  )
}

function plainly(text: string): string {
  return text.trim().replace(/\.$/, '').toLowerCase().normalize('NFC')
}

// Words of five letters and more that say nothing of their own.
const usual = new Set(
  `about after again against always anybody anything around because become before being below between could doing
  during every everybody everything first found getting going having himself herself itself later maybe might myself
  never nobody nothing other others ought over people really same shall should somebody someone something sometimes
  still than that their theirs there these thing things think this those though through under until wanted where
  which while whole without would years yourself himself`.split(/\s+/),
)

/** The words of a line that say something: five letters or more, and not those of every sentence. */
function tellingWords(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{M}]{5,}/gu) ?? []
  ).filter((word) => !usual.has(word))
}
