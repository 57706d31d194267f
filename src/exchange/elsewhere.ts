// What is known by sight and not read: refused by its name, with what makes something of it that is read.
import { isRecord } from './incoming.ts'

const converter = 'jimmy (github.com/marph91/jimmy) makes Markdown of it, which is read here.'

type Known = {
  readonly name: RegExp
  /** What stands near its beginning, where its name does not tell. */
  readonly holds?: RegExp
  readonly is: string
  readonly do: string
}

const table: readonly Known[] = [
  {
    name: /\.daylio$/i,
    is: 'a backup of Daylio',
    do: 'Its table is read: in Daylio, More, Export entries, CSV.',
  },
  {
    name: /\.x?html?$/i,
    holds: /assetGrid|pageHeader|journal/i,
    is: 'a web page, as Apple’s Journal exports one',
    do: '"pandoc -t gfm" makes Markdown of it, which is read here.',
  },
  {
    name: /\.x?html?$/i,
    is: 'a web page',
    do: '"pandoc -t gfm" makes Markdown of it, which is read here.',
  },
  { name: /\.enex$/i, is: 'an export of Evernote', do: converter },
  {
    name: /\.jex$/i,
    is: 'an export of Joplin',
    do: 'Joplin’s "Markdown + front matter" is read here.',
  },
  { name: /(?:^|\/)diarobackup\.xml$/i, is: 'a backup of Diaro', do: converter },
  { name: /\.xml$/i, is: 'XML of a kind that is not known here', do: converter },
  {
    name: /\.(?:csv|tsv)$/i,
    is: 'a table that is not known here',
    do: 'Daylio’s is read. Of others, make a file of Markdown or text for each entry.',
  },
  {
    name: /\.(?:docx?|odt|rtf|pages)$/i,
    is: 'a text document',
    do: '"pandoc -t gfm" makes Markdown of it, which is read here.',
  },
  {
    name: /\.(?:sqlite|db|diary)$/i,
    is: 'a database of another program',
    do: 'Export from that program: Markdown, text, JSON of jrnl or Day One are read.',
  },
  { name: /\.pdf$/i, is: 'a PDF', do: '"pdftotext" makes text of it, which is read here.' },
]

/** A sentence on what a file is and what to do with it; undefined where nothing is known. */
export function knownElsewhere(name: string, head: string): string | undefined {
  const looks = /^\s*<(?:!doctype html|html)/i.test(head) ? `${name}.html` : name
  const found = table.find((each) => each.name.test(looks) && (each.holds?.test(head) ?? true))
  return found === undefined ? undefined : `It is ${found.is}, which is not read here. ${found.do}`
}

/** The same of JSON. */
export function jsonElsewhere(document: unknown): string {
  const first: unknown = Array.isArray(document) ? document[0] : document
  const has = (...names: readonly string[]) =>
    isRecord(first) && names.every((name) => name in first)
  const is = has('date_journal')
    ? 'an entry of Journey'
    : has('activeNotes')
      ? 'an export of Simplenote'
      : has('items', 'version')
        ? 'a backup of Standard Notes'
        : has('heading', 'html')
          ? 'an export of Diarium'
          : 'JSON of a kind that is not known here'
  return `It is ${is}, which is not read here. ${converter}`
}
