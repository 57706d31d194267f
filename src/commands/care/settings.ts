import { jsonDocument } from '../../conversation/desk/json.ts'
import { preferencesOf } from '../../conversation/desk/preferences.ts'
import { withJournal } from '../../conversation/desk/unlock.ts'
import { exit, Trouble } from '../../errors.ts'
import { type Preferences, preferenceNames, preferences } from '../../journal/preferences.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

/** Shows every setting, or sets one. Throws Trouble 2 where there is no such one or the value makes no sense. */
export function settings(
  context: Context,
  name: string | undefined,
  value: string | undefined,
  options: { json?: boolean },
): Promise<undefined> {
  const { terminal } = context
  const known = preferenceNames.find((each) => each === name)
  if (name !== undefined && known === undefined) {
    throw new Trouble(
      exit.usage,
      `There is no setting "${name}".`,
      `There are: ${preferenceNames.join(', ')}.`,
    )
  }
  const read =
    known === undefined || value === undefined ? undefined : preferences[known].read(value)
  if (read !== undefined && 'refused' in read) {
    throw new Trouble(exit.usage, `"${name}" cannot be "${value}". ${read.refused}`)
  }
  return withJournal(context, async (store) => {
    if (known !== undefined && read !== undefined) {
      writeSetting(store, `prefer/${known}`, read.value)
      terminal.note('Set.')
      return undefined
    }
    const now = preferencesOf(store)
    if (options.json) {
      terminal.out(jsonDocument({ settings: now }))
      return undefined
    }
    const shown = known === undefined ? preferenceNames : [known]
    terminal.out(`${shown.map((each) => lineOf(each, now)).join('\n')}\n`)
    return undefined
  })
}

function lineOf<K extends keyof Preferences>(name: K, now: Preferences): string {
  const { say, what } = preferences[name]
  return `${name.padEnd(8)} ${say(now[name]).padEnd(11)} ${what}`
}
