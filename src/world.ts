// What a command may touch beside the journal: the terminal, the clock, chance, and where it runs.
import { randomBytes } from 'node:crypto'
import { homedir } from 'node:os'
import type { ReadStream } from 'node:tty'
import { type Look, openTerminal, type Terminal } from './terminal/terminal.ts'

export type Clock = {
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
  terminal(look: Look): Terminal
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
    random: (bytes) => randomBytes(bytes),
    terminal: (look) =>
      openTerminal(
        {
          env: process.env,
          // process.stdin opens its stream when first read, so it is asked for late.
          stdin: () => process.stdin as ReadStream,
          stdout: 1,
          stderr: 2,
        },
        look,
      ),
  }
}
