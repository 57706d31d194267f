// Nothing, over a question that is drawn by somebody else, until the key that blanks every screen is pressed again.
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'

/** Shows nothing until Ctrl-L. Throws Trouble 130 where it is stopped, 4 where it is locked or left idle. */
export function openBlank(terminal: ScreenTerminal, around: Around): Promise<void> {
  return openScreen<void>(terminal, { ...around, blanked: true }, (screen) => ({
    key: () => {},
    frame: () => ({ rows: [], cursor: null }),
    bare: () => screen.leave(),
  }))
}
