import { withDesk } from '../../conversation/desk/desk.ts'
import { remember } from '../../conversation/desk/entry-by.ts'
import { numbered } from '../../conversation/desk/entry-row.ts'
import { instantJson, markJson } from '../../conversation/desk/json.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { type Chosen, queryFor, selectionOf } from '../../conversation/desk/selection.ts'
import { readList } from '../../conversation/reading/list.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { answerOf } from '../../journal/answer.ts'
import type { Entry } from '../../journal/entry.ts'
import { shortId } from '../../journal/ids.ts'
import type { Mark } from '../../journal/page/marks.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { listMarked } from '../../store/marks.ts'
import type { Context } from '../../world.ts'

/** Opens the reading room on the lines that surprised, or prints them, the newest first, with what was being asked and the way back. Exit code 3 where there are none. */
export function surprises(
  context: Context,
  wanted: Chosen & { readonly json: boolean },
): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    const found = listMarked(store, { ...selectionOf(wanted), kinds: ['surprise'] })
    if (wanted.json) {
      await printedJson(desk, 'surprises', {
        surprises: found.map(({ entry, mark }) => ({
          ...markJson(entry, mark),
          entry: entry.id,
          kept: instantJson(entry.created),
          asked: answerOf(entry).asked ?? null,
        })),
      })
    } else if (found.length === 0) {
      terminal.note('No line is marked yet. On the page, Ctrl-S marks the one you are in.')
    } else {
      remember(
        desk,
        found.map(({ entry }) => entry),
      )
      await readList(desk, queryFor(desk, wanted, { mark: 'surprise' }), {
        title: 'Lines that surprised',
        lines: () => numbered(found.map(blockOf)).join('\n\n'),
      })
    }
    return found.length === 0 ? exit.nothing : exit.done
  })
}

function blockOf({ entry, mark }: { entry: Entry; mark: Mark }): string {
  const { text } = entry.revision
  const { asked } = answerOf(entry)
  const words = text.slice(mark.start, mark.end).replace(/\s+/g, ' ')
  const way = `${shortId(entry.id)}:${lineNumber(text, mark.start)}`
  return [
    `◆ ${words}`,
    `  ${formatInstant(mark.made, 'day')} · ${way}`,
    ...(asked !== undefined ? [`  asked: ${asked}`] : []),
  ].join('\n')
}

/** Which of the lines with words on them, as `write --about` counts them. */
function lineNumber(text: string, offset: number): number {
  return text
    .slice(0, offset)
    .split('\n')
    .filter((line, index, all) => line.trim() !== '' || index === all.length - 1).length
}
