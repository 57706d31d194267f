import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A Node of this machine that is too old for unearth; undefined where there is none. */
export const oldNode = [
  process.env['UNEARTH_OLD_NODE'] ?? '',
  '/usr/bin/node',
  '/usr/local/bin/node',
].find(
  (path) =>
    existsSync(path) &&
    /^v(1\d|2[0-3])\./.test(spawnSync(path, ['-v'], { encoding: 'utf8' }).stdout),
)
