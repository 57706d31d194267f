// unearth's own JSON: everything needed to come back, the same bytes for the same entries. unearth.schema.json describes it.
import type { Instant } from '../journal/entry.ts'
import type { Json } from '../journal/fields.ts'
import { tagsWritten } from '../journal/tags.ts'
import { harmlessJson } from '../text/safe.ts'
import type { Outgoing } from './outgoing.ts'

const version = 1

/** One document, a piece at a time: what it is, when it was made, then the entries; keys in order everywhere beneath. */
export function* jsonExport(entries: Iterable<Outgoing>, made: Instant): Generator<string> {
  yield `{\n  "format": "unearth",\n  "version": ${version},\n  "exported": ${written(instantJson(made), '  ')},\n  "entries": [`
  let before = ''
  for (const entry of entries) {
    yield `${before}\n    ${written(entryJson(entry), '    ')}`
    before = ','
  }
  yield before === '' ? ']\n}\n' : '\n  ]\n}\n'
}

function entryJson(entry: Outgoing): Json {
  const { id, kind, created, changed, title, asked, walk, question, fields, text, marks } = entry
  const tags = tagsWritten(entry)
  return {
    id,
    kind,
    created: instantJson(created),
    changed: instantJson(changed),
    title,
    ...(asked === undefined ? {} : { asked }),
    ...(walk === undefined ? {} : { walk }),
    ...(question === undefined ? {} : { question }),
    fields,
    ...(tags.length === 0 ? {} : { tags }),
    text,
    marks: marks.map(({ kind, start, end, made }) => ({
      kind,
      start,
      end,
      made: instantJson(made),
    })),
  }
}

function instantJson({ utc, zone, offset }: Instant): Json {
  return { utc, zone, offset }
}

// By hand: JSON.stringify puts keys that look like numbers before all others.
function written(value: Json, indent: string): string {
  if (value === null || typeof value !== 'object') return harmlessJson(JSON.stringify(value))
  const deeper = `${indent}  `
  const list = (open: string, items: readonly string[], close: string) =>
    items.length === 0
      ? open + close
      : `${open}\n${deeper}${items.join(`,\n${deeper}`)}\n${indent}${close}`
  if (isList(value)) {
    return list(
      '[',
      value.map((item) => written(item, deeper)),
      ']',
    )
  }
  const pairs = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))
  return list(
    '{',
    pairs.map(([key, item]) => `${written(key, deeper)}: ${written(item, deeper)}`),
    '}',
  )
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
