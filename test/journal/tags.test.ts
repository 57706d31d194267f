import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tagsOf, tagsWritten } from '../../src/journal/tags.ts'

test.each<readonly [text: string, ...tags: string[]]>([
  ['#sleep', 'sleep'],
  ['slept badly #sleep, #Work. (#home) "#self" #a-b_c', 'sleep', 'work', 'home', 'self', 'a-b_c'],
  ['#Sleep and #SLEEP', 'sleep'],
  ['#Küche #schlaf-los #睡眠 #أرق #e\u0301te', 'küche', 'schlaf-los', '睡眠', 'أرق', 'éte'],
  ['a line\n#second\n- #third', 'second', 'third'],
  ['#2026goals #1st', '2026goals', '1st'],
  ['C# and F#, #1, number #42, ##twice, # not, #- no, 5#x, a&#b'],
  ['# A heading\n## Another\n#'],
  ['see https://example.org/page#part and example.org#part or x/#y'],
  ['`#code` and ``a #b ` c`` #real', 'real'],
  ['```sh\n#comment\n```\n#after', 'after'],
  ['~~~\n#never closed'],
  ['\\#escaped'],
])('%j', (text, ...tags) => {
  expect(tagsOf({ text, fields: {} })).toEqual(tags)
})

test('what it came with is a tag like any other, once, as it was written', () => {
  const tagged = {
    text: 'late again #Sleep #new',
    fields: { tags: ['Sleep', '@work', 'two words', 3] },
  }
  expect(tagsOf(tagged)).toEqual(['sleep', 'work', 'two words', 'new'])
  expect(tagsWritten(tagged)).toEqual(['Sleep', '@work', 'two words', 'new'])
})

test('a tag between words is found whatever stands around it, and quickly in a long text of signs', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[\p{L}]{1,12}$/u),
      fc.constantFrom(' ', '\n', '(', '"', '—'),
      (word, before) => {
        expect(tagsOf({ text: `x${before}#${word}`, fields: {} })).toEqual([
          word.normalize('NFC').toLowerCase(),
        ])
      },
    ),
  )
  expect(tagsOf({ text: '#`'.repeat(200_000), fields: {} })).toEqual([])
  expect(tagsOf({ text: `${'`'.repeat(50_000)} #x`, fields: {} })).toEqual(['x'])
})
