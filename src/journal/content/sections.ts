// The sections of a content file: "## a heading", words below it, and items ("- one"). An editor may wrap both at its margin.
import { type Remark, readFrontMatter } from './front-matter.ts'

export type Item = { readonly text: string; readonly line: number }

export type Section = {
  readonly heading: string
  readonly line: number
  /** Its words: paragraphs with an empty line between. What stands behind four spaces keeps its line. */
  readonly text: string
  /** The same, line by line, without the empty ones. */
  readonly lines: readonly Item[]
  readonly items: readonly Item[]
  /** The sections of the next depth ("### one"), in order. */
  readonly parts: readonly Section[]
}

/** Splits a file. What stands before the first heading is for whoever opens it. Never throws. */
export function readSections(text: string): {
  readonly sections: readonly Section[]
  readonly faults: readonly Remark[]
} {
  const { body, bodyLine, faults } = readFrontMatter(text)
  return { sections: sectionsIn(body, bodyLine, '## '), faults }
}

function sectionsIn(lines: readonly string[], first: number, mark: string): Section[] {
  const starts = lines.flatMap((line, index) => (line.startsWith(mark) ? [index] : []))
  return starts.map((start, index) => {
    const inside = lines.slice(start + 1, starts[index + 1])
    const deeper = inside.findIndex((line) => line.startsWith(`#${mark}`))
    const own = deeper < 0 ? inside : inside.slice(0, deeper)
    const line = first + start
    return {
      heading: (lines[start] ?? '').slice(mark.length).trim(),
      line,
      ...wordsIn(own, line + 1),
      parts: deeper < 0 ? [] : sectionsIn(inside.slice(deeper), line + 1 + deeper, `#${mark}`),
    }
  })
}

function wordsIn(
  lines: readonly string[],
  first: number,
): Pick<Section, 'text' | 'lines' | 'items'> {
  const paragraphs: string[] = []
  const plain: Item[] = []
  const items: Item[] = []
  let open = false
  lines.forEach((source, index) => {
    const text = source.trim()
    const item = items.at(-1)
    if (text === '') open = false
    else if (/^[-*] /.test(source)) items.push({ text: text.slice(2).trim(), line: first + index })
    else if (item !== undefined) items[items.length - 1] = { ...item, text: `${item.text} ${text}` }
    else {
      plain.push({ text, line: first + index })
      const asIs = source.startsWith('    ')
      if (open && !asIs) paragraphs.push(`${paragraphs.pop() ?? ''} ${text}`)
      else paragraphs.push(asIs ? source.trimEnd() : text)
      open = !asIs
    }
  })
  return { text: paragraphs.join('\n\n'), lines: plain, items }
}
