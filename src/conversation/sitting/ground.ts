// Something steady: a script, read or breathed with.
import { exit, Trouble } from '../../errors.ts'
import { loadGrounding } from '../../files/pages.ts'
import { said } from '../../files/said.ts'
import { breathFrame, breathPlain } from '../../terminal/screens/breath.ts'
import type { Context } from '../../world.ts'

/** Plays one of the grounding scripts, or asks which. Opens no journal. */
export async function ground(context: Context, name?: string): Promise<undefined> {
  const { terminal } = context
  const scripts = loadGrounding()
  const script =
    name === undefined
      ? await terminal.choose<(typeof scripts)[number] | 'none'>('Something steady:', [
          ...scripts.map((script) => ({ value: script, name: script.title })),
          { value: 'none' as const, name: said('sitting/none') },
        ])
      : scripts.find(({ id }) => id === name)
  if (script === 'none') return undefined
  if (script === undefined) {
    throw new Trouble(
      exit.nothing,
      `There is no grounding called "${name}".`,
      `There are: ${scripts.map(({ id }) => id).join(', ')}.`,
    )
  }
  const { breath } = script
  if (breath === undefined) await terminal.show(script.title, script.text)
  else if (terminal.plain || !terminal.screen) {
    terminal.rows(`${script.text}\n\n${breathPlain(breath).join('\n')}\n`)
  } else {
    await terminal.animate(script.text, (elapsed, columns) => breathFrame(breath, elapsed, columns))
  }
}
