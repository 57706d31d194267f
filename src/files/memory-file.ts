// Another editor, on the writer's word: its file has no name and lives in memory only, so that nothing is left when
// unearth ends in whatever way. Editors whose habits are known are told to leave no trace of their own; others are refused.
import { spawn } from 'node:child_process'
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { basename } from 'node:path'
import { exit, Trouble } from '../errors.ts'

const vim = [
  '-n',
  '-i',
  'NONE',
  '-c',
  'set noundofile nobackup nowritebackup noswapfile viminfo= history=0 noshelltemp nomodeline secure',
]
const nvim = [
  '-n',
  '-i',
  'NONE',
  '-c',
  'set noundofile nobackup nowritebackup noswapfile shada= history=0 nomodeline secure',
]

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

// O_TMPFILE of Linux, which node:fs does not name; O_DIRECTORY is part of it and differs between processors.
const unnamed = 0o20000000 | constants.O_DIRECTORY
const tmpfs = 0x01021994

/**
 * Lets the writer's $VISUAL or $EDITOR change `text` and returns what it saved. Throws Trouble 5 where no such editor or
 * no memory file system is there, 1 where the editor failed or saved something that is not UTF-8; whatever it had saved
 * by then goes to `rescue` first.
 */
export async function editInMemory(
  text: string,
  {
    env,
    rescue = () => {},
  }: { readonly env: NodeJS.ProcessEnv; readonly rescue?: (text: string) => void },
): Promise<string> {
  const command = env['VISUAL'] || env['EDITOR'] || 'vim'
  const [program = '', ...given] = command.trim().split(/\s+/)
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
    fill(fd, text)
    const before = fstatSync(fd, { bigint: true }).mtimeNs
    const path = `/proc/${process.pid}/fd/${fd}`
    const code = await run(program, [...flags, ...given, path], env)
    const saved = fstatSync(fd, { bigint: true }).mtimeNs !== before
    const edited = saved ? read(fd) : { text, utf8: true }
    if (code === 0 && edited.utf8) return edited.text
    if (saved) rescue(edited.text)
    throw new Trouble(
      exit.failed,
      code === 0
        ? `What ${basename(program)} saved is not UTF-8 text.`
        : `${basename(program)} ended with a fault (${code}).`,
      saved ? 'What it had saved is kept as a draft.' : 'Your words are as they were before it.',
    )
  } finally {
    ftruncateSync(fd, 0)
    closeSync(fd)
  }
}

function openUnnamed(): number {
  try {
    if (statfsSync('/dev/shm').type !== tmpfs) throw new Error('/dev/shm is not in memory')
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

function fill(fd: number, text: string): void {
  const bytes = Buffer.from(text)
  try {
    for (let from = 0; from < bytes.length; ) from += writeSync(fd, bytes, from)
  } catch (error) {
    throw new Trouble(
      exit.failed,
      'There is no room in memory to lend another editor.',
      'Your words are as they were.',
      error,
    )
  }
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const cleaned = Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('UNEARTH_')),
  )
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: 'inherit', env: cleaned })
    const ignore = () => {}
    process.on('SIGINT', ignore)
    child.on('error', (error) => {
      process.off('SIGINT', ignore)
      fail(
        new Trouble(
          exit.failed,
          `${basename(program)} could not be started.`,
          'Nothing was changed.',
          error,
        ),
      )
    })
    child.on('close', (code) => {
      process.off('SIGINT', ignore)
      done(code ?? 1)
    })
  })
}

function read(fd: number): { text: string; utf8: boolean } {
  const { size } = fstatSync(fd)
  const bytes = Buffer.alloc(size)
  for (let from = 0; from < size; ) {
    const count = readSync(fd, bytes, from, size - from, from)
    if (count === 0) break
    from += count
  }
  const lines = (encoding: string, fatal: boolean) =>
    new TextDecoder(encoding, { fatal }).decode(bytes).replace(/\r\n/g, '\n').replace(/\n$/, '')
  try {
    return { text: lines('utf-8', true), utf8: true }
  } catch {
    // In this one every byte is some letter, so nothing is lost.
    return { text: lines('windows-1252', false), utf8: false }
  }
}
