// What led to what: when it is asked, and which lines of the map there are to choose from.

/** A link from one line of the map to another, by their ids. */
export type LedTo = { readonly from: string; readonly to: string }

/** After so many answers it is asked once. */
const every = 3

/** Whether to ask it now: after some answers, where two lines stand on the map that are not linked. */
export function asksWhatLed(
  answers: number,
  lines: readonly string[],
  links: readonly LedTo[],
): boolean {
  return answers > 0 && answers % every === 0 && firsts(lines, links).length > 0
}

/** The lines that can lead to another one; those that lead nowhere yet come first. */
export function firsts(lines: readonly string[], links: readonly LedTo[]): readonly string[] {
  const leads = (line: string) => (links.some(({ from }) => from === line) ? 1 : 0)
  return lines
    .filter((line) => thens(line, lines, links).length > 0)
    .toSorted((a, b) => leads(a) - leads(b))
}

/** The lines that `line` can lead to: not itself, and none it is linked to in either direction. */
export function thens(
  line: string,
  lines: readonly string[],
  links: readonly LedTo[],
): readonly string[] {
  return lines.filter(
    (each) =>
      each !== line &&
      !links.some(
        ({ from, to }) => (from === line && to === each) || (from === each && to === line),
      ),
  )
}
