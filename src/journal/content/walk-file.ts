// A walk as a file: front matter, then a heading a question ("## PRS-01", "## PRS-01 needs other", "## PRS-01 rev 2", "## PRS-01
// keeps factor"), its text below, and its probes as list items ("- PRS-01a: …").

import {
  audiences,
  intensities,
  type Probe,
  phases,
  processes,
  ps,
  type Question,
  type Walk,
} from '../walk/walk.ts'
import { type FrontMatter, listOf, type Remark, readFrontMatter } from './front-matter.ts'
import { editorial } from './voice.ts'

export type Checked = {
  /** Undefined where there are faults. */
  readonly walk: Walk | undefined
  /** What keeps it from loading. */
  readonly faults: readonly Remark[]
  /** What unearth's own walks keep to; a writer's own may differ. */
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
] as const

/** Reads a walk and says everything that is wrong with it. `name` is the file's, without folder: id and name agree. Never throws. */
export function checkWalk(text: string, name?: string): Checked {
  const front = readFrontMatter(text)
  const faults: Remark[] = [...front.faults]
  const header = readHeader(front, faults)
  const questions = readQuestions(front, header.code, faults)
  if (name !== undefined && header.id !== '' && name !== `${header.id}.md`) {
    faults.push({ line: 1, message: `The file of "${header.id}" is called ${header.id}.md.` })
  }
  for (const key of ['title', 'purpose', 'close'] as const) {
    const [placeholder] = /\{[^}]*\}/.exec(header[key].replaceAll('{partner}', '')) ?? []
    if (placeholder !== undefined) {
      const line = front.values.get(key)?.line ?? 1
      faults.push({
        line,
        message: `"${placeholder}" does not stand in "${key}": only {partner} does.`,
      })
    }
  }
  if (questions.length === 0)
    faults.push({ line: front.bodyLine, message: 'There is no question ("## CODE-01").' })
  const walk: Walk = { ...header, questions }
  return {
    walk: faults.length === 0 ? walk : undefined,
    faults: faults.toSorted((a, b) => a.line - b.line),
    advice: faults.length === 0 ? editorial(walk, (key) => front.values.get(key)?.line ?? 1) : [],
  }
}

