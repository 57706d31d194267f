// The rules of the order, over 120 days of each writer, and over histories nobody planned.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadOrder, loadPickers, loadWalks } from '../../../src/files/content.ts'
import { nothingDue, offer } from '../../../src/journal/walk/arc.ts'
import { type Facts, isAcute, isDark } from '../../../src/journal/walk/facts.ts'
import type { Stage, Step } from '../../../src/journal/walk/order.ts'
import { digs, sideOf } from '../../../src/journal/walk/sight.ts'
import type { Walk } from '../../../src/journal/walk/walk.ts'
import { type Evening, live, type Night } from '../../arc/life.ts'
import { begun, lives, simulate } from '../../arc/simulate.ts'

const { walks } = loadWalks([])
const order = loadOrder()
const { heavy, states, feelings } = loadPickers()
const world = { order, walks, heavy }

const day = Math.floor
const idOf = (night: Night): string => night.offer?.walk?.id ?? night.offer?.record ?? ''
const sat = (nights: readonly Night[]) => nights.filter(({ does }) => does !== 'leaves it')
const isHard = ({ state }: Pick<Evening, 'state'>) => state !== undefined && heavy.has(state)
const isHigh = ({ offer: found }: Night) => found?.walk?.intensity === 'high'
const doesDig = ({ offer: found }: Night) => found?.walk !== undefined && digs(order, found.walk)

/** What must hold on every night, whoever writes. */
function holdsOn(nights: readonly Night[]): void {
  for (const night of nights) {
    const { facts, offer: found } = night
    const told = `day ${night.day - begun}, ${night.hour}h, ${night.state}: ${idOf(night)}, ${found?.because}`
    if (night.state === 'not safe') expect(found, told).toBeUndefined()
    if (found === undefined) continue
    expect(found.because, told).not.toBe('')
    const { walk } = found
    if (walk === undefined) continue
    const last = facts.walks.get(walk.id)?.last
    if (found.because !== 'put down' && last !== undefined) {
      expect(day(facts.now) - day(last), told).toBeGreaterThanOrEqual(
        walk.intensity === 'high' ? order.rules.high.again : 1,
      )
    }
    isFor(walk, night, told)
    isBearable(walk, night, told)
  }
  thirdRests(nights)
  highRests(nights)
}

/** Whom a walk is for, and what it presumes. */
function isFor(walk: Walk, { facts, offer: found }: Night, told: string): void {
  if (facts.writer === 'hurt') {
    expect(['hurt', undefined], told).toContain(sideOf(walk))
    if (walk.offer !== 'never') expect(named(order.hurt, shared), told).toContain(walk.id)
  }
  if (facts.writer === 'broke') expect(['broke', undefined], told).toContain(sideOf(walk))
  if (walk.id === 'earned' && found?.because !== 'put down') {
    const ticks = facts.records.flatMap((each) => each.values('ticks'))
    expect(ticks, told).toEqual(expect.arrayContaining(['sense', 'tellable-partner']))
  }
}

/** What a night bears. */
function isBearable(walk: Walk, night: Night, told: string): void {
  const { facts, offer: found, hour } = night
  if (facts.fear) expect(walk.with, told).toBeUndefined()
  if (isDark(order, facts) || isHard(night)) expect(digs(order, walk), told).toBe(false)
  if (hour >= 23 || hour < 5) expect(walk.intensity, told).not.toBe('high')
  if (isAcute(order, facts)) expect(notEarly(facts), told).not.toContain(walk.id)
  if (found?.because === nothingDue) {
    expect(
      order.nothing.map((step) => step.walk),
      told,
    ).toContain(walk.id)
  }
}

/** Of three sittings one after another, one does not dig. */
function thirdRests(nights: readonly Night[]): void {
  const dug = sat(nights)
    .filter(({ offer: found }) => found?.walk !== undefined)
    .map(doesDig)
  dug.forEach((_, at) => {
    expect(dug.slice(at, at + 3), `sitting ${at}`).not.toEqual([true, true, true])
  })
}

