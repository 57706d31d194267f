// Plain sentences to recognise an old self by. What comes of them is a list of walks to look at, and nothing is kept.
import { loadSelves } from '../../files/content.ts'
import { asked, said } from '../../files/said.ts'
import type { Walk } from '../../journal/walk/walk.ts'
import type { Desk } from '../desk/desk.ts'
import { sitDown } from './walk.ts'

/** Offers them before a card is written. Says whether something else was chosen than to write it. */
export async function recognised(desk: Desk): Promise<boolean> {
  const choice = await desk.terminal.choose(...asked('settle/recognise'), { unasked: 'write' })
  if (choice === 'write') return false
  const walks = await ticked(desk)
  const way = await desk.terminal.choose<Walk | 'write' | 'leave'>(
    walks.length === 0 ? said('settle/which-way') : said('settle/looks'),
    [
      { value: 'leave', name: said('settle/not-now') },
      ...walks.map((walk) => ({ value: walk, name: `${walk.title} · ${walk.minutes} min` })),
      { value: 'write', name: said('settle/write-card') },
    ],
  )
  if (way === 'write') return false
  if (way !== 'leave') await sitDown(desk, way, {})
  return true
}

/** The walks of the sentences that were taken, those with more of them first. */
async function ticked({ terminal, walks }: Desk): Promise<readonly Walk[]> {
  const sentences = loadSelves()
  const { taken } = await terminal.chooseSome(
    said('settle/sentences'),
    sentences.map(({ text }) => text),
  )
  const count = ({ id }: Walk) => taken.filter((at) => sentences[at]?.walk === id).length
  return walks.filter((walk) => count(walk) > 0).toSorted((a, b) => count(b) - count(a))
}
