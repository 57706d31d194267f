import { join, resolve } from 'node:path'

/**
 * The directory of the journal: what was asked for, else UNEARTH_HOME, else "unearth" in the platform's place for a
 * person's data.
 */
export function journalDir(given: {
  readonly journal: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
}): string {
  const { journal, env, platform, home } = given
  const asked = journal || env['UNEARTH_HOME']
  if (asked) return resolve(asked)
  return join(dataDir(env, platform, home), 'unearth')
}

function dataDir(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string,
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support')
  if (platform === 'win32') return env['LOCALAPPDATA'] || join(home, 'AppData', 'Local')
  const xdg = env['XDG_DATA_HOME']
  return xdg?.startsWith('/') ? xdg : join(home, '.local', 'share')
}
