// The direction of imports, as design says it: a folder may import only what its row names.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

const allowed: Readonly<Record<string, readonly string[]>> = {
  main: ['program', 'world', 'errors', 'terminal'],
  program: ['commands', 'world', 'errors', 'terminal'],
  world: ['terminal'],
  errors: [],
  commands: ['commands', 'program', 'journal', 'store', 'exchange', 'files', 'terminal', 'errors'],
  journal: ['journal'],
  store: ['store', 'journal', 'errors'],
  exchange: ['exchange', 'journal', 'errors'],
  files: ['files', 'journal', 'errors'],
  terminal: ['terminal', 'journal', 'errors'],
}

const io = /^node:(fs|child_process|tty|readline|os|process|worker_threads|inspector)/
const network = /^node:(http|https|http2|net|dgram|dns|tls)/

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

test.each(files)('%s imports only what its layer may', (name) => {
  const text = readFileSync(join(src, name), 'utf8')
  const layer = roomOf(name)
  for (const [, imported = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)) {
    expect(imported, 'the network').not.toMatch(network)
    if (layer === 'journal') expect(imported, 'journal/ does no IO').not.toMatch(io)
    if (!imported.startsWith('.')) continue
    const target = roomOf(relative(src, resolve(dirname(join(src, name)), imported)))
    expect(allowed[layer], `${layer} may not import ${target}`).toContain(target)
  }
})

test('nothing ends the process but the launcher', () => {
  const ending = files.filter((name) =>
    /process\.exit\(/.test(readFileSync(join(src, name), 'utf8')),
  )
  expect(ending).toEqual([])
})

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, '')
}
