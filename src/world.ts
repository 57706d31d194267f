// What a command may touch beside the journal: the terminal, the clock, chance, and where it runs.
import { readlinkSync } from 'node:fs'
import { homedir } from 'node:os'
import type { ReadStream } from 'node:tty'
import type { Look, Terminal } from './terminal/terminal.ts'

type Clock = {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** The IANA name of the zone the writer is in. */
  zone(): string
  /** Minutes east of UTC in that zone at this moment. */
  offset?(utc: number): number
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

/** The options every command takes. */
export type Common = {
  readonly journal?: string
  readonly plain?: boolean
  readonly color: boolean
  readonly input: boolean
  readonly passphraseFd?: number
}

/** The program itself, for a command that leads to others. */
export type Program = {
  /** Every command, as --help has it. */
  readonly doors: readonly {
    readonly group: string
    readonly name: string
    readonly says: string
    /** Needs the journal closed, or is the program itself: not at the desk. */
    readonly outside?: true
    readonly takes: readonly {
      readonly flags: string
      readonly says: string
      readonly words?: readonly string[]
    }[]
  }[]
  /** Runs a command line on what is open already; what it says of itself is shown. Throws what the command throws. */
  run(context: Context, args: readonly string[]): Promise<void>
}

/** What a command is given. */
export type Context = {
  readonly world: World
  readonly terminal: Terminal
  readonly common: Common
  readonly program: Program
}

let zone: string | undefined

/** The name of this machine's zone. Asking Intl costs more than everything else a short command does, so it is asked last. */
function zoneName(): string {
  const { TZ } = process.env
  const named = /^(?:UTC|[A-Z][A-Za-z_]+(?:\/[A-Za-z0-9_+-]+)+)$/
  if (TZ !== undefined && named.test(TZ)) return TZ
  if (TZ === undefined || TZ === '') {
    try {
      const [, name] =
        /zoneinfo\/(?:posix\/|right\/)?(.+)$/.exec(readlinkSync('/etc/localtime')) ?? []
      if (name !== undefined && named.test(name)) return name
    } catch {
      // No such link on this system: Intl knows.
    }
  }
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** The real one. */
export function realWorld(): World {
  return {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    clock: {
      now: Date.now,
      zone: () => (zone ??= zoneName()),
      offset: (utc) => -new Date(utc).getTimezoneOffset(),
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
