// Questions that need care: a yes to any of them leads to people to call, on a screen and in lines; and nothing but their
// own walk ever asks them.
import { describe, expect, test } from 'vitest'
import { loadDigs, loadWalks } from '../../../src/files/content.ts'
import { nextProbe } from '../../../src/journal/walk/probe.ts'
import { keepEntry } from '../../../src/store/entries.ts'
import { writePlace } from '../../../src/store/places.ts'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

const { ago, go, json, open, within } = door()
const { down, enter, keep, stop } = keys
const { walks } = loadWalks([])
const care = walks.flatMap((walk) =>
  walk.questions.filter((question) => question.care).map(({ id }) => ({ id, walk })),
)
const people = /in danger now/

describe.each(care)('$id', ({ id, walk }) => {
  test.each([[[]], [['--plain']]])('yes leads to people, before anything else %s', async (how) => {
    within((store) => writePlace(store, walk.id, id, ago(1000)))
    using screen = open([...how, 'walk', walk.id], { rows: 60 })
    const plain = how.length > 0
    if (walk.intensity === 'high') {
      await screen.see('begin')
      screen.type(plain ? '1\r' : enter)
    }
    await screen.see('You put this down here')
    screen.type(plain ? 'Yes.\r.\r' : `Yes.${keep}`)
    await screen.see('not sure')
    screen.type(plain ? '2\r' : down + enter)
    await screen.see(people)
    const after = screen.shown().split(/You do not have to be sure/)[1] ?? ''
    expect(after).not.toMatch(/\d of \d/)
    screen.type(stop)
    await screen.end()
  })
})

test('there are such questions, and nothing generic digs under them', () => {
  expect(care.length).toBeGreaterThan(12)
  for (const { walk } of care) {
    for (const question of walk.questions.filter((each) => each.care)) {
      const used = question.probes.map((probe) => probe.id)
      expect(nextProbe(walk, question, used, loadDigs()), question.id).toBeUndefined()
    }
  }
})

test('sit, again, write and today never show one, also where it was answered and left open long ago', async () => {
  for (const { id, walk } of care) {
    const asked = walk.questions.find((question) => question.id === id)?.text ?? ''
    const fields = { walk: walk.id, question: id, asked }
    within((store) => {
      keepEntry(store, { kind: 'answer', text: 'Yes.', fields, at: ago(60 * 86_400_000) })
      keepEntry(store, { kind: 'floor', text: asked, fields, at: ago(50 * 86_400_000) })
    })
  }
  const ids = care.map(({ id }) => id)
  const texts = care.map(
    ({ id, walk }) =>
      walk.questions.find((question) => question.id === id)?.text.slice(0, 40) ?? '',
  )
  const shows = (what: string) => texts.filter((text) => what.includes(text))
  expect(shows(JSON.stringify(await json('today')))).toEqual([])
  expect((await go(['again'])).code).toBe(3)
  for (const id of ids) {
    for (const verb of ['sit', 'again'])
      expect((await go([verb, id])).code, `${verb} ${id}`).toBe(2)
    expect((await go(['--plain', 'write', '--question', id], '.\n')).code, id).toBe(2)
  }
  using sit = open(['sit'])
  await sit.see(/\w/)
  expect(shows(sit.shown())).toEqual([])
  sit.type(stop)
  await sit.end()
})
