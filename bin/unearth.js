#!/usr/bin/env node
// Finds a Node that is new enough, then starts the program. Plain syntax, so that an old Node can still say what is wrong.
import { existsSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// Node opens a debugger on SIGUSR1, for every account of this computer; with a listener it does not.
process.on('SIGUSR1', () => {})

const require = module.createRequire(import.meta.url)

const [major, minor] = process.versions.node.split('.').map(Number)
if (major > 24 ? major === 25 : major < 24 || minor < 15) await relaunch()
else await start()

async function start() {
  const args = process.argv.slice(2)
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    const { version } = JSON.parse(
      readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
    )
    writeSync(1, `${version}\n`)
    return
  }
  // The help was printed once when the program was built; a narrow terminal gets it fitted.
  const help = new URL('../dist/help.txt', import.meta.url)
  if (args.length === 1 && (args[0] === '--help' || args[0] === '-h') && existsSync(help)) {
    // Asked for here: most commands start without it.
    const { isatty } = process.getBuiltinModule('node:tty')
    if (!isatty(1) || process.stdout.columns >= 80) {
      writeSync(1, readFileSync(help))
      return
    }
  }
  keepToItself()
  const built = new URL('../dist/main.cjs', import.meta.url)
  // Compiled code only, and only beside the program's own. Its files have dates, and "support" leaves no trace.
  if (module.enableCompileCache && existsSync(built) && !args.includes('support'))
    module.enableCompileCache(fileURLToPath(new URL('../dist/.cache', import.meta.url)))
  const { main } = existsSync(built)
    ? require(fileURLToPath(built))
    : await import(new URL('../src/main.ts', import.meta.url).href)
  process.exit(await main(args))
}

/** No debugger that the environment asked for, and none of the memory in a core dump; before there are any words. */
function keepToItself() {
  if (/--inspect/.test(process.env.NODE_OPTIONS || '')) {
    process.getBuiltinModule('node:inspector').close()
  }
  if (process.platform !== 'linux') return
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // No such file in this kernel, or nobody may write it.
  }
}

async function relaunch() {
  const node = process.env.UNEARTH_RELAUNCHED ? undefined : newerNode()
  if (node === undefined) {
    process.stderr.write(
      `unearth needs Node 24.15 or newer; this is ${process.version}.\n` +
        'Install it from nodejs.org, or set UNEARTH_NODE to a newer one.\n',
    )
    process.exit(78)
  }
  const { spawn } = await import('node:child_process')
  const { constants } = await import('node:os')
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: { ...process.env, UNEARTH_RELAUNCHED: '1' },
  })
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGTSTP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('error', (error) => {
    process.stderr.write(`unearth could not start ${node}: ${error.message}\n`)
    process.exit(78)
  })
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + (constants.signals[signal] || 0) : code)
  })
}

function newerNode() {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const candidates = [process.env.UNEARTH_NODE]
  try {
    candidates.push(require.resolve(`${name}/package.json`).replace(/package\.json$/, file))
  } catch {
    // Not installed: this machine brings its own Node, or none.
  }
  return candidates.find((path) => path && existsSync(path))
}
