// Starts the program in the Node that runs this. Plain syntax, so that an old Node can still say what is wrong.
'use strict'
const { existsSync, readFileSync, writeFileSync, writeSync } = require('node:fs')
const { enableCompileCache } = require('node:module')
const { join } = require('node:path')

// Node opens a debugger on SIGUSR1, for every account of this computer; with a listener it does not.
process.on('SIGUSR1', () => {})

const built = join(__dirname, '../dist')
const [major, minor] = process.versions.node.split('.').map(Number)

if (major > 24 ? major === 25 : major < 24 || minor < 15) {
  writeSync(
    2,
    `unearth needs Node 24.15 or newer, or Node 26; this is ${process.version}.\n` +
      'Start it by bin/unearth, which looks for one.\n',
  )
  process.exitCode = 78
} else void start(process.argv.slice(2))

async function start(args) {
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'))
    writeSync(1, `${version}\n`)
    return
  }
  const { isatty } = require('node:tty')
  // The help was printed once when the program was built; a narrow terminal gets it fitted.
  const help = join(built, 'help.txt')
  if (args.length === 1 && (args[0] === '--help' || args[0] === '-h') && existsSync(help)) {
    if (!isatty(1) || process.stdout.columns >= 80) {
      writeSync(1, readFileSync(help))
      return
    }
  }
  holdTerminal(args, isatty)
  keepToItself()
  const program = join(built, 'main.cjs')
  const there = existsSync(program)
  // Compiled code only, and only beside the program's own. Its files have dates, and "support" leaves no trace.
  if (there && !args.includes('support')) enableCompileCache(join(built, '.cache'))
  const { main } = there ? require(program) : await import('../src/main.ts')
  process.exit(await main(args))
}

/**
 * Nothing is echoed from here on, and what is typed waits for the first screen. Node gives the terminal back as it was in
 * whatever way it ends.
 */
function holdTerminal(args, isatty) {
  if (isatty(0) && !args.includes('--no-input') && inFront()) process.stdin.setRawMode(true)
}

/** Whether the terminal is this program's; only the system of Linux says so to whoever just reads. */
function inFront() {
  try {
    const fields = readFileSync('/proc/self/stat', 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
    return fields[2] === fields[5]
  } catch {
    return true
  }
}

/** No debugger that the environment asked for, and none of the memory in a core dump; before there are any words. */
function keepToItself() {
  if (/--inspect/.test(process.env.NODE_OPTIONS || '')) require('node:inspector').close()
  if (process.platform !== 'linux' || process.permission) return
  try {
    writeFileSync('/proc/self/coredump_filter', '0')
  } catch {
    // No such file in this kernel, or nobody may write it.
  }
}
