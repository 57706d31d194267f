// Every kind of record, by every rule; what the walks keep; and the table of where an idea lives. A failure names the file.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { doors } from '../../src/doors.ts'
import { contentDir, loadWalks } from '../../src/files/content.ts'
import { checkRecord } from '../../src/journal/content/record-file.ts'
import { rules } from '../../src/journal/content/voice.ts'
import { type Field, type RecordKind, recordUses } from '../../src/journal/record/kind.ts'
import { checkValues } from '../../src/journal/record/values.ts'
import { recordLine, recordText, type Values, watched } from '../../src/journal/record/words.ts'

const dir = join(contentDir(), 'records')
const files = readdirSync(dir).toSorted()
const text = (file: string) => readFileSync(join(dir, file), 'utf8')
const kinds = files.map((file): RecordKind => {
  const { kind, faults } = checkRecord(text(file), file)
  if (kind === undefined) throw new Error(`${file} ${JSON.stringify(faults)}`)
  return kind
})
const { walks } = loadWalks([])
const kept = walks.flatMap((walk) =>
  walk.questions.flatMap(({ id, keeps, needs }) =>
    keeps === undefined ? [] : [{ walk, id, keeps, needs }],
  ),
)

function kindOf(id: string): RecordKind {
  const found = kinds.find((kind) => kind.id === id)
  if (found === undefined) throw new Error(`no record ${id}`)
  return found
}

function fieldOf(id: string, name: string): Field {
  const found = kindOf(id).fields.find((field) => field.name === name)
  if (found === undefined) throw new Error(`no field ${name} in ${id}`)
  return found
}

/** A value of the field's own shape, with a word that is found again. */
function sample({ type, name, options, range }: Field): Values[string] {
  const some = options[0]?.value ?? ''
  const samples = {
    text: `page ${name}\nof two lines`,
    line: `line ${name}`,
    list: [`one ${name}`, 'two'],
    choice: some,
    choices: [some],
    scale: range?.least ?? 0,
    date: '2026-11-22',
    time: '21:40',
    moment: '2026-11-22T21:40',
    columns: { [some]: [`first ${name}`, 'second'] },
    entry: '0199c0de-0000-7000-8000-00000000cafe',
  }
  return samples[type]
}

describe.each(kinds)('$id', (kind) => {
  test('has nothing to be said about it', () => {
    expect(checkRecord(text(`${kind.id}.md`), `${kind.id}.md`)).toMatchObject({
      faults: [],
      advice: [],
    })
  })

  test.each(rules)('$name', (rule) => {
    const asked = [
      kind.title,
      kind.plural,
      kind.purpose,
      kind.note ?? '',
      ...kind.fields.flatMap(({ ask, options }) => [ask, ...options.map(({ label }) => label)]),
    ]
    const lines = asked.map((each) => ({ id: kind.id, text: each, line: 1 }))
    expect(lines.flatMap((line) => rule.breaks(line, kind.audience) ?? [])).toEqual([])
  })

  test('takes a value in every field, and says all of them', () => {
    const values = Object.fromEntries(kind.fields.map((field) => [field.name, sample(field)]))
    expect(checkValues(kind, values)).toEqual([])
    const words = recordText(kind, values)
    const [main, ...rest] = kind.fields
    const found = main?.type === 'entry' ? '0000cafe' : (main?.options[0]?.label ?? main?.name)
    expect(words).toContain(found)
    for (const { label } of rest) expect(words).toContain(`${label}:`)
    expect(recordLine(kind, values)).not.toMatch(/[{}\n]|^$/)
    expect(recordLine(kind, {})).toBe(kind.title)
  })

  test('keeps no outcome, no score and no forgiveness', () => {
    for (const { name } of kind.fields) {
      expect(name).not.toMatch(
        /^(outcome|result|success|score|forgiven|forgiveness|severity|rating|worked)$/,
      )
    }
    expect(kind.events.join(' ')).not.toMatch(/forgiven|accepted|believed|resolved/)
  })
})

test('no measure but two: how settled an intention is, and how many minutes a talk has', () => {
  const scales = kinds.flatMap((kind) =>
    kind.fields.flatMap((field) => (field.type === 'scale' ? [`${kind.id}.${field.name}`] : [])),
  )
  expect(scales).toEqual(['container.length', 'decision.intention_clarity'])
})

