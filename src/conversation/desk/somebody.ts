// Whether a person is there, and not a pipe.
import type { Context } from '../../world.ts'

/** Somebody reads what is said and can answer it, in plain mode as on the full screen. */
export function somebody({ terminal, common }: Context): boolean {
  return terminal.interactive || (terminal.plain && terminal.screen && common.input !== false)
}
