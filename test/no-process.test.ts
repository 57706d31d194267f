import { expect, test } from 'vitest'

const name = 'node:child_process'

test('a quick test starts no process, by whatever way', async () => {
  const { default: module, ...exported } = await import(name)
  for (const ways of [module, exported])
    for (const way of [
      'spawn',
      'spawnSync',
      'exec',
      'execSync',
      'execFile',
      'execFileSync',
      'fork',
    ])
      expect(() => ways[way](process.execPath, ['-e', '0'])).toThrow('starts no process')
})
