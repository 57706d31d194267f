// Rows of comma separated values (RFC 4180), with the separator its head has.

/** The rows with words in them. Takes as long as the text is long; a quotation that never ends takes the rest of it. */
export function* csvRows(text: string): Generator<readonly string[]> {
  const separator = /^[^\n]*?[,;\t]/.exec(text)?.[0].at(-1) ?? ','
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : plain(text, at, separator)
    row.push(cell)
    at = end + 1
    if (text[end] === separator) continue
    if (text[end] === '\r' && text[at] === '\n') at += 1
    if (row.some((each) => each !== '')) yield row
    row = []
  }
}

function plain(text: string, from: number, separator: string): { cell: string; end: number } {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r')
    end += 1
  return { cell: text.slice(from, end), end }
}

/** What stands in quotes; what follows them up to the next separator is none of it. */
function quoted(text: string, from: number): { cell: string; end: number } {
  const parts: string[] = []
  let begin = from + 1
  for (;;) {
    const close = text.indexOf('"', begin)
    parts.push(text.slice(begin, close === -1 ? text.length : close))
    if (close === -1) return { cell: parts.join(''), end: text.length }
    if (text[close + 1] !== '"') return { cell: parts.join(''), end: close + 1 }
    parts.push('"')
    begin = close + 2
  }
}
