// Commander, made from the doors: reads the line, then loads and runs the one verb that it names.
import { Argument, Command, CommanderError, Option } from 'commander'
import { type Door, doors, environment, groups, mainDoor, synonyms } from './doors.ts'
import { type ExitCode, exit, exitWords, Trouble } from './errors.ts'
import { type Take, tooMany, whole } from './takes.ts'
import { tell } from './terminal/output.ts'
import { given } from './text/given.ts'
import { safeLine } from './text/safe.ts'
import type { Common, Context, Program, World } from './world.ts'

/**
 * Runs `args` and returns the exit code: a command's own, or 2 where the line makes no sense.
 * Throws what the command throws.
 */
export async function program(world: World, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exit.done
  const line = meant(args)
  const top = commandsOf(
    line,
    { out: (text) => void tell(1, text), err: (text) => void tell(2, text) },
    async (door, typed) => {
      code = await ran(world, top.opts<Common>(), door, typed)
    },
  )
  const usage = await parsed(top, line)
  return usage ?? code
}

/** Runs a command line on what is open already, and shows what it says on a screen of its own. Throws what the command throws. */
async function runInside(context: Context, args: readonly string[]): Promise<void> {
  const said: string[] = []
  const write = (text: string) => void said.push(text)
  const line = meant(args)
  const top = commandsOf(line, { out: write, err: write }, async (door, typed) => {
    if (door.outside) throw outside(door)
    const piped = () => Promise.reject(outside(door))
    const words = await valuesOf(context, door, typed, piped)
    const verb = await door.load?.()
    await context.terminal.gathered(
      door.name,
      async () => void (await verb?.(context, words as never)),
    )
  })
  await parsed(top, line)
  if (said.length > 0) await context.terminal.show('unearth', said.join(''))
}

/** The command that `line` names, leading to `run`; every one of them where it names none or wants help. */
function commandsOf(
  line: readonly string[],
  write: { readonly out: (text: string) => void; readonly err: (text: string) => void },
  run: (door: Door, typed: readonly unknown[]) => Promise<void>,
): Command {
  const top = topCommand(write)
  top.argument('[command]').allowExcessArguments(true)
  top.action((name: string | undefined, ...typed: unknown[]) => {
    if (name !== undefined) throw unknown(name)
    return run(mainDoor, typed)
  })
  const named = doors.find(({ name }) => name === line[firstWord(line)])
  const helping = named?.load === undefined || line.includes('--help') || line.includes('-h')
  const wanted = helping ? doors : [named]
  for (const group of groups) {
    top.commandsGroup(group)
    for (const door of wanted.filter((each) => each.group === group)) {
      const command = taking(top.command(door.name), door)
      command.action((...typed: unknown[]) => {
        const wrong = tooMany(door, command.args.length)
        if (wrong !== undefined) throw wrong
        return door.load === undefined
          ? helped(top, typed[0] as string | undefined)
          : run(door, typed)
      })
    }
  }
  return top
}

/** Reads a line as it is meant; the exit code where it was answered by the help or makes no sense. */
async function parsed(top: Command, line: readonly string[]): Promise<ExitCode | undefined> {
  try {
    await top.parseAsync(line, { from: 'user' })
    return undefined
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exit.done : exit.usage
  }
}

/** The line with the door's own name for what it was called: the first word that is no option, or the one behind "help". */
function meant(args: readonly string[]): readonly string[] {
  let at = firstWord(args)
  if (args[at] === 'help') at += 1
  const doorsMeant = Object.hasOwn(synonyms, args[at] ?? '') ? synonyms[args[at] ?? ''] : undefined
  const [one, ...more] = doorsMeant ?? []
  return one === undefined || more.length > 0 ? args : args.with(at, one)
}

/** Where the first word is that is no option and no value of one. */
function firstWord(args: readonly string[]): number {
  let at = 0
  while (args[at]?.startsWith('-'))
    at += ['--journal', '--passphrase-fd'].includes(args[at] ?? '') ? 2 : 1
  return at
}

/** What leads from one command to others. */
const itself: Program = {
  doors: doors.map(({ group, name, says, takes, outside }) => ({
    group,
    name,
    says,
    takes: Object.values<Take<unknown>>(takes).flatMap(({ opposite, ...take }) =>
      opposite === undefined ? [take] : [take, opposite],
    ),
    ...given({ outside }),
  })),
  run: runInside,
}

function outside({ name }: Door): Trouble {
  return new Trouble(
    exit.usage,
    `"${name}" does that only on a command line of its own.`,
    `Lock the journal first, and then: unearth ${name}`,
  )
}

