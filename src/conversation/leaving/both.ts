// What leaves for the other of two writers: agreements, times to talk, promises and the account both could sign, one by one;
// and the answers that are given apart, closed with a phrase the two chose. Nothing else, and nothing while there is fear.
import { exit, Trouble } from '../../errors.ts'
import { type Crossing, printBoth, type Sealed, sealed } from '../../exchange/both.ts'
import { asked, said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Json } from '../../journal/fields.ts'
import type { Role } from '../../journal/leaving/roles.ts'
import { withRoles } from '../../journal/leaving/roles.ts'
import { valuesOf } from '../../journal/record/events.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { recordLine, type Values } from '../../journal/record/words.ts'
import type { Question } from '../../journal/walk/walk.ts'
import { latestAnswer } from '../../store/questions.ts'
import { given } from '../../text/given.ts'
import type { Desk } from '../desk/desk.ts'
import { thereIsFear } from '../desk/fear.ts'
import { recordsOf } from '../desk/kinds.ts'
import { tick } from '../desk/tick.ts'
import { heldOf } from './material.ts'
import { askLeft, askRoles } from './roles.ts'
import { type Sending, send } from './send.ts'

/** How many records one file may hold. */
const most = 40

/** The kinds that may cross. */
export function crossingKinds({ kinds }: Pick<Desk, 'kinds'>): readonly RecordKind[] {
  return kinds.filter(({ share }) => share.includes('both'))
}

/** The questions that are answered apart. */
export function apartQuestions({ walks }: Pick<Desk, 'walks'>): readonly Question[] {
  return walks.flatMap(({ questions }) => questions.filter(({ apart }) => apart))
}

/** Lets the writer choose, and writes the file. Throws Trouble 2 where nobody can choose, 3 where nothing is chosen. */
export async function exportForBoth(
  desk: Desk,
  how: Omit<Sending, 'format' | 'name'> & { readonly full: boolean },
): Promise<void> {
  refuseFear(desk)
  const { terminal } = desk
  if (!terminal.answered && !how.full) {
    throw new Trouble(
      exit.usage,
      'What goes to the other is chosen one by one, on a terminal.',
      '--full takes all that may.',
    )
  }
  const held = heldOf(desk)
  const may = crossingKinds(desk).flatMap((kind) =>
    recordsOf(desk.store, kind.id)
      .filter((entry) => held.spansOf(entry).length === 0)
      .map((entry) => ({
        entry,
        kind,
        text: `${kind.title}: ${recordLine(kind, valuesOf(entry))}`,
      })),
  )
  const chosen = how.full
    ? may.slice(0, most)
    : await tick(desk, said('leaving/both-which'), may, most)
  const open = await answersFor(desk, (entry) => held.spansOf(entry).length === 0)
  if (chosen.length === 0 && open === undefined) {
    throw new Trouble(exit.nothing, said('leaving/both-nothing'))
  }
  const made = (roles: readonly Role[]) =>
    chosen.map(({ entry, kind }) => crossing(kind, entry, roles))
  const roles = await askLeft(desk, await askRoles(desk), (roles) =>
    made(roles).map(({ values }) => JSON.stringify(values)),
  )
  const text = printBoth({ records: made(roles), ...given({ answers: open }) })
  await send(desk, [text], async () => text, { ...how, format: 'json', name: 'for-both' })
}

/** While there is fear nothing crosses, in either direction. */
export function refuseFear(desk: Desk): void {
  if (!thereIsFear(desk)) return
  throw new Trouble(
    exit.nothing,
    'There was fear here, and while that stands nothing goes between the two of you.',
    '"unearth support" has people; "unearth names" lifts it.',
  )
}

/** The answers of this writer to what is answered apart, where all are there. */
export function ownAnswers(desk: Desk): ReadonlyMap<Question, Entry> | undefined {
  const all = new Map<Question, Entry>()
  for (const question of apartQuestions(desk)) {
    const answer = latestAnswer(desk.store, question.id)
    if (answer === undefined) return undefined
    all.set(question, answer)
  }
  return all.size === 0 ? undefined : all
}

/** The answers, closed; undefined where they are not all there, one of them stays, or the writer leaves them. */
async function answersFor(
  desk: Desk,
  free: (entry: Entry) => boolean,
): Promise<Sealed | undefined> {
  const { terminal, world } = desk
  const own = ownAnswers(desk)
  if (own === undefined || ![...own.values()].every(free)) return undefined
  const add = await terminal.choose(...asked('leaving/both-answers'), { unasked: 'leave' })
  if (add === 'leave') return undefined
  const answers = Object.fromEntries([...own].map(([{ id }, { revision }]) => [id, revision.text]))
  for (;;) {
    const phrase = await terminal.secret(said('leaving/both-phrase'))
    const again = await terminal.secret(said('leaving/both-phrase-again'))
    if (phrase.trim().length >= 12 && phrase === again) {
      return sealed(answers, phrase, world.random)
    }
    terminal.note(said('leaving/both-phrase-not'))
  }
}

function crossing(kind: RecordKind, entry: Entry, roles: readonly Role[]): Crossing {
  const values = Object.entries(valuesOf(entry)).flatMap(([name, value]) => {
    const field = kind.fields.find((each) => each.name === name)
    const stays = field === undefined || kind.private.includes(name)
    const words = field?.type === 'text' || field?.type === 'line' || field?.type === 'list'
    return stays ? [] : [[name, words ? withNames(value, roles) : value] as const]
  })
  return { id: entry.id, kind: kind.id, values: Object.fromEntries(values) as Values }
}

function withNames(value: Json, roles: readonly Role[]): Json {
  if (typeof value === 'string') return withRoles(value, roles)
  return Array.isArray(value) ? value.map((each: Json) => withNames(each, roles)) : value
}
