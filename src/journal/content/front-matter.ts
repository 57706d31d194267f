// The small front matter of content files: "key: value" lines between two lines of dashes; a list is [a, b].

export type FrontMatter = {
  readonly values: ReadonlyMap<string, { readonly value: string; readonly line: number }>
  /** What follows, and the line it starts on (1 is the file's first). */
  readonly body: readonly string[]
  readonly bodyLine: number
  readonly faults: readonly Remark[]
}

/** Splits a file. Never throws; what does not fit is in `faults`. */
export function readFrontMatter(text: string): FrontMatter {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const values = new Map<string, { value: string; line: number }>()
  const faults: Remark[] = []
  const end =
    lines[0]?.trim() === '---'
      ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
      : -1
  if (end < 0) {
    faults.push({ line: 1, message: 'The file begins with "---", its keys, and "---" again.' })
    return { values, body: lines, bodyLine: 1, faults }
  }
  for (let index = 1; index < end; index += 1) {
    const source = lines[index] ?? ''
    if (source.trim() === '') continue
    const line = index + 1
    const [, key = '', value = ''] = /^([a-z]+):\s*(.*)$/.exec(source.trimEnd()) ?? []
    if (key === '') faults.push({ line, message: 'A line here is "key: value".' })
    else if (values.has(key)) faults.push({ line, message: `"${key}" is here twice.` })
    else values.set(key, { value: value.trim(), line })
  }
  return { values, body: lines.slice(end + 1), bodyLine: end + 2, faults }
}

/** The items of "[a, b]", or undefined where it is not a list. */
export function listOf(value: string): string[] | undefined {
  const [, inside] = /^\[(.*)\]$/.exec(value) ?? []
  if (inside === undefined) return undefined
  return inside.trim() === '' ? [] : inside.split(',').map((item) => item.trim())
}

/** Something about a line of a file, in a sentence. */
export type Remark = { readonly line: number; readonly message: string }
