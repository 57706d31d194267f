// One question of a walk, in a sitting of its own: the walk's care holds, and the place where it was put down stays.
import { loadOrder } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import type { SessionFields } from '../../journal/fields.ts'
import { digs } from '../../journal/walk/sight.ts'
import { ask, beginSitting } from '../../journal/walk/sitting.ts'
import type { Question, Walk } from '../../journal/walk/walk.ts'
import { beginSession, endSession } from '../../store/sessions.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import type { Here } from './asking.ts'
import { headOf, landing, warned } from './landing.ts'
import { throughDoor } from './rest.ts'
import { afterwards, secondsKept, step } from './walk.ts'

/** Asks it, with what lies under it, until it is left or put down; `above` stands above its pages. Throws as compose does. */
export async function askAlone(
  desk: Desk,
  { walk, question }: { readonly walk: Walk; readonly question: Question },
  above: readonly string[],
): Promise<void> {
  const { terminal, store, now } = desk
  if (digs(loadOrder(), walk) && !(await throughDoor(desk))) return
  if (!(await warned(desk, walk))) return
  const heavy = walk.intensity === 'high'
  const session = beginSession(store, { walk: walk.id, at: now(), fields: { heavy } })
  const here: Here = {
    desk,
    walk,
    session,
    editor: false,
    only: true,
    above,
    opening: headOf(walk),
  }
  let sitting = { ...beginSitting([question]), fear: thereIsFear(desk) }
  let ended: SessionFields = {}
  try {
    for (let asked = ask(sitting); asked !== undefined; asked = ask(sitting)) {
      const { sitting: next, end } = await step(here, sitting, asked)
      sitting = next
      if (end !== undefined) {
        terminal.note(said('story/put-down'))
        return
      }
    }
    await landing(desk, walk, sitting.kept.size)
    ended = await afterwards(here, sitting, undefined)
  } finally {
    const fear = sitting.fear ? { fear: true } : {}
    endSession(store, session, now(), { seconds: secondsKept(sitting), ...fear, ...ended })
  }
}