function highRests(nights: readonly Night[]): void {
  const high = sat(nights).filter(isHigh)
  high.slice(1).forEach((night, at) => {
    const before = high[at]
    expect(night.day - (before?.day ?? 0)).toBeGreaterThanOrEqual(order.rules.high.between)
  })
}

function named(stages: readonly Stage[], more: readonly string[]): readonly string[] {
  return [
    ...more,
    ...stages.flatMap(({ steps, between }) => [
      ...steps.flatMap((step) => ('of' in step ? step.of : [step.walk])),
      ...(between === undefined ? [] : [between.walk]),
    ]),
  ]
}

const ids = (steps: readonly Step[]) => steps.map(({ walk }) => walk)
/** What is for every writer it is for: states, rhythms, turns. */
const shared = [
  ...[...order.states.values()].flatMap(({ steps }) => ids(steps)),
  ...order.rhythms.flatMap(({ what }) => ('walk' in what ? [what.walk] : [])),
  ...ids([...order.gentle, ...order.dark, ...order.nothing]),
]

function notEarly({ writer }: Facts): readonly string[] {
  const stages = writer === 'both' ? [...order.broke, ...order.hurt] : order[writer]
  return stages.flatMap(({ not }) => not)
}

describe.each(lives)('120 days: $name', (told) => {
  const nights = simulate(told)
  const first = (id: string) => nights.findIndex((night) => idOf(night) === id)
  const offeredOn = (id: string) => nights.filter((night) => idOf(night) === id)

  test('hold to the rules of every night', () => holdsOn(nights))

  test('are never in the order of the alphabet', () => {
    const fresh = nights.map(idOf).filter((id, at, all) => all.indexOf(id) === at)
    const runs = fresh.map((_, at) => fresh.slice(at, at + 5))
    for (const run of runs.filter(({ length }) => length === 5)) {
      expect(run).not.toEqual(run.toSorted())
    }
  })

  test('have the week every seven days, or the month in its place, on the first evening that bears it', () => {
    const rounds = sat(nights).filter((night) => ['weekly', 'month'].includes(idOf(night)))
    expect(rounds.length).toBeGreaterThan(8)
    rounds.slice(1).forEach((night, at) => {
      const before = rounds[at]?.day ?? 0
      const could = sat(nights).filter(
        (each) =>
          each.day > before + 9 &&
          each.day < night.day &&
          !isHard(each) &&
          !isDark(order, each.facts) &&
          each.offer?.because !== 'put down',
      )
      expect(could.map(({ day: on }) => on - begun)).toEqual([])
    })
    for (const { facts, offer: found } of offeredOn('weekly')) {
      const last = facts.walks.get('weekly')?.last
      expect(isAcute(order, facts)).toBe(false)
      if (last === undefined || found?.because === 'put down') continue
      expect(day(facts.now) - day(last)).toBeGreaterThanOrEqual(7)
    }
  })

  test('have the support check in the first weeks, every week for six, and every four after', () => {
    const checks = offeredOn('support-check').map((night) => night.day - begun)
    expect(checks[0]).toBeLessThan(15)
    const gaps = checks.slice(1).map((at, index) => at - (checks[index] ?? 0))
    expect(checks.filter((at) => at < 42).length).toBeGreaterThanOrEqual(3)
    for (const gap of gaps) expect(gap).toBeLessThanOrEqual(35)
  })

  test('have two identities at the most, by what was written, and two strands of a kind', () => {
    const found = new Set(nights.map(idOf).filter((id) => id.startsWith('identity-')))
    expect(found.size).toBeLessThanOrEqual(2)
    for (const id of found) expect(['identity-silent', 'identity-achiever']).toContain(id)
    if (told.writer === 'hurt') expect(found.size).toBe(0)
  })

  test('have a kinder voice within two days after shame, where they sit down', () => {
    nights.forEach((night, at) => {
      if (idOf(night) !== 'shame' || night.does === 'leaves it') return
      const soon = nights.slice(at + 1).filter((each) => each.day - night.day <= 2)
      const calm = soon.filter((each) => !isHard(each))
      if (calm.length > 0) expect(soon.map(idOf)).toContain('kinder-voice')
    })
  })

  test('say what is due, and where nothing is', () => {
    expect(new Set(nights.map(({ offer: found }) => found?.because)).size).toBeGreaterThan(8)
    const plain = nights.filter(({ offer: found }) => found?.because === nothingDue)
    for (const night of plain) expect(idOf(night)).toBe('line-a-day')
  })

  if (told.writer === 'broke') {
    test('go from the plain account to what it did, then to the why, then to both truths', () => {
      expect(first('presenting')).toBeLessThan(first('precipitating'))
      expect(first('precipitating')).toBeLessThan(told.fear ? 999 : first('shame'))
      if (!told.fear) expect(first('impact')).toBeLessThan(first('precipitating'))
      if (told.fear) expect(first('impact')).toBe(-1)
    })
  }
})

