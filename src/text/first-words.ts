import { clip, width } from './width.ts'

/** The beginning of a text in one line: at most `columns` wide, cut at a space where one is near, with … where cut. */
export function firstWords(text: string, columns: number): string {
  const line = text
    .slice(0, columns * 4 + 64)
    .trim()
    .replace(/\s+/g, ' ')
  if (width(line) <= columns) return line
  const cut = clip(line, Math.max(1, columns)).slice(0, -1)
  const whole = line[cut.length] === ' '
  const space = cut.lastIndexOf(' ')
  return `${!whole && space > cut.length / 2 ? cut.slice(0, space) : cut}…`
}
