/** The beginning of a text in one line: at most `length` characters, cut at a space where one is near, with … where cut. */
export function firstWords(text: string, length: number): string {
  const line = text
    .slice(0, length * 4 + 64)
    .trim()
    .replace(/\s+/g, ' ')
  if (line.length <= length) return line
  const cut = line
    .slice(0, Math.max(1, length - 1))
    .toWellFormed()
    .replace(/\ufffd$/, '')
  const space = cut.lastIndexOf(' ')
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`
}
