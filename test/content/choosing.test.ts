// Which walk is offered, which questions it asks, what digs under an answer, and the writer's own words in them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadDigs, loadOrder, loadPickers, loadWalks } from '../../src/files/content.ts'
import { fill } from '../../src/journal/walk/names.ts'
import { nextProbe } from '../../src/journal/walk/probe.ts'
import { questionsFor, walkGroups } from '../../src/journal/walk/shelves.ts'
import { suggestWalk } from '../../src/journal/walk/suggest.ts'
import { phases, processes, ps, type Walk } from '../../src/journal/walk/walk.ts'

const { walks } = loadWalks([])
const order = loadOrder()
const walk = (id: string): Walk => {
  const found = walks.find((each) => each.id === id)
  if (found === undefined) throw new Error(id)
  return found
}

describe('fill', () => {
  test('says "your partner" and "the other person" until the writer has words of their own', () => {
    expect(fill('When {partner} met {other}?', {})).toBe('When your partner met the other person?')
    expect(fill('When {partner} met {other}?', { partner: 'Jo', other: 'O.' })).toBe(
      'When Jo met O.?',
    )
  })

  test('begins a sentence with a capital, and only a sentence', () => {
    expect(fill('It hurt. {partner} came back? {other}: {partner}, {partner}.', {})).toBe(
      'It hurt. Your partner came back? The other person: your partner, your partner.',
    )
  })

  test('begins the first sentence with a capital too', () => {
    expect(fill('{partner} left.', {})).toBe('Your partner left.')
  })

  test('goes on after an ellipsis without one', () => {
    expect(fill('I … {partner} … and then', {})).toBe('I … your partner … and then')
  })

  test('takes a name as it is, whatever is in it', () => {
    for (const partner of ['$&', '{other}', '\\1', 'É', '🌊', 'ﬁ', '']) {
      expect(fill('of {partner}', { partner, other: 'no' })).toBe(`of ${partner}`)
    }
  })

  test('leaves no placeholder in any text of any walk', () => {
    for (const { close, questions } of walks) {
      for (const text of [
        close,
        ...questions.flatMap((q) => [q.text, ...q.probes.map((p) => p.text)]),
      ]) {
        expect(fill(text, {})).not.toMatch(/[{}]/)
      }
    }
  })
})

test('questions about a third person are asked only where there was one', () => {
  const door = walk('no-contact')
  const writer = 'broke'
  expect(questionsFor(door, { hasOther: true, writer })).toEqual(door.questions)
  expect(questionsFor(door, { hasOther: false, writer }).map(({ id }) => id)).toEqual(
    ['03', '04', '05', '06', '07', '08'].map((n) => `NCT-${n}`),
  )
  for (const each of walks) {
    const alone = questionsFor(each, { hasOther: false, writer })
    expect(alone.length, each.id).toBeGreaterThan(0)
    expect(JSON.stringify(alone), each.id).not.toContain('{other}')
  }
})

test('the one who was hurt is asked in the words that are theirs, and by no probe without such words', () => {
  for (const each of walks) {
    const theirs = questionsFor(each, { hasOther: true, writer: 'hurt' })
    for (const question of each.questions) {
      const asked = theirs.find(({ id }) => id === question.id)
      expect(asked?.text, question.id).toBe(
        question.hurt === 'none' ? undefined : (question.hurt ?? question.text),
      )
      if (question.hurt === undefined) continue
      const own = question.probes.flatMap(({ hurt }) => (hurt === undefined ? [] : [hurt]))
      expect(asked?.probes.map(({ text }) => text) ?? own, question.id).toEqual(own)
    }
  }
  const put = walks.flatMap(({ questions }) => questions.filter(({ hurt }) => hurt !== undefined))
  expect(put.length).toBeGreaterThan(50)
})

describe('the list', () => {
  const groups = walkGroups(walks)

  test('is by six processes, three phases, five parts, and for the one who was hurt', () => {
    expect(groups.map((group) => group.groups.map(({ label }) => label))).toEqual([
      Object.values(processes),
      Object.values(phases),
      Object.values(ps),
      ['At your own pace'],
    ])
  })

  test('has every walk, and the hurt set only in its own place', () => {
    const listed = (group: (typeof groups)[number]) => group.groups.flatMap((each) => each.walks)
    const hurt = walks.filter(({ audience }) => audience === 'hurt')
    for (const group of groups.slice(0, 3)) {
      expect(new Set(listed(group)).size).toBe(walks.length - hurt.length)
      expect(listed(group)).not.toEqual(expect.arrayContaining(hurt))
    }
    expect(groups.slice(3).flatMap(listed)).toEqual(hurt)
  })

  test('has no empty shelf', () => {
    expect(walkGroups([])).toEqual(
      [[], [], []].map((none) => expect.objectContaining({ groups: none })),
    )
    expect(walkGroups([walk('lean')]).flatMap((group) => group.groups)).not.toContainEqual(
      expect.objectContaining({ walks: [] }),
    )
  })
})

