import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shortId, uuidv7 } from '../../src/journal/ids.ts'

test('the example of RFC 9562 A.6', () => {
  const random = () =>
    Uint8Array.from([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

test('version 7, the variant of the RFC, and the time in its first 48 bits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (now) => {
      const id = uuidv7(now, randomBytes)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(Number.parseInt(id.slice(0, 13).replace('-', ''), 16)).toBe(now)
    }),
  )
})

test('an id of a later millisecond sorts after', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31), fc.integer({ min: 1, max: 2 ** 31 }), (now, later) => {
      expect(uuidv7(now, randomBytes) < uuidv7(now + later, randomBytes)).toBe(true)
    }),
  )
})

test('the 74 bits of chance all reach the id', () => {
  const none = uuidv7(0, (bytes) => new Uint8Array(bytes)).replaceAll('-', '')
  const all = uuidv7(0, (bytes) => new Uint8Array(bytes).fill(255)).replaceAll('-', '')
  const bits = (BigInt(`0x${none}`) ^ BigInt(`0x${all}`)).toString(2).replaceAll('0', '').length
  expect(bits).toBe(74)
})

test('a thousand of one millisecond are a thousand ids, also by their short end', () => {
  const ids = Array.from({ length: 1000 }, () => uuidv7(1_800_000_000_000, randomBytes))
  expect(new Set(ids).size).toBe(1000)
  expect(shortId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')).toBe('0c07398f')
})

test('a clock from before 1970 makes an id of 1970', () => {
  expect(uuidv7(-5, randomBytes)).toMatch(/^00000000-0000-7/)
})
