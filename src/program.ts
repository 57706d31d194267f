// Every command and option, on one page. Nothing here opens a file: each verb is loaded when it runs.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type ExitCode, exit, Trouble } from './errors.ts'
import { writeAll } from './terminal/output.ts'
import { safeLine } from './text/safe.ts'
import type { Common, Context, World } from './world.ts'

/**
 * Runs `args` and returns the exit code: a command's own, or 2 where the line makes no sense.
 * Throws what the command throws.
 */
export async function program(world: World, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exit.done
  const top = new Command('unearth')
  top
    .description(
      'A private journal in the terminal for people who broke trust and want to understand why.',
    )
    .usage('[command]')
    .option('--journal <dir>', 'the directory that holds the journal')
    .option('--plain', 'numbered choices and lines from stdin; no redrawing')
    .option('--no-color', 'no colour')
    .option('--no-input', 'never ask; fail where an answer is needed')
    .option('--passphrase-fd <n>', 'read the passphrase from this file descriptor', whole)
    .version('', '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this, or the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void writeAll(1, text),
      writeErr: (text) => void writeAll(2, text),
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(unearth --help says what there is)')
    .addHelpText('after', examples)

  const run =
    <A extends unknown[]>(
      load: () => Promise<(context: Context, ...args: A) => Promise<ExitCode | undefined>>,
    ) =>
    async (...given: unknown[]) => {
      const common = top.opts<Common>()
      const terminal = await world.terminal({
        plain: common.plain,
        color: common.color,
        input: common.input,
        support: async () => (await import('./conversation/page/support.ts')).supportText(),
      })
      const verb = await load()
      // Commander passes the command itself last.
      try {
        code = (await verb({ world, terminal, common }, ...(given.slice(0, -1) as A))) ?? exit.done
      } finally {
        terminal.close()
      }
    }

  top.argument('[command]').allowExcessArguments(true)
  top.action((name: string | undefined, ...given: unknown[]) => {
    if (name !== undefined) throw unknown(name, top)
    return run(async () => (await import('./commands/begin/begin.ts')).begin)(...given)
  })

  top.commandsGroup('Begin')
  top
    .command('init')
    .description('make a journal')
    .option(
      '--kdf-memory <mib>',
      'memory one guess at the passphrase costs, in MiB (64 to 2048)',
      whole,
    )
    .action(run(async () => (await import('./commands/begin/init.ts')).init))
  top
    .command('walk')
    .description('start or resume a walk, or list them by what they are for')
    .argument('[id]', 'the walk')
    .option('--start-over', 'from its first question, not from where it was put down')
    .option('--editor', 'write in $VISUAL or $EDITOR, in memory only')
    .option('--json', 'list as JSON')
    .action(run(async () => (await import('./commands/begin/walk.ts')).walk))
  top
    .command('write')
    .description('write for a while, until a line surprises you; at the bell nothing stops')
    .option('--minutes <n>', 'how long; remembered', whole)
    .option('--walk <id>', 'on this walk’s next question')
    .option('--question <id>', 'on this question')
    .option('--about <line>', 'on a line of an entry: ID, or ID:LINE')
    .option('--forward', 'nothing is deleted: words are struck')
    .option('--no-forward', 'words can be deleted')
    .option('--editor', 'write in $VISUAL or $EDITOR, in memory only')
    .action(run(async () => (await import('./commands/begin/write.ts')).write))
  top
    .command('course')
    .description('four sittings on one theme, some days apart; never late')
    .argument('[walk]', 'the theme')
    .option('--days <n>', 'days between two sittings', whole)
    .option('--stop', 'let it go')
    .action(run(async () => (await import('./commands/begin/course.ts')).course))
  top
    .command('jot')
    .description('keep a note: a page, or "-" to read stdin')
    .argument('[source]', '"-" reads stdin')
    .option('--editor', 'write in $VISUAL or $EDITOR, in memory only')
    .action(run(async () => (await import('./commands/begin/jot.ts')).jot))

  top.commandsGroup('Keep')
  top
    .command('log')
    .description('keep a record, asked for field by field, or list the kinds there are')
    .argument('[kind]', 'promise, decision, factor, …')
    .argument('[source]', '"-" reads its values as JSON from stdin')
    .option('--json', 'list the kinds as JSON')
    .action(run(async () => (await import('./commands/keep/log.ts')).log))
  top
    .command('promise')
    .description('make a small promise, say what became of one, or look at all of them')
    .argument('[what]', 'make, keep, part, miss, mend, review')
    .argument('[id]', 'which one')
    .action(run(async () => (await import('./commands/keep/promise.ts')).promise))
  top
    .command('decide')
    .description('in, out, or not yet; as often as it changes')
    .action(run(async () => (await import('./commands/keep/decide.ts')).decide))
  top
    .command('lean')
    .description('leaning in or out, in two lanes; or look at them')
    .argument('[what]', '"show" looks')
    .option('--json', 'with show, as JSON')
    .action(run(async () => (await import('./commands/keep/lean.ts')).lean))
  top
    .command('did')
    .description('one line on something small that was done')
    .argument('[source]', '"-" reads stdin')
    .action(run(async () => (await import('./commands/keep/did.ts')).did))
  top
    .command('break')
    .description('take a break with a time to be back, and a bell; or be back')
    .argument('[what]', '"back"')
    .action(run(async () => (await import('./commands/keep/break.ts')).takeBreak))
  top
    .command('agree')
    .description('keep an agreement, with the day it is looked at again')
    .action(run(async () => (await import('./commands/keep/agree.ts')).agree))
  top
    .command('plan')
    .description('the plan for steady ground, in versions')
    .action(run(async () => (await import('./commands/keep/plan.ts')).plan))
  top
    .command('letter')
    .description('a letter that is never sent: why, what it did, making good')
    .argument('[what]', 'why, effect, restitution; open, seal, let-go, list')
    .argument('[id]', 'which one')
    .action(run(async () => (await import('./commands/keep/letter.ts')).letter))
  top
    .command('again')
    .description('a question of weeks ago, and then both answers side by side')
    .argument('[question]', 'its id')
    .action(run(async () => (await import('./commands/keep/again.ts')).again))

  top.commandsGroup('Look')
  top
    .command('today')
    .description('what you set for today, what waits, and one suggestion')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/look/today.ts')).today))
  select(top.command('list'))
    .description('what was kept, newest first')
    .argument('[kind]', 'only records of this kind; or answer, page, note, letter')
    .option('--removed', 'what is in the trash')
    .action(run(async () => (await import('./commands/look/list.ts')).list))
  top
    .command('show')
    .description('one entry, word for word; without an id the newest')
    .argument('[id]', 'as list shows it')
    .option('--history', 'every revision, oldest first')
    .option('--pauses', 'with the pauses, at the ends of their lines')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/look/show.ts')).show))
  select(top.command('search'))
    .description('entries with these words, and the words around them')
    .argument('<words...>', 'all of them; "a phrase" in quotes')
    .option('--without <words...>', 'and none of these')
    .addOption(
      new Option('--order <by>', 'newest or best first')
        .choices(['newest', 'best'])
        .default('newest'),
    )
    .action(run(async () => (await import('./commands/look/search.ts')).search))
  top
    .command('map')
    .description('the map of why: five parts, and the weeks each process was touched')
    .option('--learned <from>', 'only what was learned from somebody')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/look/map.ts')).map))
  top
    .command('story')
    .description('the story of why as it stands; write a version; what changed between two')
    .argument('[what]', '"write" a new version')
    .option('--difference <versions>', 'between two versions: 1:3')
    .option('--json', 'every version, as JSON')
    .action(run(async () => (await import('./commands/look/story.ts')).story))
  top
    .command('review')
    .description('look back on a week or a month')
    .argument('[time]', 'week or month')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/look/review.ts')).review))
  top
    .command('year')
    .description('the days of a year on which something was kept')
    .argument('[year]', 'which')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/look/year.ts')).year))
  select(top.command('surprises'))
    .description('the lines that surprised you, and the way back to them')
    .action(run(async () => (await import('./commands/look/surprises.ts')).surprises))

  top.commandsGroup('Therapy')
  top
    .command('mark')
    .description('point at passages while reading: to say, to hand over, not yet')
    .argument('[id]', 'as list shows it')
    .action(run(async () => (await import('./commands/therapy/mark.ts')).mark))
  written(top.command('prep'))
    .description('one page for the next session, in your own words')
    .addOption(new Option('--format <name>', 'of the page').choices(sheetFormats))
    .action(run(async () => (await import('./commands/therapy/prep.ts')).prep))
  top
    .command('after')
    .description('what landed in a session, what was set, and the next date')
    .action(run(async () => (await import('./commands/therapy/after.ts')).after))
  written(top.command('export'))
    .description('take words out: chosen, looked at, names as roles; nothing by default')
    .addOption(
      new Option('--for <whom>', 'a page for a therapist or a partner').choices([
        'therapist',
        'partner',
      ]),
    )
    .option('--full', 'everything that may leave')
    .option('--walk <id>', 'answers of this walk')
    .option(
      '--kind <kind>',
      'records of this kind, or answer, page, note, letter, floor, event, prep',
    )
    .addOption(
      new Option('--mark <kind>', 'only passages marked so').choices([
        'say',
        'hand-over',
        'surprise',
        'their-story',
      ]),
    )
    .option('--search <words>', 'entries with these words')
    .option('--id <ids...>', 'these entries')
    .option('--from <date>', 'since this day')
    .option('--until <date>', 'up to and with this day')
    .option('--theirs', 'also passages that are somebody else’s story')
    .addOption(new Option('--format <name>', 'markdown by default').choices(formats))
    .option('--font <file>', 'for a PDF, a font with the letters it needs')
    .action(run(async () => (await import('./commands/therapy/export.ts')).exportWords))

  top.commandsGroup('Steady')
  top
    .command('sit')
    .description('one question on the screen, and nothing to write')
    .argument('[question]', 'its id; without one, what was left open or asked last')
    .option('--minutes <n>', 'how long', whole)
    .action(run(async () => (await import('./commands/steady/sit.ts')).sit))
  top
    .command('ground')
    .description('something steady: breathing, the senses, feet')
    .argument('[name]', 'which one')
    .action(run(async () => (await import('./conversation/sitting/ground.ts')).ground))
  top
    .command('support-check')
    .description('eight questions: is it time for more help?')
    .action(run(async () => (await import('./commands/steady/support-check.ts')).supportCheck))
  top
    .command('support')
    .description('people to call; works locked and leaves no trace')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/steady/support.ts')).support))

  top.commandsGroup('Care')
  top
    .command('edit')
    .description('write on in an entry; what it said before is kept as a revision')
    .argument('<id>', 'as list shows it')
    .option('--editor', 'write in $VISUAL or $EDITOR, in memory only')
    .action(run(async () => (await import('./commands/care/edit.ts')).edit))
  top
    .command('remove')
    .description('put an entry in the trash')
    .argument('<id>', 'as list shows it')
    .option('--for-good', 'erase it from the journal; cannot be undone')
    .action(run(async () => (await import('./commands/care/remove.ts')).remove))
  top
    .command('undo')
    .description('bring back what was last put in the trash')
    .action(run(async () => (await import('./commands/care/undo.ts')).undo))
  top
    .command('import')
    .description('bring in another journal: counts first, nothing twice')
    .argument('<path>', 'a file or a folder: unearth, jrnl, Day One, Markdown, text')
    .option('--as <format>', 'jrnl-encrypted: for a file of jrnl’s first version')
    .option('--timeformat <format>', 'of the dates in jrnl’s text, as strftime has it')
    .option('--look', 'only say what is there')
    .option('--yes', 'do not ask')
    .option('--json', 'the report as JSON')
    .action(run(async () => (await import('./commands/care/import.ts')).importWords))
  top
    .command('names')
    .description('your own words for the people in your pages')
    .action(run(async () => (await import('./commands/care/names.ts')).names))
  top
    .command('settings')
    .description('the few things you can set: minutes, idle, stall, forward, pauses, card')
    .argument('[name]', 'which one')
    .argument('[value]', 'what it is to be')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/care/settings.ts')).settings))
  top
    .command('passphrase')
    .description('change the passphrase')
    .action(run(async () => (await import('./commands/care/passphrase.ts')).passphrase))
  top
    .command('recovery')
    .description('make a new recovery code in place of the old one')
    .action(run(async () => (await import('./commands/care/recovery.ts')).recovery))
  top
    .command('status')
    .description('who could open the journal right now, and whether anything is missing')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/care/status.ts')).status))
  const prompts = top.command('prompts').description('the walks as files, and your own')
  prompts
    .command('check')
    .description('say what is wrong in a walk of your own, line by line')
    .argument('<file>', 'a Markdown file')
    .action(run(async () => (await import('./commands/care/prompts.ts')).check))
  prompts
    .command('list', { isDefault: true })
    .description('every walk with the file it comes from')
    .option('--json', 'as JSON')
    .action(run(async () => (await import('./commands/care/prompts.ts')).list))
  top
    .command('tour')
    .description('look at everything in an invented journal; nothing of it stays')
    .action(run(async () => (await import('./commands/care/tour.ts')).tour))
  top
    .command('about')
    .description('short pages on how this works and what it promises')
    .argument('[name]', 'which page')
    .action(run(async () => (await import('./commands/care/about.ts')).about))

  try {
    await top.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exit.done : exit.usage
  }
  return code
}

function unknown(name: string, top: Command): Trouble {
  const near = top.commands
    .map((each) => each.name())
    .filter((each) => each.startsWith(name.slice(0, 2)))
  const hint = near.length > 0 ? `Did you mean ${near.join(', ')}? ` : ''
  return new Trouble(
    exit.usage,
    `There is no command "${safeLine(name)}".`,
    `${hint}"unearth --help" says what there is.`,
  )
}

function select(command: Command): Command {
  return command
    .option('--from <date>', 'since this day: 2026-11-22, yesterday, "3 weeks ago", monday')
    .option('--until <date>', 'up to and with this day')
    .option('--walk <id>', 'answers of this walk')
    .option('-n, --number <count>', 'how many', whole, 10)
    .option('--json', 'as JSON')
}

/** The options of what leaves the journal. */
function written(command: Command): Command {
  return command
    .option('--to <file>', 'where to; "-" is stdout')
    .option('--over', 'over a file that is there')
    .option('--look', 'print the exact text that would leave, and write nothing')
    .option('--password', 'a PDF that opens with six words, shown once')
    .option('--yes', 'do not ask')
}

const sheetFormats = ['text', 'markdown', 'html', 'pdf']
const formats = [...sheetFormats, 'markdown-files', 'json', 'jrnl', 'jrnl-text', 'dayone']

function whole(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is needed.')
  return Number(text)
}

const examples = `
Examples:
  unearth                      unlock, today's question, the page
  unearth walk                 the walks, by what they are for
  unearth walk presenting      start or resume one
  unearth write --minutes 20   write for twenty minutes
  pbpaste | unearth jot -      keep what is on stdin
  unearth search kitchen --from "3 weeks ago"
  unearth support              people to call, at any time

Exit codes: 0 done · 1 failed · 2 usage · 3 nothing found · 4 locked, wrong passphrase ·
5 needs a terminal · 6 no journal here · 7 damaged · 78 no suitable Node · 130 interrupted
`
