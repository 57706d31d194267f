// Runs one command line. The only place where an error becomes words and an exit code.
import { type ExitCode, exit, Trouble } from './errors.ts'
import { program } from './program.ts'
import { writeAll } from './terminal/output.ts'
import { safe } from './text/safe.ts'
import { realWorld, type World } from './world.ts'

/**
 * Runs `args` (without node and script) and says how it ended, as the exit code to leave with.
 * Never throws; what went wrong is on stderr in one or two lines.
 */
export async function main(
  args: readonly string[],
  world: World = realWorld(),
): Promise<ExitCode | number> {
  process.umask(0o077)
  try {
    return await program(world, args)
  } catch (error) {
    return say(error, world)
  }
}

/** What a fault says may hold what was typed, a file's name, or words from elsewhere. */
function tell(text: string): void {
  writeAll(2, `${safe(text)}\n`)
}

function say(error: unknown, world: World): number {
  const trace = world.env['UNEARTH_DEBUG'] === '1'
  if (error instanceof Trouble) {
    const words = error.hint === undefined ? error.message : `${error.message}\n${error.hint}`
    tell(words)
    if (trace) tell(error.stack ?? '')
    return error.code
  }
  const reason = error instanceof Error ? error.message : String(error)
  tell(`unearth stopped on something it did not expect: ${reason.split('\n', 1)[0]}`)
  tell('Every word kept before is still kept. UNEARTH_DEBUG=1 shows where it happened.')
  if (trace && error instanceof Error) tell(error.stack ?? '')
  return exit.failed
}
