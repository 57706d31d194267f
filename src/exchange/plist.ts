// Apple's property lists, as XML: read into plain values in one pass, whatever stands there.

const mostDepth = 64

type Holder = { readonly into: unknown[] | Map<string, unknown>; key: string }

/** What the list holds: texts, numbers, truths, lists and maps; a date is its text. Undefined where it is none, or too deep. */
export function readPlist(xml: string): unknown {
  const tokens = xml.matchAll(
    /<(\/?)(dict|array|key|string|date|integer|real|true|false|data)\b[^<>]*?(\/?)>/g,
  )
  const root: Holder = { into: [], key: '' }
  const open = [root]
  let begun: { name: string; at: number } | undefined
  for (const { 0: tag, 1: closing, 2: name = '', 3: alone, index } of tokens) {
    const holder = open.at(-1) ?? root
    if (begun !== undefined) {
      // Nothing stands inside a value but its words.
      if (closing !== '/' || name !== begun.name) continue
      put(holder, name, unescaped(xml.slice(begun.at, index)))
      begun = undefined
    } else if (name === 'dict' || name === 'array') {
      if (closing !== '/') open.push({ into: name === 'array' ? [] : new Map(), key: '' })
      if (open.length > mostDepth) return undefined
      if (closing === '/' || alone === '/') {
        const done = open.pop()
        if (done === undefined || open.length === 0) return undefined
        put(open.at(-1) ?? root, name, plain(done))
      }
    } else if (name === 'true' || name === 'false') {
      if (closing !== '/') put(holder, name, name === 'true')
    } else if (alone === '/') put(holder, name, '')
    else if (closing !== '/') begun = { name, at: index + tag.length }
  }
  return open.length === 1 && begun === undefined ? (root.into as unknown[])[0] : undefined
}

/** Puts a value where it belongs: into a list, or under the key before it. */
function put(holder: Holder, name: string, value: unknown): void {
  const { into } = holder
  if (name === 'key') holder.key = String(value)
  else {
    const read = name === 'integer' || name === 'real' ? Number(value) : value
    if (Array.isArray(into)) into.push(read)
    else into.set(holder.key, read)
  }
}

function plain({ into }: Holder): unknown {
  return Array.isArray(into) ? into : Object.fromEntries(into)
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
