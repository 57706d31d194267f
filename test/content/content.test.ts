// What unearth ships beside the walks: probes, landings, pickers, grounding, people to call, and the pages about it.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  contentDir,
  loadDigs,
  loadLandings,
  loadOrder,
  loadPickers,
} from '../../src/files/content.ts'
import { aboutNames, loadAbout, loadGrounding } from '../../src/files/pages.ts'
import { readFrontMatter } from '../../src/journal/content/front-matter.ts'

const read = (name: string) => readFileSync(join(contentDir(), name), 'utf8')
const everyFile = readdirSync(contentDir(), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.md'),
)

test.each(everyFile.filter((name) => !name.startsWith('walks')))(
  '%s speaks in the one voice',
  (name) => {
    // What a writer's own words are counted by is not said to anybody; what stands in an empty box is said to its reader.
    const text = read(name)
      .replace(/^(rules|what|empty):.*$/gm, '')
      .replace(/^## words\n[^#]*/m, '')
    expect(text).not.toMatch(/!(?!\[)/)
    if (name !== 'README.md')
      expect(text).not.toMatch(/\b(should|journey|must|please|commit(ted)? suicide)\b/i)
    // Whom a helpline answers is part of its name.
    if (name !== 'people.md')
      expect(text).not.toMatch(/\b(he|she|him|his|her|hers|husband|wife|men|women)\b/i)
    expect(text).not.toMatch(/\b(well done|proud of you|congratulations|streak)\b/i)
  },
)

describe('the dig bank', () => {
  const digs = loadDigs()

  test('is D01 to D30, each a line', () => {
    expect(digs.map(({ id }) => id)).toEqual(
      Array.from({ length: 30 }, (_, at) => `D${String(at + 1).padStart(2, '0')}`),
    )
    for (const { id, text } of digs) expect(text, id).toMatch(/^\S.{5,120}[.?]$/)
  })

  test('never asks why', () => {
    for (const { id, text } of digs) expect(text, id).not.toMatch(/\bwhy\b/i)
  })

  test('says of two of them that they are rough', () => {
    expect(digs.filter(({ rough }) => rough).map(({ id }) => id)).toEqual(['D05', 'D25'])
  })
})

test('there are landings and steps, none of them both, and their only name is {time}', () => {
  const { lines, steps } = loadLandings()
  expect(lines.length).toBeGreaterThan(2)
  expect(steps).toHaveLength(2)
  expect(new Set([...lines, ...steps]).size).toBe(lines.length + steps.length)
  for (const line of lines) expect(line.replace('{time}', '')).toMatch(/^[^{}]+[.?]$/)
  for (const step of steps) expect(step).toMatch(/^[^{}]+[.?]$/)
})

describe('the pickers', () => {
  const pickers = loadPickers()

  test('have eight states, forty-eight feelings and eleven places in the body, each once', () => {
    expect(pickers.states).toHaveLength(8)
    expect(pickers.feelings).toHaveLength(48)
    expect(pickers.body).toHaveLength(11)
    for (const words of [pickers.states, pickers.feelings, pickers.body]) {
      expect(new Set(words).size).toBe(words.length)
      for (const word of words) expect(word).toMatch(/^[a-z]+( [a-z]+)*$/)
    }
  })

  test('say of a word that it is heavy, and each of those leads somewhere steady first', () => {
    expect(pickers.heavy.size).toBeGreaterThan(3)
    const led = loadOrder().states
    for (const word of pickers.heavy) {
      expect([...pickers.states, ...pickers.feelings]).toContain(word)
      expect([...led.keys()]).toContain(word)
    }
  })
})

describe('grounding', () => {
  const scripts = loadGrounding()

  test('has six scripts, the breaths first', () => {
    expect(scripts.map(({ id }) => id)).toEqual([
      'box',
      'long-out',
      'cold',
      'feet',
      'name-date',
      'senses',
    ])
  })

  test.each(scripts)('$id has a title, words, and a file of its name', ({ id, title, text }) => {
    expect(title).not.toBe('')
    expect(text).not.toBe('')
    expect(readFrontMatter(read(`grounding/${id}.md`)).faults).toEqual([])
  })

  test('a box is four times four, six rounds; a long breath out is twice as long as in, ten rounds', () => {
    const [box, long] = scripts
    expect(box?.breath?.phases.map(({ seconds }) => seconds)).toEqual([4, 4, 4, 4])
    expect(box?.breath?.rounds).toBe(6)
    const [inwards = 0, more = 0, out = 0] =
      long?.breath?.phases.map(({ seconds }) => seconds) ?? []
    expect(out).toBe(2 * (inwards + more))
    expect(long?.breath?.rounds).toBe(10)
  })

  test('the breaths say when to stop, and cold says whom it is not for', () => {
    for (const { breath, text } of scripts) if (breath) expect(text).toContain('Stop if dizzy')
    expect(scripts.find(({ id }) => id === 'cold')?.text).toContain('Not for heart conditions')
  })
})

describe('the pages about it', () => {
  test('are fourteen, each with a title, and on one screen', () => {
    expect(aboutNames()).toEqual([
      'asked-to-show',
      'atonement',
      'betrayal',
      'control',
      'holding',
      'if-someone-saw',
      'leaning',
      'mirrors',
      'phases',
      'privacy',
      'processes',
      'two-machines',
      'walks',
      'writing',
    ])
    for (const name of aboutNames()) expect(loadAbout(name)?.split('\n').length).toBeLessThan(32)
    for (const name of aboutNames()) expect(loadAbout(name)).toMatch(/^# \S/)
  })

  test('say whose reading they are, where they are a reading', () => {
    expect(loadAbout('betrayal')).toContain('It diagnoses\nnobody')
    expect(loadAbout('leaning')).toContain("unearth's own reading")
    expect(loadAbout('phases')).toContain('never a gate')
  })

  test.each([
    'asked-to-show',
    'atonement',
    'betrayal',
    'control',
    'holding',
    'if-someone-saw',
    'leaning',
    'phases',
    'processes',
    'writing',
  ])('%s promises nothing and tells nobody what to do about the other', (name) => {
    const page = loadAbout(name) ?? ''
    expect(page).not.toMatch(/\b(will help|heals?|cures?|proven|evidence-based|guarantee)\b/i)
    expect(page).not.toMatch(/\b(narcissis|attachment style|trauma bond|disorder|win (them|back))/i)
    expect(page).not.toMatch(/you (have|need) to (stay|leave|tell|forgive)/i)
  })

  test('whoever is frightened is told what this cannot hide, and the hours in which harm is likeliest', () => {
    const page = loadAbout('control') ?? ''
    expect(page).toContain('You owe nobody these pages')
    expect(page).toContain('can see that this program is here')
    expect(page).toContain('Not alone, and not tonight')
    expect(page).toContain('`unearth support`')
    for (const name of ['privacy', 'if-someone-saw', 'asked-to-show'])
      expect(loadAbout(name)).toContain('unearth about control')
  })

  test('and no other file of this machine', () => {
    for (const name of ['', '.', '../README', '../people', 'privacy.md', '/etc/hostname']) {
      expect(loadAbout(name), name).toBeUndefined()
    }
  })

  test('privacy names what is not protected', () => {
    const page = loadAbout('privacy') ?? ''
    for (const word of [
      'knows the passphrase',
      'is open',
      'hostile software',
      'swaps',
      'court',
      'journal exists',
    ]) {
      expect(page.toLowerCase()).toContain(word)
    }
    expect(page).toContain('A private page is not a secret life.')
  })

  test('what to expect of writing is small, late, and may be worse', () => {
    const page = loadAbout('writing') ?? ''
    expect(page).toMatch(/real and small on average/)
    expect(page).toMatch(/make things worse/)
    expect(page).toMatch(/heavier/)
    expect(page).toMatch(/It is not treatment/)
    expect(page).toMatch(/not therapy/)
    expect(page).not.toMatch(/\b(will help|heals?|cures?|proven|evidence-based)\b/i)
  })
})
