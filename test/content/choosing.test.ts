// Which questions a walk asks, what digs under an answer, and the writer's own words in them.
import { describe, expect, test } from 'vitest'
import { loadDigs, loadWalks } from '../../src/files/content.ts'
import { fill } from '../../src/journal/walk/names.ts'
import { nextProbe } from '../../src/journal/walk/probe.ts'
import { unquoted } from '../../src/journal/walk/quote.ts'
import { questionsFor, walkShelves } from '../../src/journal/walk/shelves.ts'
import { processes, type Walk } from '../../src/journal/walk/walk.ts'

const { walks } = loadWalks([])
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
        expect(fill(unquoted(text), {})).not.toMatch(/[{}]/)
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
  const listed = (writer: 'broke' | 'hurt') => walkShelves(walks, writer)

  test('has every walk once, under what it does first, and those for the one who was hurt apart', () => {
    const all = listed('broke').flatMap((shelf) => shelf.walks)
    expect(new Set(all)).toEqual(new Set(walks))
    expect(all).toHaveLength(walks.length)
    expect(listed('broke').map(({ label }) => label)).toEqual([
      ...Object.values(processes),
      'If you were hurt',
    ])
    expect(
      listed('broke')
        .at(-1)
        ?.walks.every(({ audience }) => audience === 'hurt'),
    ).toBe(true)
    expect(listed('hurt')[0]).toEqual(listed('broke').at(-1))
  })

  test('has no empty shelf', () => {
    expect(walkShelves([], 'broke')).toEqual([])
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