function readHeader({ values }: FrontMatter, faults: Remark[]): Omit<Walk, 'questions'> {
  const fault = (key: string, message: string) =>
    faults.push({ line: values.get(key)?.line ?? 1, message })
  for (const [key, { line }] of values) {
    if (!(keys as readonly string[]).includes(key)) {
      faults.push({
        line,
        message: `"${key}" is not a key of a walk. There are: ${keys.join(', ')}.`,
      })
    }
  }
  const word = (key: (typeof keys)[number], pattern: RegExp, shape: string) => {
    const value = values.get(key)?.value ?? ''
    if (value === '') fault(key, `"${key}" is missing.`)
    else if (!pattern.test(value)) fault(key, `"${key}" is ${shape}.`)
    return value
  }
  const oneOf = <T extends string>(key: (typeof keys)[number], allowed: readonly T[]): T => {
    const value = word(key, /./, '')
    if (value !== '' && !(allowed as readonly string[]).includes(value)) {
      fault(key, `"${key}" is one of ${allowed.join(', ')}.`)
    }
    return value as T
  }
  const listed = <T extends string>(
    key: (typeof keys)[number],
    allowed: readonly T[],
  ): readonly T[] => {
    const value = word(key, /./, '')
    const items = listOf(value)
    if (value !== '' && items === undefined) fault(key, `"${key}" is a list: [${allowed[0]}].`)
    for (const item of items ?? []) {
      if (!(allowed as readonly string[]).includes(item)) {
        fault(key, `"${item}" is not known in "${key}": ${allowed.join(', ')}.`)
      }
    }
    if (items?.length === 0) fault(key, `"${key}" has at least one.`)
    return (items ?? []) as readonly string[] as readonly T[]
  }
  return {
    id: word('id', /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens'),
    code: word('code', /^[A-Z][A-Z0-9]{1,5}$/, 'two to six capitals'),
    title: word('title', /./, ''),
    purpose: word('purpose', /./, ''),
    minutes: Number(word('minutes', /^[1-9]\d?$/, 'a number from 1 to 99')),
    intensity: oneOf('intensity', intensities),
    processes: listed('processes', keysOf(processes)),
    phases: listed('phases', keysOf(phases)),
    ps: listed('ps', keysOf(ps)),
    audience: oneOf('audience', audiences),
    close: word('close', /./, ''),
  }
}

function keysOf<T extends object>(table: T): readonly Extract<keyof T, string>[] {
  return Object.keys(table) as Extract<keyof T, string>[]
}

function readQuestions(
  { body, bodyLine }: FrontMatter,
  code: string,
  faults: Remark[],
): Question[] {
  const questions: { -readonly [K in keyof Question]: Question[K] }[] = []
  const seen = new Set<string>()
  const fresh = (id: string, line: number) => {
    if (id !== '' && seen.has(id)) faults.push({ line, message: `"${id}" is here twice.` })
    seen.add(id)
  }
  body.forEach((source, index) => {
    const line = bodyLine + index
    const text = source.trim()
    const question = questions.at(-1)
    if (text === '') return
    if (text.startsWith('#')) {
      const [, id = '', needs, rev, keeps] =
        /^## (\S+)( needs other)?(?: rev ([1-9]\d*))?(?: keeps (\S+))?$/.exec(text) ?? []
      if (!/^[A-Z][A-Z0-9]{1,5}-\d\d$/.test(id)) {
        faults.push({
          line,
          message:
            'A question’s heading is "## CODE-01", then "needs other", "rev 2" or "keeps factor" if it does.',
        })
      } else if (code !== '' && !id.startsWith(`${code}-`)) {
        faults.push({ line, message: `"${id}" does not begin with the walk’s code, ${code}.` })
      }
      if (keeps !== undefined && !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(keeps)) {
        faults.push({
          line,
          message: `What "${id}" keeps is the id of a record: lower-case letters, digits and hyphens.`,
        })
      }
      fresh(id, line)
      questions.push({
        id,
        rev: Number(rev ?? 1),
        text: '',
        probes: [],
        line,
        ...(needs === undefined ? {} : { needs: 'other' as const }),
        ...(keeps === undefined ? {} : { keeps }),
      })
    } else if (question === undefined) {
      faults.push({ line, message: 'Text before the first question belongs to none.' })
    } else if (/^[-*] /.test(text)) {
      if (question.id === '') return
      const [, id = '', words = ''] = /^[-*] (\S+): (.+)$/.exec(text) ?? []
      if (!/^[a-z]$/.test(id.slice(question.id.length)) || !id.startsWith(question.id)) {
        faults.push({ line, message: `A probe of this question is "- ${question.id}a: its text".` })
        return
      }
      fresh(id, line)
      question.probes = [...question.probes, { id, text: words.trim(), line } satisfies Probe]
    } else if (question.probes.length > 0 && /^\s/.test(source)) {
      // An editor has wrapped the probe at its margin.
      const [last] = question.probes.slice(-1)
      if (last)
        question.probes = question.probes.with(-1, { ...last, text: `${last.text} ${text}` })
    } else if (question.probes.length > 0) {
      faults.push({ line, message: 'The question’s text comes before its probes.' })
    } else question.text = question.text === '' ? text : `${question.text} ${text}`
  })
  for (const { id, text, line, probes, needs } of questions) {
    if (text === '' && id !== '') faults.push({ line, message: `"${id}" asks nothing.` })
    for (const { text: words, line: at } of [{ text, line }, ...probes]) {
      for (const [placeholder] of words.matchAll(/\{[^}]*\}/g)) {
        if (placeholder !== '{partner}' && placeholder !== '{other}') {
          faults.push({
            line: at,
            message: `"${placeholder}" is not a name: {partner} and {other} are.`,
          })
        }
      }
      if (words.includes('{other}') && needs === undefined) {
        faults.push({
          line: at,
          message: `"${id}" speaks of {other}: its heading says "needs other".`,
        })
      }
    }
  }
  return questions
}
