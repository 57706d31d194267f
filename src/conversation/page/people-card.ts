// The card: people to call on one screen, the writer's own first, and a key for each way on.
import { asked, said } from '../../files/said.ts'
import type { Desk } from '../desk/desk.ts'
import { everybodyText, supportText } from '../desk/people.ts'

/** Shows it under `words` until the writer goes on; where nobody can answer, its lines. */
export async function peopleCard(desk: Desk, words = said('care/card')): Promise<void> {
  const { terminal } = desk
  const [, ways] = asked('care/card-ways')
  const text = `${words}\n\n${supportText(desk)}`
  while ((await terminal.card(text, ways, { unasked: 'on' as const })) === 'all') {
    await terminal.pause('', everybodyText(desk))
  }
}