function topCommand(write: {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}): Command {
  return new Command('unearth')
    .description(
      'A private journal in the terminal for people who broke trust and want to understand why.',
    )
    .usage('[command]')
    .option('--journal <dir>', 'the directory that holds the journal')
    .option('--plain', 'numbered choices and lines from stdin; no redrawing')
    .option('--no-color', 'no colour')
    .option('--no-input', 'never ask; fail where an answer is needed')
    .option(descriptor.flags, descriptor.says)
    .version('', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this, or the help of a command')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: write.out, writeErr: write.err, outputError })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('"unearth --help" says what there is.')
    .addHelpText('after', closing)
}

/** What commander finds wrong in a line, in words like those of every other refusal. */
function outputError(found: string, write: (text: string) => void): void {
  const said = found
    .replace(/^error: unknown option '(.*)'$/m, 'There is no option "$1".')
    .replace(/^error: missing required argument '(.*)'$/m, '<$1> has to stand behind it.')
    .replace(/^error: option '(\S+, )?(\S+) (.*)' argument missing$/m, '$3 has to stand behind $2.')
    .replace(/^\(Did you mean (.*)\?\)$/m, 'Did you mean $1?')
  write(said)
}

/** A command with what its door takes. */
function taking(command: Command, { name, says, takes, examples }: Door): Command {
  command.description(says)
  for (const take of Object.values(takes)) {
    const { flags, says, opposite } = take
    if (!flags.startsWith('-')) command.addArgument(new Argument(flags, says))
    else {
      const option = new Option(flags, says)
      command.addOption(take.usual === undefined ? option : option.default(take.usual))
    }
    if (opposite !== undefined) command.addOption(new Option(opposite.flags, opposite.says))
  }
  command.showHelpAfterError(`"unearth help ${name}" says more.`)
  const lines = examples.map(({ line, says }) => `  ${line}${says === '' ? '' : `   ${says}`}`)
  return command.addHelpText('after', `\nExamples:\n${lines.join('\n')}\n`)
}

/** Reads what was typed and runs the verb. Commander passes options and then the command itself last. */
async function ran(
  world: World,
  line: Common,
  door: Door,
  typed: readonly unknown[],
): Promise<ExitCode> {
  const common = commonOf(world, line, door)
  const itsOwn = { world, common, program: itself }
  const terminal = await world.terminal({
    plain: common.plain,
    color: common.color,
    input: common.input,
    support: async () =>
      (await import('./conversation/desk/people.ts')).supportText({ ...itsOwn, terminal }),
  })
  try {
    const context: Context = { ...itsOwn, terminal }
    const words = await valuesOf(context, door, typed, () => terminal.piped())
    const verb = await door.load?.()
    return (await verb?.(context, words as never)) ?? exit.done
  } finally {
    await terminal.close()
  }
}

/** The common options, read. */
function commonOf(world: World, { passphraseFd, ...rest }: Common, door: Door): Common {
  const how = { ...reading(world), name: '--passphrase-fd', door: door.name, piped: nothing }
  const fd = descriptor.read(passphraseFd, how)
  return { ...rest, ...given({ passphraseFd: typeof fd === 'number' ? fd : undefined }) }
}

const descriptor = whole(
  '--passphrase-fd <n>',
  'read the passphrase from this file descriptor',
  [0, 999_999_999],
)

const nothing = () => Promise.resolve('')

/** What the door takes, read: arguments by their order, options by their name. */
async function valuesOf(
  { world }: Context,
  door: Door,
  typed: readonly unknown[],
  piped: () => Promise<string>,
) {
  const options = typed.at(-2) as Readonly<Record<string, unknown>> | undefined
  const values: Record<string, unknown> = {}
  let behind = 0
  for (const [name, take] of Object.entries<Take<unknown>>(door.takes)) {
    const isOption = take.flags.startsWith('-')
    const raw = isOption ? options?.[new Option(take.flags).attributeName()] : typed[behind++]
    values[name] = await take.read(raw, {
      ...reading(world),
      name: isOption ? (take.flags.match(/--[a-z-]+/)?.[0] ?? take.flags) : door.name,
      door: door.name,
      piped,
    })
  }
  return values
}

function reading({ clock }: World) {
  return {
    get now() {
      return clock.now()
    },
    get zone() {
      return clock.zone()
    },
  }
}

function helped(top: Command, name: string | undefined): void {
  const command = name === undefined ? top : top.commands.find((each) => each.name() === name)
  if (command === undefined) throw unknown(name ?? '')
  command.outputHelp()
}

function unknown(name: string): Trouble {
  const called = Object.hasOwn(synonyms, name) ? synonyms[name] : undefined
  const near =
    called ?? doors.map((each) => each.name).filter((each) => each.startsWith(name.slice(0, 2)))
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}? ` : ''
  return new Trouble(
    exit.usage,
    `There is no command "${safeLine(name)}".`,
    `${hint}"unearth --help" says what there is.`,
  )
}

/** Behind the commands: the foremost examples, and the exit codes. */
function closing(): string {
  const shown = [mainDoor, ...doors].flatMap(({ examples }) =>
    examples.filter((each) => each.foremost),
  )
  const longest = Math.max(
    ...shown.filter(({ line }) => line.length < 32).map(({ line }) => line.length),
  )
  const codes = Object.entries(exitWords).map(
    ([name, words]) => `${exit[name as keyof typeof exit]} ${words}`,
  )
  return [
    '',
    'Examples:',
    ...shown.map(({ line, says }) => `  ${line.padEnd(longest)}   ${says}`),
    '',
    'Environment:',
    ...environment.map(([name, says]) => `  ${name.padEnd(26)} ${says}`),
    '',
    `Exit codes: ${codes.slice(0, 5).join(' · ')} ·`,
    codes.slice(5).join(' · '),
    '',
  ].join('\n')
}
