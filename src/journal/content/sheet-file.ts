// A page for somebody as a file: a heading a box ("## fuel: THE FUEL"), how many lines it holds ("most: 4"), what else is true of
// it, and an item a source ("- factor where p is perpetuating: {text}").

import { given } from '../../text/given.ts'
import {
  alsoOn,
  type BoxPlan,
  type OtherSource,
  otherSources,
  type RecordSource,
} from '../record/sheet.ts'
import type { Remark } from './front-matter.ts'
import { hyphened } from './header.ts'
import { type Item, readSections, type Section } from './sections.ts'

/** Reads a page. Never throws: `boxes` is what could be read, `faults` says what is wrong and on which line. */
export function readSheet(text: string): {
  readonly boxes: readonly BoxPlan[]
  readonly faults: readonly Remark[]
} {
  const { sections, faults } = readSections(text)
  const found: Remark[] = [...faults]
  const boxes = sections.map((section) => readBox(section, found))
  boxes.forEach(({ id }, index) => {
    if (boxes.findIndex((box) => box.id === id) < index) {
      found.push({ line: sections[index]?.line ?? 1, message: `"${id}" is here twice.` })
    }
  })
  return { boxes, faults: found.toSorted((a, b) => a.line - b.line) }
}

function readBox({ heading, line, lines, items }: Section, faults: Remark[]): BoxPlan {
  const fault = (message: string, at = line) => faults.push({ line: at, message })
  const [, id = '', title = ''] = /^(\S+): (.+)$/.exec(heading) ?? []
  if (!hyphened.test(id)) fault('A heading here is "## name: TITLE".')
  const keys = new Map<string, string>()
  for (const { text, line: at } of lines) {
    const [, key = '', value = ''] = /^(most|hint|empty|also):\s*(\S.*)$/.exec(text) ?? []
    if (key === '')
      fault(`A line here is "most: 4", "hint: words", "empty: words" or "${also}".`, at)
    else if (key === 'also' && !alsoOn.some((page) => page === value)) {
      fault(`"also" is one of ${alsoOn.join(', ')}.`, at)
    } else keys.set(key, value)
  }
  const most = keys.get('most') ?? ''
  if (!/^[1-9]\d?$/.test(most)) fault(`"${id}" says how many lines it holds: "most: 4".`)
  if (items.length === 0) fault(`Nothing stands in "${id}".`)
  const sources = items.flatMap((item) => readSource(item, fault) ?? [])
  return {
    id,
    heading: title,
    most: Number(most),
    sources,
    ...given({
      hint: keys.get('hint'),
      empty: keys.get('empty'),
      also: alsoOn.find((page) => page === keys.get('also')),
    }),
  }
}

const also = `also: ${alsoOn[0]}`

const form =
  /^([a-z][a-z0-9-]*)(?: where ([a-z][a-z0-9_]*) is (not )?([a-z0-9][a-z0-9_-]*))?(?: (while open)| until ([a-z][a-z0-9-]*))?(?:: (.+))?$/

function readSource(
  { text, line }: Item,
  fault: (message: string, line: number) => void,
): RecordSource | OtherSource | undefined {
  const [whole, name = '', field, not, value, open, event, words] = form.exec(text) ?? []
  if (whole === undefined) {
    fault('A source is "answers", or a kind of record and how it reads: "link: {text}".', line)
    return undefined
  }
  if (!Object.hasOwn(otherSources, name)) {
    const until = open === undefined ? event : 'any'
    const where =
      field === undefined || value === undefined
        ? undefined
        : { field, is: not === undefined, value }
    return { from: 'records', kind: name, ...given({ where, until, words }) }
  }
  const from = name as OtherSource['from']
  const known: readonly string[] | undefined = otherSources[from]
  if (field !== undefined || open !== undefined || event !== undefined) {
    fault(`"${name}" has no "where", "while" or "until".`, line)
  }
  if ((known === undefined) !== (words === undefined)) {
    fault(
      known === undefined ? `"${name}" stands alone.` : `"${name}" says how it reads, behind ": ".`,
      line,
    )
  }
  for (const [, inside = ''] of (words ?? '').matchAll(/\{([^}]*)\}/g)) {
    if (!(inside.match(/\w+/g) ?? ['']).every((placeholder) => known?.includes(placeholder))) {
      fault(`"{${inside}}" is not known here: ${(known ?? []).join(', ')} are.`, line)
    }
  }
  return { from, words: words ?? '' }
}
