// The card: people to call on one screen, the writer's own first, and a key for each way on.
import type { Desk } from '../desk/desk.ts'
import { supportText } from './support.ts'

/** Shows it until the writer goes on; where nobody can be asked, the people as lines. */
export async function peopleCard({ terminal }: Desk): Promise<void> {
  for (;;) {
    const next = await terminal.choose<'all' | 'on' | 'said'>(
      'What you wrote is kept. Some of it is a lot for one person alone.',
      [
        { value: 'all', name: 'people to call' },
        { value: 'on', name: 'go on' },
      ],
      { unasked: 'said' },
    )
    if (next === 'said') terminal.note(supportText())
    if (next !== 'all') return
    await terminal.pause('', supportText())
  }
}
