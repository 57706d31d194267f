// One invented person sits down with twenty walks, on the screen and line by line. Nothing is typed twice, and both ways make
// the same journal.
import { expect, test } from 'vitest'
import { door } from '../door.ts'
import { openScreen } from '../screen.ts'
import { type Mode, type Person, person } from './person.ts'

const walks = [
  'presenting',
  'northstar',
  'stabilise',
  'precipitating',
  'momentum',
  'predisposing',
  'perpetuating',
  'attachment',
  'compensating',
  'identity-nice',
  'needs',
  'boundaries',
  'avoidance',
  'desire',
  'protective',
  'impact',
  'contextualise',
  'story-of-why',
  'two-truths',
  'promise-make',
] as const

const scenes = [
  'I sat in the car until the light went',
  'The kitchen was quiet and I counted plates',
  'My father folded the paper and left',
  'I said the meeting ran late',
  'She asked once and I laughed it off',
  'The card was in the blue coat',
  'I liked being told that I was needed',
  'Nobody in our house said no',
  'The train home took an hour and I was glad',
  'I paid it back in small sums',
  'He never asked where I had been',
  'I kept the phone under the seat',
]

function toldBy(walk: string): (asked: string, prompt: 'page' | 'line') => string {
  let told = 0
  return (asked, prompt) => {
    if (prompt === 'line') return /learned, and from whom/.test(asked) ? 'my father' : ''
    const scene = (n: number) => scenes[(walk.length * 5 + n * 7) % scenes.length]
    told += 1
    return `${scene(told)} in ${walk} ${told}. Then ${scene(told + 1)?.toLowerCase()} again.`
  }
}

function takes(asked: string, prompt: 'one' | 'some'): number {
  if (prompt === 'some') return 1
  if (/Then, or still\?/.test(asked)) return 2
  if (/How sure are you\?/.test(asked)) return 3
  if (/keep this answer as it stands/.test(asked)) return 2
  return 0
}

async function live(mode: Mode, env: Readonly<Record<string, string>>): Promise<Person[]> {
  const lived: Person[] = []
  for (const walk of walks) {
    const somebody = person(mode, toldBy(walk), takes)
    const args = mode === 'plain' ? ['--plain', 'walk', walk] : ['walk', walk]
    using screen = openScreen(env, args, { columns: 160, rows: 40 })
    expect(await somebody.sit(screen), `${walk} ${mode}`).toBe(0)
    lived.push(somebody)
  }
  return lived
}

const one = door()
const other = door()

/** What a journal holds, without what only tells copies apart. */
async function held({ json, list }: ReturnType<typeof door>) {
  const { parts } = await json('map')
  const entries = await list('-n', '9999')
  const kept = entries.map(({ kind, text, fields }) => ({
    kind,
    text,
    question: fields['question'],
    values: fields['values'],
  }))
  return {
    parts: parts.map(({ part, lines }: { part: string; lines: unknown[] }) => [part, lines.length]),
    kept: kept.toReversed(),
  }
}

test('twenty walks on the screen and line by line make the same journal, and nothing is typed twice', {
  timeout: 240_000,
}, async () => {
  const [lines, screens] = await Promise.all([
    live('plain', one.place.scripted),
    live('screen', other.place.scripted),
  ])
  const [plainly, drawn] = [await held(one), await held(other)]
  expect(drawn.kept).toEqual(plainly.kept)
  expect(drawn.parts).toEqual(plainly.parts)
  for (const [part, count] of plainly.parts) expect(count, part).toBeGreaterThan(0)
  for (const { typed } of [...lines, ...screens]) {
    const words = typed.filter((each) => each !== 'my father')
    expect(new Set(words).size).toBe(words.length)
  }
  // Every line of the map stands in an answer as it was typed, and leads back to it.
  const { parts } = await one.json('map')
  const answers = plainly.kept.filter(({ kind }) => kind === 'answer').map(({ text }) => text)
  for (const { lines: all } of parts) {
    for (const { text, from } of all) {
      expect(
        answers.some((answer) => answer.includes(text)),
        text,
      ).toBe(true)
      expect((await one.json('show', from)).entry.text).toContain(text)
    }
  }
  const { versions } = await one.json('story', '--json')
  expect(versions.length).toBeGreaterThan(1)
  const sheet = (await one.go(['export', '--for', 'therapist', '--full', '--look'])).out
  for (const box of [
    'WHAT HAPPENED',
    'THE GROUND',
    'THE SPARK',
    'THE FUEL',
    'WHAT HOLDS',
    'STORY OF WHY',
  ]) {
    expect(sheet).toMatch(
      new RegExp(
        `${box}[\\s\\S]{0,200}\\n[-•] |${box}[\\s\\S]{0,300} in (presenting|pre|per|pro|story)`,
      ),
    )
  }
})