describe('the walk that is offered', () => {
  const day = 86_400_000
  const now = Date.UTC(2026, 5, 1)
  const given = { now, hour: 14, answered: new Map<string, number>() }
  const { states, heavy } = loadPickers()
  const anything = fc.record({
    now: fc.constant(now),
    hour: fc.nat(23),
    writer: fc.constantFrom('broke' as const, 'hurt' as const),
    state: fc.constantFrom('', 'calm', ...states),
    answered: fc
      .array(fc.tuple(fc.constantFrom(...walks.map(({ id }) => id)), fc.nat(9 * day)))
      .map((list) => new Map(list.map(([id, ago]) => [id, now - ago]))),
  })

  test('is the plain account first, and steady ground first for the one who was hurt', () => {
    expect(suggestWalk(walks, order, given)?.id).toBe('presenting')
    expect(suggestWalk(walks, order, { ...given, writer: 'hurt' })?.id).toBe('hurt-steady')
  })

  test('is the one that was put down, whatever else fits', () => {
    expect(suggestWalk(walks, order, { ...given, unfinished: 'desire', state: 'fear' })?.id).toBe(
      'desire',
    )
  })

  test('is another where the one that was put down is gone from the folder', () => {
    expect(suggestWalk(walks, order, { ...given, unfinished: 'gone' })?.id).toBe('presenting')
  })

  test('is not the heavy one that was put down, at night', () => {
    const night = suggestWalk(walks, order, { ...given, hour: 23, unfinished: 'shame' })
    expect(night?.id).toBe('presenting')
  })

  test.each([
    ['urgency', 'landing', 'stabilise'],
    ['shame', 'standing', 'standing'],
    ['shock', 'stabilise', 'hurt-steady'],
    ['disorientation', 'stabilise', 'hurt-steady'],
    ['steady', 'presenting', 'hurt-steady'],
  ])('answers %s with %s, or %s for the one who was hurt', (state, broke, hurt) => {
    expect(suggestWalk(walks, order, { ...given, state })?.id).toBe(broke)
    expect(suggestWalk(walks, order, { ...given, state, writer: 'hurt' })?.id).toBe(hurt)
  })

  test('is found for any word, also one that every object knows', () => {
    expect(suggestWalk(walks, order, { ...given, state: 'constructor' })?.id).toBe('presenting')
  })

  test('is never heavy between 23 and 5, and always for this writer', () => {
    fc.assert(
      fc.property(anything, (each) => {
        const offered = suggestWalk(walks, order, each)
        expect(offered).toBeDefined()
        expect(['either', each.writer]).toContain(offered?.audience)
        if (each.hour >= 23 || each.hour < 5) expect(offered?.intensity).not.toBe('high')
      }),
    )
  })

  test('is the same for the same evening, and not one of the last day while others rest', () => {
    fc.assert(
      fc.property(anything, (each) => {
        const offered = suggestWalk(walks, order, each)
        expect(suggestWalk(walks, order, each)).toBe(offered)
        expect(now - (each.answered.get(offered?.id ?? '') ?? 0)).toBeGreaterThan(day)
      }),
    )
  })

  test('is one of the last day only where there is no other', () => {
    const only = [walk('lean')]
    expect(suggestWalk(only, order, { ...given, answered: new Map([['lean', now]]) })?.id).toBe(
      'lean',
    )
    expect(suggestWalk([], order, given)).toBeUndefined()
    expect(suggestWalk([walk('shame')], order, { ...given, hour: 3 })).toBeUndefined()
  })

  test('is not answered for by a clock that was once wrong', () => {
    const answered = new Map([['presenting', now + 400 * day]])
    expect(suggestWalk(walks, order, { ...given, answered })?.id).toBe('northstar')
  })

  test('is not heavy for someone who says shame, shock, fear or urgency', () => {
    const answered = new Map(
      ['presenting', 'northstar', 'precipitating', 'protective', 'momentum'].map((id) => [
        id,
        now - 9 * day,
      ]),
    )
    answered.set('stabilise', now - 3_600_000)
    expect(
      suggestWalk(walks, order, { ...given, state: 'shock', heavy: true, answered })?.intensity,
    ).not.toBe('high')
  })

  test('is never, unasked, a walk that says so, or says another writer', () => {
    for (const writer of ['broke', 'hurt'] as const) {
      const answered = new Map<string, number>()
      for (let sitting = 0; sitting < walks.length; sitting += 1) {
        const at = now + sitting * 2 * day
        const next = suggestWalk(walks, order, { ...given, now: at, writer, answered })
        expect([undefined, writer], next?.id).toContain(next?.offer)
        answered.set(next?.id ?? '', at)
      }
    }
  })

  test('is what it was before the order was a file, for every writer, word, hour and after fear', () => {
    const lines = readFileSync(join(import.meta.dirname, 'suggested.txt'), 'utf8')
      .trim()
      .split('\n')
    const known = new Set(lines.flatMap((line) => line.split(': ')[1]?.split(' ') ?? []))
    const then = walks.filter(
      ({ id }) => known.has(id) || lines.some((line) => line.startsWith(`put down ${id}:`)),
    )
    for (const line of lines) {
      const [head = '', ids = ''] = line.split(': ')
      expect(`${head}: ${offered(head, ids.split(' ').length, then).join(' ')}`).toBe(line)
    }

    function offered(head: string, count: number, from: readonly Walk[]): string[] {
      const [, unfinished] = /^put down (.*)$/.exec(head) ?? []
      if (unfinished !== undefined) {
        return [
          { hour: 14, fear: false },
          { hour: 2, fear: false },
          { hour: 14, fear: true },
        ].map((each) => suggestWalk(from, order, { ...given, ...each, unfinished })?.id ?? '-')
      }
      const [writer = '', fear, hour, state] = head.split(' · ')
      const answered = new Map<string, number>()
      return Array.from({ length: count }, (_, sitting) => {
        const at = now + sitting * 2 * day
        const next = suggestWalk(from, order, {
          now: at,
          hour: Number.parseInt(hour ?? '', 10),
          answered,
          fear: fear === 'fear',
          ...(state === undefined ? {} : { state, heavy: heavy.has(state) }),
          ...(writer === 'broke' || writer === 'hurt' ? { writer } : {}),
        })
        if (next) answered.set(next.id, at)
        return next?.id ?? '-'
      })
    }
  })
})

