// Runs one command line. The only place where an error becomes words and an exit code.
import { isatty } from 'node:tty'
import { type ExitCode, exit, outsideFence, Trouble } from './errors.ts'
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

async function say(fault: unknown, world: World): Promise<number> {
  const error = outsideFence(fault) ?? fault
  const known = error instanceof Trouble
  const lines = known ? [error.message, error.hint ?? ''] : unexpected(error)
  if (world.env['UNEARTH_DEBUG'] === '1' && error instanceof Error) lines.push(error.stack ?? '')
  const text = lines.filter((line) => line !== '').join('\n')
  // Loaded only where there is a screen with an end to its rows.
  if (isatty(2)) (await import('./terminal/fault.ts')).tellInRows(text)
  else tell(2, `${text}\n`)
  return known ? error.code : exit.failed
}

function unexpected(error: unknown): string[] {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
  return [
    `unearth stopped on something it did not expect: ${reason}`,
    'Every word kept before is still kept. UNEARTH_DEBUG=1 shows where it happened.',
  ]
}
