// What somebody typed as blocks: paragraphs, lists and quotations, as everybody types them, and the labelled lines of a record.
// Only what cannot be meant otherwise is one; all else is a paragraph, its lines as they were typed. No word is lost.

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly Item[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'field'; readonly label: string; readonly blocks: readonly Block[] }

/** `marker` is as it was typed: "-", "3.". */
export type Item = { readonly marker: string; readonly blocks: readonly Block[] }

const empty = /^[ \t]*$/
const bullet = /^( {0,3})([-*+•])[ \t]+(?=\S)/
const number = /^( {0,3})(\d{1,3}[.)])[ \t]+(?=\S)/
const quoted = /^ {0,3}>(?: |(?=>)|$)/
const deepest = 4

/** The blocks of `text`; lines that begin with one of `labels` and a colon are fields of a record, up to the next. */
export function blocksOf(text: string, labels: readonly string[] = []): readonly Block[] {
  return labels.length === 0 ? inBlocks(text.split('\n'), 0) : inFields(text.split('\n'), labels)
}

function inFields(lines: readonly string[], labels: readonly string[]): readonly Block[] {
  const labelOf = (line: string) => labels.find((label) => line.startsWith(`${label}:`))
  const starts = lines.flatMap((line, at) => (labelOf(line) === undefined ? [] : [at]))
  const fields = starts.map((start, index): Block => {
    const [line = '', ...rest] = lines.slice(start, starts[index + 1])
    const label = labelOf(line) ?? ''
    const first = line.slice(label.length + 1).trimStart()
    return { kind: 'field', label, blocks: inBlocks(first === '' ? rest : [first, ...rest], 0) }
  })
  return [...inBlocks(lines.slice(0, starts[0]), 0), ...fields]
}

function inBlocks(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    if (empty.test(line)) {
      at += 1
      continue
    }
    const end = endOf(lines, at, depth)
    blocks.push(blockOf(lines.slice(at, end), depth))
    at = end
  }
  return blocks
}

type Kind = 'bullet' | 'number' | 'quote' | 'text'

function kindOf(line: string, depth: number): Kind {
  if (depth >= deepest) return 'text'
  if (bullet.test(line)) return 'bullet'
  if (number.test(line)) return 'number'
  return quoted.test(line) ? 'quote' : 'text'
}

/** Behind the last line of the block that begins at `start`. */
function endOf(lines: readonly string[], start: number, depth: number): number {
  const kind = kindOf(lines[start] ?? '', depth)
  const goesOn = (line: string) => {
    if (empty.test(line)) return false
    if (kind === 'text' || kind === 'quote') return kindOf(line, depth) === kind
    return kindOf(line, depth) === kind || /^[ \t]{2,}\S/.test(line)
  }
  let at = start + 1
  while (at < lines.length && goesOn(lines[at] ?? '')) at += 1
  return at
}

function blockOf(lines: readonly string[], depth: number): Block {
  const kind = kindOf(lines[0] ?? '', depth)
  if (kind === 'text') return { kind: 'paragraph', text: lines.join('\n') }
  if (kind === 'quote') {
    const blocks = inBlocks(
      lines.map((line) => line.replace(quoted, '')),
      depth + 1,
    )
    return blocks.length === 0 ? { kind: 'paragraph', text: lines.join('\n') } : { kind, blocks }
  }
  const sign = kind === 'bullet' ? bullet : number
  const items: { marker: string; lines: string[] }[] = []
  for (const line of lines) {
    const [all = '', , marker] = sign.exec(line) ?? []
    const last = items.at(-1)
    // A line further in than its item is inside it, be it a list of its own.
    if (marker !== undefined && !(last && /^ {2,}/.test(line) && !/^ {2,}/.test(lines[0] ?? ''))) {
      items.push({ marker, lines: [line.slice(all.length)] })
    } else last?.lines.push(line.replace(/^[ \t]{1,4}/, ''))
  }
  return {
    kind: 'list',
    numbered: kind === 'number',
    items: items.map(({ marker, lines }) => ({ marker, blocks: inBlocks(lines, depth + 1) })),
  }
}
