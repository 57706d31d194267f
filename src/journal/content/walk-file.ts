// A walk as a file: front matter, then a heading a question ("## PRS-01", and behind it what is true of it), its text
// below, and its probes as list items ("- PRS-01a: …").

import { given } from '../../text/given.ts'
import { quotesIn, unquoted, withQuotes } from '../walk/quote.ts'
import {
  audiences,
  intensities,
  lengths,
  offers,
  type Probe,
  phases,
  processes,
  ps,
  type Question,
  type Walk,
  walkUses,
} from '../walk/walk.ts'
import { type FrontMatter, listOf, type Remark, readFrontMatter } from './front-matter.ts'
import { headerOf, hyphened } from './header.ts'
import { type Known, strayInWalk } from './named.ts'
import { questionId, readQuestionHeading } from './question-heading.ts'
import { editorial } from './voice.ts'

export type Checked = {
  /** Undefined where there are faults. */
  readonly walk: Walk | undefined
  /** What keeps it from loading. */
  readonly faults: readonly Remark[]
  /** What unearth's own walks keep to; a writer's own may differ. It is given beside faults too. */
  readonly advice: readonly Remark[]
}

const keys = [
  'id',
  'code',
  'title',
  'purpose',
  'minutes',
  'intensity',
  'processes',
  'phases',
  'ps',
  'audience',
  'close',
  'length',
  'offer',
  'with',
  'for',
  'shows',
  'settles',
  'reviews',
  'course',
  'dig',
  'ends',
] as const

/** Reads a walk and says everything that is wrong with it. `name` is the file's, without folder: id and name agree; with `known` what it names elsewhere is looked for too. Never throws. */
export function checkWalk(text: string, name?: string, known?: Known): Checked {
  const front = readFrontMatter(text)
  const faults: Remark[] = [...front.faults]
  const header = headerOf(front, keys, 'a walk', faults)
  const head = readHead(header)
  const questions = readQuestions(front, head.code, faults)
  const course = readCourse(header, questions)
  const reviews = readReviews(header, questions)
  if (name !== undefined && head.id !== '' && name !== `${head.id}.md`) {
    faults.push({ line: 1, message: `The file of "${head.id}" is called ${head.id}.md.` })
  }
  if (questions.length === 0)
    faults.push({ line: front.bodyLine, message: 'There is no question ("## CODE-01").' })
  const walk: Walk = { ...head, ...given({ course, reviews }), questions }
  const lineOf = (key: string) => front.values.get(key)?.line ?? 1
  const stray = known === undefined ? [] : strayInWalk(walk, known, lineOf)
  return {
    walk: faults.length === 0 ? walk : undefined,
    faults: faults.toSorted((a, b) => a.line - b.line),
    advice: [...stray, ...editorial(walk, lineOf)].toSorted((a, b) => a.line - b.line),
  }
}

type Header = ReturnType<typeof headerOf<(typeof keys)[number]>>

function readHead(header: Header): Omit<Walk, 'questions'> {
  const { word, oneOf, someOf, maybe, plain } = header
  for (const key of ['title', 'purpose', 'close'] as const) {
    plain(
      key,
      ['{partner}'],
      (placeholder) => `"${placeholder}" does not stand in "${key}": only {partner} does.`,
    )
  }
  return {
    id: word('id', hyphened, 'lower-case letters, digits and hyphens'),
    code: word('code', /^[A-Z][A-Z0-9]{1,5}$/, 'two to six capitals'),
    title: word('title'),
    purpose: word('purpose'),
    minutes: Number(word('minutes', /^[1-9]\d?$/, 'a number from 1 to 99')),
    intensity: oneOf('intensity', intensities),
    processes: someOf('processes', keysOf(processes)),
    phases: someOf('phases', keysOf(phases)),
    ps: someOf('ps', keysOf(ps)),
    audience: oneOf('audience', audiences),
    close: word('close'),
    ...given({
      length: maybe('length', lengths),
      offer: maybe('offer', offers),
      with: maybe('with', ['two']),
      for: maybe('for', keysOf(walkUses)),
      shows: readShows(header),
      settles: readSettles(header),
      dig: maybe('dig', ['gentle']),
      ends: maybe('ends', ['people']),
    }),
  }
}

/** "ticks of story": a field, and the kind of record it is in. */
function readShows({ said, fault }: Header): Walk['shows'] {
  const value = said('shows')
  if (value === undefined) return undefined
  const [, field = '', kind = ''] = /^([a-z][a-z0-9_]*) of (\S+)$/.exec(value) ?? []
  if (hyphened.test(kind)) return { field, kind }
  fault('shows', '"shows" is a field and its kind of record: "ticks of story".')
  return undefined
}

/** "in-charge of identity: Who was in charge?": an event, the kind of record it becomes of, and what is asked. */
function readSettles({ said, fault }: Header): Walk['settles'] {
  const value = said('settles')
  if (value === undefined) return undefined
  const [, event = '', kind = '', ask = ''] = /^(\S+) of ([^\s:]+): (\S.*)$/.exec(value) ?? []
  if (hyphened.test(event) && hyphened.test(kind)) return { event, kind, ask }
  fault(
    'settles',
    '"settles" is an event, its kind of record, and a question: "held of limit: Which held?".',
  )
  return undefined
}

/** Questions of this walk whose answers stand one below another in a review; none of them needs care. */
function readReviews({ said, fault }: Header, questions: readonly Question[]): Walk['reviews'] {
  const value = said('reviews')
  if (value === undefined) return undefined
  const ids = listOf(value) ?? []
  const fits = ids.every((id) => questions.some((each) => each.id === id && !each.care))
  if (fits && ids.length > 0) return ids
  fault('reviews', '"reviews" is a list of questions of this walk that need no care.')
  return undefined
}

