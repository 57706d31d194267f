import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonEnd, commonStart } from '../../src/text/common.ts'

test('two texts agree as far as they do unit by unit', () => {
  const part = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 1500 })
  fc.assert(
    fc.property(part, part, part, part, (head, one, other, tail) => {
      const [a, b] = [head + one + tail, head + other + tail]
      const units = (text: string) => text.split('')
      const differs = (left: readonly string[], right: readonly string[]) => {
        const at = left.findIndex((unit, index) => unit !== right[index])
        return at < 0 ? left.length : at
      }
      expect(commonStart(a, b)).toBe(differs(units(a), units(b)))
      expect(commonEnd(a, b)).toBe(differs(units(a).toReversed(), units(b).toReversed()))
    }),
  )
})
