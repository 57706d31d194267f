// Two kinds of test. Quick ones start no process; the others run the program, an editor, a PDF reader, a trace.
// Which is which is read from what a test imports, so that no list is kept.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { closing } from './test/closing.ts'

const processes = new Set(['node:child_process', '@lydell/node-pty'])

/** Whether a test, or a helper it imports from beside it, can start a process. */
function starts(path: string, seen = new Set<string>()): boolean {
  if (seen.has(path)) return false
  seen.add(path)
  const imports = readFileSync(path, 'utf8').matchAll(/^(?:import|\}) .*from '(.+)'$/gm)
  return Array.from(imports, ([, name = '']) => name).some((name) => {
    if (processes.has(name)) return true
    const other = join(dirname(path), name)
    return name.startsWith('.') && other.startsWith('test') && starts(other, seen)
  })
}

const files = globSync('test/**/*.test.ts').toSorted()
const slow = files.filter((file) => starts(file))
const quick = files.filter((file) => !slow.includes(file))

export default defineConfig({
  test: {
    reporters: ['default', closing],
    globalSetup: 'test/folder.ts',
    projects: [
      {
        test: {
          name: 'quick',
          include: quick,
          setupFiles: ['test/no-process.ts'],
          isolate: false,
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'processes',
          include: slow,
          // Mostly waiting for the programs they started.
          maxWorkers: 3,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
