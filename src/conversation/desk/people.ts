// The people to call, for every place that shows them: a locked journal has those its writer lets be read, an open one all.
import { loadPeople } from '../../files/pages.ts'
import { readReadable, writeReadable } from '../../files/readable-people.ts'
import { type OwnPerson, type Person, peopleFor, peopleText } from '../../journal/care/people.ts'
import type { Instant } from '../../journal/entry.ts'
import { listOf, objectOf, stringOf } from '../../journal/fields.ts'
import { eventKind, happeningOf, valuesOf } from '../../journal/record/events.ts'
import { kindFor } from '../../journal/record/kind.ts'
import { recordText } from '../../journal/record/words.ts'
import { listEntries } from '../../store/entries.ts'
import { readSetting, writeSetting } from '../../store/settings.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'
import { allRecords } from './kinds.ts'
import { dirOf } from './unlock.ts'

/** One of the writer's own people, and whether the writer lets them be read without the passphrase. */
export type Own = OwnPerson & { readonly readable: boolean }

/** A command's context, or the desk it became. */
type AtDesk = Context & { readonly store?: Store }

/** Whom to call, in the order to offer them. Of the writer's own all where the journal is open, else those that may be read. */
export function peopleOf(context: AtDesk): readonly Person[] {
  const open = openStore(context)
  const own = open === undefined ? readReadable(dirOf(context)) : ownPeople(open)
  return peopleFor(loadPeople(), context.world.clock.zone(), own)
}

/** Those who are near, as text: what F2 shows. Where no country is near, everybody. */
export function supportText(context: AtDesk): string {
  const people = peopleOf(context)
  const near = people.filter((each) => each.near)
  if (!near.some(({ emergency }) => emergency)) return everybodyText(context)
  return `${peopleText(near, safePlan(context))}\nOther countries: unearth support\n`
}

/** Everybody as text, those who are near first. */
export function everybodyText(context: AtDesk): string {
  return peopleText(peopleOf(context), safePlan(context))
}

/** What its writer wrote for a bad night, while it is open: its journal is, and nothing that ends it came after it. */
function safePlan(context: AtDesk): string | undefined {
  const store = openStore(context)
  if (store === undefined) return undefined
  const kind = kindFor(allRecords(context).kinds, 'safe')
  if (kind === undefined) return undefined
  const [plan] = listEntries(store, { kind: kind.id, limit: 1 })
  if (plan === undefined) return undefined
  const ended = listEntries(store, { kind: eventKind, all: true }).some(
    (event) => happeningOf(event).of === plan.id && event.created.utc >= plan.revision.written.utc,
  )
  return ended ? undefined : `${kind.title}\n\n${recordText(kind, valuesOf(plan))}`
}

/** The writer's own people, in the order they were added. */
export function ownPeople(store: Store): readonly Own[] {
  return listOf(readSetting(store, setting)).flatMap((each) => {
    const { name, reach, readable } = objectOf(each)
    const known = { name: stringOf(name), reach: stringOf(reach) }
    return known.name === undefined || known.reach === undefined
      ? []
      : [{ name: known.name, reach: known.reach, readable: readable === true }]
  })
}

/** Keeps them in the journal, and those who may be read while it is locked in their file too. Throws Trouble 1; then the journal is as it was. */
export function keepOwnPeople(store: Store, people: readonly Own[], at: Instant): void {
  letBeRead(store, people)
  writeSetting(
    store,
    setting,
    people.map((each) => ({ ...each })),
    at,
  )
}

/** Puts into their file who may be read while it is locked, as the journal says: it may have come from another copy. Throws Trouble 1. */
export function letBeRead(store: Store, people = ownPeople(store)): void {
  writeReadable(
    store.dir,
    people.filter(({ readable }) => readable),
  )
}

const setting = 'people'

function openStore({ store }: AtDesk): Store | undefined {
  return store?.db.open ? store : undefined
}
