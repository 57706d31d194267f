// What --json prints, of every door that takes it, on a journal with everything in it: each is what its published schema says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { viewNames } from '../../../src/conversation/desk/json.ts'
import { keepOwnPeople } from '../../../src/conversation/desk/people.ts'
import { doors } from '../../../src/doors.ts'
import { saveDraft } from '../../../src/store/drafts.ts'
import { keepEntry, removeEntry } from '../../../src/store/entries.ts'
import { writePlace } from '../../../src/store/places.ts'
import type { Store } from '../../../src/store/store.ts'
import { longAgo, set, setHere } from '../../store/set.ts'
import { door } from '../door.ts'
import { liveFourMonths } from '../four-months.ts'

const journal = door()
const { ago, file, go, place, within } = journal

const schema = JSON.parse(
  readFileSync(
    join(import.meta.dirname, '../../../src/exchange/unearth-views.schema.json'),
    'utf8',
  ),
)
const ajv = new Ajv2020({ strict: true, allErrors: true })
ajv.addSchema(schema)

/** The views of the schema, by the name of the door and of what it is asked for. */
const known: readonly string[] = schema.anyOf.map(({ $ref }: { $ref: string }) =>
  $ref.replace('#/$defs/', ''),
)

/** The views of what is done, each after what it needs, with the line that prints it. */
const made = {
  backup: 'backup STICK',
  restore: 'restore STICK',
  merge: 'merge BACKUP',
  'check-salvage': 'check --salvage SAVED',
  'check-drill': 'check --drill',
  import: 'import PAGES.txt --yes',
  'import-mine': 'import ALL.json --yes',
  'prompts-export-for-translation': 'prompts export-for-translation LEFT',
  'prompts-check': 'prompts check WALK',
}

/** The others. */
const read = {
  check: 'check',
  course: 'course',
  decide: 'decide',
  dig: 'dig',
  lean: 'lean',
  letter: 'letter',
  list: 'list -n 1000',
  'list-tags': 'list --tags',
  log: 'log',
  map: 'map',
  mirror: 'mirror --course desire',
  'mirror-strands': 'mirror --strands',
  names: 'names',
  promise: 'promise',
  prompts: 'prompts',
  review: 'review month',
  search: 'search kitchen',
  settings: 'settings',
  settle: 'settle',
  show: 'show --history',
  status: 'status',
  story: 'story',
  support: 'support',
  'support-list': 'support list',
  surprises: 'surprises',
  today: 'today',
  undo: 'undo',
  walk: 'walk',
  year: 'year',
}

/** The tour's four months, and whatever else a view can speak of. */
function live(store: Store): void {
  liveFourMonths(store, place.zone)
  const at = ago(90_000_000)
  const keep = (kind: string, text: string, fields: object = {}) =>
    keepEntry(store, { kind, text, fields: { ...fields }, at })
  removeEntry(store, keep('note', 'put away').id, at)
  const sealed = { stage: 'why', asked: 'Why?', quotes: [], sealed_until: '2999-01-01' }
  keep('letter', 'never sent', sealed)
  removeEntry(store, keep('letter', 'let go of', sealed).id, at)
  const sat = keep('page', 'a first sitting in the kitchen')
  set(store, 'course', { walk: 'needs', days: 2, sat: [{ entry: sat.id, at }] })
  for (const [session, text] of ['I lied because I knew.', 'She knew. I wonder why.'].entries())
    keep('page', text, { walk: 'desire', session: `${session}`, over: `sitting ${session + 1}` })
  setHere(store, 'exports', [{ path: '/gone.md', at }])
  writePlace(store, 'presenting', 'PRS-02', at)
  saveDraft(store, {
    key: 'note',
    kind: 'note',
    text: 'half a line',
    cursor: 0,
    fields: {},
    begun: at,
    changed: at,
  })
  keepOwnPeople(store, [{ name: 'Kim', reach: '555 0123', readable: true }], longAgo)
}

/** What each view printed. */
const printed = new Map<string, unknown>()

