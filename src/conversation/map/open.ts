// The map opened: from a line to the words it came from, to what was learned from the same, to the question one deeper; and
// changed where it stands.
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { MapLine } from '../../journal/view/map-line.ts'
import { entryWith, removeEntry } from '../../store/entries.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { readEntry } from '../reading/room.ts'
import { cameFromText, type Deeper, deeperThan, goDeeper, sourceOf } from './came-from.ts'
import { changeFields, changeWords } from './change.ts'
import { ledTo } from './drawn.ts'
import { drawLink, takeLink } from './link.ts'
import { mapSeen, notesOf, type Seen } from './seen.ts'

/** Lets lines be opened one after the other, until the map is left. Each is shown as it stands by then. Throws as compose does. */
export async function openMap(desk: Desk, learned?: string): Promise<void> {
  for (;;) {
    const seen = mapSeen(desk, learned)
    const rows = seen.parts.flatMap(({ label, groups }) =>
      groups.flatMap(({ lines }) =>
        lines.map((line) => ({ value: line, name: `${label}: ${firstWords(line.text, 200)}` })),
      ),
    )
    if (rows.length === 0) return
    const line = await desk.terminal.choose<MapLine | undefined>(
      said('map/which'),
      [{ value: undefined, name: said('map/leave') }, ...rows],
      { unasked: undefined },
    )
    if (line === undefined) return
    await openLine(desk, line.id)
  }
}

/** One line, until it is left or gone. */
async function openLine(desk: Desk, id: string): Promise<void> {
  for (;;) {
    const seen = mapSeen(desk)
    const line = seen.parts.flatMap(({ lines }) => lines).find((each) => each.id === id)
    const own = entryWith(desk.store, id)
    if (line === undefined || own === undefined) return
    const source = sourceOf(desk, line)
    const deeper = deeperThan(desk, source)
    const [what, ways] = asked('map/what-now')
    const offered = ways.filter(({ value }) => {
      if (value === 'whole') return source !== undefined
      if (value === 'deeper') return deeper !== undefined
      return value !== 'unlink' || line.leads.length + line.led.length > 0
    })
    const opened = lineText(seen, line, own, source, deeper)
    const way = await desk.terminal.choose([...opened, '', what].join('\n'), offered)
    if (way === 'back') return
    await follow(desk, way, { seen, line, own, source, deeper })
  }
}

type Open = {
  readonly seen: Seen
  readonly line: MapLine
  readonly own: Entry
  readonly source: Entry | undefined
  readonly deeper: Deeper | undefined
}

async function follow(desk: Desk, way: string, open: Open): Promise<void> {
  const { terminal, store, now } = desk
  const { seen, line, own, source, deeper } = open
  switch (way) {
    case 'whole':
      if (source === undefined) return
      return readEntry(desk, source)
    case 'deeper': {
      if (source === undefined || deeper === undefined) return
      const kept = await goDeeper(desk, deeper, source)
      terminal.note(said(kept === undefined ? 'map/as-it-was' : 'map/kept-deeper'))
      return
    }
    case 'words':
      return changeWords(desk, own)
    case 'fields':
      return changeFields(desk, own)
    case 'led':
      return drawLink(desk, seen, line)
    case 'unlink':
      return takeLink(desk, line)
    case 'remove':
      removeEntry(store, own.id, now())
      terminal.note(said('map/removed'))
  }
}

/** What a line opens to. */
function lineText(
  seen: Seen,
  line: MapLine,
  own: Entry,
  source: Entry | undefined,
  deeper: Deeper | undefined,
): readonly string[] {
  const label = seen.parts.find(({ lines }) => lines.includes(line))?.label ?? ''
  const notes = notesOf(line, seen, (from) => said('map/learned-from', { from }))
  const others = learnedToo(seen, line)
  const from = line.learned?.replace(/\.$/, '') ?? ''
  return [
    `${label}: ${line.text}`,
    ...(notes.length === 0 ? [] : [notes.join(' · ')]),
    ...line.led.map(({ text, how }) =>
      how === undefined ? said('map/led-from', { text }) : said('map/led-from-how', { text, how }),
    ),
    ...line.leads.map((link) => `→ ${ledTo(link)}`),
    '',
    ...cameFromText(line, own, source),
    ...(others.length === 0
      ? []
      : ['', said('map/learned-too', { from }), ...others.map(({ text }) => `· ${text}`)]),
    ...(deeper === undefined ? [] : ['', said('map/under'), deeper.asked]),
  ]
}

/** The other lines learned from the same. */
function learnedToo({ parts }: Pick<Seen, 'parts'>, line: MapLine): readonly MapLine[] {
  const from = plainly(line.learned)
  if (from === '') return []
  return parts
    .flatMap(({ lines }) => lines)
    .filter((each) => each.id !== line.id && plainly(each.learned) === from)
}

function plainly(from = ''): string {
  return from.trim().replace(/\.$/, '').toLowerCase().normalize('NFC')
}