describe('the first evening', () => {
  const on = (writer: Facts['writer'], cameOut: Facts['cameOut'], state?: string) =>
    live(world, { writer, cameOut, fear: false }, [
      { day: begun, hour: 20, ...(state === undefined ? {} : { state }) },
    ])[0]?.offer

  test.each([
    ['broke', begun - 1, 'stabilise'],
    ['broke', begun - 20, 'stabilise'],
    ['broke', 'not yet', 'untold'],
    ['broke', begun - 400, 'stabilise'],
    ['hurt', begun - 1, 'hurt-steady'],
    ['hurt', begun - 400, 'hurt-steady'],
    ['both', begun - 1, 'support-check'],
  ] as const)('%s, %s: %s', (writer, cameOut, id) => {
    expect(on(writer, cameOut)?.walk?.id).toBe(id)
  })

  test.each([
    ['shame', 'kinder-voice', 'kinder-voice'],
    ['fear', 'stabilise', 'hurt-plan'],
    ['urgency', 'stabilise', 'hurt-steady'],
    ['confusion', 'line-a-day', 'line-a-day'],
    ['shocked', 'stabilise', 'hurt-steady'],
    ['disoriented', 'stabilise', 'hurt-steady'],
    ['numb', 'line-a-day', 'line-a-day'],
    ['angry', 'line-a-day', 'hurt-steady'],
    ['tired', 'stabilise', 'hurt-steady'],
    ['constructor', 'stabilise', 'hurt-steady'],
  ])('%s leads to %s, and to %s for whoever was hurt', (state, broke, hurt) => {
    expect(on('broke', begun, state)?.walk?.id).toBe(broke)
    expect(on('hurt', begun, state)?.walk?.id).toBe(hurt)
  })

  test('not safe leads to no walk at all, whoever says it', () => {
    for (const writer of ['broke', 'hurt', 'both'] as const) {
      expect(on(writer, begun, 'not safe')).toBeUndefined()
    }
  })
})

