// What comes before a walk on a hard evening: something steady, and one question.
import { asked, said } from '../../files/said.ts'
import type { StatePlan } from '../../journal/walk/order.ts'
import type { Desk } from '../desk/desk.ts'
import { rememberFear } from '../desk/fear.ts'
import { peopleCard } from '../page/people-card.ts'
import { ground } from './ground.ts'

/** Offers what a word for just now leads to before any walk; says whether its question was answered with yes. */
export async function steadied(desk: Desk, plan: StatePlan): Promise<boolean> {
  const { terminal } = desk
  if (plan.ground !== undefined) {
    const first = await terminal.choose(...asked('sitting/steady-first'), { unasked: 'begin' })
    if (first === 'steady') await ground(desk, plan.ground)
  }
  if (plan.ask === 'tonight') {
    return (await terminal.choose(...asked('sitting/tonight'), { unasked: 'no' })) === 'yes'
  }
  if (plan.ask !== 'somebody') return false
  const word = await terminal.choose(...asked('care/somebody'), { unasked: 'no' })
  if (word === 'no') return false
  rememberFear(desk)
  await peopleCard(desk, said('care/card-asked'))
  terminal.note(said('care/control'))
  return true
}
