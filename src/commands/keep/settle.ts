import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { entryBy, remember } from '../../conversation/desk/entry-by.ts'
import { besideNumber, numbered } from '../../conversation/desk/entry-row.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { becameWord } from '../../conversation/sitting/became.ts'
import {
  askSettle,
  chooseOpen,
  openLine,
  openRecords,
  settle as settleOne,
  settling,
} from '../../conversation/sitting/settle.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import { said } from '../../files/said.ts'
import { shortId } from '../../journal/ids.ts'
import { becomes } from '../../journal/record/open.ts'
import type { Context } from '../../world.ts'

type Given = {
  readonly id: string | undefined
  readonly word: string | undefined
  readonly json: boolean
}

/** Says what became of a record: of the one named, or of one that is open. Exit code 3 where nothing is. Throws Trouble 2 and 3. */
export function settle(context: Context, { id, word, json }: Given): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    if (id === undefined) return whatIsOpen(desk, json)
    const entry = await entryBy(desk, id)
    const can = settling(desk, entry)
    if (can === undefined) {
      throw new Trouble(
        exit.usage,
        `Nothing becomes of ${shortId(entry.id)}: it is kept as ${entry.kind}.`,
        '"unearth settle" lists what is open.',
      )
    }
    if (word === undefined) await askSettle(desk, entry)
    else {
      const typed = word.toLowerCase()
      const found = can.words.find((each) => typed === each || typed === becameWord(each))
      if (found === undefined) {
        throw new Trouble(
          exit.usage,
          `"${word}" does not become of ${shortId(entry.id)}.`,
          `There are: ${can.words.join(', ')}.`,
        )
      }
      await settleOne(desk, { entry, kind: can.kind }, found, { asks: true })
    }
    return exit.done
  })
}

async function whatIsOpen(desk: Desk, json: boolean): Promise<ExitCode> {
  const { terminal } = desk
  const open = openRecords(desk)
  if (json) {
    const told = open.map(({ entry, kind, day }) => ({
      id: entry.id,
      kind: kind.id,
      text: entry.revision.text,
      day: day ?? null,
      becomes: becomes(kind),
    }))
    await printedJson(desk, 'settle', { open: told })
  } else if (open.length === 0) terminal.note(said('settle/nothing'))
  else if (terminal.answered) await chooseOpen(desk, () => openRecords(desk))
  else {
    remember(
      desk,
      open.map(({ entry }) => entry),
    )
    const columns = besideNumber(terminal.measure, open.length)
    const lines = open.map((each) => {
      const words = becomes(each.kind).join(', ')
      return `${shortId(each.entry.id)}  ${openLine(each, columns - 10)}\n          ${words}`
    })
    terminal.rows(`${numbered(lines).join('\n')}\n`)
  }
  return open.length === 0 ? exit.nothing : exit.done
}
