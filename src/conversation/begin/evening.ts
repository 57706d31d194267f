// What unearth opens on: the page, with the question that waits. Everything else is a way on from it.
import { unlessLeft } from '../../errors.ts'
import { loadPickers } from '../../files/content.ts'
import { said } from '../../files/said.ts'
import { draftOfTraces } from '../../journal/page/traces.ts'
import { nothingDue } from '../../journal/walk/arc.ts'
import { type Offer, sideOf } from '../../journal/walk/sight.ts'
import { dropDraft, readDraft, saveDraft } from '../../store/drafts.ts'
import { askWriter } from '../desk/ask-names.ts'
import type { Desk } from '../desk/desk.ts'
import { namesOf } from '../desk/names.ts'
import { walkOf } from '../desk/walks.ts'
import { sweep } from '../leaving/left-behind.ts'
import { tracesIn } from '../page/compose.ts'
import { peopleCard } from '../page/people-card.ts'
import { logged } from '../record/logged.ts'
import type { Evening } from '../sitting/asking.ts'
import { afterHeavy, nextDayWord, whatHolds } from '../sitting/before.ts'
import { notePage } from '../sitting/note.ts'
import { openingLine } from '../sitting/opening.ts'
import { pickState } from '../sitting/state.ts'
import { steadied } from '../sitting/steadied.ts'
import { leadsTo, type Now, offered } from '../sitting/suggestion.ts'
import { timedDraft, timedSession } from '../sitting/timed.ts'
import { sitDown } from '../sitting/walk.ts'
import type { Leaving } from '../sitting/ways.ts'
import { chooseWalk } from './choose-walk.ts'
import { showWaiting, waitsInWords } from './what-waits.ts'

/** What is known while it goes on. */
type Tonight = {
  readonly now: Now
  /** What is offered, or was chosen; undefined where nothing is. */
  readonly offer: Offer | undefined
  /** Stands above the next page. */
  readonly above: readonly string[]
  /** Pages that were left with words on them. */
  readonly seen: readonly string[]
  /** It is the day after a heavy sitting. */
  readonly dayAfter: boolean
}

const day = 86_400_000

/** Sits down with what waits, and goes on by the ways of its page until a sitting ends or the desk is asked for. Throws as compose does. */
export async function evening(desk: Desk): Promise<void> {
  const { store, now } = desk
  const both = namesOf(store) === undefined ? await askWriter(desk) : undefined
  sweep(desk)
  const draft = readDraft(store, 'page')
  if (draft !== undefined && desk.terminal.answered && now().utc - draft.changed.utc < 2 * day) {
    await timedDraft(desk, draft)
    return
  }
  await whatHolds(desk)
  const after = nextDayWord(desk)
  let tonight: Tonight | undefined = {
    now: {},
    offer: offered(desk),
    above: [both, after].filter((words) => words !== undefined),
    seen: [],
    dayAfter: after !== undefined,
  }
  while (tonight !== undefined) {
    const leaving: Leaving | undefined = await sitWith(desk, tonight)
    if (leaving === undefined) return
    const seen = [...tonight.seen, ...(leaving.words === undefined ? [] : [leaving.words.asked])]
    tonight = await wayOn(desk, { ...tonight, above: [], seen }, leaving)
  }
}

/** Sits down with what is offered; the way it was left by, where the evening goes on. */
async function sitWith(
  desk: Desk,
  { offer, above, seen, now }: Tonight,
): Promise<Leaving | undefined> {
  const { terminal, kinds, names } = desk
  const kind = kinds.find(({ id }) => id === offer?.record)
  if (kind !== undefined) {
    terminal.before(said('today/offered-record', { title: kind.title }))
    await logged(desk, kind)
    return undefined
  }
  if (offer?.walk === undefined) {
    terminal.note(said('today/list'))
    return undefined
  }
  const { walk, because } = offer
  // Each arc is asked in its own words.
  const side = names.writer === 'both' ? (offer.side ?? sideOf(walk)) : undefined
  const first = [
    ...above,
    ...(because === nothingDue ? [said('today/nothing-due')] : []),
    ...(side === 'broke' ? [said('sitting/about-what-you-did')] : []),
  ]
  let waits = waitsInWords(desk)
  const beside: Evening = {
    above: first,
    seen,
    waits: () => waits,
    async show() {
      await unlessLeft(() => showWaiting(desk), undefined)
      waits = waitsInWords(desk)
    },
  }
  return sitDown(sideways(desk, side), walk, { state: now.state, evening: beside })
}

/** The same desk for one of the two arcs of a writer who has both. */
function sideways(desk: Desk, writer: 'broke' | 'hurt' | undefined): Desk {
  if (writer === undefined) return desk
  return {
    ...desk,
    get names() {
      return { ...desk.names, writer }
    },
  }
}

/** What comes after a page that was left by one of its ways; undefined where the evening is over. */
async function wayOn(
  desk: Desk,
  tonight: Tonight,
  { way, words }: Leaving,
): Promise<Tonight | undefined> {
  const { now, offer } = tonight
  switch (way) {
    case 'another': {
      const passed = new Set([...(now.passed ?? []), offer?.walk?.id ?? ''])
      return offerAnew(desk, tonight, { ...now, passed })
    }
    case 'walk': {
      const walk = await chooseWalk(desk)
      return walk === undefined ? tonight : { ...tonight, offer: { walk, because: 'chosen' } }
    }
    case 'how':
      // Where its question is left, the page is there again.
      return unlessLeft(() => howItIs(desk, tonight), tonight)
    case 'page':
      if (words !== undefined) onto(desk, words)
      await notePage(desk)
      return undefined
    case 'timed':
      await timedSession(desk, openingLine(desk, walkOf(desk, 'write')), desk.preferences)
      return undefined
    case 'desk':
      return undefined
  }
}

function offerAnew(desk: Desk, tonight: Tonight, now: Now): Tonight {
  const next = offered(desk, now)
  // Where nothing is left to offer, everything is again.
  return next === undefined
    ? {
        ...tonight,
        now: { ...now, passed: new Set() },
        offer: offered(desk, { ...now, passed: new Set() }),
      }
    : { ...tonight, now, offer: next }
}

/** A word for just now, and what it leads to before any walk; undefined where the evening ends with it. */
async function howItIs(desk: Desk, tonight: Tonight): Promise<Tonight | undefined> {
  const state = await pickState(desk)
  const plan = leadsTo(state)
  if (plan?.people) {
    await peopleCard(desk, said('care/card-asked'))
    return undefined
  }
  const heavier = tonight.dayAfter && loadPickers().heavy.has(state ?? '')
  if (heavier && !(await afterHeavy(desk))) return undefined
  const saidYes = plan === undefined ? false : await steadied(desk, plan)
  return offerAnew(desk, tonight, { ...tonight.now, state, saidYes })
}

/** Takes words that were written under a question along onto a page of their own, where none waits there. */
function onto({ store }: Desk, { key }: NonNullable<Leaving['words']>): void {
  const draft = readDraft(store, key)
  if (draft === undefined || readDraft(store, 'note') !== undefined) return
  saveDraft(store, { ...draft, key: 'note', kind: 'note', fields: draftOfTraces(tracesIn(draft)) })
  dropDraft(store, key)
}
