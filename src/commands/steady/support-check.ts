import { walkOf } from '../../conversation/desk/walks.ts'
import type { ExitCode } from '../../errors.ts'
import type { Context } from '../../world.ts'
import { walk } from '../begin/walk.ts'

/** The walk that asks whether more help would be good. */
export function supportCheck(context: Context): Promise<ExitCode> {
  return walk(context, walkOf(context, 'support-check').id, {})
}
