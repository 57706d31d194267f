// The walks there are: the ones unearth ships and the writer's own.
import { join } from 'node:path'
import { loadWalks } from '../files/prompts.ts'
import type { Context } from '../program.ts'
import { dirOf } from './with-journal.ts'

/** Where the writer's own walks are looked for. */
export function walkDirs(context: Context): readonly string[] {
  const own = context.world.env['UNEARTH_PROMPTS']
  return [join(dirOf(context), 'prompts'), ...(own ? [own] : [])]
}

/** All walks; files that do not load are listed beside them and stop nothing. */
export function allWalks(context: Context) {
  return loadWalks(walkDirs(context))
}
