// The map drawn on a page: it leaves as everything that leaves does, with names as roles and without what is held.
import { type ExitCode, exit } from '../../errors.ts'
import { mapDrawing } from '../../exchange/map-layout.ts'
import { type MapArea, type MapItem, type MapSheet, mapWords } from '../../exchange/map-sheet.ts'
import { type DrawnFormat, drawnPieces } from '../../exchange/write-any.ts'
import { said } from '../../files/said.ts'
import { type Role, withRoles } from '../../journal/leaving/roles.ts'
import { wholePlace } from '../../journal/record/place.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import type { MapPart } from '../../journal/view/map.ts'
import type { MapLine, Part } from '../../journal/view/map-line.ts'
import { entryWith } from '../../store/entries.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { drawable } from '../leaving/drawable.ts'
import { heldOf } from '../leaving/material.ts'
import { askLeft, askRoles } from '../leaving/roles.ts'
import { pdfPassword, type Sending, send } from '../leaving/send.ts'
import { mapSeen, notesOf, type Seen } from './seen.ts'

export type Drawing = Omit<Sending, 'format' | 'name' | 'seen' | 'files' | 'drawn'> & {
  readonly format: DrawnFormat | undefined
}

/** As one led to the other, from the left; what holds is below them. */
const columns: readonly Part[] = ['predisposing', 'precipitating', 'presenting', 'perpetuating']

/** Draws what may leave of the map: shown first, then written. Exit code 3 where no line may. */
export async function leaveMap(
  desk: Desk,
  learned: string | undefined,
  how: Drawing & { readonly format: DrawnFormat },
): Promise<ExitCode> {
  const seen = mapSeen(desk, learned)
  const free = mayGo(desk, seen)
  if (free.size === 0) {
    desk.terminal.note(said('map/nothing-may'))
    return exit.nothing
  }
  if (free.size < countOf(seen)) desk.terminal.note(said('map/drawn-held'))
  const drawn = (roles: readonly Role[]) => sheetOf(desk, seen, free, roles)
  const sheet = drawn(await askLeft(desk, await askRoles(desk), (roles) => wordsOf(drawn(roles))))
  const wished = { ...how, name: 'map-of-why', drawn: true }
  const sending = await drawable(desk, wished, () => [mapWords(sheet)])
  const password = await pdfPassword(desk, sending)
  const head = { title: sheet.title, at: desk.now(), ...given({ password }) }
  const pieces = await drawnPieces(mapDrawing(sheet), sending.format, head)
  await send(desk, pieces, async () => mapWords(sheet), sending, password)
  return exit.done
}

/** The ids of lines and links that meet no passage which stays, where they stand and where their words came from. */
function mayGo(desk: Desk, { parts }: Seen): ReadonlySet<string> {
  const held = heldOf(desk)
  const free = (id: string) => {
    const entry = entryWith(desk.store, id)
    return entry !== undefined && !held.meets([wholePlace(entry)])
  }
  const lines = parts.flatMap(({ lines }) => lines).filter(({ id }) => free(id))
  const links = lines.flatMap(({ leads }) => leads).filter(({ id }) => free(id))
  return new Set([...lines, ...links].map(({ id }) => id))
}

/** How many lines and links there are. */
function countOf({ parts }: Seen): number {
  return parts.flatMap(({ lines }) => lines).reduce((sum, { leads }) => sum + 1 + leads.length, 0)
}

/** The writer's own words on it. */
function wordsOf({ columns, band }: MapSheet): readonly string[] {
  return [...columns, band].flatMap(({ items }) =>
    items.flatMap(({ text, note, leads }) => [text, note, ...leads.map(({ how = '' }) => how)]),
  )
}

function sheetOf(
  desk: Desk,
  seen: Seen,
  free: ReadonlySet<string>,
  roles: readonly Role[],
): MapSheet {
  const partOf = (part: Part) => seen.parts.find((each) => each.part === part)
  const [band, ...upper] = [
    seen.parts.find(({ part }) => !columns.includes(part)),
    ...columns.map(partOf),
  ]
  const ordered = (part: MapPart | undefined) =>
    (part?.groups ?? []).flatMap(({ lines }) => lines).filter(({ id }) => free.has(id))
  const numbers = new Map(
    [...upper, band].flatMap(ordered).map(({ id }, index) => [id, index + 1] as const),
  )
  const itemOf = (line: MapLine): MapItem => ({
    number: numbers.get(line.id) ?? 0,
    text: withRoles(line.text, roles),
    note: notesOf(line, seen, (from) =>
      said('map/learned-from', { from: withRoles(from, roles) }),
    ).join(' · '),
    leads: line.leads.flatMap(({ id, line: other, how }) => {
      const to = numbers.get(other)
      if (to === undefined || !free.has(id)) return []
      return [{ to, ...given({ how: how === undefined ? undefined : withRoles(how, roles) }) }]
    }),
  })
  const areaOf = (part: MapPart | undefined): MapArea => ({
    heading: part?.label ?? '',
    items: ordered(part).map(itemOf),
  })
  return {
    title: said('map/drawn-title'),
    notes: [`${formatInstant(desk.now(), 'day')} · ${said('map/drawn-note')}`],
    columns: upper.map(areaOf),
    band: areaOf(band),
    empty: said('map/drawn-empty'),
    more: (count) => (count === 1 ? said('map/goes-on-one') : said('map/goes-on', { count })),
    again: (label) => said('map/went-on', { label }),
  }
}
