// The two ways a question ends without an answer.
import { exit, Trouble } from '../errors.ts'

/** What a person meets after Ctrl-C or Ctrl-D: nothing to explain, only the exit code. */
export function interrupted(): Trouble {
  return new Trouble(exit.interrupted, 'Stopped. What was kept is kept.')
}

/** What a person meets who went away and comes back, or who locked it with the key. */
export function idled(): Trouble {
  return new Trouble(exit.locked, 'Locked.', 'What was kept is kept.')
}
