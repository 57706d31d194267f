// Steps of the cursor: by grapheme and by word, looking only at what is near.

const segmenters: { grapheme?: Intl.Segmenter; word?: Intl.Segmenter } = {}

/** Made where they are needed, which takes Node a while. */
function segments(granularity: 'grapheme' | 'word', text: string): Intl.Segments {
  segmenters[granularity] ??= new Intl.Segmenter(undefined, { granularity })
  return segmenters[granularity].segment(text)
}

const near = 256

/** The end of the grapheme that begins at `offset`. */
export function nextGrapheme(line: string, offset: number): number {
  if (offset >= line.length) return line.length
  if (simple(line, offset) && (offset + 1 >= line.length || simple(line, offset + 1)))
    return offset + 1
  const [first] = segments('grapheme', line.slice(offset, offset + near))
  return offset + (first?.segment.length ?? 1)
}

/** The start of the grapheme that ends at `offset`. */
export function previousGrapheme(line: string, offset: number): number {
  if (offset <= 0) return 0
  if (simple(line, offset - 1)) return offset - 1
  const from = anchor(line, offset)
  let start = from
  for (const { index } of segments('grapheme', line.slice(from, offset))) start = from + index
  return start
}

/** The nearest grapheme boundary at or before `offset`. */
export function boundary(line: string, offset: number): number {
  const at = Math.max(0, Math.min(line.length, offset))
  if (at === 0 || at === line.length || (simple(line, at - 1) && simple(line, at))) return at
  const from = anchor(line, at)
  let start = from
  for (const { index } of segments('grapheme', line.slice(from, at + near))) {
    if (from + index > at) break
    start = from + index
  }
  return start
}

/** The end of the word at or after `offset`. */
export function nextWord(line: string, offset: number): number {
  for (const { index, segment, isWordLike } of segments(
    'word',
    line.slice(offset, offset + near),
  )) {
    if (isWordLike) return offset + index + segment.length
  }
  return Math.min(line.length, offset + near)
}

/** The start of the word at or before `offset`. */
export function previousWord(line: string, offset: number): number {
  const from = anchor(line, offset)
  let start = from
  for (const { index, isWordLike } of segments('word', line.slice(from, offset))) {
    if (isWordLike) start = from + index
  }
  return start
}

/** A letter that joins with nothing beside it. */
function simple(line: string, offset: number): boolean {
  const code = line.charCodeAt(offset)
  return code >= 0x20 && code < 0x300 && code !== 0xad && code !== 0xa9 && code !== 0xae
}

/** A boundary some way before `offset`, to begin segmenting from. */
function anchor(line: string, offset: number): number {
  for (let at = Math.max(0, offset - near); at > 0; at -= 1) {
    if (simple(line, at - 1) && simple(line, at)) return at
    if (offset - at > near * 4) break
  }
  return 0
}
