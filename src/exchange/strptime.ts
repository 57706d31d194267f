// strptime for what jrnl's formats use.

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const directives: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  y: '(?<y>\\d\\d)',
  m: '(?<m>\\d\\d?)',
  d: '(?<d>\\d\\d?)',
  H: '(?<H>\\d\\d?)',
  I: '(?<I>\\d\\d?)',
  M: '(?<M>\\d\\d?)',
  S: '(?<S>\\d\\d?)',
  p: '(?<p>[AaPp]\\.?[Mm]\\.?)',
  b: '(?<b>[A-Za-z]{3})[a-z]*',
  B: '(?<b>[A-Za-z]{3})[a-z]*',
  a: '[A-Za-z]{3}[a-z]*',
  A: '[A-Za-z]{3}[a-z]*',
}

/** `text` read by `format`, as 'YYYY-MM-DDTHH:MM:SS'; undefined where it is not exactly in it. */
export function strptime(text: string, format: string): string | undefined {
  let pattern = ''
  const seen = new Set<string>()
  for (let at = 0; at < format.length; at += 1) {
    const letter = format[at] ?? ''
    const code = format[at + 1] ?? ''
    if (letter !== '%') pattern += letter.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
    else {
      const part = directives[code]
      if (part === undefined || seen.has(code)) return undefined
      seen.add(code)
      pattern += part
      at += 1
    }
  }
  if (seen.has('b') && seen.has('B')) return undefined
  const found = new RegExp(`^${pattern}$`).exec(text)?.groups
  if (found === undefined) return undefined
  const two = (value: number) => String(value).padStart(2, '0')
  const year = found['Y'] ?? (found['y'] === undefined ? undefined : `20${found['y']}`)
  const month =
    found['m'] ??
    (found['b'] === undefined ? undefined : String(months.indexOf(found['b'].toLowerCase()) + 1))
  if (year === undefined || month === undefined || found['d'] === undefined) return undefined
  const half = found['p'] === undefined ? undefined : /^p/i.test(found['p'])
  const hour =
    found['H'] ??
    (found['I'] === undefined ? '0' : String((Number(found['I']) % 12) + (half ? 12 : 0)))
  return `${year}-${two(Number(month))}-${two(Number(found['d']))}T${two(Number(hour))}:${two(Number(found['M'] ?? 0))}:${two(Number(found['S'] ?? 0))}`
}
