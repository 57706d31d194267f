// The one way a command reaches a person. Plain mode asks the same things as numbered lines, without redrawing.

import { isatty, type ReadStream, type WriteStream } from 'node:tty'
import { exit, left, Trouble } from '../errors.ts'
import type { Marked } from '../journal/page/spans.ts'
import { given } from '../text/given.ts'
import { asciiOnly, plainGlyphs } from '../text/glyphs.ts'
import { safe, safeLine } from '../text/safe.ts'
import type { Changed, ChangedText } from '../text/twice.ts'
import { interrupted } from './endings.ts'
import { letGo, letGoAtEnd } from './hold.ts'
import { type Lines, openLines } from './lines.ts'
import { readAll, writeAll } from './output.ts'
import { openClipboard } from './page/clipboard.ts'
import type { PageEnd, PageRequest } from './page/page.ts'
import type { Choice } from './questions.ts'
import { textColumns } from './screen/measure.ts'
import type { Moving } from './screens/animate.ts'
import type { Picked, Picker } from './screens/picker.ts'
import type { Place, RoomEnd, RoomSource } from './screens/room.ts'
import type { Seek, Sought } from './screens/seek.ts'
import { harmless, signed, unsigned } from './signed.ts'
import { colourLevel, type Theme, uncoloured } from './theme.ts'

export type { PageEnd, PageRequest } from './page/page.ts'
export type { Place, RoomEntry, RoomFound, RoomSource } from './screens/room.ts'
export type { SeekRow } from './screens/seek.ts'

/** How the command line asked the terminal to be. */
export type Look = {
  readonly plain?: boolean | undefined
  readonly color?: boolean | undefined
  readonly input?: boolean | undefined
  /** The people to call, for the key that shows them over every screen. */
  readonly support?: (() => Promise<string>) | undefined
}

export type Ports = {
  readonly env: NodeJS.ProcessEnv
  stdin(): ReadStream
  readonly stdout: number
  readonly stderr: number
}

/** What a question comes to where nobody can be asked. */
type Unasked<T> = { readonly unasked: T }

