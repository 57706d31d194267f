// The words around a place in a text.

/** `text` in one line around `words`, with about `room` characters on either side, cut at spaces; its beginning where the words are not in it as they stand. */
export function around(text: string, words: string, room: number): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const found = line.indexOf(words.replace(/\s+/g, ' ').trim())
  const at = Math.max(0, found)
  const end = found < 0 ? 0 : at + words.length
  const before = at <= room ? 0 : line.indexOf(' ', at - room) + 1
  const cut = line.lastIndexOf(' ', end + room)
  const after = line.length <= end + room ? line.length : Math.max(end, cut)
  return `${before > 0 ? '… ' : ''}${line.slice(Math.min(before, at), after)}${after < line.length ? ' …' : ''}`
}
