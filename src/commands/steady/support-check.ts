import type { ExitCode } from '../../errors.ts'
import type { Context } from '../../world.ts'
import { walk } from '../begin/walk.ts'

/** The walk that asks whether more help would be good. */
export function supportCheck(context: Context): Promise<ExitCode> {
  return walk(context, 'support-check', {})
}
