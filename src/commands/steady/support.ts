// People to call. Shown without opening or writing anything; the writer's own are added and taken off with the journal open.
import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { jsonDocument } from '../../conversation/desk/json.ts'
import {
  everybodyText,
  keepOwnPeople,
  ownPeople,
  peopleOf,
} from '../../conversation/desk/people.ts'
import { printedJson } from '../../conversation/desk/printed.ts'
import { type ExitCode, exit, Trouble } from '../../errors.ts'
import type { Person } from '../../journal/care/people.ts'
import type { Context } from '../../world.ts'

type Given = { readonly what: 'add' | 'remove' | 'list' | undefined; readonly json: boolean }

/** Shows who can be called, nearest first; or adds, takes off and lists the writer's own people. Throws Trouble 3 where there are none. */
export async function support(context: Context, { what, json }: Given): Promise<ExitCode> {
  const { terminal } = context
  if (what === 'add') await withDesk(context, add)
  else if (what === 'remove') await withDesk(context, remove)
  else if (what === 'list') await withDesk(context, (desk) => list(desk, json))
  else if (json) terminal.out(jsonDocument('support', { people: peopleOf(context).map(told) }))
  // On a screen the first are seen first, however many follow.
  else await terminal.show('', everybodyText(context))
  return exit.done
}

/** Asked for and never given as words on the line, where the shell would remember them. */
async function add({ terminal, store, now }: Desk): Promise<void> {
  const name = (await terminal.line('Who? "Jo, my sister" (Enter: nobody)')).trim()
  if (name === '') return terminal.note('Nobody was added.')
  const reach = (await terminal.line('How do you reach them?')).trim()
  const readable = await terminal.choose(
    'Readable without the passphrase, so that it is there when you cannot unlock? Whoever opens this computer could read it.',
    [
      { value: false, name: 'no, only while the journal is open' },
      { value: true, name: 'yes, also while it is locked' },
    ],
  )
  const others = ownPeople(store).filter((each) => each.name !== name)
  keepOwnPeople(store, [...others, { name, reach, readable }], now())
  terminal.note(
    readable
      ? `Added: ${name}. "unearth support" and F2 show them first.`
      : `Added: ${name}. F2 shows them first while the journal is open.`,
  )
}

async function remove({ terminal, store, now }: Desk): Promise<void> {
  const own = some(ownPeople(store))
  const gone = await terminal.choose('Who is to be taken off?', [
    { value: undefined, name: 'nobody' },
    ...own.map((each) => ({ value: each, name: `${each.name} · ${each.reach}` })),
  ])
  if (gone === undefined) return terminal.note('Nobody was taken off.')
  keepOwnPeople(
    store,
    own.filter((each) => each !== gone),
    now(),
  )
  terminal.note(`Taken off: ${gone.name}.`)
}

async function list(desk: Desk, json: boolean): Promise<void> {
  const { terminal, store } = desk
  const own = ownPeople(store)
  if (json) {
    await printedJson(desk, 'support-list', { own })
    return
  }
  const lines = some(own).map(
    ({ name, reach, readable }) =>
      `${name}\n  ${reach}\n  ${readable ? 'also while the journal is locked' : 'only while the journal is open'}\n`,
  )
  await terminal.show('Your own people', lines.join('\n'))
}

/** Them, where there are any. */
function some<T>(own: readonly T[]): readonly T[] {
  if (own.length > 0) return own
  throw new Trouble(
    exit.nothing,
    'None of your own people are here yet.',
    '"unearth support add" asks for one.',
  )
}

/** One of them as JSON. */
function told({ sources, ...person }: Person) {
  const { reach, hours } = person
  return {
    ...person,
    text: hours === undefined ? reach : `${reach}, ${hours}`,
    source: sources.join(', '),
  }
}
