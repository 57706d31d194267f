// npm run bench [entries…]: what the README's figures are made of. Ratios within one run; B is bare `node -e 0`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { recordFields } from '../../src/journal/record/events.ts'
import { sentences } from '../../src/journal/record/lift.ts'
import { saveDraft } from '../../src/store/drafts.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { at, journalOf, longText } from './corpus.ts'
import { benchDesk } from './desk.ts'
import { benchKeys, benchSession } from './keys.ts'
import { benchRoom } from './room.ts'

const launcher = resolve(import.meta.dirname, '../../bin/unearth')
const root = mkdtempSync(join(tmpdir(), 'unearth-bench-'))
const sizes = process.argv.slice(2).map(Number)
const passphrase = join(root, 'passphrase')
writeFileSync(passphrase, 'a river in the morning fog')

type Program = {
  readonly name: string
  readonly args: readonly string[]
  readonly input?: string
  readonly home?: string
}

const bare: Program = { name: 'node -e 0', args: ['-e', '0'] }
/** The floor of a command with a passphrase: bare node and the same derivation. */
const derivation: Program = {
  name: 'node, deriving the key',
  args: [
    '-e',
    "require('crypto').argon2Sync('argon2id',{message:'a river in the morning fog',nonce:Buffer.alloc(16),memory:65536,passes:3,parallelism:4,tagLength:32})",
  ],
}
const unearth = (name: string, args: string[], home?: string, input?: string): Program => ({
  name,
  args: [launcher, ...args],
  ...(home === undefined ? {} : { home }),
  ...(input === undefined ? {} : { input }),
})

try {
  start()
  await journal(sizes.length > 0 ? sizes : [0, 1000, 10_000, 50_000])
  benchKeys()
  benchSession()
} finally {
  rmSync(root, { recursive: true, force: true })
}

function start(): void {
  const times = interleaved(
    [bare, unearth('--version', ['--version']), unearth('--help', ['--help'])],
    21,
  )
  console.log('\nStart, in B')
  for (const [name, all] of times) console.log(row(name, ratio(all, times.get(bare.name) ?? [])))
}

async function journal(counts: readonly number[]): Promise<void> {
  const first = new Map<string, number>()
  for (const count of counts) {
    const home = join(root, `journal-${count}`)
    journalOf(home, count, 'a river in the morning fog')
    const verbs = [
      unearth('list 10', ['list'], home),
      unearth('search, a rare word', ['search', 'zugzwang'], home),
      unearth('search, a common word', ['search', 'morning'], home),
      unearth('add one', ['jot', '-'], home, longText(300)),
    ]
    const times = interleaved([bare, derivation, ...verbs], 15)
    const b = times.get(bare.name) ?? []
    const floor = times.get(derivation.name) ?? []
    console.log(`\n${count} entries, beyond the key derivation, in B (and against 0 entries)`)
    for (const { name } of verbs) {
      const own = times.get(name) ?? []
      const beyond = median(
        own.map((each, index) => (each - (floor[index] ?? 0) + (b[index] ?? 0)) / (b[index] ?? 1)),
      )
      if (!first.has(name)) first.set(name, beyond)
      console.log(row(name, beyond, `× ${(beyond / (first.get(name) ?? beyond)).toFixed(2)}`))
    }
    console.log(row('the derivation itself (64 MiB)', ratio(floor, b) - 1))
    const opening = await benchDesk(home, 'a river in the morning fog')
    for (const [name, ms] of Object.entries(opening)) {
      if (!first.has(name)) first.set(name, ms)
      const against = `× ${(ms / (first.get(name) ?? ms)).toFixed(2)}`
      console.log(row(`opening the ${name}, CPU in ms, not in B`, ms, against))
    }
    if (count === 10_000) {
      exports(home)
      mirrors(count)
      lifting(home, count)
    }
    if (count === counts.at(-1)) {
      autosave(home, count)
      await benchRoom(home, 'a river in the morning fog')
      custody(home, count)
    }
  }
}

function exports(home: string): void {
  console.log('\nThe whole of 10,000 entries to a file, the derivation included, in seconds')
  for (const format of ['markdown', 'html', 'json', 'text']) {
    const to = join(root, `out.${format}`)
    const program = unearth(
      `export as ${format}`,
      ['export', '--full', '--format', format, '--to', to, '--yes', '--over'],
      home,
    )
    const times = interleaved([program], 5).get(program.name) ?? []
    console.log(row(program.name, median(times) / 1000))
  }
}

