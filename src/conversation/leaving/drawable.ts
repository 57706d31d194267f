// What a PDF has no letters for: HTML instead is one key away, and no sign stops the rest.
import { undrawn } from '../../exchange/typeface.ts'
import { asked, said } from '../../files/said.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import type { Sending } from './send.ts'

const most = 12

/**
 * The way it leaves, once it is known what of `texts` a PDF can draw: as HTML where the writer would rather. Where nobody can be
 * asked, and under a password, a box stands for each, and that is said. Throws where `font` cannot be read.
 */
export async function drawable<T extends Pick<Sending, 'format' | 'to' | 'password' | 'look'>>(
  { terminal }: Pick<Desk, 'terminal'>,
  how: T,
  texts: () => Iterable<string>,
  font?: string,
): Promise<T | (Omit<T, 'format'> & { readonly format: 'html' })> {
  if (how.format !== 'pdf' || how.look) return how
  const not = await undrawn(texts(), font === undefined ? [] : [font])
  if (not.length === 0) return how
  const signs = [...not.slice(0, most), ...(not.length > most ? ['…'] : [])].join(' ')
  if (how.password) terminal.note(said('leaving/boxes', { signs }))
  else {
    const what = await terminal.choose(...asked('leaving/undrawn', { signs }), { unasked: 'boxes' })
    if (what === 'html') {
      return { ...how, format: 'html', ...given({ to: how.to?.replace(/\.pdf$/i, '.html') }) }
    }
    if (!terminal.answered) terminal.note(said('leaving/boxes', { signs }))
  }
  return how
}
