// The main door: no journal yet, the first run; afterwards the state picker and the question that waits.

import { askNames } from '../../conversation/desk/ask-names.ts'
import { type Desk, deskOf, withDesk } from '../../conversation/desk/desk.ts'
import { welcome } from '../../conversation/desk/first-run.ts'
import { namesOf } from '../../conversation/desk/names.ts'
import { dirOf } from '../../conversation/desk/unlock.ts'
import { stillThere } from '../../conversation/leaving/left-behind.ts'
import { keepDraft, settleDraft } from '../../conversation/page/compose.ts'
import { peopleCard } from '../../conversation/page/people-card.ts'
import { logged } from '../../conversation/record/logged.ts'
import { afterHeavy, nextDayWord, whatHolds } from '../../conversation/sitting/before.ts'
import { offerLines } from '../../conversation/sitting/close-line.ts'
import { letRest } from '../../conversation/sitting/course.ts'
import { pickState } from '../../conversation/sitting/state.ts'
import { steadied } from '../../conversation/sitting/steadied.ts'
import { inFirstWeeks, leadsTo, offered } from '../../conversation/sitting/suggestion.ts'
import { pageKey, promptedBy, timedSession } from '../../conversation/sitting/timed.ts'
import { setForToday } from '../../conversation/sitting/today.ts'
import { sitDown } from '../../conversation/sitting/walk.ts'
import { loadPickers } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { nothingDue } from '../../journal/walk/arc.ts'
import { sideOf } from '../../journal/walk/sight.ts'
import { readDraft } from '../../store/drafts.ts'
import { closeStore, journalExists, unlockJournal } from '../../store/open.ts'
import type { Context } from '../../world.ts'

/** Opens the journal (making one first where there is none) on the question that waits. */
export async function begin(context: Context): Promise<undefined> {
  if (journalExists(dirOf(context))) return withDesk(context, evening)
  const passphrase = await welcome(context)
  const store = unlockJournal(dirOf(context), { passphrase })
  try {
    return await evening(deskOf(context, store))
  } finally {
    closeStore(store)
  }
}

async function evening(desk: Desk): Promise<undefined> {
  const { terminal, store } = desk
  if (namesOf(store) === undefined) {
    await askNames(desk)
    if (inFirstWeeks(desk) && desk.names.cameOut !== undefined) terminal.note(said('today/acute'))
  }
  await stillThere(desk)
  if (await wentOn(desk)) return undefined
  if (!(await whatHolds(desk))) await dayLines(desk)
  const heavy = nextDayWord(desk)
  const state = await pickState(desk)
  const plan = leadsTo(state)
  if (plan?.people) {
    await peopleCard(desk, said('care/card-asked'))
    return undefined
  }
  if (heavy && loadPickers().heavy.has(state ?? '') && !(await afterHeavy(desk))) return undefined
  await sitWith(desk, state, plan === undefined ? false : await steadied(desk, plan))
  return undefined
}

/** The lines of the day, each to be closed or left. A look back at a course is offered once. */
async function dayLines(desk: Desk): Promise<void> {
  if (!desk.terminal.answered) return
  const set = setForToday(desk)
  await offerLines(desk, set)
  if (set.some(({ what }) => what === 'course')) letRest(desk)
}

/** Sits down with what is offered. */
async function sitWith(
  desk: Desk,
  state: string | undefined,
  saidYes: boolean,
): Promise<undefined> {
  const { terminal, kinds, names } = desk
  const offer = offered(desk, state, saidYes)
  const kind = kinds.find(({ id }) => id === offer?.record)
  if (kind !== undefined) {
    terminal.note(said('today/offered-record', { title: kind.title }))
    await logged(desk, kind)
  } else if (offer?.walk === undefined) terminal.note(said('today/list'))
  else {
    const { walk, because } = offer
    if (because === nothingDue) terminal.note(said('today/nothing-due'))
    // Each arc is asked in its own words.
    const side = names.writer === 'both' ? (offer.side ?? sideOf(walk)) : undefined
    if (side === 'broke') terminal.note(said('sitting/about-what-you-did'))
    const as = side === undefined ? desk : { ...desk, names: { ...names, writer: side } }
    await sitDown(as, walk, { state })
  }
}

/** A timed page that waits comes first. Says whether it was gone on with. */
async function wentOn(desk: Desk): Promise<boolean> {
  const draft = readDraft(desk.store, pageKey)
  if (draft === undefined || !desk.terminal.answered) return false
  const settled = await settleDraft(desk, draft)
  if (settled === 'keep') await keepDraft(desk, draft)
  if (settled !== 'continue') return false
  const prompted = promptedBy(draft, desk.walks)
  await timedSession(desk, prompted, desk.preferences, { draft, asIs: false })
  return true
}
