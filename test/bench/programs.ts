// Whole programs, timed in turn, so that whatever else the machine does meets all of them alike.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')

export const launcher = resolve(repository, 'bin/unearth')

export type Program = {
  readonly name: string
  readonly file: string
  readonly args: readonly string[]
  readonly input?: string
  readonly env?: NodeJS.ProcessEnv
}

/** The Node that runs this and does nothing. */
export const bare: Program = { name: 'node -e 0', file: process.execPath, args: ['-e', '0'] }

/** unearth, as a person starts it, in a journal. `secret` is a file with what opens it. */
export function unearth(
  name: string,
  args: readonly string[],
  { home, secret, input }: { home?: string; secret?: string; input?: string } = {},
): Program {
  const env = {
    UNEARTH_HOME: home ?? '/nowhere',
    ...(secret === undefined ? {} : { UNEARTH_PASSPHRASE_FILE: secret }),
  }
  return { name, file: launcher, args, env, ...(input === undefined ? {} : { input }) }
}

/** Runs the programs in turn, `rounds` times after a first that does not count; the milliseconds of each, by name. */
export function interleaved(programs: readonly Program[], rounds: number): Map<string, number[]> {
  const times = new Map(programs.map(({ name }) => [name, [] as number[]]))
  for (let round = -1; round < rounds; round += 1) {
    for (const program of programs) {
      const took = timed(program)
      if (round >= 0) times.get(program.name)?.push(took)
    }
  }
  return times
}

/** The milliseconds of one run. Throws where it ends with anything but 0, or 3 (nothing found). */
export function timed({ name, file, args, input, env }: Program): number {
  const began = performance.now()
  const { status, stderr, error } = spawnSync(file, args, {
    input: input ?? '',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 30,
  })
  const took = performance.now() - began
  if (status !== 0 && status !== 3) throw new Error(`${name}: ${error ?? `${status} ${stderr}`}`)
  return took
}
