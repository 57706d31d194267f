// The reading room by numbers and words, a line at a time.
import type { Place, RoomEnd, RoomEntry, RoomFound, RoomSource } from './room.ts'

type Lines = {
  note(text: string): void
  out(text: string): void
  /** Throws where there are no more. */
  next(): Promise<string>
}

const page = 10

/** Reads on until something is to be done with an entry, or an empty line leaves. */
export async function readPlain(
  lines: Lines,
  source: RoomSource,
  place: Place,
): Promise<RoomEnd | undefined> {
  let { query } = place
  let found = whole(source.look(query))
  const known = place.id === undefined ? undefined : found.placeOf(place.id)
  let at = known ?? Math.max(0, Math.min(place.at, found.total - 1))
  let opened = place.side === 'words' && (place.id === undefined || known !== undefined)
  const { home = { side: place.side, query } } = place
  if (home.side === 'days') at = await atDay(lines, found, at)
  for (;;) {
    const entry = opened ? found.entry(at) : undefined
    if (entry !== undefined) {
      const done = await inEntry(lines, entry, { at, total: found.total })
      if (typeof done === 'number') at = done
      else if (done === 'back') {
        if (home.side === 'words') return undefined
        opened = false
      } else {
        return {
          act: done.act,
          id: entry.id,
          place: { query, at, side: 'words', id: entry.id, home },
        }
      }
      continue
    }
    opened = false
    told(lines, found, at, query)
    const typed = (await lines.next()).trim()
    const number = /^\d+$/.test(typed) ? Number(typed) - 1 : undefined
    if (typed === '') return undefined
    if (number !== undefined && number < found.total) {
      at = number
      opened = true
    } else if (typed === '.more') at = at + page < found.total ? at + page : at
    else if (typed === '.back') at = Math.max(0, at - page)
    else if (typed === '.days') at = await atDay(lines, found, at)
    else if (typed === '.help') lines.note(source.help.join('  '))
    else {
      query = typed === '.all' ? '' : typed
      at = 0
      found = whole(source.look(query))
    }
  }
}

function whole(found: RoomFound): RoomFound {
  let now = found
  while (now.goOn !== undefined) now = now.goOn()
  return now
}

function told({ note, out }: Lines, found: RoomFound, at: number, query: string): void {
  for (const sentence of found.says) note(sentence)
  const rows = found.lines(at, page).map((line, index) => `${at + index + 1}  ${line}`)
  if (rows.length === 0) note('Nothing has this.')
  else {
    out(rows.join('\n'))
    const what = query === '' ? '' : ` for ${query}`
    note(`${at + 1} to ${at + rows.length} of ${found.total}${what}.`)
  }
  note('A number reads it, words find, .more, .back, .days, .all, .help; Enter leaves.')
}

async function atDay({ note, out, next }: Lines, found: RoomFound, at: number): Promise<number> {
  const days = found.days()
  out(days.map(({ day }) => day).join('\n'))
  note('Which day? Enter stays.')
  const typed = (await next()).trim()
  return days.find(({ day }) => typed !== '' && day.startsWith(typed))?.at ?? at
}

async function inEntry(
  { note, out, next }: Lines,
  entry: RoomEntry,
  { at, total }: { readonly at: number; readonly total: number },
): Promise<number | 'back' | { readonly act: string }> {
  out(`${entry.title}\n\n${entry.text}`)
  for (;;) {
    const acts = entry.acts.map(({ key, name }) => `${key} ${name}`).join(', ')
    note(`${at + 1} of ${total}. ${acts}, + next, - previous; Enter goes back.`)
    const typed = (await next()).trim()
    if (typed === '') return 'back'
    if (typed === '+' && at + 1 < total) return at + 1
    if (typed === '-' && at > 0) return at - 1
    const act = entry.acts.find(({ key, name }) => key === typed || name === typed)
    if (act !== undefined) return { act: act.key }
  }
}