export type Terminal = {
  /** Lines and numbers instead of prompts and pages. */
  readonly plain: boolean
  /** Prompts and pages can be shown and answered. */
  readonly interactive: boolean
  /** Whether somebody is there to answer: at the screen, or line by line. */
  readonly answered: boolean
  /** Whether stdout is a terminal. */
  readonly screen: boolean
  readonly columns: number
  /** How wide a line may be that `show` shows as it stands. */
  readonly measure: number
  readonly theme: Theme
  /** What was asked for: to stdout, made harmless except for what `theme` added. False where its reader has gone away. */
  out(text: string): boolean
  /** The same in rows that a terminal need not break itself. */
  rows(text: string): void
  /** Everything else: to stderr. */
  note(text: string): void
  /** A line on stderr that the next one takes the place of, '' none: how far something is. Nothing where lines only follow each other. */
  passing(text: string): void
  /** Words of the writer's, seen with the next question: line by line as a note, on a screen above it and nowhere else. */
  before(text: string): void
  /** `unasked` is the answer where nobody can be asked; without it the question is an error there, or is read as lines. */
  choose<T>(question: string, choices: readonly Choice<T>[], how?: Unasked<T>): Promise<T>
  /**
   * Lets any of `lines` be taken, by their numbers; Enter goes on with what is taken. With `more` there is a key that goes on
   * and has more to say. Where nobody can be asked nothing is taken.
   */
  chooseSome(
    question: string,
    lines: readonly string[],
    more?: string,
  ): Promise<{ readonly taken: readonly number[]; readonly more: boolean }>
  /** A long list, filtered as one types; undefined where it is left. Throws Trouble 5 where nobody can be asked. */
  seek(asked: Seek): Promise<Sought | undefined>
  line(question: string, how?: Unasked<string>): Promise<string>
  /** A line nobody sees, asked on the terminal itself also where stdin is a pipe. */
  secret(question: string): Promise<string>
  /** Says that something is being done, until what it returns is called; only at a screen, where it is taken away again. */
  working(text: string): () => void
  /** The same on a screen of its own, below `text`, with a dot for each word. */
  secretOn(text: string, question: string): Promise<string>
  /** Shows a screen of text and waits for Enter. */
  pause(title: string, text: string): Promise<void>
  /**
   * Shows lines that are to be seen before anything else, with a key for each way on; Enter takes the last. Where nobody can
   * answer, the lines alone.
   */
  card<T>(text: string, ways: readonly Choice<T>[], how: Unasked<T>): Promise<T>
  /** The writing surface, or lines until a lone "." in plain mode. */
  write(request: PageRequest): Promise<PageEnd>
  /** Whether words can only be told apart by signs in the text, and not by how they are drawn. */
  readonly signs: boolean
  /** Shows private words: on the alternate screen of a terminal, else on stdout. Words that `changed` are drawn so on a screen. */
  show(title: string, text: string, changed?: readonly Changed[]): Promise<void>
  /** Shows a text whose passages can be pointed at; returns the marks as they are when it is left. */
  mark(title: string, text: string, marks: readonly Marked[]): Promise<readonly Marked[]>
  /** The reading room, or its numbered lines; what is to be done with an entry, or undefined once it is left. */
  room(source: RoomSource, place: Place): Promise<RoomEnd | undefined>
  /** A drawing that moves until it is over or a key is pressed. */
  animate(caption: string, frame: (elapsedMs: number, columns: number) => Moving): Promise<void>
  /** A line of text with the time (milliseconds) below it as a shrinking line; no input. Rings at its end where a bell was asked for. Returns once it is left. */
  still(question: string, ms: number, how?: { readonly bell?: boolean }): Promise<void>
  /** How long a screen may be left without a key before it locks, in minutes. */
  idleAfter(minutes: number): void
  /** Whether pages take the mouse, and whether what is copied on one goes to the system's clipboard too. */
  pages(how: { readonly mouse: boolean; readonly clipboard: boolean }): void
  /** Does `work`; what it puts out is shown under `title` once it is done, and not where the next screen would hide it. */
  gathered(title: string, work: () => Promise<void>): Promise<void>
  /** Does `work`, which is one screen after the other: what is said stands on the next one, and neither that nor a key typed between two is left behind. */
  apart<T>(work: () => Promise<T>): Promise<T>
  /** From now on what is asked is drawn on a screen of its own, as the page is: words of a journal may stand in it. */
  atDesk(): void
  /** From now on the key for people to call shows what this says. */
  supportWith(text: () => string): void
  /** All of stdin as text, for `-`. */
  piped(): Promise<string>
  /** The same as it is. */
  pipedBytes(): Promise<Buffer>
  /** Lets somebody else have the terminal, or Ctrl-C end what takes its time: it echoes again until the next question. */
  lend(): void
  close(): Promise<void>
}