describe('in, out and not yet are alike', () => {
  const decision = kindOf('decision')

  test('in words, in order of asking and in what is asked beside them', () => {
    const { options } = fieldOf('decision', 'state')
    expect(options.map(({ value, label }) => `${value}: ${label}`)).toEqual([
      'in: in',
      'out: out',
      'not-yet: not yet',
    ])
    const then = options.map((option) => option.said ?? '')
    const of = 'can be written, question for question: unearth'
    for (const words of then) expect(words).toContain(of)
    const danger = then.map((words) => words.split(of)[1]?.replace(/^ \w+ [\w-]+\./, ''))
    expect(danger[0]).toContain('not alone, and not tonight')
    expect(danger[1]).toBe(danger[0])
    for (const { ask, name } of decision.fields) {
      if (name !== 'state') expect(ask, name).not.toMatch(/\b(stay|leave|in or out|not yet)\b/i)
    }
  })

  test('in what is read of them', () => {
    const rest = { statement: 'Said.', intention_clarity: 4, look_again_on: '2026-12-01' }
    const read = (['in', 'out', 'not-yet'] as const).map((state) => {
      const label = state.replace('-', ' ')
      const values = { state, ...rest }
      expect(watched(decision, values)).toBeUndefined()
      return `${recordLine(decision, values)}\n${recordText(decision, values)}`.replaceAll(
        new RegExp(`^${label}\\b`, 'gm'),
        'STATE',
      )
    })
    expect(new Set(read).size).toBe(1)
  })

  test('in how much there is to each of them', () => {
    const three = ['leaving', 'staying', 'clarity-plan'].map(kindOf)
    expect(three.map(({ fields }) => fields.length)).toEqual([6, 6, 6])
    expect(new Set(three.map(({ group, links }) => JSON.stringify([group, links]))).size).toBe(1)
    const [leaving, staying] = three
    expect(leaving?.fields.map(({ name, type }) => [name, type])).toEqual(
      staying?.fields.map(({ name, type }) => [name, type]),
    )
    expect(leaving?.watch).toEqual(staying?.watch)
  })
})

test('the first of two truths comes before the second, and the second cannot stand alone', () => {
  const kind = kindOf('two-truths')
  expect(kind.fields.map(({ name, needed }) => [name, needed])).toEqual([
    ['harm', true],
    ['human', false],
  ])
  expect(checkValues(kind, { human: 'I am trying.' })).toEqual(['"harm" is needed.'])
  expect(checkValues(kind, { harm: ' ', human: 'I am trying.' })).toEqual(['"harm" is needed.'])
})

describe('the other person', () => {
  test('stands in a leaning only with what it is taken from', () => {
    const kind = kindOf('lean')
    expect(recordLine(kind, { me: 'in', them: 'out' })).toBe('me in')
    expect(recordLine(kind, { me: 'in', them: 'out', basis: 'guess' })).toBe(
      'me in · them out (a guess)',
    )
    expect(fieldOf('lean', 'them').needed).toBe(false)
    expect(fieldOf('lean', 'them').options.map(({ value }) => value)).toContain('unknown')
  })

  test('is a guess that says so wherever it is one', () => {
    for (const id of ['lean', 'effect']) {
      expect(fieldOf(id, 'basis').options.map(({ value }) => value)).toEqual([
        'said',
        'did',
        'guess',
      ])
    }
    expect(fieldOf('decode', 'my_guess').label).toBe('my guess')
  })

  test('gets agreements, talks, promises and what is open, and nothing else', () => {
    const shared = kinds.filter(({ share }) => share.includes('partner')).map(({ id }) => id)
    expect(shared).toEqual(['agreement', 'container', 'promise', 'transparency'])
  })

  test('is never told whether something was extracted from the one who gave it', () => {
    expect(kindOf('transparency').private).toEqual(['offered'])
  })

  test('does not go to a therapist as a guess', () => {
    for (const id of ['lean', 'decode', 'hard-talk', 'did', 'earned']) {
      expect(kindOf(id).share, id).toEqual([])
    }
  })
})

test('the records for the one who was hurt never ask for a part in it', () => {
  const hurt = kinds.filter(({ group }) => group === 'hurt')
  expect(hurt.length).toBeGreaterThan(4)
  expect(kinds.filter(({ audience }) => audience === 'hurt')).toEqual(hurt)
  for (const { id, fields, purpose } of hurt) {
    for (const each of [purpose, ...fields.map(({ ask }) => ask)]) {
      expect(each, id).not.toMatch(
        /\b(your part|your share|contribut|you did|you do wrong|could you have|you could have|prevent|provok|cause[ds]?|because of you|forgive)/i,
      )
    }
  }
})

