// What a command may touch beside the journal: the terminal, the clock, chance, and where it runs.
import { homedir } from 'node:os'
import type { ReadStream } from 'node:tty'
import type { Look, Terminal } from './terminal/terminal.ts'

type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** The IANA name of the zone the writer is in. */
  zone(): string
}

export type World = {
  readonly env: NodeJS.ProcessEnv
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly clock: Clock
  random(bytes: number): Uint8Array
  /** The terminal as the command line asked for it. */
  terminal(look: Look): Promise<Terminal>
}

/** The real one. */
export function realWorld(): World {
  return {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    clock: {
      now: Date.now,
      zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    // Loaded by the first command that speaks: --help does without.
    async terminal(look) {
      const { openTerminal } = await import('./terminal/terminal.ts')
      return openTerminal(
        {
          env: process.env,
          // process.stdin opens its stream when first read, so it is asked for late.
          stdin: () => process.stdin as ReadStream,
          stdout: 1,
          stderr: 2,
        },
        look,
      )
    },
  }
}
