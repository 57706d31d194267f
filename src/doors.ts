// Every command: its group, its name, what it says of itself, what it takes, and where its verb is. The help, the README's
// table and whatever else lists commands are printed from here. Nothing is opened or loaded before a verb runs.
import type { ExitCode } from './errors.ts'
import {
  askable,
  day,
  either,
  type Given,
  lived,
  many,
  oneOf,
  oneOfThem,
  piped,
  type Take,
  type Takes,
  text,
  whole,
  yes,
} from './takes.ts'
import type { Context } from './world.ts'

export const groups = ['Begin', 'Keep', 'Look', 'Therapy', 'Steady', 'Care'] as const

type Verb<G> = (context: Context, given: G) => Promise<ExitCode | undefined>

export type Example = {
  readonly line: string
  readonly says: string
  /** Also among the examples of --help. */
  readonly foremost?: true
}

export type Door = {
  readonly group: (typeof groups)[number]
  readonly name: string
  readonly says: string
  readonly examples: readonly Example[]
  readonly takes: Takes
  /** Needs the journal closed, or is the program itself: not at the desk. */
  readonly outside?: true
  /** The verb; `given` is what `takes` read. Without it the program itself answers. */
  readonly load?: () => Promise<Verb<never>>
}

/** Nothing where the verb reads just what the door takes; else what does not fit, so that the call does not compile. */
type Fits<T, G> =
  Given<T> extends G
    ? keyof T extends keyof G
      ? []
      : [theVerbDoesNotRead: Exclude<keyof T, keyof G>]
    : [theVerbWants: G]

/**
 * A door whose verb is given what it takes, already read. An option that the verb does not read, or one that the verb wants
 * and the door does not take, is a type error.
 */
export function door<const T extends Takes, G>(
  row: Omit<Door, 'takes' | 'load'> & {
    readonly takes: T
    readonly load: () => Promise<(context: Context, given: G) => Promise<ExitCode | undefined>>
  },
  ..._fits: Fits<T, G>
): Door {
  return row
}

/** One example, and what it does. */
function example(line: string, says: string): Example {
  return { line, says }
}

/** One that --help shows too. */
function foremost(line: string, says: string): Example {
  return { line, says, foremost: true }
}

/** The writer's own editor, for words only. */
const editor = yes('--editor', 'write in $VISUAL or $EDITOR, in memory only')
const json = yes('--json', 'as JSON')
/** How an entry is named. */
const whichEntry = 'its number in the last list, or a piece of its id'
/** For a day that is over. */
const date = lived('--date <date>', 'when it was: yesterday, "last tuesday 21:40", 22.11.2026')

const kdfMemory = whole(
  '--kdf-memory <mib>',
  'memory one guess at the passphrase costs, in MiB (64 to 2048)',
  [64, 2048],
)

/** What chooses entries, for every command that reads many. */
const selection = {
  from: day('--from <date>', 'since this day: 2026-11-22, yesterday, "3 weeks ago", monday'),
  until: day('--until <date>', 'up to and with this day'),
  walk: text('--walk <id>', 'answers of this walk'),
  number: whole('-n, --number <count>', 'how many', [0, 999_999_999], 10),
  json,
}

/** What is said of everything that leaves the journal. */
const leaving = {
  to: text('--to <file>', 'where to; "-" is stdout'),
  over: yes('--over', 'over a file that is there'),
  look: yes('--look', 'print the exact text that would leave, and write nothing'),
  password: yes('--password', 'a PDF that opens with six words, shown once'),
  yes: yes('--yes', 'write it without asking; on a terminal names are asked all the same'),
}

/** What an import can be told it is. */
const arriving = ['markdown', 'org', 'jrnl', 'daylio', 'text', 'jrnl-encrypted'] as const

const shells = ['bash', 'zsh', 'fish', 'powershell'] as const
const sheetFormats = ['text', 'markdown', 'html', 'pdf'] as const
const formats = [...sheetFormats, 'markdown-files', 'json', 'jrnl', 'jrnl-json', 'dayone'] as const

/** What `unearth` alone does. */
export const mainDoor = door({
  group: 'Begin',
  name: '',
  says: 'unlock the journal, and the question that waits',
  examples: [foremost('unearth', 'unlock, today’s question, the page')],
  takes: {},
  load: async () => (await import('./commands/begin/begin.ts')).begin,
})

