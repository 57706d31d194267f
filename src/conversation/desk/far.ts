// How far something is that takes more than a second: one quiet line, gone when it is over.
import type { Context } from '../../world.ts'

/** How long nothing is said, and how often it changes then, in milliseconds. */
const quiet = 1000
const beat = 200

/** Says "so many of `of` `doing`" when it is told; without a number, that it is over. Says nothing where there is no screen. */
export function howFar(
  { terminal, world }: Pick<Context, 'terminal' | 'world'>,
  doing: string,
  of?: number,
): (done?: number) => void {
  let next = world.clock.now() + quiet
  let shown = false
  return (done) => {
    if (done === undefined) {
      if (shown) terminal.passing('')
      return
    }
    const now = world.clock.now()
    if (now < next || (of !== undefined && done >= of)) return
    next = now + beat
    shown = true
    const all = of === undefined ? '' : ` of ${of.toLocaleString('en')}`
    terminal.passing(`${done.toLocaleString('en')}${all} ${doing}`)
  }
}

/** Hands on each of `things`, and says how far it is. */
export function* saidFar<T>(
  context: Pick<Context, 'terminal' | 'world'>,
  doing: string,
  things: Iterable<T>,
  of?: number,
): Generator<T> {
  const far = howFar(context, doing, of)
  let done = 0
  try {
    for (const each of things) {
      yield each
      done += 1
      far(done)
    }
  } finally {
    far()
  }
}
