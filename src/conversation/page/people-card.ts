// The card: people to call on one screen, the writer's own first, and a key for each way on.
import type { Desk } from '../desk/desk.ts'
import { everybodyText, supportText } from '../desk/people.ts'

/** Shows it under `words` until the writer goes on; where nobody can answer, its lines. */
export async function peopleCard(
  desk: Desk,
  words = 'What you wrote is kept. Some of it is a great deal for one person alone.',
): Promise<void> {
  const { terminal } = desk
  for (;;) {
    const way = await terminal.card<'all' | 'on'>(
      `${words}\n\n${supportText(desk)}`,
      [
        { value: 'all', name: 'all numbers' },
        { value: 'on', name: 'go on' },
      ],
      { unasked: 'on' },
    )
    if (way === 'on') return
    await terminal.pause('', everybodyText(desk))
  }
}
