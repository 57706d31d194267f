// What always holds in the order, a number each: "- acute: 21 days".
import type { Rules } from '../walk/order.ts'
import { hyphened } from './header.ts'
import type { Line } from './order-line.ts'

/** How each rule is written, and what its numbers stand for where the file has none. */
const shapes = {
  acute: { form: /^(\d+) days$/, such: '21 days', usual: [21] },
  'acute, day not said': { form: /^(\d+) days$/, such: '7 days', usual: [7] },
  night: { form: /^(\d+) to (\d+)$/, such: '23 to 5', usual: [23, 5] },
  high: { form: /^(\d+) days between$/, such: '3 days between', usual: [3] },
  'high again': { form: /^(\d+) days$/, such: '21 days', usual: [21] },
  again: { form: /^(\d+) days?$/, such: '1 day', usual: [1] },
  dark: { form: /^(\d+) days$/, such: '7 days', usual: [7] },
  'not digging': { form: /^every (\d+)$/, such: 'every 3', usual: [3] },
  words: { form: /^(\d+) days, (\d+) evenings$/, such: '90 days, 3 evenings', usual: [90, 3] },
} as const

/** Reads the rules; what is missing is as usual. `names` is given each walk that is named. */
export function rulesIn(
  lines: readonly Line[],
  fault: (line: number, message: string) => void,
  names: (id: string, line: number) => void,
): Rules {
  const numbers = new Map<string, readonly number[]>()
  let gentle: readonly string[] = []
  for (const { key, value = '', line } of lines) {
    const shape = Object.hasOwn(shapes, key) ? shapes[key as keyof typeof shapes] : undefined
    const found = shape?.form.exec(value)
    if (key === 'gentle') {
      gentle = value.split(',').map((id) => id.trim())
      for (const id of gentle) {
        if (hyphened.test(id)) names(id, line)
        else fault(line, `"${id}" is not the id of a walk.`)
      }
    } else if (shape === undefined) {
      fault(line, `"${key}" is no rule. There are: ${Object.keys(shapes).join('; ')}; gentle.`)
    } else if (!found) fault(line, `"${key}" is written "${shape.such}".`)
    else numbers.set(key, found.slice(1).map(Number))
  }
  const at = (key: keyof typeof shapes, index = 0): number =>
    numbers.get(key)?.[index] ?? shapes[key].usual[index] ?? 0
  return {
    acute: { days: at('acute'), unsaid: at('acute, day not said') },
    night: [at('night'), at('night', 1)],
    high: { between: at('high'), again: at('high again') },
    again: at('again'),
    dark: at('dark'),
    gentleEvery: at('not digging'),
    words: { days: at('words'), evenings: at('words', 1) },
    gentle,
  }
}
