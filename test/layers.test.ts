// The direction of imports, as design says it. A room may import itself and what its row names; nothing imports in a circle,
// types included; and no verb imports another's file.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../src')

/** The rooms of the house, the longest path first where one lies in another. */
const rows: Readonly<Record<string, readonly string[]>> = {
  main: ['program', 'world', 'errors', 'terminal', 'journal'],
  program: ['doors', 'takes', 'conversation/desk', 'world', 'errors', 'terminal', 'text'],
  doors: ['commands', 'takes', 'world', 'errors'],
  man: ['doors', 'takes', 'errors'],
  takes: ['errors', 'journal'],
  world: ['terminal'],
  errors: [],
  commands: [
    'conversation',
    'world',
    'errors',
    'store',
    'exchange',
    'files',
    'terminal',
    'journal',
    'text',
  ],
  'conversation/begin': [
    'conversation/sitting',
    'conversation/leaving',
    'conversation/record',
    'conversation/page',
    'conversation/desk',
    'base',
  ],
  'conversation/map': [
    'conversation/reading',
    'conversation/sitting',
    'conversation/leaving',
    'conversation/record',
    'conversation/page',
    'conversation/desk',
    'base',
  ],
  'conversation/reading': [
    'conversation/sitting',
    'conversation/mirror',
    'conversation/record',
    'conversation/page',
    'conversation/desk',
    'base',
  ],
  'conversation/sitting': [
    'conversation/mirror',
    'conversation/record',
    'conversation/page',
    'conversation/desk',
    'base',
  ],
  'conversation/mirror': ['conversation/page', 'conversation/desk', 'base'],
  'conversation/record': ['conversation/page', 'conversation/desk', 'base'],
  'conversation/page': ['conversation/desk', 'base'],
  'conversation/leaving': ['conversation/page', 'conversation/desk', 'base'],
  'conversation/arriving': ['conversation/desk', 'base'],
  'conversation/desk': ['base'],
  store: ['journal', 'text', 'errors'],
  exchange: ['journal', 'files', 'text', 'errors'],
  files: ['journal', 'text', 'errors'],
  terminal: ['journal', 'text', 'errors'],
  'journal/view': [
    'journal/record',
    'journal/walk',
    'journal/page',
    'journal/time',
    'journal',
    'text',
  ],
  'journal/leaving': [
    'journal/record',
    'journal/walk',
    'journal/page',
    'journal/time',
    'journal',
    'text',
  ],
  'journal/content': [
    'journal/dig',
    'journal/mirror',
    'journal/record',
    'journal/walk',
    'journal/page',
    'journal/time',
    'journal',
    'text',
  ],
  'journal/dig': ['journal/mirror', 'journal/walk', 'journal/page', 'journal', 'text'],
  'journal/mirror': ['journal/care', 'journal/page', 'journal/time', 'journal', 'text'],
  'journal/care': ['journal/page', 'journal/time', 'journal/walk', 'journal', 'text'],
  'journal/record': ['journal/walk', 'journal/page', 'journal/time', 'journal', 'text'],
  'journal/walk': ['journal/page', 'journal/time', 'journal', 'text'],
  'journal/page': ['journal/time', 'journal', 'text'],
  'journal/time': ['journal', 'text'],
  journal: ['text'],
  text: [],
}

const base = ['world', 'errors', 'store', 'exchange', 'files', 'terminal', 'journal', 'text']
const io = /^node:(fs|child_process|tty|readline|os|process|worker_threads|inspector)/
const network = /^node:(http|https|http2|net|dgram|dns|tls)/

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.replaceAll('\\', '/'))

/** What each file imports of the house, by path from src. */
const imports = new Map(
  files.map((name) => [
    name,
    importsOf(name)
      .filter((each) => each.startsWith('.'))
      .map((each) => relative(src, resolve(dirname(join(src, name)), each))),
  ]),
)

test.each(files)('%s imports only what its room may', (name) => {
  const room = roomOf(name)
  for (const imported of importsOf(name)) {
    expect(imported, 'the network').not.toMatch(network)
    if (/^(journal|text)/.test(room)) expect(imported, `${room} does no IO`).not.toMatch(io)
  }
  const may: string[] = (rows[room] ?? []).flatMap((each) => (each === 'base' ? base : [each]))
  for (const target of imports.get(name) ?? []) {
    const there = roomOf(target)
    if (there === room) continue
    expect(
      may.some(
        (each) =>
          each === there ||
          ((each !== 'journal' || !room.startsWith('journal')) && there.startsWith(`${each}/`)),
      ),
      `${room} may not import ${target}`,
    ).toBe(true)
  }
})

test('no verb imports the file of another', () => {
  const crossing = files.flatMap((name) =>
    name.startsWith('commands/')
      ? (imports.get(name) ?? [])
          .filter((target) => target.startsWith('commands/'))
          .map((target) => `${name} → ${target}`)
      : [],
  )
  expect(crossing).toEqual([])
})

test('nothing imports in a circle, types included', () => {
  expect(files.flatMap((name) => circleFrom(name) ?? [])).toEqual([])
})

test('nothing ends the process but the launcher', () => {
  const ending = files.filter((name) =>
    /process\.exit\(/.test(readFileSync(join(src, name), 'utf8')),
  )
  expect(ending).toEqual([])
})

function importsOf(name: string): string[] {
  const text = readFileSync(join(src, name), 'utf8')
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, path = '']) => path)
}

/** The shortest way from a file back to itself, or undefined. */
function circleFrom(start: string): string | undefined {
  const ways: string[][] = [[start]]
  const seen = new Set<string>()
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    for (const next of imports.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return [...way, start].join(' → ')
      if (seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  }
  return undefined
}

function roomOf(path: string): string {
  const parts = path.split('/')
  const [first = ''] = parts
  if (parts.length === 1) return first.replace(/\.ts$/, '')
  const inner = parts.slice(0, 2).join('/')
  return parts.length > 2 && rows[inner] !== undefined ? inner : first
}
