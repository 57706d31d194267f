// One quiet line after writing, where the writer turned it on: never during, never over words of danger.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Desk } from '../desk/desk.ts'
import { dangerIn } from './over.ts'

/** Says that there is a mirror, once what was written is kept. */
export function offerMirror(desk: Desk, kept: readonly Entry[]): void {
  if (!desk.preferences.mirror || kept.length === 0 || kept.some(dangerIn)) return
  desk.terminal.note(said('mirror/offer'))
}