/** Opens nothing yet: streams and libraries are loaded by the first question that needs them. */
export async function openTerminal(ports: Ports, look: Look): Promise<Terminal> {
  const { env } = ports
  const inTerminal = isatty(0)
  const outTerminal = isatty(ports.stdout)
  const errTerminal = isatty(ports.stderr)
  const accessible = !['', '0', 'false'].includes(env['ACCESSIBLE'] ?? '')
  const plain =
    look.plain === true || accessible || env['TERM'] === 'dumb' || !inTerminal || !outTerminal
  const level = colourLevel({ env, color: look.color !== false, isTTY: outTerminal })
  /** Whether somebody is there to answer: at the screen, or line by line. A pipe only has what it was asked for. */
  const answered = look.input !== false && (plain ? inTerminal : errTerminal)
  let idleMs = 5 * 60_000
  let { support } = look
  let lines: Lines | undefined
  let output: WriteStream | undefined
  let desk = false
  let mouse = false
  const clipboard = openClipboard((bytes) => {
    writeAll(ports.stdout, bytes)
  })
  /** What was said since a screen was last shown: the next question has it above, for nobody sees what lies behind a screen. */
  let unseen: string[] = []
  /** Whether what is said is only for the next screen. */
  let apart = false
  /** What was put out while it is gathered, and how wide the screen is that shows it. */
  let gathering: string[] | undefined
  let gatheredWide = 0

  const lend = () => {
    if (inTerminal) letGo(ports.stdin())
  }

  /** As a terminal can show it. */
  const drawn = asciiOnly(env) ? plainGlyphs : (text: string) => text
  const columns = () => (outTerminal ? stdout().columns || 80 : 80)
  const stdout = () => {
    output ??= process.stdout as WriteStream
    return output
  }
  const reader = () => {
    lend()
    lines ??= openLines(ports.stdin())
    return lines
  }
  const note = (text: string) => {
    lend()
    const said = harmless(text)
    if (desk) unseen.push(said.trim())
    if (apart && terminal.interactive) return
    // A pipe has the lines as they are; a terminal has rows that it need not break itself.
    const shown = errTerminal ? drawn(rowsOf(said)) : said
    writeAll(ports.stderr, `${shown}\n`)
  }
  const inRows =
    outTerminal || errTerminal ? (await import('./signed-rows.ts')).signedRows : undefined
  const rowsOf = (text: string, table = false) => inRows?.(text, columns(), table) ?? text
  const small = () => import('./questions.ts')
  const mayAsk = () => {
    if (look.input !== false) return
    throw new Trouble(exit.noTerminal, 'This needs an answer, and --no-input was given.')
  }
  const help = async () => {
    const { openReader } = await import('./screens/reader.ts')
    await openReader(await screen(), { title: '', text: await people() }, { idleMs })
  }
  const blank = async () => {
    const { openBlank } = await import('./screens/blank.ts')
    await openBlank(await screen(), { idleMs })
  }
  const streams = () => ({
    input: ports.stdin(),
    output: process.stderr as NodeJS.WritableStream,
    idleMs,
    help,
    blank,
  })
  const nextLine = async () => {
    mayAsk()
    const answer = await reader().next()
    if (answer === null) throw interrupted()
    return answer
  }

  const terminal: Terminal = {
    plain,
    answered,
    interactive: !plain && errTerminal && look.input !== false,
    screen: outTerminal,
    signs: plain || !outTerminal || level === 0,
    get columns() {
      return gathering === undefined ? columns() : gatheredWide
    },
    get measure() {
      return plain || !outTerminal ? columns() : textColumns({ columns: columns() })
    },
    theme: level === 0 ? uncoloured : signed,
    out(text) {
      if (gathering === undefined) {
        lend()
        return writeAll(ports.stdout, outTerminal ? drawn(harmless(text)) : harmless(text))
      }
      gathering.push(text)
      return true
    },
    rows(text) {
      terminal.out(outTerminal && gathering === undefined ? rowsOf(text, true) : text)
    },
    note,
    passing(text) {
      if (errTerminal && !plain) writeAll(ports.stderr, `\r${drawn(safeLine(text))}\u001b[K`)
    },
    before(text) {
      if (terminal.interactive && desk) unseen.push(harmless(text).trim())
      else note(text)
    },
    async choose(question, choices, how) {
      if (how !== undefined && !answered) return how.unasked
      mayAsk()
      const shown = choices.map(shownChoice)
      if (!plain && errTerminal) {
        if (!desk) return (await small()).pick(streams(), safe(question), shown)
        const { taken } = await pickedOn({ question: safe(question), rows: shown })
        return (shown[taken[0] ?? 0] as (typeof shown)[number]).value
      }
      note(safe(question))
      return numbered(shown, 1)
    },
    async chooseSome(question, lines, more) {
      if (!answered) return { taken: [], more: false }
      mayAsk()
      if (!plain && errTerminal) {
        const rows = lines.map((name) => ({ name: safeLine(name) }))
        return pickedOn({ question: safe(question), rows, many: given({ more }) })
      }
      note(safe(question))
      return numbers(lines, more)
    },
    async seek(asked) {
      mayAsk()
      const shown = seekShown(asked)
      if (!terminal.interactive) {
        const { seekPlain } = await import('./screens/seek-plain.ts')
        return seekPlain({ note, next: nextLine }, shown)
      }
      const { openSeek } = await import('./screens/seek.ts')
      const above = unseen.filter((words) => words !== '').join('\n\n')
      return openSeek(await screen(), { ...shown, above }, await around())
    },
    async line(question, how) {
      if (how !== undefined && !answered) return how.unasked
      mayAsk()
      if (!plain && errTerminal) return asideLine(question)
      note(safeLine(question))
      return nextLine()
    },
    async secret(question) {
      mayAsk()
      // Two readers of one terminal: the lines after it are read anew.
      lines?.close()
      lines = undefined
      const { askSecret } = await import('./secret.ts')
      return askSecret(question, {
        plain,
        stdin: inTerminal ? ports.stdin() : undefined,
        idleMs,
        help: inTerminal ? help : async () => {},
        blank: inTerminal ? blank : async () => {},
        secret: (await small()).secret,
      })
    },
    working(text) {
      if (!terminal.interactive) return () => {}
      writeAll(ports.stderr, drawn(text))
      let over = false
      return () => {
        if (!over) writeAll(ports.stderr, '\r\u001b[K')
        over = true
      }
    },
    async secretOn(text, question) {
      mayAsk()
      if (!terminal.interactive) {
        note(`\n${safe(text)}`)
        return terminal.secret(question)
      }
      const { openHidden } = await import('./screens/hidden.ts')
      return openHidden(await screen(), { text: safe(text), question }, await around())
    },
    async pause(title, text) {
      mayAsk()
      if (!terminal.interactive) {
        note(`${title === '' ? '' : `${safeLine(title)}\n\n`}${safe(text)}\n`)
        if (inTerminal) {
          note('Enter to go on.')
          await reader().next()
        }
        return
      }
      const { openReader } = await import('./screens/reader.ts')
      await openReader(await screen(), { title, text }, await around())
    },
    async card(text, ways, how) {
      if (!answered) {
        note(`\n${safe(text)}`)
        return how.unasked
      }
      if (!terminal.interactive) {
        note(`\n${safe(text)}`)
        return numbered(ways.map(shownChoice), ways.length)
      }
      const { openCard } = await import('./screens/card.ts')
      return openCard(await screen(), { text, ways }, await around())
    },
    async write(request) {
      mayAsk()
      if (plain) {
        const { writePlain } = await import('./page/plain.ts')
        return writePlain(reader(), note, () => performance.now(), request, await people())
      }
      const { openPage } = await import('./page/page.ts')
      const pinned = [...(desk ? unseen : []), ...(request.pinned ?? [])]
      const asked = { ...request, pinned }
      return openPage(await screen(), asked, { ...(await around()), mouse }, clipboard)
    },
    async show(title, text, changed = []) {
      if (plain || !outTerminal) {
        terminal.out(`${outTerminal ? rowsOf(safe(text)) : safe(text)}\n`)
        return
      }
      const { openReader } = await import('./screens/reader.ts')
      await openReader(
        await screen(),
        { title, ...headless(title, { text, changed }) },
        await around(),
      )
    },
    async mark(title, text, marks) {
      mayAsk()
      const { openMarker } = await import('./screens/marker.ts')
      return openMarker(await screen(), { title, text, marks }, await around())
    },
    async room(source, place) {
      mayAsk()
      if (!terminal.interactive) {
        const { readPlain } = await import('./screens/room-plain.ts')
        return readPlain(
          { note, out: (text) => terminal.out(`${safe(text)}\n`), next: nextLine },
          source,
          place,
        )
      }
      const { openRoom } = await import('./screens/room-screen.ts')
      const told = unseen
      return openRoom(await screen(), source, place, { ...(await around()), told })
    },
    async animate(caption, frame) {
      const { animate } = await import('./screens/animate.ts')
      await animate(await screen(), caption, frame, await around())
    },
    async still(question, ms, how) {
      mayAsk()
      if (!terminal.interactive) {
        note(safe(question))
        note(`(For ${Math.round(ms / 60_000)} minutes. Enter ends it sooner.)`)
        let timer: NodeJS.Timeout | undefined
        const over = new Promise<true>((resolve) => {
          timer = setTimeout(resolve, ms, true)
        })
        const isOver = await Promise.race([over, reader().next()])
        clearTimeout(timer)
        if (isOver === true && how?.bell === true && errTerminal) writeAll(ports.stderr, '\u0007')
        note('(That was the time.)')
        return
      }
      const { openStill } = await import('./screens/still.ts')
      const bell = how?.bell === true
      await openStill(await screen(), { question, ms, bell }, await around())
    },
    async gathered(title, work) {
      if (!terminal.interactive || gathering !== undefined) return work()
      const { readerColumns } = await import('./screens/reader.ts')
      gatheredWide = readerColumns({ columns: columns() })
      gathering = []
      try {
        await work()
      } finally {
        const text = unsigned(gathering.join(''))
        gathering = undefined
        if (text !== '') await terminal.show(title, text)
      }
    },
    async apart(work) {
      const before = apart
      apart = true
      try {
        return await work()
      } finally {
        apart = before
      }
    },
    idleAfter(minutes) {
      idleMs = minutes * 60_000
    },
    pages(how) {
      mouse = how.mouse
      clipboard.share(how.clipboard)
    },
    atDesk() {
      desk = true
    },
    supportWith(text) {
      support = async () => text()
    },
    piped: async () => (await terminal.pipedBytes()).toString('utf8'),
    pipedBytes: async () => (inTerminal ? streamed(ports.stdin()) : readAll(0)),
    lend,
    async close() {
      lines?.close()
      if (inTerminal) await letGoAtEnd(ports.stdin())
    },
  }
  return terminal

  /** A line as it is typed may be words of a journal: at the desk on a screen of its own, below what was said since the last. */
  async function asideLine(question: string): Promise<string> {
    const { line } = await small()
    if (!desk) return line(streams(), safeLine(question))
    const rows = Math.max(2, (stdout().rows || 24) - 6)
    const above = unseen.flatMap((words) => safe(words).split('\n')).slice(-rows)
    unseen = []
    const { aside } = await import('./screen/surface.ts')
    const own = () => {
      writeAll(ports.stderr, aside.enter)
      return () => void writeAll(ports.stderr, aside.leave)
    }
    const words = [...above, ...(above.length > 0 ? [''] : []), safeLine(question)].join('\n')
    return line({ ...streams(), aside: own }, words)
  }

  async function screen() {
    unseen = []
    const { colours } = await import('./colours.ts')
    return {
      input: ports.stdin(),
      output: stdout(),
      write: (text: string) => {
        writeAll(ports.stdout, drawn(text))
      },
      now: () => performance.now(),
      theme: colours(level),
    }
  }

  /** Asks for one of `choices` by its number; `usual` is what Enter takes. */
  async function numbered<T>(choices: readonly Choice<T>[], usual: number): Promise<T> {
    choices.forEach((choice, index) => {
      note(`  ${index + 1}  ${choice.name}`)
    })
    for (;;) {
      note(`Number, or Enter for ${usual}; . leaves:`)
      const typed = (await nextLine()).trim()
      if (typed === '.') throw left()
      const chosen = choices[(typed === '' ? usual : Number(typed)) - 1]
      if (chosen) return chosen.value
      note(`A number from 1 to ${choices.length}.`)
    }
  }

  /** On a screen of its own. Throws Trouble 130 where it was left or stopped. */
  async function pickedOn(asked: Picker): Promise<Picked> {
    const { openPicker } = await import('./screens/picker.ts')
    const above = unseen.filter((words) => words !== '').join('\n\n')
    const picked = await openPicker(await screen(), { ...asked, above }, await around())
    if (picked === 'stop') throw left()
    return picked
  }

  /** Asks for any of `lines` by their numbers; a "+" behind them has more to say. */
  async function numbers(lines: readonly string[], more: string | undefined): Promise<Picked> {
    lines.forEach((line, index) => {
      note(`  ${index + 1}  ${safeLine(line)}`)
    })
    const plus = more === undefined ? '' : `; with + behind them: ${more}`
    for (;;) {
      note(`Numbers, or Enter for none${plus}:`)
      const typed = (await nextLine()).trim()
      const words = typed
        .replace(/\+$/, '')
        .split(/[\s,;]+/)
        .filter((word) => word !== '')
      const taken = [...new Set(words.map((word) => Number(word) - 1))].toSorted((a, b) => a - b)
      if (taken.every((each) => lines[each] !== undefined)) {
        return { taken, more: more !== undefined && typed.endsWith('+') && taken.length > 0 }
      }
      note(`Numbers from 1 to ${lines.length}, with spaces between.`)
    }
  }

  async function people(): Promise<string> {
    return (await support?.()) ?? ''
  }

  async function around() {
    return { idleMs, support: await people() }
  }
}

/** Without a first line that says what stands above it already, and the line below it. */
function headless(title: string, { text, changed }: ChangedText): ChangedText {
  if (title === '' || !text.startsWith(`${title}\n`)) return { text, changed }
  const from =
    title.length + (/^\s*(?:[=-]{3,}(?=\n))?\s*\n/.exec(text.slice(title.length))?.[0].length ?? 0)
  const moved = (at: number) => at - from
  return {
    text: text.slice(from),
    changed: changed.map((each) => ({ ...each, start: moved(each.start), end: moved(each.end) })),
  }
}

/** A choice as a terminal can show it, whatever its words are. */
function shownChoice<T>({ name, note, ...choice }: Choice<T>): Choice<T> {
  return { ...choice, name: safeLine(name), ...given({ note: note && safeLine(note) }) }
}

/** A list as a terminal can show it, whatever its words are. */
function seekShown({ head, rows, leaves }: Seek): Seek {
  return {
    head: safe(head),
    leaves,
    rows: rows.map((row) => ({ ...row, name: safeLine(row.name), says: safeLine(row.says) })),
  }
}

async function streamed(input: ReadStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
