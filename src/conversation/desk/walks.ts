// The walks there are: the ones unearth ships and the writer's own.
import { basename, join } from 'node:path'
import { exit, Trouble } from '../../errors.ts'
import { loadWalks } from '../../files/content.ts'
import { type Question, type Walk, type WalkUse, walkFor } from '../../journal/walk/walk.ts'
import type { Context } from '../../world.ts'
import { once } from './once.ts'
import { dirOf } from './unlock.ts'

/** Where the writer's own walks are looked for. */
export function walkDirs(context: Context): readonly string[] {
  const own = context.world.env['UNEARTH_PROMPTS']
  return [join(dirOf(context), 'prompts'), ...(own ? [own] : [])]
}

/** The walk called `id`. Throws Trouble 3 with what is near, or with how to see why its file does not load. */
export function walkBy(context: Context, id: string): Walk {
  const { walks, broken } = allWalks(context)
  const chosen = walks.find((walk) => walk.id === id)
  if (chosen !== undefined) return chosen
  const unloaded = broken.find(({ file }) => basename(file) === `${id}.md`)
  throw new Trouble(
    exit.nothing,
    unloaded ? `The walk "${id}" does not load.` : `There is no walk "${id}".`,
    unloaded
      ? `unearth prompts check ${unloaded.file} says why.`
      : `${nearest(
          id,
          walks.map((walk) => walk.id),
        )}"unearth walk" lists them.`,
  )
}

/** The walk that is for `use`. */
export function walkOf(context: Context, use: WalkUse): Walk {
  const walk = walkFor(allWalks(context).walks, use)
  if (walk === undefined) throw new Error(`no walk is for "${use}"`)
  return walk
}

/** The question called `id` with its walk. Throws Trouble 3 where there is none. */
function questionBy(walks: readonly Walk[], id: string): { walk: Walk; question: Question } {
  const wanted = id.toUpperCase()
  for (const walk of walks) {
    const question = walk.questions.find((each) => each.id === wanted)
    if (question !== undefined) return { walk, question }
  }
  throw new Trouble(
    exit.nothing,
    `There is no question "${id}".`,
    'They are called like PRS-01; "unearth prompts" says where they are.',
  )
}

/** The same for a question that is to stand alone. Throws Trouble 2 for one that needs care: that leads to people. */
export function aloneBy(walks: readonly Walk[], id: string): { walk: Walk; question: Question } {
  const found = questionBy(walks, id)
  if (!found.question.care) return found
  throw new Trouble(
    exit.usage,
    `${found.question.id} is not a question to sit alone with.`,
    '"unearth support-check" asks it, and "unearth support" has people to call.',
  )
}

function nearest(id: string, ids: readonly string[]): string {
  const close = ids.filter((each) => each.startsWith(id.slice(0, 3)) || each.includes(id))
  return close.length === 0 ? '' : `Did you mean ${close.slice(0, 3).join(', ')}? `
}

/** All walks; files that do not load are listed beside them and stop nothing. */
export const allWalks = once((context: Context) => loadWalks(walkDirs(context)))
