// The names of what lies beside words, in an entry, a draft and a sitting; and how one value is read, whatever stands there.
// FORMAT.md has the same tables, and a test holds both to what is written and read.

export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [name: string]: Json }

/** Of an entry: what each field is. */
export const entryFields = {
  walk: 'the id of the walk it was written in',
  question: 'the id of the question it answers',
  rev: 'the revision of that question',
  asked: 'the question, as it was shown',
  session: 'the id of the sitting',
  probe: 'the id of the probe, where it digs',
  under: 'the id of the entry it digs beneath, or steps back from',
  again: 'the id of the earlier answer to the same question',
  care: 'to a question that needs care: `no`, `yes` or `not sure`',
  asks_on: 'of a `floor`: the day before which no day asks for it',
  answered: 'of a `floor`: the id of the entry that came of it',
  minutes: 'how long a timed page was to be',
  seconds: 'how long it was written at',
  over: 'the line above the question: which sitting of a course it was',
  line: 'the earlier line it was written on from',
  entry: 'the id of the entry that line is from',
  struck: '`[start, end]` each: words taken back on a page that only goes forward',
  pauses: '`[offset, seconds]` each',
  probes: '`[offset, id]` each: what was asked on the page',
  values: 'of a record: its values, by the fields of its kind',
  from: 'of a record: the id of the entry its words came from',
  agreed: 'of a record that both agreed to: the id it has in the other journal',
  sources:
    'of a record: where its words stood, `{field, entry, revision, start, end}` each, in UTF-16 units',
  links: 'of a strand: the ids of the entries it holds together',
  version:
    'of a record that has versions: which one it is, where that is not the number of the revision',
  rests:
    'of a version of the story: for each of its paragraphs the ids of the lines on the map it rests on',
  of: 'of an `event`: the id of the record it became of',
  record: 'of an `event`: the kind of that record',
  event: 'of an `event`: what became of it, a word of its kind',
  stage: 'of a `letter`: `why`, `effect` or `restitution`',
  quotes: 'of a `letter`: the ids of the entries that stood above it',
  sealed_until: 'of a `letter`: the day until which it is put away',
  topics: 'of a `prep`: `{text, wish, entry, what}` each, in their order',
  imported: '`{source, id}`: where it came from, and what it was called there',
  title: 'its title where it came from; the words begin with it',
  tags: 'its tags where it came from',
  starred: 'whether it was starred where it came from',
  extra: 'what else it had there',
} as const

/** Of a draft: what it has beside the fields of the entry it will be. */
export const draftFields = {
  elapsed: 'milliseconds at the page so far',
  marks: '`[start, end, kind]` each; of a passage that stays also the words it was',
  lived: '`{utc, zone, offset}`: when it was lived, where that is not when it is written',
} as const

/** Of a sitting. */
export const sessionFields = {
  heavy: 'whether its walk is one of high intensity',
  minutes: 'how long it was to be',
  seconds: 'how long was written',
  state: 'how the writer said they were before, in a word',
  after: 'the same afterwards',
  close: 'after a heavy walk: `smaller`, `same` or `more open`',
  fear: 'whether there was fear in an answer',
  offered: 'what spoke for a rest, a word each',
} as const

/** What is set, JSON by key. */
export const settingKeys = {
  changes: 'how many changes were ever kept; the seal lives by it',
  names:
    '`{writer, partner, other, hasOther, cameOut}`: who writes, their words for the people in it, and when it came out: a day or `not yet`',
  people: '`{name, reach, readable}` each: people of the writer’s own to call',
  roles: '`{name, role}` each: what a name becomes before anything leaves',
  'roles/stand':
    'words with a capital that are no names: they were let stand before something left',
  'roles/before': '`{name, role}` each: names that were said for somebody earlier',
  exports:
    '`{path, at, beside, settled}` each: where plain files were written to, and what became of them',
  opened: 'when it was opened: a moment each, those of one day and the last of the day before that',
  backup:
    'the last backup: `{number, path, at, changes}`, with `at` a moment; a number is given once, also where it came to nothing',
  course: 'the course that is open: `{walk, days, sat}`',
  'course/look': 'the course that is looked back at once: `{walk, entry, on}`',
  'left/today': '`{day, of}`: the ids of what was left for another day than this one',
  'left/rounds': 'when what comes round was let be, by its id; milliseconds since 1970',
  'asked/gap': 'when it was last asked what still holds; milliseconds since 1970',
  'asked/heavy': 'the id of the heavy sitting after which the next day had its word',
  'asked/names': 'that all of `names` was asked, whatever was said',
  fear: '`{since}`: fear that was said and not lifted; milliseconds since 1970',
  'not-it':
    'what was "not it" in a mirror: what it was, the id of its entry, and a trace of its words that nobody can read',
  erased: 'the ids of entries that were erased, so that no other copy brings them back',
  restored: 'when entries came out of the trash last, by their ids; milliseconds since 1970',
  unmarked: 'the ids of marks that were taken away',
  merged: '`NAME/SIZE/TIME` each: conflict copies beside the database that were merged',
  imports:
    '`{id, at, from, last, entries, versions, marks, sessions, rows}` each: what came with an import, by id, and what stood in a row before; `back` where it was taken back',
  list: 'the ids of the list that was shown last, for its numbers',
  'prefer/…': 'what the writer set, by its name in `unearth settings`',
} as const

/** Of those, what is said of this copy alone, or of entries that are merged with them: none of it is a word of the writer's that another copy takes over. */
export const hereKeys = [
  'changes',
  'exports',
  'opened',
  'backup',
  'erased',
  'restored',
  'unmarked',
  'merged',
  'imports',
  'list',
] as const

export type HereKey = (typeof hereKeys)[number]

export type SettingKey =
  | Exclude<keyof typeof settingKeys, HereKey | 'prefer/…'>
  | `prefer/${string}`

/** Named values beside an entry's text. None has been believed yet: readers say what stands there. */
export type Fields = { readonly [name in keyof typeof entryFields]?: Json }

export type DraftFields = Fields & { readonly [name in keyof typeof draftFields]?: Json }

export type SessionFields = { readonly [name in keyof typeof sessionFields]?: Json }

/** A value as a string; undefined where it is empty or none. */
export function stringOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A value as a number. */
export function numberOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** The strings of a list; empty where it is none. */
export function stringsOf(value: Json | undefined): readonly string[] {
  return listOf(value).flatMap((each) => (typeof each === 'string' ? [each] : []))
}

/** A value as a list; empty where it is none. */
export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? value : []
}

/** A value as an object; without a name in it where it is none. */
export function objectOf(value: Json | undefined): { readonly [name: string]: Json } {
  return isObject(value) ? value : {}
}

function isObject(value: Json | undefined): value is { readonly [name: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
