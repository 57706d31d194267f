// Runs one command line. The only place where an error becomes words and an exit code.
import { type ExitCode, exit, Trouble } from './errors.ts'
import { showTimesBy } from './journal/time/instant.ts'
import { program } from './program.ts'
import { tell } from './terminal/output.ts'
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
  showTimesBy(world.env)
  try {
    return await program(world, args)
  } catch (error) {
    return say(error, world)
  }
}

function say(error: unknown, world: World): number {
  const trace = world.env['UNEARTH_DEBUG'] === '1'
  if (error instanceof Trouble) {
    const words = error.hint === undefined ? error.message : `${error.message}\n${error.hint}`
    tell(2, `${words}\n`)
    if (trace) tell(2, `${error.stack ?? ''}\n`)
    return error.code
  }
  const reason = error instanceof Error ? error.message : String(error)
  tell(2, `unearth stopped on something it did not expect: ${reason.split('\n', 1)[0]}\n`)
  tell(2, 'Every word kept before is still kept. UNEARTH_DEBUG=1 shows where it happened.\n')
  if (trace && error instanceof Error) tell(2, `${error.stack ?? ''}\n`)
  return exit.failed
}
