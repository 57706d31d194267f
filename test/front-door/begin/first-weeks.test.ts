// The first weeks as a person has them: when it came out, a word for just now, and where it leads.
import { beforeEach, describe, expect, test } from 'vitest'
import { dropPlace, listPlaces } from '../../../src/store/places.ts'
import { readSetting } from '../../../src/store/settings.ts'
import type { Store } from '../../../src/store/store.ts'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { keys, type Transcript } from '../screen.ts'

const { go, json, list, play, texts, within } = door()
const { down, enter, doors } = keys
const times = (count: number) => down.repeat(count) + enter

const named = () => within((store) => readSetting(store, 'names'))
const be = (names: Parameters<typeof set>[2]) => within((store) => set(store, 'names', names))

describe('when it came out', () => {
  test('is asked once, and a day that is none is asked for again', async () => {
    const asked = await play(
      ['names'],
      [
        ['Which is nearer', times(2)],
        ['Your word for your partner', `Sam${enter}`],
        ['anyone else in it', times(2)],
        ['Your word for them', enter],
        ['When did it come out?', times(1)],
        ['On which day?', `the other day${enter}`],
        ['is not a day', `2026-02-03${enter}`],
      ],
    )
    expect(asked.code).toBe(0)
    expect(named()).toEqual({
      writer: 'both',
      partner: 'Sam',
      hasOther: true,
      cameOut: '2026-02-03',
    })
  })

  test.each([
    ['1\n\n4\n4\n', { writer: 'broke', hasOther: false, cameOut: 'not yet' }],
    ['2\n\n1\n1\n', { writer: 'hurt', hasOther: false }],
    ['4\n\n1\n2\n\n', { hasOther: false }],
  ])('is kept as it was said: %j', async (input, names) => {
    const said = await go(['--plain', 'names'], input)
    expect(said.code).toBe(0)
    expect(named()).toEqual(names)
    expect(said.err.includes('who carries a risk')).toBe('cameOut' in names)
  })

  test('in these days is today', async () => {
    await go(['--plain', 'names'], '1\n\n1\n3\n')
    expect(named()).toMatchObject({ cameOut: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) })
    expect((await json('today')).suggestion).toBe('stabilise')
  })
})

/** From the page that an evening opens on to the word for just now. */
const toTheWord: Transcript = [
  [' of ', doors],
  ['h how it is just now', 'h'],
]
/** The desk after it, and out. */
const locked = ['The desk.', doors] as const

describe('a word for just now', () => {
  beforeEach(() => be({ writer: 'broke', hasOther: false, cameOut: '2020-01-01' }))

  test('not safe brings people to call, and no walk', async () => {
    const before = (await list()).length
    const evening = await play(
      [],
      [
        ...toTheWord,
        ['How is it just now?', times(8)],
        ['You do not have to be sure', enter],
        locked,
      ],
    )
    expect(evening.code).toBe(0)
    expect((await list()).length).toBe(before)
  })

  test('shame leads to something steady, and then to a kinder voice', async () => {
    const evening = await play(
      [],
      [
        ...toTheWord,
        ['How is it just now?', times(2)],
        ['Something steady first?', enter],
        ['A voice that stays', doors],
        ['put it down', 'p'],
        locked,
      ],
    )
    expect(evening.code).toBe(0)
  })

  test('fear of somebody stays, and leads to people first', async () => {
    const evening = await play(
      [],
      [
        ...toTheWord,
        ['How is it just now?', times(3)],
        ['Is it fear of somebody?', times(2)],
        ['You do not have to be sure', enter],
        [['A plan for steady ground', ' of '], doors],
        ['put it down', 'p'],
        locked,
      ],
    )
    expect(evening.code).toBe(0)
    expect(within((store) => readSetting(store, 'fear'))).toMatchObject({
      since: expect.any(Number),
    })
    within((store) => set(store, 'fear', null))
  })

  test('urgency asks whether something is to be said tonight', async () => {
    const evening = await play(
      [],
      [
        ...toTheWord,
        ['How is it just now?', times(4)],
        ['Something steady first?', enter],
        ['to someone, or send, today?', times(1)],
        ['How might this land?', doors],
        ['put it down', 'p'],
        locked,
      ],
    )
    expect(evening.code).toBe(0)
  })
})

test('a line a day is one question, and another the next time', async () => {
  const first = await go(['--plain', 'walk', 'line-a-day'], 'That I was late.\n.\n')
  expect(first.err).toContain('1 of 1')
  expect(first.err).not.toContain('to close')
  const second = await go(['--plain', 'walk', 'line-a-day'], 'Her hands.\n.\n')
  expect(second.code).toBe(0)
  expect((await texts()).slice(0, 2)).toEqual(['Her hands.', 'That I was late.'])
  const asked = await list('--walk', 'line-a-day')
  expect(asked.map(({ fields }) => fields['question'])).toEqual(['LAD-02', 'LAD-01'])
  expect(JSON.stringify((await json('today')).waiting)).not.toContain('line')
})

test('a writer who says both is told where an evening is about what they did', async () => {
  be({ writer: 'both', hasOther: false, cameOut: 'not yet' })
  for (const walk of ['support-check', 'hurt-steady', 'stabilise', 'kinder-voice']) {
    await go(['--plain', 'walk', walk, '--start-over'], 'A line.\n.\n.stop\n')
  }
  within((store) => dropPlaces(store))
  const evening = await go(['--plain'], '.stop\n')
  expect(evening.err).toContain('This time it is about what you did.')
})

test('kindness begins with the word that it is not over, where the writer said so; never for the one who was hurt', async () => {
  const begun = async (writer: string, cameOut: string) => {
    be({ writer, hasOther: false, cameOut })
    return (await go(['--plain', 'walk', 'kinder-voice', '--start-over'], '.stop\n')).err
  }
  expect(await begun('broke', 'not yet')).toContain('it is not over')
  expect(await begun('broke', '2026-02-03')).not.toContain('it is not over')
  expect(await begun('hurt', 'not yet')).not.toContain('it is not over')
})

/** Nothing waits that was put down. */
function dropPlaces(store: Store): void {
  for (const { walk } of listPlaces(store)) dropPlace(store, walk)
}
