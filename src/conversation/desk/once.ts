// What is read from files once a run, when it is first asked for.
import type { World } from '../../world.ts'

/** `read` for a world, called at most once for each. */
export function once<C extends { readonly world: World }, T extends object>(
  read: (context: C) => T,
): (context: C) => T {
  const known = new WeakMap<World, T>()
  return (context) => {
    const before = known.get(context.world)
    if (before !== undefined) return before
    const value = read(context)
    known.set(context.world, value)
    return value
  }
}
