// npm run bench [-- --readme] [entries…]: every goal beside its figure, in one run of some minutes. B is bare `node -e 0`. With
// --readme the table of the README is written too.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { passphrase } from './corpus.ts'
import { ending, figure, median, section, told, writeReadme } from './goals.ts'
import { benchJournals } from './journal.ts'
import { benchKeys } from './keys.ts'
import { benchCustody, benchExports } from './leaving.ts'
import { bare, interleaved, type Program, unearth } from './programs.ts'
import { benchRoom } from './room.ts'
import { type Made, shelf } from './shelf.ts'
import { benchStart } from './start.ts'
import { benchViews } from './views.ts'
import { benchWriting } from './writing.ts'

const root = mkdtempSync(join(tmpdir(), 'unearth-bench-'))
const wanted = process.argv.slice(2)
const asked = wanted.map(Number).filter((count) => Number.isInteger(count))
const sizes = asked.length > 0 ? asked : [0, 1000, 50_000]
const most = sizes.at(-1) ?? 0
const journals = shelf(root)

/** A file with what opens it without a derivation. */
function secretOf({ code }: Made): string {
  const file = join(root, 'opens')
  writeFileSync(file, code, { mode: 0o600 })
  return file
}

try {
  benchStart()
  unlocking()
  benchKeys()
  section('The journals are made')
  for (const count of sizes) journals.notes(count)
  const [small, large] = [1000, most].map((count) => ({ ...journals.mixed(count), count }))
  const [tenth, walks] = [journals.notes(10_000), journals.walks(10_000)]
  benchJournals(sizes, journals.notes, root)
  if (small !== undefined && large !== undefined) await benchViews(small, large)
  const last = journals.notes(most)
  section(`The reading room, ${most} entries`)
  await benchRoom(last.home, passphrase)
  benchWriting(last.home, most)
  benchExports(tenth.home, secretOf(tenth), root)
  mirrors(walks)
  benchCustody(last.home, secretOf(last), most, root)
  held()
  ending()
  if (wanted.includes('--readme')) writeReadme()
} finally {
  rmSync(root, { recursive: true, force: true })
}

/** The derivation that a new journal gets here, once a sitting. */
function unlocking(): void {
  section('Unlocking')
  const derives = (memory: number): Program => ({
    name: `${memory} MiB`,
    file: process.execPath,
    args: [
      '-e',
      `require('crypto').argon2Sync('argon2id',{message:'a',nonce:Buffer.alloc(16),memory:${memory * 1024},passes:3,parallelism:4,tagLength:32})`,
    ],
  })
  const programs = [bare, derives(64), derives(256)]
  const times = interleaved(programs, 5)
  for (const { name } of programs.slice(1)) {
    const own = (times.get(name) ?? []).map(
      (each, index) => each - (times.get(bare.name)?.[index] ?? 0),
    )
    const goal = name === '256 MiB' ? { goal: 1 } : {}
    figure(`the derivation of the key, ${name}`, median(own) / 1000, { unit: 's', ...goal })
  }
}

/** What grows with the words it is held over: told, and held to nothing. */
function mirrors(journal: Made): void {
  section('Mirrors over 10,000 entries')
  const how = { home: journal.home, secret: secretOf(journal) }
  for (const [name, args] of [
    ['mirror, the last page', ['mirror', '--json']],
    ['mirror, all of it', ['mirror', '--from', '2000-01-01', '--json']],
    ['strands, all of it', ['mirror', '--strands', '--json']],
  ] as const) {
    const times = interleaved([unearth(name, args, how)], 3).get(name) ?? []
    figure(name, median(times) / 1000, { unit: 's' })
  }
}

/** What no figure shows, and the test that fails where it is not so. */
function held(): void {
  section('Held by tests')
  told(
    'the first letter on the page',
    'five screens, then the cursor',
    'front-door/begin/first-run',
  )
  told('fsyncs of one entry', 'at most 6', 'store/writes')
  told('after kill -9 or a power cut', 'no kept entry is lost', 'npm run torture')
  told('plain text on the disk', 'none, by tracing writes', 'front-door/canary')
}
