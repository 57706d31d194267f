// What was said about danger: the answers to every question that needs care, the questions of that kind that were left open, and
// the fields of records that need it. What is no "no" comes first, then the latest no to each, then the earlier ones.
import { answerOf } from '../answer.ts'
import type { Entry } from '../entry.ts'
import { careSaid } from '../record/care.ts'
import { valuesOf } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { fieldPlaces, wholePlace } from '../record/place.ts'
import { type BoxLine, boxLine, inWords, latest } from './box-line.ts'

type Said = {
  readonly line: BoxLine
  /** What was asked, for the latest of each. */
  readonly of: string
  readonly no: boolean
}

/** Whether an entry answers, or leaves open, a question that needs care. */
export function isCare(entry: Entry, care: ReadonlySet<string>): boolean {
  const { question, care: word } = answerOf(entry)
  return word !== undefined || (question !== undefined && care.has(question))
}

/** The lines, each with its question above it; `words` is how an answer reads: "{word: text}". `care` has the ids of the questions that need it. */
export function careLines(
  given: {
    readonly entries: readonly Entry[]
    readonly kinds: ReadonlyMap<string, RecordKind>
    readonly care: ReadonlySet<string>
  },
  words: string,
): readonly BoxLine[] {
  const seen = new Set<string>()
  const ranked = latest(given.entries)
    .flatMap((entry) => {
      const kind = given.kinds.get(entry.kind)
      return kind === undefined ? answered(entry, given.care, words) : recorded(entry, kind, words)
    })
    .map(({ line, of, no }) => {
      const rank = !no ? 0 : seen.has(of) ? 2 : 1
      seen.add(of)
      return { line, rank }
    })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ line }) => line)
}

function answered(entry: Entry, care: ReadonlySet<string>, words: string): readonly Said[] {
  const { question = '', asked, care: word, answered: done } = answerOf(entry)
  if (!isCare(entry, care) || done !== undefined) return []
  const floor = entry.kind === 'floor'
  const text = floor ? '' : entry.revision.text
  const fields: Readonly<Record<string, string>> = {
    word: floor ? 'I do not know yet' : (word ?? ''),
    text,
  }
  const line = boxLine(
    entry,
    inWords(words, (name) => fields[name] ?? ''),
    {
      asked: asked ?? (floor ? entry.revision.text : undefined),
      places: [wholePlace(entry)],
    },
  )
  return line.text === '' ? [] : [{ line, of: question, no: word === 'no' }]
}

function recorded(entry: Entry, kind: RecordKind, words: string): readonly Said[] {
  return kind.fields.flatMap((field) => {
    const said = careSaid(kind, field, valuesOf(entry))
    if (said === undefined) return []
    const fields: Readonly<Record<string, string>> = { word: said.word, text: said.text }
    const line = boxLine(
      entry,
      inWords(words, (name) => fields[name] ?? ''),
      {
        asked: `${kind.title}: ${field.ask}`,
        places: fieldPlaces(kind, entry, [field.name]),
      },
    )
    return [{ line, of: `${kind.id}/${field.name}`, no: !said.danger }]
  })
}
