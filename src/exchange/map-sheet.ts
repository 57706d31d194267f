// The map of why as it leaves: chosen lines, names already replaced, in areas for one page.

export type MapItem = {
  /** It is called by this number on the page. */
  readonly number: number
  readonly text: string
  /** Then or still, how sure, learned from whom; empty where nothing is known. */
  readonly note: string
  readonly leads: readonly { readonly to: number; readonly how?: string }[]
}

export type MapArea = { readonly heading: string; readonly items: readonly MapItem[] }

export type MapSheet = {
  readonly title: string
  readonly notes: readonly string[]
  /** From the left to the right, as one led to the other. */
  readonly columns: readonly MapArea[]
  /** Below them all. */
  readonly band: MapArea
  /** What stands where an area is empty. */
  readonly empty: string
  /** What stands under an area that goes on, with how many lines are left. */
  readonly more: (count: number) => string
  /** An area's heading on a page after the first. */
  readonly again: (heading: string) => string
}

/** What it says, as text: the same words as every drawing of it. */
export function mapWords({ title, notes, columns, band, empty }: MapSheet): string {
  const areas = [...columns, band].map(({ heading, items }) => {
    const lines = items.map(({ number, text, note, leads }) => {
      const beside = note === '' ? '' : ` (${note})`
      return [`${number}  ${text}${beside}`, ...leads.map((lead) => `   ${leadWords(lead)}`)].join(
        '\n',
      )
    })
    return [heading, ...(lines.length === 0 ? [empty] : lines)].join('\n')
  })
  return `${[[title, ...notes].join('\n'), ...areas].join('\n\n')}\n`
}

/** "→ 7: how" */
export function leadWords({ to, how }: MapItem['leads'][number]): string {
  return how === undefined ? `→ ${to}` : `→ ${to}: ${how}`
}

/** Letters that have room on any page, in any of its areas. */
const most = 360

/** The same with every line in pieces that have room on a page; all pieces of a line have its number. Nothing is lost. */
export function withPieces(sheet: MapSheet): MapSheet {
  const inPieces = ({ heading, items }: MapArea) => ({ heading, items: items.flatMap(piecesOf) })
  return { ...sheet, columns: sheet.columns.map(inPieces), band: inPieces(sheet.band) }
}

function piecesOf(item: MapItem): readonly MapItem[] {
  const { number, text, note, leads } = item
  const beside = note.length + leads.reduce((sum, lead) => sum + leadWords(lead).length, 0)
  if (text.length + beside <= most) return [item]
  const piece = (text: string): MapItem => ({ number, text, note: '', leads: [] })
  const long = beside > most / 2
  const words = [text, ...(long ? [note, ...leads.map(leadWords)] : [])]
  const cut = words.flatMap(chunks).map(piece)
  const last = cut.at(-1)
  if (long || last === undefined) {
    return cut.map((each, index) =>
      index === 0 ? { ...each, leads: leads.map(({ to }) => ({ to })) } : each,
    )
  }
  return [...cut.slice(0, -1), { ...last, note, leads }]
}

/** A text in pieces of at most `most` letters, at spaces where there are any. */
function chunks(text: string): readonly string[] {
  const found: string[] = []
  let rest = text.trim()
  while (rest.length > most) {
    const space = rest.lastIndexOf(' ', most)
    const at = space > most / 2 ? space : wellFormed(rest, most)
    found.push(rest.slice(0, at))
    rest = rest.slice(at).trim()
  }
  return rest === '' ? found : [...found, rest]
}

/** `at`, or one before where it would part a sign of two units. */
function wellFormed(text: string, at: number): number {
  const code = text.charCodeAt(at)
  return code >= 0xdc00 && code < 0xe000 ? at - 1 : at
}
