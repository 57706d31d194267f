// What is shipped has everything its README points to.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

test('every file the README links to is in the package', { timeout: 30_000 }, () => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  const paths = JSON.parse(packed)[0].files.map(({ path }: { path: string }) => path)
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const links = [...readme.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, path = '']) => path)
  expect(links).toContain('src/store/FORMAT.md')
  expect(links.filter((path) => !paths.includes(path))).toEqual([])
})
