import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Where a shell finds its completions, and the file of its own that has to name that place, if any. */
export type ShellPlace = { readonly path: string; readonly startFile?: string }

/** The place of `shell` for the person whose environment this is; undefined where none is known. */
export function shellPlace(
  shell: string,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): ShellPlace | undefined {
  const folder = (name: string, usual: string) =>
    env[name]?.startsWith('/') ? String(env[name]) : join(home, usual)
  const data = folder('XDG_DATA_HOME', '.local/share')
  if (shell === 'bash') return { path: join(data, 'bash-completion/completions/unearth') }
  if (shell === 'fish')
    return { path: join(folder('XDG_CONFIG_HOME', '.config'), 'fish/completions/unearth.fish') }
  if (shell !== 'zsh') return undefined
  return {
    path: join(data, 'zsh/site-functions/_unearth'),
    startFile: join(folder('ZDOTDIR', ''), '.zshrc'),
  }
}

/**
 * Writes `script` to its place and sees to it that the shell reads it. True where a line was added to the shell's own file.
 * Throws what the system throws.
 */
export function putThere({ path, startFile }: ShellPlace, script: string): boolean {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  writeFileSync(path, script, { mode: 0o644 })
  if (startFile === undefined) return false
  const before = existsSync(startFile) ? readFileSync(startFile, 'utf8') : ''
  if (before.includes(path)) return false
  const quoted = `'${path.replaceAll("'", "'\\''")}'`
  const gap = before === '' || before.endsWith('\n') ? '' : '\n'
  appendFileSync(startFile, `${gap}[ -r ${quoted} ] && source ${quoted}\n`)
  return true
}