test('nothing is gendered, in any line of any file', () => {
  for (const file of files) {
    expect(text(file), file).not.toMatch(
      /\b(he|she|him|her|hers|his|man|men|woman|women|husband|wife|boyfriend|girlfriend|mother|father|son|daughter|guys?|boys?|girls?)\b/i,
    )
  }
})

describe('what others rely on', () => {
  test.each([
    ['promise', 'text cue action visible_to worst_day repair review_on', 'kept part missed mended'],
    ['decision', 'state statement intention_clarity motives look_again_on', ''],
    ['factor', 'text p learned_from when confidence', ''],
    ['lean', 'me them basis protecting did', ''],
    ['did', 'what kind drive started_by', ''],
    ['break', 'said return_at agreed', 'returned'],
    ['agreement', 'text about from review_on state', ''],
    ['container', 'days time length place open_words close_words off_limits', ''],
    ['story', 'text supports ticks', ''],
    ['identity', 'name served costs retire_from keep first_sign', ''],
    ['question', 'text', 'answered'],
    ['park', 'text until container', 'taken-up'],
    ['repair', 'slip_at noticed_at said_at mended_at owned did care honest', ''],
    ['two-truths', 'harm human', ''],
    ['capacity', 'which word example elsewhere', ''],
    ['transparency', 'what from review_on offered', 'changed ended'],
    ['earned', 'sentence understood done become least_true_when', ''],
    ['session-notes', 'landed set next_on', ''],
  ])('%s has %s', (id, names, events) => {
    for (const name of names.split(' ')) fieldOf(id, name)
    expect(kindOf(id).events.join(' ')).toBe(events)
  })

  test('the choices have the values they are read by', () => {
    const values = (id: string, name: string) =>
      fieldOf(id, name)
        .options.map(({ value }) => value)
        .join(' ')
    expect(values('factor', 'p')).toBe(
      'presenting predisposing precipitating perpetuating protective',
    )
    expect(values('factor', 'when')).toBe('then still')
    expect(values('factor', 'confidence')).toBe('guess likely sure')
    expect(values('lean', 'me')).toBe('in out')
    expect(values('did', 'drive')).toBe('growth damage-control')
    expect(values('did', 'started_by')).toBe('me asked')
    expect(fieldOf('did', 'kind').options).toHaveLength(8)
    expect(values('story', 'ticks')).toBe('sense nuance tellable-partner tellable-self tender')
    expect(values('agreement', 'about')).toBe('communication daily technology money privacy')
    expect(values('repair', 'honest')).toBe('yes part no')
    expect(values('transparency', 'offered')).toBe('offered asked-and-agreed extracted')
    expect(fieldOf('capacity', 'which').options).toHaveLength(8)
  })

  test('these have versions, and a new promise is a new promise', () => {
    for (const id of ['decision', 'story', 'northstar', 'plan', 'definition', 'earned']) {
      expect(kindOf(id).versions, id).toBe(true)
    }
    for (const id of ['promise', 'factor', 'break', 'lean', 'did', 'agreement']) {
      expect(kindOf(id).versions, id).toBe(false)
    }
    expect(kindOf('break').due).toBe('return_at')
    expect(kindOf('promise').review).toBe('review_on')
  })
})

test.each([
  ['promise', 'text', 'I will never be late', true],
  ['promise', 'text', 'Text back by six', false],
  ['promise', 'text', 'Nevertheless, text back', false],
  ['promise', 'cue', 'I’ll change', true],
  ['responsibility', 'did', 'I lied, but I was tired', true],
  ['responsibility', 'did', 'I lied about the button', false],
  ['leaving', 'said', 'I am going, for now.', true],
  ['northstar', 'text', 'Be someone they can trust', true],
  ['and-statement', 'a', 'I hurt you but I am kind', true],
])('%s: a word too big or too small brings the note (%s: %s)', (id, name, written, noted) => {
  expect(watched(kindOf(id), { [name]: written }) !== undefined).toBe(noted)
})

