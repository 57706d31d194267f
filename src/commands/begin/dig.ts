import { withDesk } from '../../conversation/desk/desk.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { digOn } from '../../conversation/sitting/dig.ts'
import { groundOf, strandLine } from '../../conversation/sitting/dig-ground.ts'
import { nextIn, nextText } from '../../conversation/sitting/dig-next.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { loadExcavation } from '../../files/content.ts'
import { filledBy } from '../../journal/dig/strand.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly strand: string | undefined
  readonly look: boolean
  readonly editor: boolean
  readonly json: boolean
}

/** Digs where it is thinnest or at `strand`; with `look` says how the strands stand and what would be next. Throws Trouble 3. */
export async function dig(
  context: Context,
  { strand, look, editor, json }: Given,
): Promise<ExitCode> {
  const all = loadExcavation()
  if (strand !== undefined && !all.some(({ id }) => id === strand)) {
    throw new Trouble(
      exit.nothing,
      `There is no strand "${strand}".`,
      `There are: ${all.map(({ id }) => id).join(', ')}.`,
    )
  }
  return withDesk(context, async (desk) => {
    if (!look && !json) {
      await digOn(desk, { strand, editor })
      return exit.done
    }
    const { terminal } = desk
    const ground = groundOf(desk)
    const next = nextIn(desk, ground, { asked: new Set(), last: undefined, pointed: strand })
    if (json) {
      const strands = ground.strands.map((each) => ({
        id: each.id,
        title: each.title,
        part: each.part,
        told: filledBy(each, ground.told),
      }))
      const would = next && { strand: next.strand.id, question: next.question, why: next.why }
      await printedJson(desk, 'dig', { strands, next: would ?? null })
      return exit.done
    }
    const place = next && ground.open.get(next.question)
    const lines = ground.strands.map((each) => strandLine(ground, each))
    const would = next && place ? ['', nextText(desk, next, place)] : []
    await terminal.show('The dig', [...lines, ...would].join('\n'))
    return exit.done
  })
}