/** Prints a view; a word in capitals is a file in its writer's home, or the backup that was made. */
async function print(view: string, line: string): Promise<void> {
  const args = line.split(' ').map((word) => {
    if (word === 'BACKUP')
      return (printed.get('backup') as { backup: { path: string } }).backup.path
    return /^[A-Z]+(\.[a-z]+)?$/.test(word) ? file(`home/${word}`) : word
  })
  const { out, err } = await go([...args, '--json'], `${journal.recovery}\n`)
  if (out === '') throw new Error(`"${line}" said nothing: ${err}`)
  printed.set(view, JSON.parse(out))
}

beforeAll(async () => {
  within(live)
  file('home/WALK', '---\nid: mine\n---\n')
  file('home/PAGES.txt', '[2019-03-04 21:10] The harbour.\nWe walked there.\n')
  await go(['export', '--mine', '--yes', '--to', file('home/ALL.json')])
  for (const [view, line] of Object.entries(made)) await print(view, line)
  const waiting = Object.entries(read)
  const lane = async () => {
    for (;;) {
      const next = waiting.shift()
      if (next === undefined) return
      await print(...next)
    }
  }
  await Promise.all([lane(), lane()])
}, 60_000)

/** What is wrong in a view, as its schema has it. */
function wrong(view: string, document: unknown): readonly string[] {
  const valid = ajv.getSchema(`${schema.$id}#/$defs/${view}`)
  if (valid === undefined) return [`no view is called ${view}`]
  return valid(document)
    ? []
    : (valid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test('every view is what its schema says', () => {
  expect(printed.get('mirror')).toMatchObject({ mirror: { trends: [{ over: 'sittings' }, {}] } })
  const faults = [...printed].map(([view, document]) => [view, wrong(view, document)] as const)
  expect(faults.filter(([, found]) => found.length > 0)).toEqual([])
})

test('every door that takes --json has its view, and every view is printed here', () => {
  const takes = doors.filter((each) => 'json' in each.takes).map(({ name }) => name)
  expect(takes).toContain('names')
  expect(takes.filter((name) => !known.includes(name))).toEqual([])
  expect(known.toSorted()).toEqual(viewNames)
  expect([...printed.keys()].toSorted()).toEqual(viewNames)
})

test('a view that has something more, less or otherwise is found out', () => {
  const list = printed.get('list') as { entries: { created: { at: string } }[] }
  const [entry] = list.entries
  if (entry === undefined) throw new Error('nothing was listed')
  const changed = (first: object) => wrong('list', { ...list, entries: [first] })
  expect(changed(entry)).toEqual([])
  expect(changed({ ...entry, mood: 4 })).not.toEqual([])
  expect(changed({ ...entry, created: entry.created.at })).not.toEqual([])
  expect(changed({ ...entry, kind: undefined })).not.toEqual([])
  expect(wrong('list', { ...list, schema: 1 })).not.toEqual([])
})

test('a time is one shape wherever it stands', () => {
  // What a writer said in a record is theirs: "fields" are as they are kept.
  const told = (_: string, value: unknown) =>
    value !== null && typeof value === 'object' && 'fields' in value
      ? { ...value, fields: {} }
      : value
  const written = JSON.stringify([...printed.values()], told)
  const times = [...written.matchAll(/"([^"]+)":"\d{4}-\d\d-\d\dT[^"]*"(,"zone":)?/g)]
  expect(times.length).toBeGreaterThan(100)
  expect(times.filter(([, key, zone]) => key !== 'at' || zone === undefined)).toEqual([])
  expect(written).not.toContain('"utc"')
})

test('what can be taken back is a line each, and of a sealed letter only that it is there', async () => {
  const { out } = await go(['undo', '--list'])
  const lines = ['the import of 1 entry from PAGES.txt', 'put away', 'a letter, sealed until 2999']
  for (const line of lines) expect(out).toMatch(new RegExp(`^.*${line}.*$`, 'm'))
  expect(out.trimEnd().split('\n')).toHaveLength(lines.length)
  expect(out + JSON.stringify(printed.get('undo'))).not.toContain('let go of')
})
