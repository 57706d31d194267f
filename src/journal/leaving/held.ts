// What is held back: the one answer to whether words from an entry meet a passage that stays.
import { type MarkKind, mayLeave } from '../page/marks.ts'

/** A passage somebody pointed at: its entry, what for, and its words. */
export type Passage = {
  readonly entry: { readonly id: string }
  readonly kind: MarkKind
  readonly text: string
}

/** Whether `text`, said by the entry `id`, holds or lies in a passage that is not to be brought yet or is somebody else's story. White space does not count. */
export function isHeld(passages: readonly Passage[], id: string, text: string): boolean {
  const said = plainly(text)
  return (
    said !== '' &&
    passages.some((each) => {
      if (mayLeave(each.kind, false) || each.entry.id !== id) return false
      const held = plainly(each.text)
      return held !== '' && (said.includes(held) || held.includes(said))
    })
  )
}

function plainly(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