describe('histories nobody planned', () => {
  const ids = walks.map(({ id }) => id)
  const evening = fc.record({
    gap: fc.constantFrom(0, 0.2, 1, 1, 1, 2, 3, 9, 33),
    hour: fc.constantFrom(20, 21, 22, 23, 2),
    state: fc.option(fc.constantFrom(...states, ...feelings), { nil: undefined, freq: 2 }),
    does: fc.constantFrom('sits', 'sits', 'sits', 'puts down', 'leaves it'),
    heavier: fc.boolean(),
    cared: fc.boolean(),
    keeps: fc.array(
      fc.constantFrom(
        { kind: 'factor', values: { p: 'presenting' } },
        { kind: 'factor', values: { p: 'precipitating' } },
        { kind: 'factor', values: { p: 'perpetuating' } },
        { kind: 'story', values: { ticks: ['sense', 'tellable-partner'] } },
        { kind: 'story', values: { ticks: ['sense'] } },
        { kind: 'promise', id: 'promise' },
        { kind: 'repair' },
        { kind: 'decode' },
        { kind: 'decision', values: { state: 'out' } },
        { kind: 'breach', values: { now: 'over' } },
      ),
      { maxLength: 2 },
    ),
  })
  const history = fc.array(evening, { minLength: 20, maxLength: 90 }).map((list): Evening[] => {
    let at = begun
    return list.map(({ gap, state, cared, heavier, ...rest }, index) => {
      at += gap
      return {
        ...rest,
        day: Math.floor(at),
        heavier: heavier && index % 7 === 0,
        cared: cared && index % 11 === 0,
        does: rest.does as NonNullable<Evening['does']>,
        events: index % 3 === 0 ? [{ of: 'promise', event: 'kept' }] : [],
        ...(state === undefined ? {} : { state }),
      }
    })
  })
  const strand = fc.record({ words: fc.nat(30), evenings: fc.nat(9) })
  const writer = fc.record({
    writer: fc.constantFrom('broke' as const, 'hurt' as const, 'both' as const),
    cameOut: fc.constantFrom(begun, begun - 15, begun - 300, 'not yet' as const, undefined),
    fear: fc.boolean(),
    strands: fc
      .array(fc.tuple(fc.constantFrom(...order.words.keys()), strand))
      .map((list) => new Map(list)),
  })

  test('hold to the rules of every night', () => {
    fc.assert(
      fc.property(writer, history, (who, evenings) => {
        const nights = live(world, who, inOrder(evenings))
        holdsOn(nights)
        const identities = new Set(nights.map(idOf).filter((id) => id.startsWith('identity-')))
        expect(identities.size).toBeLessThanOrEqual(2)
        if (who.writer === 'both') oneSideADay(nights)
      }),
      { numRuns: 150 },
    )
  })

  /** Within an evening, a later sitting has a later hour. */
  function inOrder(evenings: readonly Evening[]): readonly Evening[] {
    return evenings.toSorted((a, b) => a.day - b.day || ((a.hour + 19) % 24) - ((b.hour + 19) % 24))
  }

  test('offer the same for the same evening', () => {
    fc.assert(
      fc.property(writer, history, (who, evenings) => {
        const last = live(world, who, inOrder(evenings)).at(-1)
        if (last !== undefined) expect(offer(order, walks, last.facts)).toEqual(last.offer)
      }),
      { numRuns: 30 },
    )
  })

  test('are bearable with any walks at hand, and none', () => {
    fc.assert(
      fc.property(fc.subarray(ids), writer, history, (some, who, evenings) => {
        const few = walks.filter(({ id }) => some.includes(id))
        const nights = live({ ...world, walks: few }, who, inOrder(evenings))
        for (const { offer: found } of nights) {
          if (found?.walk) expect(some).toContain(found.walk.id)
        }
      }),
      { numRuns: 40 },
    )
  })
})

/** Both arcs are never sat with on one day. */
function oneSideADay(nights: readonly Night[]): void {
  const sides = new Map<number, string>()
  for (const night of sat(nights)) {
    const walk: Walk | undefined = night.offer?.walk
    const side = walk === undefined ? undefined : sideOf(walk)
    if (side === undefined) continue
    expect(sides.get(night.day) ?? side, `day ${night.day - begun}`).toBe(side)
    sides.set(night.day, side)
  }
}

