// What lies over a screen, whichever it is: the people to call, and a blank. While anything lies there no
// key reaches what is below, and nothing below is seen.

import { noticeFrame, type Size } from './frame.ts'
import { actionsOf, type KeyRow, nameOf } from './keymap.ts'
import type { KeyEvent } from './keys.ts'
import type { Frame } from './paint.ts'

export type Cover = {
  readonly blank: boolean
  /** The first line that is seen of the people to call; undefined where they are not asked for. */
  readonly people: number | undefined
}

export const uncovered: Cover = { blank: false, people: undefined }

/** What every screen does with a key. */
export const everyScreen: readonly KeyRow<'stop' | 'lock' | 'blank' | 'people'>[] = [
  { keys: { 'ctrl-c': 'stop' }, help: 'stop; what is written stays in the draft' },
  {
    keys: { 'ctrl-l': 'blank', 'ctrl-q': 'lock' },
    help: 'blank the screen, again to come back; lock it',
  },
  { keys: { f2: 'people' }, help: 'people to call' },
]

const actions = actionsOf(everyScreen)

/** What leaves the people at once; any other key goes on to more of them. */
const closing: ReadonlySet<string> = new Set(['q', 'escape', 'ctrl-d'])

/** Whether nothing of the screen itself is seen. */
export function covers({ blank, people }: Cover): boolean {
  return blank || people !== undefined
}

/**
 * What a key makes of what lies over a screen; 'stop' and 'lock' where it ends the screen, undefined where the key is
 * the screen's own.
 */
export function coveredBy(
  cover: Cover,
  event: KeyEvent,
  support: string,
  size: Size,
): Cover | 'stop' | 'lock' | undefined {
  const does = actions[nameOf(event)]
  if (does === 'stop' || does === 'lock') return does
  if (does === 'blank') return { ...cover, blank: !cover.blank }
  if (cover.blank) return cover
  if (cover.people !== undefined) {
    if (closing.has(nameOf(event))) return { ...cover, people: undefined }
    return { ...cover, people: noticeFrame(peopleLines(support), size, cover.people).next }
  }
  return does === 'people' && support !== '' ? { ...cover, people: 0 } : undefined
}

/** What is seen instead of a covered screen. */
export function coverFrame({ blank, people }: Cover, support: string, size: Size): Frame {
  if (blank) return noticeFrame(['', 'Ctrl-L to come back'], size).frame
  return noticeFrame(peopleLines(support), size, people).frame
}

function peopleLines(support: string): readonly string[] {
  return [...support.split('\n'), 'any key to go on']
}
