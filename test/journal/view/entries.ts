// Entries of a test's own making, and all that a page for somebody is made of.
import { loadRecords, loadWalks } from '../../../src/files/content.ts'
import type { Entry } from '../../../src/journal/entry.ts'
import type { Fields } from '../../../src/journal/fields.ts'
import type { EntryId, RevisionId } from '../../../src/journal/ids.ts'
import type { MarkKind } from '../../../src/journal/page/marks.ts'
import { recordText, type Values } from '../../../src/journal/record/words.ts'
import { wallMoment } from '../../../src/journal/time/wall.ts'
import type { Material } from '../../../src/journal/view/formulation.ts'

const zone = 'Europe/Berlin'
const { kinds } = loadRecords([])
const questions = loadWalks([]).walks.flatMap((walk) => walk.questions)
let seq = 0

/** An entry of `moment` ("2026-11-18T20:00") on the wall. */
export function entry(
  kind: string,
  fields: Fields,
  text: string,
  moment = '2026-11-18T20:00',
): Entry {
  seq += 1
  const id = `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}` as EntryId
  const created = { utc: wallMoment(moment, zone), zone, offset: 60 }
  const revision = { entry: id, number: 1, written: created, text, fields, from: null }
  return {
    id,
    seq,
    kind,
    created,
    removed: null,
    revision: { ...revision, id: `r${seq}` as RevisionId },
  }
}

export function record(kind: string, values: Values, moment?: string): Entry {
  const found = kinds.find(({ id }) => id === kind)
  if (found === undefined) throw new Error(`no kind ${kind}`)
  return entry(kind, { values }, recordText(found, values), moment)
}

export function event(of: Entry, word: string, moment?: string): Entry {
  return entry('event', { of: of.id, record: of.kind, event: word }, word, moment)
}

export function marked(of: Entry, kind: MarkKind, text: string) {
  const start = Math.max(0, of.revision.text.indexOf(text))
  return { entry: of, kind, text, span: { start, end: start + text.length } }
}

export function material(
  entries: readonly Entry[],
  marks: Material['marked'] = [],
  more: { readonly cameOut?: string } = {},
): Material {
  return {
    entries: entries.toSorted((a, b) => a.created.utc - b.created.utc),
    marked: marks,
    zone,
    kinds: new Map(kinds.map((kind) => [kind.id, kind])),
    care: new Set(questions.flatMap(({ id, care }) => (care ? [id] : []))),
    boxes: new Map(questions.flatMap(({ id, box }) => (box === undefined ? [] : [[id, box]]))),
    ...more,
  }
}
