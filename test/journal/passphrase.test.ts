import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passphraseWords } from '../../src/files/words.ts'
import { refusePassphrase } from '../../src/journal/passphrase.ts'
import { generatePassphrase } from '../../src/journal/six-words.ts'

test('the list has 7,776 different words, so six of them are 77 bits', async () => {
  const words = await passphraseWords()
  expect(words).toHaveLength(7776)
  expect(new Set(words).size).toBe(7776)
  expect(words.filter((word) => !/^[a-z]+(-[a-z]+)?$/.test(word))).toEqual([])
})

test('six words of the list come out, and such a passphrase is never refused', async () => {
  const words = await passphraseWords()
  const known = new Set(words)
  for (let round = 0; round < 30; round += 1) {
    const made = generatePassphrase(words, randomBytes)
    expect(made.split(' ')).toHaveLength(6)
    expect(made.split(' ').every((word) => known.has(word))).toBe(true)
    expect(refusePassphrase(made), made).toBeUndefined()
  }
})

test('every word is as likely as any other', () => {
  // All 65,536 values of two bytes, once each: what is left of a whole number of turns is drawn again.
  const words = Array.from({ length: 7776 }, (_, index) => String(index))
  const counts = new Map<string, number>()
  let next = 0
  const random = () => {
    const value = next
    next += 1
    return Uint8Array.of(value >> 8, value & 0xff)
  }
  const whole = Math.floor(65_536 / 7776) * 7776
  for (let drawn = 0; drawn + 6 <= whole; drawn += 6) {
    for (const word of generatePassphrase(words, random).split(' ')) {
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  expect(new Set(counts.values())).toEqual(new Set([8]))
})

test('a draw in the biased end of the range is made again', () => {
  const queue = [0xff, 0xff, 0xfe, 0x00, ...Array.from({ length: 12 }, () => 0)]
  const random = () => Uint8Array.of(queue.shift() ?? 0, queue.shift() ?? 0)
  const words = Array.from({ length: 7776 }, (_, index) => `w${index}`)
  expect(generatePassphrase(words, random)).toBe('w0 w0 w0 w0 w0 w0')
  expect(queue).toHaveLength(0)
})

test.each([
  ['', 'empty'],
  ['   \t ', 'empty'],
  ['\ud800 whole words and then some', 'half a character'],
  ['short', 'at least 16'],
  ['three short words', 'knows you'],
  ['fifteen letters', 'at least 16'],
  ['a b c d', 'too short'],
  ['correct horse battery staple', 'first that anybody'],
  ['Correct Horse  Battery Staple', 'first that anybody'],
  ['correct, horse, battery, staple', 'first that anybody'],
  ['correcthorsebatterystaple', 'first that anybody'],
  ['ｃｏｒｒｅｃｔ horse battery staple', 'first that anybody'],
  ['unearth unearth unearth unearth', 'same word'],
  ['lantern lantern lantern lantern', 'same word'],
  ['aaaaaaaaaaaaaaaaaaaa', 'characters'],
  ['abababababababababab', 'characters'],
  ['1234567890123456', 'easy to guess'],
  ['9876543210987654', 'easy to guess'],
  ['abcdefghijklmnop', 'easy to guess'],
  ['qwertyuiopasdfghjkl', 'easy to guess'],
  ['the river was grey that day', undefined],
  ['wachsen langsam grüne äpfel', undefined],
  ['четыре простых слова здесь', undefined],
  ['plankton-Verwaltung17', undefined],
  ['my mother kept buttons in jars', undefined],
  ['unanswered letters under the piano', undefined],
])('%j is judged: %s', (text, reason) => {
  const refused = refusePassphrase(text)
  if (reason === undefined) expect(refused).toBeUndefined()
  else expect(refused).toContain(reason)
})

test('a refusal is one plain sentence', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const refused = refusePassphrase(text)
      if (refused !== undefined) expect(refused).toMatch(/^[A-Z][^!\n]*\.$/)
    }),
  )
})

test('the verdict does not hang on the form of the letters nor on spaces around them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (text) => {
      expect(refusePassphrase(`  ${text.normalize('NFD')} `)).toBe(refusePassphrase(text))
    }),
  )
})

test.each([
  'let me in please now',
  'unearthunearthunearth',
  'asdfghjklasdfghjkl',
  '1234567812345678',
  '1357924680135792',
  'password1password1',
  '1qaz2wsx3edc4rfv',
  'letmein123456789',
  'P@ssw0rd12345678',
  'thisismypassword',
  'i love you baby',
  'i love you to the moon and back',
  'we got married in june',
  'we met in paris in 2014',
  'my dog is called rex',
  'mum dad sam and me',
  'coffee at the kitchen table',
  'JanuaryFebruary2024!',
  'redgreenblueyellow1',
  'summer2024summer2024!',
  'Liverpool football club 1892',
])('%j is easy to guess', (text) => {
  expect(refusePassphrase(text)).toBeDefined()
})

test('names from the journal are guessed first, also in parts and run together', () => {
  const phrase = 'Ottokar and Xanthippe walking'
  expect(refusePassphrase(phrase)).toBeUndefined()
  expect(refusePassphrase(phrase, ['Ottokar Brandt', 'Xanthippe'])).toContain('knows you')
  expect(refusePassphrase('OttokarXanthippe2014', ['Ottokar Brandt', 'Xanthippe'])).toContain(
    'knows you',
  )
})

test('sixteen random printable characters will do', () => {
  expect(refusePassphrase('k!x%#9^&@*(!)_+=-~`')).toBeUndefined()
  expect(refusePassphrase('7h#Qz!k_%2R&x(+=')).toBeUndefined()
})
