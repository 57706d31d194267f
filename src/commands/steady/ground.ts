import { ground as steady } from '../../conversation/sitting/ground.ts'
import type { Context } from '../../world.ts'

/** Plays one of the grounding scripts, or asks which. Opens no journal. Throws Trouble 3. */
export function ground(
  context: Context,
  { name }: { readonly name: string | undefined },
): Promise<undefined> {
  return steady(context, name)
}
