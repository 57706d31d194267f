// The card: people to call on one screen, the writer's own first, and a key for each way on.
import type { Desk } from '../desk/desk.ts'
import { supportText } from './support.ts'

/** Shows it until the writer goes on; where nobody can answer, its lines. */
export async function peopleCard({ terminal }: Desk): Promise<void> {
  await terminal.card(
    `What you wrote is kept. Some of it is a lot for one person alone.\n\n${supportText()}`,
    [{ value: undefined, name: 'go on' }],
    { unasked: undefined },
  )
}