export const doors: readonly Door[] = [
  door({
    group: 'Begin',
    name: 'init',
    outside: true,
    says: 'make a journal',
    examples: [example('unearth init', 'make one where --journal or UNEARTH_HOME says')],
    takes: { kdfMemory },
    load: async () => (await import('./commands/begin/init.ts')).init,
  }),
  door({
    group: 'Begin',
    name: 'desk',
    outside: true,
    says: 'the open journal and every door of it by name, until it is locked',
    examples: [foremost('unearth desk', 'everything at hand; type a word of what you want')],
    takes: {},
    load: async () => (await import('./commands/begin/desk.ts')).desk,
  }),
  door({
    group: 'Begin',
    name: 'dig',
    says: 'one way through all of why: it knows where it is thin, and asks there',
    examples: [
      foremost('unearth dig', 'two lines of yours, and the next question'),
      example('unearth dig --look', 'what has your own words, and what it would ask next'),
    ],
    takes: {
      strand: text('[strand]', 'where to dig: spark, ground, fuel, …'),
      look: yes('--look', 'how the strands stand, and what it would ask; nothing is asked'),
      editor,
      json: yes('--json', 'the same as JSON'),
    },
    load: async () => (await import('./commands/begin/dig.ts')).dig,
  }),
  door({
    group: 'Begin',
    name: 'walk',
    says: 'start or resume a walk, or choose one by what it is for',
    examples: [
      foremost('unearth walk', 'the walks, by what they are for'),
      foremost('unearth walk presenting', 'start or resume one'),
    ],
    takes: {
      id: text('[id]', 'the walk'),
      startOver: yes('--start-over', 'from its first question, not from where it was put down'),
      editor,
      json: yes('--json', 'list as JSON'),
    },
    load: async () => (await import('./commands/begin/walk.ts')).walk,
  }),
  door({
    group: 'Begin',
    name: 'write',
    says: 'write for a while, until a line surprises you; at the bell nothing stops',
    examples: [
      foremost('unearth write --minutes 20', 'write for twenty minutes'),
      example('unearth write --until-surprise', 'no clock; the line that surprises you ends it'),
      example('unearth write --about 38de6e03:1', 'go on from the first line of an entry'),
    ],
    takes: {
      minutes: whole('--minutes <n>', 'how long; remembered', [1, 99]),
      untilSurprise: yes(
        '--until-surprise',
        'no clock: until you mark the line that surprises you, or close the page',
      ),
      walk: text('--walk <id>', 'on this walk’s next question'),
      question: text('--question <id>', 'on this question'),
      about: text('--about <line>', 'on a line of an entry: ID, or ID:LINE'),
      forward: either('--forward', 'nothing is deleted: words are struck', {
        flags: '--no-forward',
        says: 'words can be deleted',
      }),
      editor,
      date,
    },
    load: async () => (await import('./commands/begin/write.ts')).write,
  }),
  door({
    group: 'Begin',
    name: 'course',
    says: 'four sittings on one theme, some days apart; never late',
    examples: [example('unearth course needs', 'begin one, or go on with it')],
    takes: {
      walk: text('[walk]', 'the theme'),
      days: whole('--days <n>', 'days between two sittings', [1, 30]),
      stop: yes('--stop', 'let it go'),
      json: yes('--json', 'the one that is open, as JSON'),
    },
    load: async () => (await import('./commands/begin/course.ts')).course,
  }),
  door({
    group: 'Begin',
    name: 'jot',
    says: 'keep a note: a page, or "-" to read stdin',
    examples: [foremost('pbpaste | unearth jot -', 'keep what is on stdin')],
    takes: { source: piped('[source]', '"-" reads stdin'), editor, date },
    load: async () => (await import('./commands/begin/jot.ts')).jot,
  }),

  door({
    group: 'Keep',
    name: 'log',
    says: 'keep a record, asked for field by field, or list the kinds there are',
    examples: [
      example('unearth log', 'the kinds of record there are'),
      example('unearth log decision', 'keep one'),
    ],
    takes: {
      kind: text('[kind]', 'promise, decision, factor, …'),
      source: piped('[source]', '"-" reads its values as JSON from stdin'),
      date,
      json: yes('--json', 'list the kinds as JSON'),
    },
    load: async () => (await import('./commands/keep/log.ts')).log,
  }),
  door({
    group: 'Keep',
    name: 'promise',
    says: 'make a small promise, say what became of one, or look at all of them',
    examples: [
      example('unearth promise', 'make one'),
      example('unearth promise keep', 'say that one was kept'),
    ],
    takes: {
      what: oneOf(
        '[what]',
        ['make', 'keep', 'part', 'miss', 'mend', 'review'],
        'make, keep, part, miss, mend, review',
      ),
      id: text('[id]', 'which one'),
      json: yes('--json', 'all of them, as JSON'),
    },
    load: async () => (await import('./commands/keep/promise.ts')).promise,
  }),
  door({
    group: 'Keep',
    name: 'decide',
    says: 'in, out, or not yet; as often as it changes',
    examples: [example('unearth decide', 'say where it stands today')],
    takes: {
      difference: text('--difference <versions>', 'between two versions: 1:3'),
      json: yes('--json', 'every version, as JSON'),
    },
    load: async () => (await import('./commands/keep/decide.ts')).decide,
  }),
  door({
    group: 'Keep',
    name: 'lean',
    says: 'leaning in or out, in two lanes; or look at them',
    examples: [
      example('unearth lean', 'keep which way it leans today'),
      example('unearth lean show', 'the two lanes'),
    ],
    takes: {
      what: oneOf('[what]', ['show'], '"show" looks'),
      json: yes('--json', 'the two lanes, as JSON'),
    },
    load: async () => (await import('./commands/keep/lean.ts')).lean,
  }),
  door({
    group: 'Keep',
    name: 'did',
    says: 'one line on something small that was done',
    examples: [example('unearth did', 'one line, and which kind it was')],
    takes: { source: piped('[source]', '"-" reads stdin'), date },
    load: async () => (await import('./commands/keep/did.ts')).did,
  }),
  door({
    group: 'Keep',
    name: 'break',
    says: 'take a break with a time to be back, and a bell; or be back',
    examples: [
      example('unearth break', 'say when you are back'),
      example('unearth break back', 'be back'),
    ],
    takes: { what: oneOf('[what]', ['back'], '"back"') },
    load: async () => (await import('./commands/keep/break.ts')).takeBreak,
  }),
  door({
    group: 'Keep',
    name: 'agree',
    says: 'keep an agreement, with the day it is looked at again',
    examples: [example('unearth agree', 'write down what was agreed')],
    takes: {},
    load: async () => (await import('./commands/keep/agree.ts')).agree,
  }),
  door({
    group: 'Keep',
    name: 'plan',
    says: 'the plan for steady ground, in versions',
    examples: [example('unearth plan', 'write it, or go over it')],
    takes: {},
    load: async () => (await import('./commands/keep/plan.ts')).plan,
  }),
  door({
    group: 'Keep',
    name: 'settle',
    says: 'say what became of something: answered, taken up, done, kept, held, ended',
    examples: [
      example('unearth settle', 'what is open, by what has its day first'),
      example('unearth settle 38de6e03 answered', 'at once'),
    ],
    takes: {
      id: text('[id]', whichEntry),
      word: text('[word]', 'what became of it'),
      json: yes('--json', 'what is open, as JSON'),
    },
    load: async () => (await import('./commands/keep/settle.ts')).settle,
  }),
  door({
    group: 'Keep',
    name: 'letter',
    says: 'a letter that is never sent: why, what it did, making good',
    examples: [
      example('unearth letter why', 'write that part of it'),
      example('unearth letter list', 'the letters there are'),
    ],
    takes: {
      what: text('[what]', 'why, effect, restitution; open, seal, let-go, list'),
      id: text('[id]', 'which one'),
      json: yes('--json', 'the letters there are, as JSON'),
    },
    load: async () => (await import('./commands/keep/letter.ts')).letter,
  }),
  door({
    group: 'Keep',
    name: 'again',
    says: 'a question of weeks ago, and then both answers side by side',
    examples: [example('unearth again PRS-01', 'one of your own choice')],
    takes: { question: text('[question]', 'its id') },
    load: async () => (await import('./commands/keep/again.ts')).again,
  }),

  door({
    group: 'Look',
    name: 'today',
    says: 'what you set for today, what waits, and one suggestion',
    examples: [example('unearth today', 'at any time of the day')],
    takes: { json },
    load: async () => (await import('./commands/look/today.ts')).today,
  }),
  door({
    group: 'Look',
    name: 'read',
    says: 'the reading room: everything kept, found as you type, and read beside it',
    examples: [
      example('unearth read', 'and type; Enter reads'),
      example('unearth read kitchen kind:promise from:monday', 'open on what these find'),
    ],
    takes: {
      words: many('[words...]', 'what to find; also kind: walk: tag: mark: on: from: until: -word'),
    },
    load: async () => (await import('./commands/look/read.ts')).read,
  }),
  door({
    group: 'Look',
    name: 'list',
    says: 'what was kept, newest first',
    examples: [
      example('unearth list promise', 'one kind of record'),
      example('unearth list --from monday -n 50', 'more of it, since a day'),
    ],
    takes: {
      kind: text('[kind]', 'only records of this kind; or answer, page, note, letter'),
      ...selection,
      tag: text('--tag <word>', 'with this tag, written as #word or imported'),
      tags: yes('--tags', 'the tags there are'),
      removed: yes('--removed', 'what is in the trash'),
    },
    load: async () => (await import('./commands/look/list.ts')).list,
  }),
  door({
    group: 'Look',
    name: 'show',
    says: 'one entry, word for word; without an id the newest',
    examples: [example('unearth show 38de6e03 --history', 'with what it said before')],
    takes: {
      id: text('[id]', whichEntry),
      history: yes('--history', 'every revision, oldest first'),
      pauses: yes('--pauses', 'with the pauses, at the ends of their lines'),
      json,
    },
    load: async () => (await import('./commands/look/show.ts')).show,
  }),
  door({
    group: 'Look',
    name: 'search',
    says: 'entries with these words, and the words around them',
    examples: [
      foremost('unearth search kitchen --from "3 weeks ago"', 'since a day'),
      example(
        'unearth search',
        'asks for the words: a shell remembers what stands behind a command',
      ),
    ],
    takes: {
      words: many(
        '[words...]',
        'all of them; "a phrase" in quotes; tag:sleep, or "#sleep"; asked for where none are given',
      ),
      ...selection,
      without: many('--without <words...>', 'and none of these'),
      order: oneOf('--order <by>', ['newest', 'best'], 'newest or best first', 'newest'),
    },
    load: async () => (await import('./commands/look/search.ts')).search,
  }),
  door({
    group: 'Look',
    name: 'map',
    says: 'the map of why: five parts, and the weeks each process was touched',
    examples: [
      example('unearth map --learned home', 'what was learned there'),
      example('unearth map --format pdf --to map.pdf', 'drawn on one page, for a table'),
    ],
    takes: {
      learned: text('--learned <from>', 'only what was learned from somebody'),
      format: oneOf('--format <name>', ['html', 'pdf', 'svg'], 'drawn on a page, to take along'),
      ...leaving,
      json,
    },
    load: async () => (await import('./commands/look/map.ts')).map,
  }),
  door({
    group: 'Look',
    name: 'story',
    says: 'the story of why as it stands; tell a version; what changed between two',
    examples: [
      example('unearth story write', 'a new version'),
      example('unearth story again', 'told without looking; then both'),
      example('unearth story --difference 1:3', 'what changed from the first to the third'),
      example('unearth story --format pdf --to story.pdf', 'every version, and what changed'),
    ],
    takes: {
      what: oneOf(
        '[what]',
        ['write', 'again', 'ask', 'point'],
        'write a version, tell it again without looking, ask what serves it, point it at the map',
      ),
      difference: text('--difference <versions>', 'between two versions: 1:3'),
      format: oneOf(
        '--format <name>',
        ['html', 'pdf', 'svg'],
        'its versions on a page, to take along',
      ),
      ...leaving,
      json: yes('--json', 'every version, as JSON'),
    },
    load: async () => (await import('./commands/look/story.ts')).story,
  }),
  door({
    group: 'Look',
    name: 'mirror',
    says: 'your own words shown again, on request, and what comes back in them',
    examples: [
      example('unearth mirror --strands', 'words and moves that come back, as a question'),
      example('unearth mirror --about', 'what it can tell, and what not'),
    ],
    takes: {
      id: text('[id]', 'over this entry; without one, over the last page'),
      course: text('--course <walk>', 'over the sittings of a course'),
      from: day('--from <date>', 'over what was written since this day'),
      until: day('--until <date>', 'up to and with this day'),
      strands: yes('--strands', 'what comes back in several walks on several days'),
      about: yes('--about', 'what a mirror can tell, what not, and its lists'),
      number: whole('-n, --number <count>', 'how many places of each', [1, 9999], 12),
      json,
    },
    load: async () => (await import('./commands/look/mirror.ts')).mirror,
  }),
  door({
    group: 'Look',
    name: 'review',
    says: 'look back on a week or a month',
    examples: [example('unearth review month', 'the last month')],
    takes: { time: oneOf('[time]', ['week', 'month'], 'week or month', 'week'), json },
    load: async () => (await import('./commands/look/review.ts')).review,
  }),
  door({
    group: 'Look',
    name: 'year',
    says: 'the days of a year on which something was kept',
    examples: [example('unearth year 2026', 'one year')],
    takes: { year: whole('[year]', 'which', [1000, 9999]), json },
    load: async () => (await import('./commands/look/year.ts')).year,
  }),
  door({
    group: 'Look',
    name: 'surprises',
    says: 'the lines that surprised you, and the way back to them',
    examples: [example('unearth surprises -n 3', 'the last three')],
    takes: selection,
    load: async () => (await import('./commands/look/surprises.ts')).surprises,
  }),

  door({
    group: 'Therapy',
    name: 'mark',
    says: 'point at passages while reading: to say, to hand over, not yet',
    examples: [example('unearth mark 38de6e03', 'in one entry')],
    takes: { id: text('[id]', whichEntry) },
    load: async () => (await import('./commands/therapy/mark.ts')).mark,
  }),
  door({
    group: 'Therapy',
    name: 'prep',
    says: 'one page for the next session, in your own words',
    examples: [
      example('unearth prep', 'choose what to bring, and see it'),
      example('unearth prep --format pdf --to tuesday.pdf', 'and print it'),
    ],
    takes: { ...leaving, format: oneOf('--format <name>', sheetFormats, 'of the page') },
    load: async () => (await import('./commands/therapy/prep.ts')).prep,
  }),
  door({
    group: 'Therapy',
    name: 'after',
    says: 'what landed in a session, what was set, and the next date',
    examples: [example('unearth after', 'in the hours after it')],
    takes: {},
    load: async () => (await import('./commands/therapy/after.ts')).after,
  }),
  door({
    group: 'Therapy',
    name: 'export',
    says: 'take words out: chosen, looked at, names as roles; nothing by default',
    examples: [
      example('unearth export --mark hand-over --format pdf --password --to for-tuesday.pdf', ''),
      example('unearth export --walk presenting --look', 'only show what would leave'),
      example('unearth export --book --to my-journal.pdf', 'as a book, to print or to keep'),
      example('unearth export --mine --to all.json', 'all of it, as it is, for yourself'),
    ],
    takes: {
      ...leaving,
      mine: yes('--mine', 'everything as it is, names and every version too: for you alone'),
      for: oneOf(
        '--for <whom>',
        ['therapist', 'partner', 'both'],
        'a page for a therapist or a partner; both: a file for the other journal',
      ),
      full: yes('--full', 'everything that may leave'),
      book: yes('--book', 'everything that may leave as a book: months, contents, page numbers'),
      walk: text('--walk <id>', 'answers of this walk'),
      kind: text(
        '--kind <kind>',
        'records of this kind, or answer, page, note, letter, floor, event, prep',
      ),
      mark: oneOf(
        '--mark <kind>',
        ['say', 'hand-over', 'surprise', 'their-story'],
        'only passages marked so',
      ),
      search: askable('--search [words]', 'entries with these words; alone it asks for them'),
      tag: text('--tag <word>', 'entries with this tag'),
      id: many('--id <ids...>', 'these entries'),
      from: day('--from <date>', 'since this day'),
      until: day('--until <date>', 'up to and with this day'),
      theirs: yes('--theirs', 'also passages that are somebody else’s story'),
      format: oneOf('--format <name>', formats, 'markdown by default'),
      font: text('--font <file>', 'for a PDF, a font with the letters it needs'),
    },
    load: async () => (await import('./commands/therapy/export.ts')).exportWords,
  }),

  door({
    group: 'Steady',
    name: 'sit',
    says: 'one question on the screen, and nothing to write; or a time to talk, held',
    examples: [
      example('unearth sit --minutes 10', 'what was left open, or asked last'),
      example('unearth sit --talk', 'a time to talk: its words, its clock, its bell'),
    ],
    takes: {
      question: text('[question]', 'its id; without one, what was left open or asked last'),
      minutes: whole('--minutes <n>', 'how long', [1, 99], 5),
      talk: yes('--talk', 'hold a time to talk that was set: by its id, or chosen'),
    },
    load: async () => (await import('./commands/steady/sit.ts')).sit,
  }),
  door({
    group: 'Steady',
    name: 'ground',
    says: 'something steady: breathing, the senses, feet',
    examples: [example('unearth ground feet', 'one of them')],
    takes: { name: text('[name]', 'which one') },
    load: async () => (await import('./commands/steady/ground.ts')).ground,
  }),
  door({
    group: 'Steady',
    name: 'support-check',
    says: 'eight questions: is it time for more help?',
    examples: [example('unearth support-check', 'some minutes')],
    takes: {},
    load: async () => (await import('./commands/steady/support-check.ts')).supportCheck,
  }),
  door({
    group: 'Steady',
    name: 'support',
    says: 'people to call; works locked and leaves no trace',
    examples: [
      foremost('unearth support', 'people to call, at any time'),
      example('unearth support add', 'put somebody of your own at the top'),
    ],
    takes: {
      what: oneOfThem('[what...]', ['add', 'remove', 'list'], 'your own people: add, remove, list'),
      json,
    },
    load: async () => (await import('./commands/steady/support.ts')).support,
  }),

  door({
    group: 'Care',
    name: 'edit',
    says: 'write on in an entry; what it said before is kept as a revision',
    examples: [example('unearth edit 38de6e03', 'on the page')],
    takes: { id: text('<id>', whichEntry), editor },
    load: async () => (await import('./commands/care/edit.ts')).edit,
  }),
  door({
    group: 'Care',
    name: 'remove',
    says: 'put an entry in the trash',
    examples: [example('unearth remove 38de6e03', '"unearth undo" brings it back')],
    takes: {
      id: text('<id>', whichEntry),
      forGood: yes('--for-good', 'erase it from the journal; cannot be undone'),
    },
    load: async () => (await import('./commands/care/remove.ts')).remove,
  }),
  door({
    group: 'Care',
    name: 'undo',
    says: 'bring back what was last put in the trash, or take back an import whole',
    examples: [
      example('unearth undo', 'once for each'),
      example('unearth undo --list', 'what can be taken back'),
    ],
    takes: {
      list: yes('--list', 'only say what can be taken back'),
      yes: yes('--yes', 'take back an import without asking'),
      json: yes('--json', 'what can be taken back, as JSON'),
    },
    load: async () => (await import('./commands/care/undo.ts')).undo,
  }),
  door({
    group: 'Care',
    name: 'import',
    says: 'bring in another journal: counts first, nothing twice',
    examples: [example('unearth import old-journal.zip --look', 'only say what is there')],
    takes: {
      path: text('<path>', 'a file, a folder or an archive; "-" is stdin'),
      as: oneOf(
        '--as <format>',
        arriving,
        `what it is, where it does not show: ${arriving.join(', ')}`,
      ),
      dates: oneOf(
        '--dates <order>',
        ['day-first', 'month-first'],
        'how 03/04/2024 is read, where nothing there says: day-first, month-first',
      ),
      zone: text('--zone <zone>', 'where times were lived that name no zone, as in Europe/Berlin'),
      timeformat: text('--timeformat <format>', 'of the dates in jrnl’s text, as strftime has it'),
      filePassphraseFd: whole(
        '--file-passphrase-fd <n>',
        'read the password of the file from this file descriptor',
        [0, 999_999_999],
      ),
      look: yes('--look', 'only say what is there'),
      yes: yes('--yes', 'do not ask'),
      json: yes('--json', 'the report as JSON'),
    },
    load: async () => (await import('./commands/care/import.ts')).importWords,
  }),
  door({
    group: 'Care',
    name: 'backup',
    says: 'an encrypted copy of the whole journal in one file, read back before it counts',
    examples: [example('unearth backup /media/stick', 'into a folder, best on another drive')],
    takes: { to: text('[to]', 'a folder; without one, where the last one went'), json },
    load: async () => (await import('./commands/care/backup.ts')).backup,
  }),
  door({
    group: 'Care',
    name: 'restore',
    outside: true,
    says: 'a journal from a backup, in an empty place or beside the one that is there',
    examples: [
      example('unearth restore /media/stick', 'the newest backup in a folder, or a file'),
      example('unearth --journal elsewhere restore /media/stick', 'into a place of your choice'),
    ],
    takes: { from: text('<from>', 'a backup, or the folder of backups'), json },
    load: async () => (await import('./commands/care/restore.ts')).restore,
  }),
  door({
    group: 'Care',
    name: 'merge',
    says: 'bring in what another copy of this journal has; the copy is only read',
    examples: [
      example('unearth merge /media/stick/journal', 'a journal’s folder, or a backup of it'),
      example('unearth merge', 'what syncing left beside it; see unearth about two-machines'),
    ],
    takes: {
      other: text('[other]', 'a journal’s folder or a backup'),
      yes: yes('--yes', 'merge what syncing left without asking'),
      json,
    },
    load: async () => (await import('./commands/care/merge.ts')).merge,
  }),
  door({
    group: 'Care',
    name: 'check',
    says: 'look at the whole journal: every page, every version, the index, the keys',
    examples: [
      example('unearth check', 'and say what is not whole'),
      example('unearth check --drill', 'open the last backup with the code on your paper'),
    ],
    takes: {
      salvage: text('--salvage <folder>', 'save whatever can be read into a new journal there'),
      drill: yes(
        '--drill',
        'open the last backup with the recovery code, as if all else were gone',
      ),
      json,
    },
    load: async () => (await import('./commands/care/check.ts')).check,
  }),
  door({
    group: 'Care',
    name: 'names',
    says: 'your own words for the people in your pages',
    examples: [example('unearth names', 'say them, or change them')],
    takes: { json: yes('--json', 'what they are, as JSON; nothing is asked') },
    load: async () => (await import('./commands/care/names.ts')).names,
  }),
  door({
    group: 'Care',
    name: 'settings',
    says: 'the few things you can set: minutes, idle, stall, forward, pauses, card, mirror, mouse, clipboard, rest, backups',
    examples: [example('unearth settings idle 10', 'lock after ten minutes without a key')],
    takes: {
      name: text('[name]', 'which one'),
      value: text('[value]', 'what it is to be'),
      json,
    },
    load: async () => (await import('./commands/care/settings.ts')).settings,
  }),
  door({
    group: 'Care',
    name: 'passphrase',
    says: 'change the passphrase',
    examples: [
      example('unearth passphrase', 'at once; the recovery code stays'),
      example('unearth passphrase --new-key', 'everything under a new key, where somebody saw it'),
    ],
    takes: {
      newKey: yes('--new-key', 'rewrite the journal under a new key, with a new recovery code'),
      kdfMemory,
    },
    load: async () => (await import('./commands/care/passphrase.ts')).passphrase,
  }),
  door({
    group: 'Care',
    name: 'recovery',
    says: 'make a new recovery code in place of the old one',
    examples: [
      example('unearth recovery', 'have paper at hand'),
      example('unearth recovery --paper - | lp', 'one page, and how it opens without unearth'),
    ],
    takes: {
      paper: text('--paper <file>', 'on a page: a PDF, or "-" for stdout; a new code or yours'),
    },
    load: async () => (await import('./commands/care/recovery.ts')).recovery,
  }),
  door({
    group: 'Care',
    name: 'status',
    says: 'who could open the journal right now, and whether anything is missing',
    examples: [example('unearth status', 'and how much is kept')],
    takes: { json },
    load: async () => (await import('./commands/care/status.ts')).status,
  }),
  door({
    group: 'Care',
    name: 'prompts',
    says: 'the walks as files, your own, and a translation of yours',
    examples: [
      example('unearth prompts export-for-translation', 'files to write your own words into'),
      example('unearth prompts check small-repairs.md', 'what is wrong in it, line by line'),
    ],
    takes: {
      what: oneOf(
        '[what]',
        ['list', 'check', 'export-for-translation'],
        '"check" says what is wrong in a file',
        'list',
      ),
      file: text('[file]', 'a walk or a kind of record of your own; or a folder to export into'),
      json,
    },
    load: async () => (await import('./commands/care/prompts.ts')).prompts,
  }),
  door({
    group: 'Care',
    name: 'completion',
    outside: true,
    says: 'what lets your shell complete commands, options, walks and kinds',
    examples: [
      example('unearth completion --install', 'for the shell it is typed in; then in new ones'),
      example('unearth completion zsh --install', ''),
      example('unearth completion bash > FILE', 'only printed, for a place of your own'),
      example('unearth completion powershell >> $PROFILE', ''),
    ],
    takes: {
      shell: oneOf('[shell]', shells, 'bash, zsh, fish, powershell'),
      install: yes('--install', 'put it where bash, zsh or fish look for it'),
    },
    load: async () => (await import('./commands/care/completion.ts')).completion,
  }),
  door({
    group: 'Care',
    name: 'tour',
    outside: true,
    says: 'look at everything in an invented journal; nothing of it stays',
    examples: [example('unearth tour', 'leave it at any time')],
    takes: {},
    load: async () => {
      const { tour } = await import('./commands/care/tour.ts')
      return (context) => tour(context, views)
    },
  }),
  door({
    group: 'Care',
    name: 'about',
    says: 'short pages on how this works and what it promises',
    examples: [example('unearth about privacy', 'one of them')],
    takes: { name: text('[name]', 'which page') },
    load: async () => (await import('./commands/care/about.ts')).about,
  }),
  {
    group: 'Care',
    name: 'help',
    outside: true,
    says: 'this, or the help of a command',
    examples: [example('unearth help write', 'what it takes')],
    takes: { command: text('[command]', 'which one') },
  },
]