function readCourse({ said, fault }: Header, questions: readonly Question[]): Walk['course'] {
  const value = said('course')
  if (value === undefined) return undefined
  if (value === 'none') return value
  const sittings = listOf(value)?.map((ids) => ids.split('+'))
  if (sittings === undefined || sittings.length < 2) {
    fault('course', '"course" is none, or a list of questions of this walk, a sitting each.')
    return undefined
  }
  for (const id of sittings.flat()) {
    const question = questions.find((each) => each.id === id)
    if (question === undefined) {
      fault('course', `"${id}" in "course" is no question of this walk.`)
    } else if (question.care) {
      fault('course', `"${id}" in "course" needs care: no course asks it.`)
    }
  }
  return sittings
}

function keysOf<T extends object>(table: T): readonly Extract<keyof T, string>[] {
  return Object.keys(table) as Extract<keyof T, string>[]
}

type Block = { readonly line: number; text: string }

/** A question as it stands in the file: its heading, its text, and what is listed below it. */
type Listed = { readonly heading: Block; text: string; readonly items: Block[] }

/** The questions of a body, with lines an editor has wrapped put together again. */
function readListed({ body, bodyLine }: FrontMatter, faults: Remark[]): readonly Listed[] {
  const listed: Listed[] = []
  body.forEach((source, index) => {
    const line = bodyLine + index
    const text = source.trim()
    const here = listed.at(-1)
    const item = here?.items.at(-1)
    if (text === '') return
    if (text.startsWith('#')) listed.push({ heading: { line, text }, text: '', items: [] })
    else if (here === undefined) {
      faults.push({ line, message: 'Text before the first question belongs to none.' })
    } else if (/^[-*] /.test(text)) here.items.push({ line, text: text.slice(2) })
    else if (item === undefined) here.text = here.text === '' ? text : `${here.text} ${text}`
    else if (/^\s/.test(source)) item.text += ` ${text}`
    else faults.push({ line, message: 'The question’s text comes before its probes.' })
  })
  return listed
}

function readQuestions(front: FrontMatter, code: string, faults: Remark[]): Question[] {
  const seen = new Set<string>()
  const fresh = (id: string, line: number) => {
    if (id !== '' && seen.has(id)) faults.push({ line, message: `"${id}" is here twice.` })
    seen.add(id)
  }
  return readListed(front, faults).map(({ heading, text, items }) => {
    const { line } = heading
    const read = readQuestionHeading(heading.text, (message) => faults.push({ line, message }))
    const { id } = read
    if (code !== '' && questionId.test(id) && !id.startsWith(`${code}-`)) {
      faults.push({ line, message: `"${id}" does not begin with the walk’s code, ${code}.` })
    }
    fresh(id, line)
    const question = {
      ...read,
      text,
      line,
      ...(id === '' ? { probes: [] } : readItems(id, items, fresh, faults)),
    }
    if (text === '' && id !== '') faults.push({ line, message: `"${id}" asks nothing.` })
    faults.push(...misnamed(question))
    return question
  })
}

/** What is listed below a question: its probes, and its own words and theirs for a writer who was hurt. */
function readItems(
  question: string,
  items: readonly Block[],
  fresh: (id: string, line: number) => void,
  faults: Remark[],
): Pick<Question, 'probes' | 'hurt'> {
  const probes: Probe[] = []
  let own: string | undefined
  for (const { line, text } of items) {
    const [, name = '', mark, words = ''] = /^(\S+?)( hurt)?: (.+)$/.exec(text) ?? []
    const above = probes.at(-1)
    if (name === 'hurt') {
      if (own !== undefined) faults.push({ line, message: '"hurt" is here twice.' })
      own = words
    } else if (mark !== undefined) {
      if (above?.id !== name) {
        faults.push({ line, message: `"${name} hurt" stands right below "${name}".` })
      } else probes[probes.length - 1] = { ...above, hurt: words }
    } else if (name.startsWith(question) && /^[a-z]$/.test(name.slice(question.length))) {
      fresh(name, line)
      probes.push({ id: name, text: words, line })
    } else {
      faults.push({ line, message: `A probe of this question is "- ${question}a: its text".` })
    }
  }
  return { probes, ...(own === undefined ? {} : { hurt: own }) }
}

/** What a question or probe names that is no name, or speaks of without saying that it needs it. */
function misnamed({ id, text, hurt = '', line, probes, needs }: Question): readonly Remark[] {
  const quoting = [text, hurt].filter((words) => quotesIn(words).length > 0)
  const all = [
    { text: unquoted(`${text} ${hurt}`), line },
    ...probes.map((probe) => ({ text: `${probe.text} ${probe.hurt ?? ''}`, line: probe.line })),
  ]
  const alone = quoting.filter((words) => withQuotes(words, () => undefined) === '')
  return all.flatMap(({ text: words, line: at }) => [
    ...alone
      .map(() => ({
        line: at,
        message: `"${id}" asks something without its quote too: where nothing was written, a sentence that quotes is left out.`,
      }))
      .slice(0, at === line ? 1 : 0),
    ...[...words.matchAll(/\{[^}]*\}/g)].flatMap(([placeholder]) =>
      placeholder === '{partner}' || placeholder === '{other}'
        ? []
        : [{ line: at, message: `"${placeholder}" is not a name: {partner} and {other} are.` }],
    ),
    ...(words.includes('{other}') && needs === undefined
      ? [{ line: at, message: `"${id}" speaks of {other}: its heading says "needs other".` }]
      : []),
  ])
}
