// What is selected: from where it began to the cursor, in either direction. Every change of the words ends it, so that a
// selection is always made of words that are there.

/** A paragraph, and a UTF-16 offset in it that is never inside a grapheme. */
export type Place = { readonly line: number; readonly offset: number }

/** Words with a cursor, and where the selection began that ends at the cursor. */
export type Selecting = Place & {
  readonly lines: readonly string[]
  readonly anchor: Place | undefined
}

/** Both ends, the first one first; undefined where nothing lies between them. */
export function selected({
  line,
  offset,
  anchor,
}: Selecting): { readonly from: Place; readonly to: Place } | undefined {
  if (anchor === undefined) return undefined
  const order = anchor.line - line || anchor.offset - offset
  if (order === 0) return undefined
  const cursor = { line, offset }
  return order < 0 ? { from: anchor, to: cursor } : { from: cursor, to: anchor }
}

/** The words selected; empty where there are none. */
export function selectedText(text: Selecting): string {
  const both = selected(text)
  if (both === undefined) return ''
  const { from, to } = both
  return text.lines
    .slice(from.line, to.line + 1)
    .map((line, index, all) =>
      line.slice(index === 0 ? from.offset : 0, index === all.length - 1 ? to.offset : line.length),
    )
    .join('\n')
}

/** `after`, where the cursor went from `before`: selected from where that began, or from where the cursor was. */
export function extended<T extends Selecting>(before: Selecting, after: T): T {
  const { line, offset } = before
  return { ...after, anchor: before.anchor ?? { line, offset } }
}

/** All of it, with the cursor at its end. */
export function whole<T extends Selecting>(text: T): T {
  const line = text.lines.length - 1
  const offset = text.lines[line]?.length ?? 0
  return { ...text, anchor: { line: 0, offset: 0 }, line, offset }
}

/** Whether all of it is selected. */
export function isWhole(text: Selecting): boolean {
  const both = selected(text)
  const last = text.lines.length - 1
  return (
    both !== undefined &&
    both.from.line + both.from.offset === 0 &&
    both.to.line === last &&
    both.to.offset === text.lines[last]?.length
  )
}

/** With nothing selected, the cursor where it is. */
export function loose<T extends Selecting>(text: T): T {
  return text.anchor === undefined ? text : { ...text, anchor: undefined }
}
