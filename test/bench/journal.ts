// A command in a journal of every size, as a whole process: opened with the recovery code, which derives nothing, and once with the
// passphrase, for what stands beside another program.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { longText, passphrase } from './corpus.ts'
import { figure, median, ratio, section } from './goals.ts'
import { jrnlOf } from './peers.ts'
import { bare, interleaved, type Program, unearth } from './programs.ts'
import type { Made } from './shelf.ts'

const words = longText(300)

/** What a command does in a journal, by its name: the goal in B, and how many times faster than jrnl it is to be. */
const verbs = [
  { name: 'list ten', args: ['list'], goal: 1.8, peer: 'list', times: 50 },
  {
    name: 'search for a rare word',
    args: ['search', 'zugzwang'],
    goal: 1.9,
    peer: 'search',
    times: 50,
  },
  { name: 'search for a common word', args: ['search', 'morning'] },
  { name: 'add one', args: ['jot', '-'], input: words, goal: 2, peer: 'add', times: 100 },
] as const

/** Prints what each verb costs at each size. `made` makes a journal of so many entries, or has it. */
export function benchJournals(
  sizes: readonly number[],
  made: (count: number) => Made,
  root: string,
): void {
  const first = new Map<string, number>()
  for (const count of sizes) {
    const { home, code } = made(count)
    section(`${count} entries, beyond the derivation of the key`)
    const secret = join(root, 'secret')
    writeFileSync(secret, code, { mode: 0o600 })
    const programs = verbs.map(({ name, args, ...more }) =>
      unearth(name, args, { home, secret, ...('input' in more ? { input: more.input } : {}) }),
    )
    const times = interleaved([bare, ...programs], 15)
    const b = times.get(bare.name) ?? []
    for (const verb of verbs) {
      const own = ratio(times.get(verb.name) ?? [], b)
      const goal = 'goal' in verb && count > 1000 ? { goal: verb.goal } : {}
      figure(`${verb.name}, ${count} entries`, own, goal)
      const before = first.get(verb.name)
      if (before === undefined) first.set(verb.name, own)
      else if (count > 1000 && 'goal' in verb)
        figure(`${verb.name}, ${count} entries against none`, own / before, {
          unit: '×',
          goal: 1.1,
        })
    }
    if (count > 0) withPassphrase(count, home, root)
  }
}

/** The derivation included, beside jrnl where it is here. */
function withPassphrase(count: number, home: string, root: string): void {
  const secret = join(root, 'passphrase')
  writeFileSync(secret, passphrase, { mode: 0o600 })
  const peer = jrnlOf(root, count, words)
  const own: Program[] = verbs.map(({ name, args, ...more }) =>
    unearth(name, args, { home, secret, ...('input' in more ? { input: more.input } : {}) }),
  )
  const times = interleaved([...own, ...(peer ?? [])], peer === undefined ? 5 : 3)
  for (const verb of verbs) {
    const mine = times.get(verb.name) ?? []
    if (!('peer' in verb)) continue
    figure(`${verb.name}, ${count} entries, with the passphrase (64 MiB)`, median(mine), {
      unit: 'ms',
    })
    const theirs = times.get(`jrnl ${verb.peer}`)
    if (theirs === undefined) continue
    const least = count >= 50_000 ? verb.times : 1
    figure(
      `${verb.name}, ${count} entries, times faster than jrnl`,
      median(theirs) / median(mine),
      {
        unit: '×',
        least,
      },
    )
  }
}