/** The verbs that the tour shows on its own journal. */
const views = {
  list: async () => (await import('./commands/look/list.ts')).list,
  map: async () => (await import('./commands/look/map.ts')).map,
  review: async () => (await import('./commands/look/review.ts')).review,
  search: async () => (await import('./commands/look/search.ts')).search,
  story: async () => (await import('./commands/look/story.ts')).story,
  surprises: async () => (await import('./commands/look/surprises.ts')).surprises,
  year: async () => (await import('./commands/look/year.ts')).year,
}

/** What the environment can say, for the help, the README and the man page. */
export const environment: readonly (readonly [name: string, says: string])[] = [
  ['UNEARTH_HOME', 'the directory that holds the journal'],
  ['UNEARTH_PASSPHRASE_FILE', 'a file with the passphrase, for scripts'],
  ['UNEARTH_PROMPTS', 'a folder with walks and kinds of record of your own'],
  ['UNEARTH_NODE', 'the Node to run with'],
  ['UNEARTH_DEBUG', '1 shows where a fault happened'],
  ['ACCESSIBLE', 'anything but 0: as with --plain'],
  ['NO_COLOR, CLICOLOR=0', 'no colour'],
  ['FORCE_COLOR, CLICOLOR_FORCE', 'colour also where no terminal is'],
  ['VISUAL, EDITOR', 'for --editor'],
]

/** Other words for the doors, as people type them. Where one door is meant it opens; where there are two, both are said. */
export const synonyms: Readonly<Record<string, readonly string[]>> = {
  delete: ['remove'],
  rm: ['remove'],
  trash: ['remove'],
  find: ['search'],
  grep: ['search'],
  ls: ['list'],
  new: ['jot', 'write'],
  add: ['jot', 'write'],
  note: ['jot'],
  browse: ['read'],
  view: ['read', 'show'],
  open: ['read', 'show'],
  cat: ['show'],
  doctor: ['check'],
  verify: ['check'],
  sync: ['merge', 'backup'],
  config: ['settings'],
  password: ['passphrase'],
  calendar: ['year'],
  agreement: ['agree'],
  diary: ['desk', 'read'],
  journal: ['desk', 'read'],
}

/** How a command is written: its name and what stands behind it, without its options. */
export function usage({ name, takes }: Pick<Door, 'name' | 'takes'>): string {
  const behind = Object.values<Take<unknown>>(takes)
    .map(({ flags }) => flags)
    .filter((flags) => !flags.startsWith('-'))
  return [name, ...behind].join(' ')
}
