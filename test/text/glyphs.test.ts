// Signs and what stands for them where only ASCII can be shown.
import { expect, test } from 'vitest'
import { marks } from '../../src/journal/page/marks.ts'
import { asciiOnly, glyphs, plainGlyphs } from '../../src/text/glyphs.ts'
import { width } from '../../src/text/width.ts'

test.each(Object.entries(glyphs))('the twin of %s is ASCII and as wide', (_, glyph) => {
  const twin = plainGlyphs(glyph)
  expect(twin).toMatch(/^[ -~]+$/)
  expect(width(twin)).toBe(width(glyph))
})

test('every sign in the margin has one', () => {
  for (const sign of Object.values(marks).map(({ sign }) => sign))
    expect(plainGlyphs(sign)).toMatch(/^[ -~]$/)
})

test('all but the signs stays as it is', () => {
  expect(plainGlyphs('“né” … 日本 ◆')).toBe('"né" ~ 日本 *')
})

test.each([
  [{}, false],
  [{ LANG: '' }, false],
  [{ LANG: 'C.UTF-8' }, false],
  [{ LANG: 'de_DE.utf8' }, false],
  [{ LANG: 'C' }, true],
  [{ LANG: 'de_DE.ISO-8859-1' }, true],
  [{ LANG: 'C', LC_ALL: 'C.UTF-8' }, false],
  [{ LANG: 'C.UTF-8', LC_CTYPE: 'POSIX' }, true],
])('%j: %s', (env, only) => {
  expect(asciiOnly(env)).toBe(only)
})
