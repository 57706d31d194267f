// After everything that was kept or left: where it holds words of danger, people to call stand on the screen before
// anything else. Nobody's safety rests on this list of words: questions that need care bring the same screen by themselves.
import { loadLexicons } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { riskIn } from '../../journal/care/lexicon.ts'
import type { Store } from '../../store/store.ts'
import type { Desk } from '../desk/desk.ts'
import { supportText } from '../desk/people.ts'
import { peopleCard } from './people-card.ts'

/** Journals whose card was on the screen in this sitting: once is a screen, then it is a line. */
const cared = new WeakSet<Store>()

/** Shows the card where `text` has words of danger and the writer has not turned it off. Says whether it was shown. */
export async function afterKept(desk: Desk, text: string): Promise<boolean> {
  if (!inDanger(desk, text)) return false
  if (cared.has(desk.store)) desk.terminal.note(said('care/card-again'))
  else await peopleCard(desk)
  cared.add(desk.store)
  return true
}

/** The same where nobody can be asked any more, because the page was stopped: as lines, once the terminal is back. */
export function afterStopped(desk: Desk, text: string): void {
  if (inDanger(desk, text)) desk.terminal.note(supportText(desk))
}

/** Whether there are words of danger in `text`, for a writer who wants to be told. */
export function inDanger({ preferences }: Desk, text: string): boolean {
  return preferences.card && riskIn(loadLexicons(), text)
}