describe('digging', () => {
  const bank = loadDigs()
  const dug = (under: Walk, at: number): string[] => {
    const used: string[] = []
    const question = under.questions[at]
    while (question) {
      const probe = nextProbe(under, question, used, bank)
      if (probe === undefined) break
      used.push(probe.id)
    }
    return used
  }

  const gentle = (each: Walk) => each.dig === 'gentle' || each.audience === 'hurt'
  const fitting = (each: Walk) =>
    each.audience === 'hurt' ? bank.filter(({ hurt }) => hurt) : bank.filter((one) => !one.rough)
  const rough = bank.filter((each) => each.rough).map(({ id }) => id)

  test('offers a question’s own probes first, then each of the bank once', () => {
    for (const each of walks.filter((one) => !gentle(one))) {
      each.questions.forEach(({ probes, care }, at) => {
        const offered = dug(each, at)
        expect(offered.slice(0, probes.length)).toEqual(probes.map(({ id }) => id))
        expect(offered.slice(probes.length).toSorted()).toEqual(
          care ? [] : bank.map(({ id }) => id),
        )
      })
    }
  })

  test('asks for no worse words where a walk is gentle, nor of the one who was hurt', () => {
    expect(rough).toHaveLength(2)
    for (const each of walks.filter(gentle)) {
      each.questions.forEach(({ probes, care }, at) => {
        const offered = dug(each, at)
        expect(offered).toHaveLength(probes.length + (care ? 0 : fitting(each).length))
        for (const id of rough) expect(offered).not.toContain(id)
      })
    }
  })

  test('has nothing but a question’s own probes where its answer may be danger', () => {
    const careful = walks.flatMap((each) =>
      each.questions.flatMap(({ care, probes }, at) => (care ? [{ each, at, probes }] : [])),
    )
    expect(careful.length).toBeGreaterThan(10)
    for (const { each, at, probes } of careful) {
      expect(dug(each, at)).toEqual(probes.map(({ id }) => id))
    }
  })

  test('begins at another place in the bank for the next question', () => {
    const { questions } = walk('surprise')
    const first = questions
      .slice(0, 9)
      .map((question) => nextProbe(walk('surprise'), question, [], bank)?.id)
    expect(new Set(first).size).toBe(first.length)
  })

  test('is over where the bank is empty', () => {
    const [question] = walk('surprise').questions
    if (question) expect(nextProbe(walk('surprise'), question, [], [])).toBeUndefined()
  })

  test('goes through the bank in strides, also where two of its lines are off', () => {
    const offered = dug(walk('hurt-steady'), 0)
    expect(offered.slice(0, 9)).not.toEqual(offered.slice(0, 9).toSorted())
    expect(offered.slice(4, 12)).not.toEqual(offered.slice(4, 12).toSorted())
  })
})
