// What led to what, drawn and taken away from the map itself.
import { said } from '../../files/said.ts'
import type { MapLine, MapLink } from '../../journal/view/map-line.ts'
import { entryWith, removeEntry } from '../../store/entries.ts'
import { firstWords } from '../../text/first-words.ts'
import type { Desk } from '../desk/desk.ts'
import { recordFor } from '../desk/kinds.ts'
import { logged } from '../record/logged.ts'
import type { Seen } from './seen.ts'

/** Asks what a line led to, and how, and keeps the link. */
export async function drawLink(desk: Desk, { parts }: Seen, line: MapLine): Promise<void> {
  const { terminal } = desk
  const others = parts.flatMap(({ label, lines }) =>
    lines
      .filter(({ id }) => id !== line.id)
      .map((value) => ({ value, name: `${label}: ${firstWords(value.text, 200)}` })),
  )
  if (others.length === 0) {
    terminal.note(said('map/no-other'))
    return
  }
  const to = await terminal.choose<MapLine | undefined>(`${line.text}\n${said('map/led-where')}`, [
    { value: undefined, name: said('map/leave-it') },
    ...others,
  ])
  if (to === undefined) return
  if (line.leads.some((link) => link.line === to.id)) {
    terminal.note(said('map/there-already'))
    return
  }
  const known = { from: line.id, to: to.id }
  if ((await logged(desk, recordFor(desk, 'led-to'), { known })) !== undefined) {
    terminal.note(said('map/linked'))
  }
}

/** Asks which of a line's links is to go, and puts it in the trash. */
export async function takeLink({ terminal, store, now }: Desk, line: MapLine): Promise<void> {
  const link = await terminal.choose<MapLink | undefined>(said('map/which-link'), [
    { value: undefined, name: said('map/leave-it') },
    ...line.leads.map((value) => ({ value, name: `→ ${firstWords(value.text, 200)}` })),
    ...line.led.map((value) => ({ value, name: `← ${firstWords(value.text, 200)}` })),
  ])
  const entry = link === undefined ? undefined : entryWith(store, link.id)
  if (entry === undefined) return
  removeEntry(store, entry.id, now())
  terminal.note(said('map/unlinked'))
}
