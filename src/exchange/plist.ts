// Apple's property lists, as XML: read into plain values in one pass, whatever stands there.

const mostDepth = 64

/** What the list holds: texts, numbers, truths, lists and maps; a date is its text. Undefined where it is none, or too deep. */
export function readPlist(xml: string): unknown {
  const tokens = xml.matchAll(
    /<(\/?)(dict|array|key|string|date|integer|real|true|false|data)\b[^<>]*?(\/?)>/g,
  )
  const open: (unknown[] | Map<string, unknown>)[] = []
  let root: unknown
  let key = ''
  const put = (value: unknown) => {
    const into = open.at(-1)
    if (into === undefined) root ??= value
    else if (Array.isArray(into)) into.push(value)
    else into.set(key, value)
  }
  const keys: string[] = []
  let begun: { name: string; at: number } | undefined
  for (const { 0: tag, 1: closing, 2: name = '', 3: alone, index } of tokens) {
    if (begun !== undefined) {
      // Nothing stands inside a value but its words.
      if (closing !== '/' || name !== begun.name) continue
      const words = unescaped(xml.slice(begun.at, index))
      if (name === 'key') key = words
      else put(name === 'integer' || name === 'real' ? Number(words) : words)
      begun = undefined
    } else if (name === 'dict' || name === 'array') {
      if (closing === '/') {
        const done = open.pop()
        if (done === undefined) return undefined
        key = keys.pop() ?? ''
        put(Array.isArray(done) ? done : Object.fromEntries(done))
      } else if (alone === '/') put(name === 'array' ? [] : {})
      else {
        if (open.length >= mostDepth) return undefined
        open.push(name === 'array' ? [] : new Map())
        keys.push(key)
      }
    } else if (name === 'true' || name === 'false') {
      if (closing !== '/') put(name === 'true')
    } else if (alone === '/') {
      if (name === 'key') key = ''
      else put('')
    } else if (closing !== '/') begun = { name, at: index + tag.length }
  }
  return open.length === 0 && begun === undefined ? root : undefined
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

function unescaped(text: string): string {
  const [first = ''] = text.split('<![CDATA[', 1)
  if (first !== text) return text.replaceAll('<![CDATA[', '').replaceAll(']]>', '')
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi,
    (all, decimal, hex, name) => {
      if (name !== undefined) return entities[name] ?? all
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}