describe('what walks keep', () => {
  test('is a kind of record that there is, for the same people', () => {
    for (const { walk, id, keeps } of kept) {
      const { audience } = kindOf(keeps.kind)
      expect([walk.audience, 'either'], `${id} keeps ${keeps.kind}`).toContain(audience)
    }
  })

  test('is at most four to a walk', () => {
    for (const walk of walks) {
      expect(kept.filter((each) => each.walk === walk).length, walk.id).toBeLessThanOrEqual(4)
    }
  })

  test('is what the walk is for', () => {
    for (const [walk, keeps] of [
      ['precipitating', 'factor'],
      ['predisposing', 'factor'],
      ['perpetuating', 'factor'],
      ['protective', 'factor'],
      ['momentum', 'factor'],
      ['avoidance', 'exit'],
      ['needs', 'request'],
      ['boundaries', 'limit'],
      ['promise-make', 'promise'],
      ['in-or-out', 'decision'],
      ['two-truths', 'two-truths'],
      ['contextualise', 'story'],
      ['story-of-why', 'story'],
      ['northstar', 'northstar'],
      ['therapy-after', 'session-notes'],
      ['lean', 'lean'],
      ['setback', 'repair'],
      ...walks.flatMap(({ id }) => (id.startsWith('identity-') ? [[id, 'identity']] : [])),
    ] as const) {
      expect(kept.filter((each) => each.walk.id === walk).map((each) => each.keeps.kind)).toContain(
        keeps,
      )
    }
  })
})

describe('the README', () => {
  const readme = readFileSync(join(contentDir(), 'README.md'), 'utf8')
  const rows = (readme.split('## Which idea lives where')[1] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| idea '))
  const named = rows.flatMap((row) =>
    [...(row.split(' | ')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  )
  const commands = doors.map((door) => door.name)
  const ids = walks.flatMap(({ questions }) =>
    questions.flatMap(({ id, probes }) => [id, ...probes.map((probe) => probe.id)]),
  )

  test('has its table', () => {
    expect(rows.length).toBeGreaterThan(60)
    expect(rows.length).toBeLessThan(120)
    for (const row of rows) expect(row).toMatch(/^\| [^|]+ \| [^|]*`[^|]+ \|$/)
  })

  test.each([...new Set(named)])('names %s, which there is', (name) => {
    if (name.startsWith('unearth ')) expect(commands).toContain(name.slice(8))
    else if (/^[A-Z]/.test(name)) expect(ids).toContain(name)
    else {
      const path = join(contentDir(), name)
      expect(existsSync(`${path}.md`) || existsSync(path), name).toBe(true)
    }
  })

  test('puts a question beside its own walk', () => {
    for (const row of rows) {
      for (const [, walk, inside = ''] of row.matchAll(/`walks\/([a-z-]+)` \(([^)]*)\)/g)) {
        const own = walks.find(({ id }) => id === walk)
        for (const [, id = ''] of inside.matchAll(/`([^`]+)`/g)) {
          expect(own?.questions.map((question) => question.id)).toContain(id)
        }
      }
    }
  })

  test('says what a kind can be for, as code knows it', () => {
    const told = [...readme.matchAll(/^\| `([a-z-]+)` \| (.*) \| (.*) \|$/gm)].map(
      ([, word, says, fields = '']) => [
        word,
        says,
        [...fields.matchAll(/`(\w+)`/g)].map(([, name]) => name),
      ],
    )
    expect(told).toEqual(
      Object.entries(recordUses).map(([word, { says, fields }]) => [word, says, fields]),
    )
  })

  test('has an example of a record that loads, and a table with every key and type', () => {
    const [, record = ''] = (readme.split('## A kind of record')[1] ?? '').split('```\n')
    const { kind, faults, advice } = checkRecord(record, 'small-joy.md')
    expect({ faults, advice }).toEqual({ faults: [], advice: [] })
    expect(kind?.fields).toHaveLength(4)
    const messages = checkRecord('---\nnone: x\n---\n## a b\n').faults.map(({ message }) => message)
    const listed = [...messages.join('\n').matchAll(/There are: (.*)\./g)].flatMap(
      ([, words = '']) => words.split(', '),
    )
    expect(listed.length).toBeGreaterThan(25)
    for (const word of listed) {
      expect(readme, word).toMatch(new RegExp(`^\\| .*\`${word}( 0-10)?\``, 'm'))
    }
  })
})
