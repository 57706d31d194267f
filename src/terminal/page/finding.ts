// Looking for words on the page: the cursor goes from place to place, and Esc brings it back to where it was.
import { graphemesOf } from '../../text/width.ts'
import type { KeyEvent } from '../screen/keys.ts'
import { moveTo } from './buffer.ts'
import { nextOf, placesOf } from './find.ts'
import { atText, type Finding, type Mode, type Page } from './model.ts'

/** The mode in which words are looked for, with nothing looked for yet. */
export function findingFrom({ buffer, top }: Page): Mode {
  return { at: 'find', wanted: '', places: [], here: -1, from: { buffer, top } }
}

/** The page after `event`, or undefined where the key ends the looking and does what it does elsewhere. */
export function foundAfter(page: Page, finding: Finding, event: KeyEvent): Page | undefined {
  const { wanted, from } = finding
  if (event.kind !== 'key') return sought(page, finding, wanted + (event.text.split('\n')[0] ?? ''))
  switch (event.name) {
    case 'down':
    case 'ctrl-f':
      return at(page, finding, 1)
    case 'up':
    case 'shift-up':
      return at(page, finding, -1)
    case 'backspace':
      return sought(page, finding, [...graphemesOf(wanted)].slice(0, -1).join(''))
    case 'enter':
      return { ...page, mode: atText }
    case 'escape':
      return { ...page, mode: atText, buffer: from.buffer, top: from.top, sticky: undefined }
    default:
      return undefined
  }
}

/** The cursor at the first place from where the looking began. */
function sought(page: Page, finding: Finding, wanted: string): Page {
  const places = placesOf(page.buffer.lines, wanted)
  return at(page, { ...finding, wanted, places, here: nextOf(places, finding.from.buffer) }, 0)
}

/** The cursor `by` places further, around the ends; back where it was where there is none. */
function at(page: Page, finding: Finding, by: 1 | -1 | 0): Page {
  const { places, from, wanted } = finding
  const count = places.length
  const here = count === 0 ? -1 : (finding.here + by + count) % count
  const place = places[here]
  const buffer = place === undefined ? from.buffer : moveTo(page.buffer, place.line, place.offset)
  const news = place === undefined && wanted !== '' ? { news: 'not on this page' } : {}
  return { ...page, ...news, buffer, sticky: undefined, mode: { at: 'find', ...finding, here } }
}
