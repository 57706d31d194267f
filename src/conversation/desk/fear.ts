// Fear that was said stays until the writer lifts it: while it is there, nothing is offered that is meant for two.
import { asked } from '../../files/said.ts'
import { objectOf } from '../../journal/fields.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Desk } from './desk.ts'

/** Notes that there is fear; the first day of it stays. */
export function rememberFear({ store, now }: Desk): void {
  if (thereIsFear({ store })) return
  writeSetting(store, 'fear', { since: now().utc }, now())
}

/** Whether fear was said and not lifted. */
export function thereIsFear({ store }: Pick<Desk, 'store'>): boolean {
  return objectOf(readSetting(store, 'fear'))['since'] !== undefined
}

/** Asks whether it is over, where it was said. */
export async function liftFear(desk: Desk): Promise<void> {
  const { terminal, store } = desk
  if (!thereIsFear(desk)) return
  const is = await terminal.choose(...asked('care/fear-lift'), { unasked: 'stands' })
  if (is === 'lifted') writeSetting(store, 'fear', null, desk.now())
}
