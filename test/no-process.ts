// In a quick test nothing can be started.
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

const ways = ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']

function refuse(): never {
  throw new Error(
    'A quick test starts no process. A test file that imports node:child_process is no quick one.',
  )
}

Object.assign(childProcess, Object.fromEntries(ways.map((way) => [way, refuse])))
syncBuiltinESMExports()
