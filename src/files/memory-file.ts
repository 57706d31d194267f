// Another editor, on the writer's word: its file has no name and lives in memory only, so that nothing is left when
// unearth ends in whatever way. Editors whose habits are known are told to leave no trace of their own; others are refused.
import { spawn } from 'node:child_process'
import { closeSync, constants, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { basename } from 'node:path'
import { exit, Trouble } from '../errors.ts'

const vim = ['-n', '-i', 'NONE', '-c', 'set noundofile nobackup nowritebackup noswapfile viminfo= history=0 noshelltemp nomodeline secure']
const nvim = ['-n', '-i', 'NONE', '-c', 'set noundofile nobackup nowritebackup noswapfile shada= history=0 nomodeline secure']

const known: Readonly<Record<string, readonly string[]>> = {
  vim,
  vi: vim,
  nvim,
  nano: ['--ignorercfiles'],
  emacs: [
    '-nw',
    '-Q',
    '--eval',
    '(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil)',
  ],
}

// O_TMPFILE of Linux, which node:fs does not name.
const unnamed = 0o20200000

/**
 * Lets the writer's $VISUAL or $EDITOR change `text` and returns what it saved. Throws Trouble 5 where no such editor or
 * no memory file system is there, 1 where the editor failed or saved something that is not text; `text` is as it was then.
 */
export async function editInMemory(
  text: string,
  { env }: { readonly env: NodeJS.ProcessEnv },
): Promise<string> {
  const command = env['VISUAL'] || env['EDITOR'] || 'vim'
  const [program = '', ...given] = command.split(/\s+/)
  const flags = known[basename(program)]
  if (flags === undefined) {
    throw new Trouble(
      exit.noTerminal,
      `"${basename(program)}" may leave copies of your words on the drive, so it is not started.`,
      `These can be told not to: ${Object.keys(known).join(', ')}. The page inside unearth leaves nothing.`,
    )
  }
  const fd = openUnnamed()
  try {
    writeSync(fd, text)
    const path = `/proc/${process.pid}/fd/${fd}`
    const code = await run(program, [...flags, ...given, path], env)
    if (code !== 0) {
      throw new Trouble(exit.failed, `${basename(program)} ended with a fault (${code}).`, 'Your words are as they were before it.')
    }
    return read(fd)
  } finally {
    ftruncateSync(fd, 0)
    closeSync(fd)
  }
}

function openUnnamed(): number {
  try {
    return openSync('/dev/shm', constants.O_RDWR | unnamed, 0o600)
  } catch (error) {
    throw new Trouble(
      exit.noTerminal,
      'There is no file system in memory here to lend another editor.',
      'The page inside unearth needs none.',
      error,
    )
  }
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const cleaned = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('UNEARTH_')))
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: 'inherit', env: cleaned })
    const ignore = () => {}
    process.on('SIGINT', ignore)
    child.on('error', (error) => {
      process.off('SIGINT', ignore)
      fail(new Trouble(exit.failed, `${basename(program)} could not be started.`, 'Nothing was changed.', error))
    })
    child.on('close', (code) => {
      process.off('SIGINT', ignore)
      done(code ?? 1)
    })
  })
}

function read(fd: number): string {
  const { size } = fstatSync(fd)
  const bytes = Buffer.alloc(size)
  for (let from = 0; from < size; ) {
    const count = readSync(fd, bytes, from, size - from, from)
    if (count === 0) break
    from += count
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n/g, '\n').replace(/\n$/, '')
  } catch {
    throw new Trouble(
      exit.failed,
      'What the editor saved is not UTF-8 text.',
      'Your words are as they were before it.',
    )
  }
}
