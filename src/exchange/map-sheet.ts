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
