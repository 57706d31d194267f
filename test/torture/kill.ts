// Kills a timed session at random instants of real typing on a pseudo-terminal, and looks for every word older than a second.
// npm run torture [kills] [seed]; the suite runs a few of the same.

import { readDraft } from '../../src/store/drafts.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { newJournal, newPlace, type Place, passphrase, run } from '../front-door/program.ts'
import { answer, keys, openScreen } from '../front-door/screen.ts'

/** What was typed when, and what was found after the kill. */
export type Killed = {
  readonly typed: string
  /** How much of it was older than a second when the kill came. */
  readonly owed: number
  readonly found: string
  readonly whole: boolean
}

const letters = 'I said it was work. It was not work. Nobody asked, and I did not say. '

/** Runs `kills` sessions one after the other in one journal, which is opened and checked after every kill. `chance` gives numbers from 0 to 1. */
export async function torture(
  kills: number,
  chance: () => number,
  each: (killed: Killed) => void,
): Promise<void> {
  using place = newPlace()
  await newJournal(place)
  // The first timed page of a journal is told how to write; these begin at once.
  await run(place.scripted, ['--plain', 'write'], 'words\n.\n')
  for (let count = 0; count < kills; count += 1) each(await once(place, chance))
}

async function once(place: Place, chance: () => number): Promise<Killed> {
  const before = draftIn(place.journal).text
  using screen = openScreen(place.scripted, ['write'])
  await answer(screen, [...(before === '' ? [] : [['keep as is', keys.enter] as const]), ['────']])
  const typed: { at: number; length: number }[] = []
  let text = before
  const until = performance.now() + 50 + chance() * 2400
  while (performance.now() < until) {
    const piece = letters.slice(0, 1 + Math.floor(chance() * 12))
    screen.type(piece)
    text += piece
    typed.push({ at: performance.now(), length: text.length })
    await new Promise((resolve) => setTimeout(resolve, chance() * 60))
  }
  const now = performance.now()
  screen.kill('SIGKILL')
  await screen.end()
  const owed = typed.findLast(({ at }) => now - at > 1000)?.length ?? before.length
  const { text: found, whole } = draftIn(place.journal)
  return { typed: text, owed, found, whole }
}

function draftIn(journal: string): { text: string; whole: boolean } {
  const store = unlockJournal(journal, { passphrase })
  try {
    const whole =
      store.missing === 0 && store.db.pragma('integrity_check', { simple: true }) === 'ok'
    return { text: readDraft(store, 'page')?.text ?? '', whole }
  } finally {
    closeStore(store)
  }
}

/** What is wrong with what was found, or undefined. */
export function lost({ typed, owed, found, whole }: Killed): string | undefined {
  if (!whole) return 'the journal is not whole'
  if (!typed.startsWith(found)) return `what was found was never typed: ${found.slice(-40)}`
  if (found.length < owed) return `${owed - found.length} letters older than a second are gone`
  return undefined
}

/** Numbers that come again with the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