function mirrors(count: number): void {
  const home = join(root, 'walks')
  journalOf(home, count, 'a river in the morning fog', 40)
  const floor = unearth(
    'export as text',
    ['export', '--full', '--format', 'text', '--to', join(root, 'all.text'), '--yes', '--over'],
    home,
  )
  const verbs = [
    unearth('mirror, the last page', ['mirror', '--json'], home),
    unearth('mirror, all of it', ['mirror', '--from', '2000-01-01', '--json'], home),
    unearth('strands, all of it', ['mirror', '--strands', '--json'], home),
  ]
  const times = interleaved([derivation, floor, ...verbs], 5)
  const beyond = (name: string) =>
    (times.get(name) ?? []).map((each, index) => each - (times.get(derivation.name)?.[index] ?? 0))
  console.log(
    `\nMirrors over ${count} entries, in seconds beyond the derivation (and against the first)`,
  )
  for (const { name } of [floor, ...verbs]) {
    const against = ratio(beyond(name), beyond(floor.name))
    console.log(row(name, median(beyond(name)) / 1000, `× ${against.toFixed(2)}`))
  }
}

/** Keeping one sentence of an answer as a record, against keeping a note of the same length. */
function lifting(home: string, count: number): void {
  const store = unlockJournal(home, { passphrase: 'a river in the morning fog' })
  const text = longText(1000)
  const [notes, lines]: [number[], number[]] = [[], []]
  const measured = (times: number[], work: () => void) => {
    const began = performance.now()
    work()
    times.push(performance.now() - began)
  }
  for (let index = 0; index < 100; index += 1) {
    const [first] = sentences(`${index} ${text}`)
    const words = first?.words ?? ''
    measured(notes, () => keepEntry(store, { kind: 'note', text: words, fields: {}, at }))
    measured(lines, () => {
      const all = sentences(`${index} ${text}`)
      const [sentence] = all
      const source = { field: 'text', entry: 'e', revision: 'r', start: 0, end: words.length }
      const values = { text: sentence?.words ?? '', p: 'precipitating' }
      const fields = recordFields(values, 'e', [source])
      keepEntry(store, { kind: 'factor', text: words, fields, at })
    })
  }
  closeStore(store)
  console.log(
    `\nA sentence of 1,000 words kept as a line, at ${count} entries, in ms (against a note)`,
  )
  console.log(row('lifting', median(lines), `× ${(median(lines) / median(notes)).toFixed(2)}`))
}

function custody(home: string, count: number): void {
  console.log(`\nThe whole of ${count} entries, the derivation included, in seconds`)
  const folder = join(root, 'backups')
  const programs = [
    unearth('backup, read back and compared', ['backup', folder], home),
    unearth('check', ['check'], home),
    unearth('restore', ['restore', folder], join(root, 'restored')),
    unearth('merge of a copy with nothing new', ['merge', join(root, 'restored')], home),
  ]
  for (const program of programs) {
    const times: number[] = []
    for (let round = 0; round < 3; round += 1) {
      if (program.name === 'restore')
        rmSync(join(root, 'restored'), { recursive: true, force: true })
      times.push(timed(program))
    }
    console.log(row(program.name, median(times) / 1000))
  }
}

function autosave(home: string, count: number): void {
  const store = unlockJournal(home, { passphrase: 'a river in the morning fog' })
  const text = longText(10_000)
  const times: number[] = []
  for (let index = 0; index < 300; index += 1) {
    const began = performance.now()
    saveDraft(store, {
      key: 'note',
      kind: 'note',
      text: `${text}${index}`,
      cursor: 0,
      fields: {},
      begun: at,
      changed: at,
    })
    times.push(performance.now() - began)
  }
  closeStore(store)
  console.log(
    `\nAutosave of 10,000 words with ${count} entries: p50 ${p(times, 0.5)} ms, p99 ${p(times, 0.99)} ms`,
  )
}

/** Runs the programs in turn, `rounds` times; the milliseconds of each, by name. */
function interleaved(programs: readonly Program[], rounds: number): Map<string, number[]> {
  const times = new Map(programs.map(({ name }) => [name, [] as number[]]))
  for (let round = -1; round < rounds; round += 1) {
    for (const program of programs) {
      const took = timed(program)
      if (round >= 0) times.get(program.name)?.push(took)
    }
  }
  return times
}

/** The milliseconds of one run. */
function timed({ name, args, input, home }: Program): number {
  const began = performance.now()
  const own = args[0] === launcher
  const { status, stderr } = spawnSync(
    own ? launcher : process.execPath,
    own ? args.slice(1) : args,
    {
      input: input ?? '',
      env: {
        ...process.env,
        UNEARTH_HOME: home ?? join(root, 'none'),
        UNEARTH_PASSPHRASE_FILE: passphrase,
      },
    },
  )
  if (status !== 0 && status !== 3) throw new Error(`${name}: ${status} ${stderr}`)
  return performance.now() - began
}

function ratio(own: readonly number[], base: readonly number[]): number {
  return median(own.map((each, index) => each / (base[index] ?? 1)))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

function p(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2)
}

function row(name: string, value: number, more = ''): string {
  return `  ${name.padEnd(32)} ${value.toFixed(2).padStart(6)}  ${more}`
}
