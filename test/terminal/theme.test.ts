import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { colours as theme } from '../../src/terminal/colours.ts'
import { colourLevel } from '../../src/terminal/theme.ts'

const level = (env: Record<string, string>, { color = true, isTTY = true } = {}) =>
  colourLevel({ env, color, isTTY })

test.each([
  ['a terminal', {}, {}, 1],
  ['no terminal', {}, { isTTY: false }, 0],
  ['TERM=dumb', { TERM: 'dumb' }, {}, 0],
  ['--no-color', {}, { color: false }, 0],
  ['--no-color against FORCE_COLOR', { FORCE_COLOR: '1' }, { color: false }, 0],
  ['NO_COLOR', { NO_COLOR: '1' }, {}, 0],
  ['NO_COLOR=0, which is not empty', { NO_COLOR: '0' }, {}, 0],
  ['an empty NO_COLOR', { NO_COLOR: '' }, {}, 1],
  ['NO_COLOR against FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, {}, 0],
  ['FORCE_COLOR without a terminal', { FORCE_COLOR: '1' }, { isTTY: false }, 1],
  ['FORCE_COLOR=3', { FORCE_COLOR: '3' }, { isTTY: false }, 1],
  ['FORCE_COLOR on TERM=dumb', { FORCE_COLOR: '1', TERM: 'dumb' }, {}, 1],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, {}, 0],
  ['FORCE_COLOR=false', { FORCE_COLOR: 'false' }, {}, 0],
  ['CLICOLOR=0', { CLICOLOR: '0' }, {}, 0],
  ['CLICOLOR=1', { CLICOLOR: '1' }, {}, 1],
  ['CLICOLOR_FORCE without a terminal', { CLICOLOR_FORCE: '1' }, { isTTY: false }, 1],
  ['CLICOLOR_FORCE=0 without a terminal', { CLICOLOR_FORCE: '0' }, { isTTY: false }, 0],
  ['CLICOLOR=0 against CLICOLOR_FORCE', { CLICOLOR: '0', CLICOLOR_FORCE: '1' }, {}, 1],
  ['NO_COLOR against CLICOLOR_FORCE', { NO_COLOR: '1', CLICOLOR_FORCE: '1' }, {}, 0],
] as const)('%s', (_, env, how, expected) => {
  expect(level(env, how)).toBe(expected)
})

const esc = '\u001b'

test('without colour every role is the text alone, but for two that are no colour', () => {
  const plain = Object.entries(theme(0)).filter(([, role]) => role('words') === 'words')
  expect(plain.map(([name]) => name)).toEqual(['prompt', 'quiet', 'strong', 'went', 'came'])
  expect(theme(0).here('words')).toBe(`${esc}[7mwords${esc}[27m`)
  expect(theme(0).struck('words')).toBe(`${esc}[9mwords${esc}[29m`)
})

test('with colour every role closes what it opens and uses the sixteen colours alone', () => {
  for (const role of Object.values(theme(1))) {
    const drawn = role('words')
    expect(stripVTControlCharacters(drawn)).toBe('words')
    expect(drawn).not.toContain(`${esc}[38`)
    expect(drawn.startsWith(esc) && drawn.endsWith('m')).toBe(true)
  }
})

test('no two roles that stand on one screen look alike', () => {
  // What is marked is on a page, and what another telling has otherwise never is.
  const { went: _, ...page } = theme(1)
  const { marked: __, ...telling } = theme(1)
  for (const roles of [page, telling]) {
    const drawn = Object.values(roles).map((role) => role('x'))
    expect(new Set(drawn).size).toBe(drawn.length)
  }
})
