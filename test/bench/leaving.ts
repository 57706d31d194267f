// All of a journal at once: to a file, against bare SQLite that reads as many words without a key, and what custody costs.
import { execFileSync } from 'node:child_process'
import { openSync, rmSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { texts } from './corpus.ts'
import { figure, median, section } from './goals.ts'
import { interleaved, type Program, timed, unearth } from './programs.ts'

const count = 10_000

/** Prints what an export of 10,000 entries costs, and how much memory it takes at that and at five times the size. */
export function benchExports(home: string, secret: string, root: string): void {
  section('An export of 10,000 entries to a file')
  const plain = join(root, 'plain.db')
  plainOf(plain)
  const floor: Program = {
    name: 'plain SQLite',
    file: process.execPath,
    args: [import.meta.filename, plain, join(root, 'plain.json')],
  }
  const formats = ['json', 'markdown', 'html', 'text'].map((format) =>
    unearth(
      format,
      [
        'export',
        '--full',
        '--format',
        format,
        '--to',
        join(root, `out.${format}`),
        '--yes',
        '--over',
      ],
      { home, secret },
    ),
  )
  const times = interleaved([floor, ...formats], 5)
  const base = median(times.get(floor.name) ?? [])
  figure('plain SQLite to a JSON file', base / 1000, { unit: 's' })
  for (const { name } of formats) {
    const own = median(times.get(name) ?? [])
    const goal = name === 'json' ? { goal: 2.2 } : {}
    figure(`export as ${name}, against plain SQLite`, own / base, { unit: '×', ...goal })
  }
  const peaks = [count, 5 * count].map((entries) => peakOf('json', entries))
  const flat = (peaks[1] ?? 0) / (peaks[0] ?? 1)
  figure('memory of a JSON export, 50,000 against 10,000', flat, { unit: '×', goal: 1.25 })
  figure('memory of a book of 2,000 entries as PDF', peakOf('pdf book', 2000), { unit: 'MiB' })
}

/** MiB at most of an export in a process of its own. */
function peakOf(format: string, entries: number): number {
  const file = resolve(import.meta.dirname, 'exports.ts')
  const said = execFileSync(process.execPath, [file, String(entries), format], { encoding: 'utf8' })
  return Number(/(\d+) MiB/.exec(said)?.[1])
}

function plainOf(file: string): void {
  const db = new Database(file)
  db.exec('create table entry (seq integer primary key, created integer, text text)')
  const add = db.prepare('insert into entry (created, text) values (?, ?)')
  db.transaction(() => {
    let index = 0
    for (const text of texts(count)) {
      index += 1
      add.run(index, text)
    }
  })()
  db.close()
}

/** Prints what a backup, a check, a restore and a merge of all of it take. */
export function benchCustody(home: string, secret: string, entries: number, root: string): void {
  section(`The whole of ${entries} entries`)
  const [folder, restored] = [join(root, 'backups'), join(root, 'restored')]
  const programs = [
    unearth('a backup, read back and compared', ['backup', folder], { home, secret }),
    unearth('check', ['check'], { home, secret }),
    unearth('restore', ['restore', folder], { home: restored, secret }),
    unearth('merge of a copy with nothing new', ['merge', restored], { home, secret }),
  ]
  for (const program of programs) figure(program.name, timed(program) / 1000, { unit: 's' })
  rmSync(folder, { recursive: true, force: true })
}

if (import.meta.main) {
  const [, , file = '', to = ''] = process.argv
  const db = new Database(file, { readonly: true })
  const out = openSync(to, 'w')
  for (const row of db.prepare('select * from entry order by seq').iterate())
    writeSync(out, `${JSON.stringify(row)}\n`)
  db.close()
}