describe('a state', () => {
  test('outranks a walk that was put down', () => {
    const nights = live(world, { writer: 'broke', cameOut: begun - 99, fear: false }, [
      { day: begun, hour: 20, does: 'puts down' },
      { day: begun + 1, hour: 20, state: 'shame' },
      { day: begun + 2, hour: 20, state: 'steady' },
    ])
    expect(nights.map(idOf)).toEqual(['stabilise', 'kinder-voice', 'stabilise'])
    expect(nights.at(-1)?.offer?.because).toBe('put down')
  })

  test('of shame is never answered with standing, shame, impact or two truths', () => {
    const put = ['standing', 'shame', 'impact', 'two-truths']
    for (const putDown of put) {
      const [night] = live(world, { writer: 'broke', cameOut: begun - 99, fear: false }, [
        { day: begun, hour: 20, state: 'shame' },
      ])
      const again = night && offer(order, walks, { ...night.facts, putDown })
      expect(put).not.toContain(again?.walk?.id)
    }
  })

  test('that is hard leads to nothing that digs, also where what it leads to was written tonight', () => {
    const nights = live(world, { writer: 'broke', cameOut: begun - 99, fear: false }, [
      { day: begun, hour: 19 },
      { day: begun + 1, hour: 19 },
      { day: begun + 2, hour: 19, state: 'numb' },
      { day: begun + 2, hour: 20, state: 'numb' },
      { day: begun + 2, hour: 21 },
    ])
    expect(nights.map(idOf)).toEqual([
      'stabilise',
      'northstar',
      'line-a-day',
      'protective',
      'presenting',
    ])
  })

  test('of urgency leads to the landing only where something is to be said tonight', () => {
    const [night] = live(world, { writer: 'broke', cameOut: begun, fear: false }, [
      { day: begun, hour: 20, state: 'urgency' },
    ])
    if (night === undefined) throw new Error('no night')
    expect(offer(order, walks, { ...night.facts, saidYes: true })?.walk?.id).toBe('landing')
    const afraid = { ...night.facts, saidYes: true, fear: true }
    expect(offer(order, walks, afraid)?.walk?.id).toBe('stabilise')
  })

  test('that is hard has a place in the order, and so has every picked word', () => {
    for (const state of heavy) expect([...order.states.keys()]).toContain(state)
    for (const state of order.states.keys()) {
      expect([...states, ...feelings, 'something else']).toContain(state)
    }
  })
})

test('no walk of the order is one that is never offered unasked', () => {
  const all = [...named([...order.broke, ...order.hurt, ...order.both.first], shared)]
  for (const id of all) expect(walks.find((walk) => walk.id === id)?.offer, id).not.toBe('never')
})

test('a slip, a decision and a long night bring the support check', () => {
  const quiet = { writer: 'broke' as const, cameOut: begun - 300, fear: false }
  const after = (evening: Partial<Evening>) =>
    live(world, quiet, [
      { day: begun, hour: 20 },
      { day: begun + 8, hour: 20 },
      { day: begun + 9, hour: 20, ...evening },
      { day: begun + 10, hour: 20 },
    ]).at(-1)
  expect(idOf(after({ keeps: [{ kind: 'repair' }] }) as Night)).toBe('support-check')
  const out = { kind: 'decision', values: { state: 'out' } }
  expect(after({ keeps: [out] })?.offer?.because).toBe('after decision')
  const notYet = { kind: 'decision', values: { state: 'not-yet' } }
  expect(after({ keeps: [notYet] })?.offer?.because).not.toBe('after decision')
  const three = live(world, quiet, [
    ...[19, 20, 21].map((hour) => ({ day: begun, hour })),
    { day: begun + 1, hour: 20 },
  ])
  expect(three.at(-1)?.offer?.because).toBe('after 3 sittings')
})

