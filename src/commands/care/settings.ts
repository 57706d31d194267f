import { withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import { exit, Trouble } from '../../errors.ts'
import { type Preferences, preferenceNames, preferences } from '../../journal/preferences.ts'
import { writeSetting } from '../../store/settings.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly name: string | undefined
  readonly value: string | undefined
  readonly json: boolean
}

/** Shows every setting, or sets one. Throws Trouble 2 where there is no such one or the value makes no sense. */
export function settings(context: Context, { name, value, json }: Given): Promise<undefined> {
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
  return withDesk(context, async ({ terminal, store, now, preferences: all }) => {
    if (known !== undefined && read !== undefined) {
      writeSetting(store, `prefer/${known}`, read.value, now())
      terminal.note('Set.')
      return undefined
    }
    if (json) {
      terminal.out(jsonDocument('settings', { settings: all }))
      return undefined
    }
    const shown = known === undefined ? preferenceNames : [known]
    terminal.rows(`${shown.map((each) => lineOf(each, all)).join('\n')}\n`)
    return undefined
  })
}

const longest = Math.max(...preferenceNames.map((name) => name.length))

function lineOf<K extends keyof Preferences>(name: K, now: Preferences): string {
  const { say, what } = preferences[name]
  return `${name.padEnd(longest)} ${say(now[name]).padEnd(11)} ${what}`
}
