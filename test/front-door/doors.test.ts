// Every command is run by a test of its own group of doors: a new one without a test fails here.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands } from './program.ts'

const tests = globSync('**/*.ts', { cwd: import.meta.dirname })
  .filter((name) => !['doors.test.ts', 'program.ts', 'door.ts'].includes(name))
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')
  // A row that says how a command is refused is no claim about what it does.
  .replace(/^ *\[\['.*'\], (?:\d, )?'.*'\],$/gm, '')

test('every command is run by a front-door test', async () => {
  const names = (await commands()).map(({ name }) => name)
  expect(names).toContain('walk')
  expect(names.filter((name) => !run(name))).toEqual([])
})

test('a command that none runs would be found', () => {
  expect(run('nothing-runs-this')).toBe(false)
})

/** Whether some test gives `name` first in a list of arguments, after options at most, or to a helper that does. */
function run(name: string): boolean {
  const first = new RegExp(`\\[\\s*(?:'--?[a-z-]+',\\s*(?:'\\d+',\\s*)?)*'${name}'[\\],]`)
  return first.test(tests) || new RegExp(`\\bjson\\('${name}'`).test(tests)
}