describe('the first weeks', () => {
  const daily = (writer: Facts['writer']) =>
    live(
      world,
      { writer, cameOut: begun, fear: false },
      Array.from({ length: 30 }, (_, at) => ({ day: begun + at, hour: 20 })),
    )

  test.each(['broke', 'hurt', 'both'] as const)(
    'have the support check on day 3 and day 10, and nothing heavy in haste: %s',
    (writer) => {
      const nights = daily(writer)
      const checks = nights.filter((night) => idOf(night) === 'support-check')
      const early = checks.map((night) => night.day - begun).filter((on) => on < 21)
      expect(early.filter((on) => on > 0)).toEqual([3, 10])
      for (const night of nights.slice(0, 21)) {
        if (idOf(night) !== 'hurt-language') expect(isHigh(night), idOf(night)).toBe(false)
        expect(doesDig(night) && idOf(night) !== 'hurt-language', idOf(night)).toBe(false)
      }
    },
  )

  test('do not go on with what can wait, also where it was put down', () => {
    const [early, late] = [daily('broke')[5], daily('broke')[25]]
    if (early === undefined || late === undefined) throw new Error('no night')
    for (const putDown of notEarly(early.facts)) {
      const with_ = (facts: Facts) => offer(order, walks, { ...facts, sittings: [], putDown })
      expect(with_(early.facts)?.walk?.id, putDown).not.toBe(putDown)
      const after = with_(late.facts)
      if (after?.because === 'put down') expect(after.walk?.id).toBe(putDown)
      else expect(after?.because, putDown).toMatch(/^after/)
    }
  })
})

describe('the large sentence', () => {
  const broke = lives.find(({ name }) => name === 'broke')
  const night = broke && simulate(broke).find((each) => idOf(each) === 'earned')
  const without = (change: Partial<Facts>) =>
    night && offer(order, walks, { ...night.facts, ...change })?.walk?.id

  test('is offered after a story with its ticks, a promise that held, and ninety days', () => {
    if (night === undefined) throw new Error('it is never offered')
    const { records } = night.facts
    expect(without({})).toBe('earned')
    const unticked = records.map((each) => ({ ...each, values: () => [] }))
    expect(without({ records: unticked })).not.toBe('earned')
    expect(without({ records: records.filter(({ kind }) => kind !== 'promise') })).not.toBe(
      'earned',
    )
    expect(without({ events: [] })).not.toBe('earned')
    const missed = { of: 'promise', event: 'missed', at: night.facts.now - 5 }
    expect(without({ events: [...night.facts.events, missed] })).not.toBe('earned')
    expect(without({ cameOut: night.facts.now - 80 })).not.toBe('earned')
    expect(without({ cameOut: 'not yet' })).not.toBe('earned')
  })
})

test('of a group no more are offered than it says, whatever was opened by name', () => {
  const group = order.broke
    .flatMap(({ steps }) => steps)
    .find((step) => 'of' in step && step.of.includes('identity-own'))
  if (group === undefined || !('of' in group)) throw new Error('no group')
  const quiet = { writer: 'broke' as const, cameOut: begun - 300, fear: false }
  const [first] = live(world, quiet, [{ day: begun, hour: 20 }])
  if (first === undefined) throw new Error('no night')
  const done = { last: first.facts.now - 40, times: 99 }
  const all = new Map(walks.map(({ id }) => [id, done]))
  const loud = new Map(group.of.map((id) => [id, { words: 9, evenings: 9 }]))
  for (let opened = 0; opened <= group.of.length; opened += 1) {
    const touched = new Map(all)
    for (const id of group.of.slice(opened)) touched.delete(id)
    const recent = ['weekly', 'support-check', 'promise-review', 'kinder-voice', 'line-a-day']
    for (const id of recent) touched.set(id, { last: first.facts.now - 1, times: 9 })
    const records = [{ kind: 'month' }, { kind: 'month-words' }].map(({ kind }) => ({
      id: kind,
      kind,
      at: first.facts.now - 1,
      changed: first.facts.now - 1,
      versions: 1,
      values: () => [],
    }))
    const found = offer(order, walks, {
      ...first.facts,
      beginning: first.facts.now - 200,
      walks: touched,
      records,
      strands: () => loud,
    })
    expect(group.of.includes(found?.walk?.id ?? ''), `${opened} opened`).toBe(opened < 2)
  }
})
