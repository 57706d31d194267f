// Programs that others wrote, where they are here: jrnl (named by UNEARTH_BENCH_JRNL, or on the PATH) over the same entries. It is
// measured on a journal in plain text, which it reads sooner than one it encrypts.
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, texts } from './corpus.ts'
import { told } from './goals.ts'
import type { Program } from './programs.ts'

const jrnl = process.env['UNEARTH_BENCH_JRNL'] ?? 'jrnl'

/** jrnl's list, search and add over `count` entries; undefined, and told, where it is not here or does not run. */
export function jrnlOf(root: string, count: number, words: string): Program[] | undefined {
  const what = `against jrnl, ${count} entries`
  const goal = 'add × 100, list and search × 50 at 50,000; faster at every size'
  const { stdout, error } = spawnSync(jrnl, ['--version'], { encoding: 'utf8' })
  if (error !== undefined) {
    told(what, goal, 'jrnl is not here')
    return undefined
  }
  const folder = join(root, `jrnl-${count}`)
  mkdirSync(folder, { recursive: true })
  const journal = join(folder, 'journal.txt')
  const config = join(folder, 'jrnl.yaml')
  writeFileSync(journal, journalText(count))
  writeFileSync(config, configOf(journal, /\d+\.\d+[.\d]*/.exec(stdout)?.[0] ?? '4.0'))
  const program = (name: string, args: readonly string[], input = ''): Program => ({
    name: `jrnl ${name}`,
    file: jrnl,
    args: ['--config-file', config, ...args],
    input,
  })
  const programs = [
    program('list', ['-n', '10']),
    program('search', ['-contains', 'zugzwang']),
    program('add', [], words),
  ]
  for (const { file, args, input } of programs) {
    const { status, stderr } = spawnSync(file, args, { input: input ?? '', encoding: 'utf8' })
    if (status === 0) continue
    told(what, goal, `jrnl ends with ${status}: ${stderr.trim().split('\n').at(-1) ?? ''}`)
    return undefined
  }
  return programs
}

function journalText(count: number): string {
  let text = ''
  let index = 0
  for (const words of texts(count)) {
    index += 1
    const when = new Date(at.utc - (count - index) * 3_600_000).toISOString()
    text += `[${when.slice(0, 10)} ${when.slice(11, 16)}] ${words.replaceAll('\n', ' ')}\n\n`
  }
  return text
}

function configOf(journal: string, version: string): string {
  return `colors: {body: none, date: none, tags: none, title: none}
default_hour: 9
default_minute: 0
editor: ''
encrypt: false
highlight: false
indent_character: '|'
journals: {default: {journal: ${journal}}}
linewrap: 79
tagsymbols: '#@'
template: false
timeformat: '%F %R'
version: v${version}
`
}
