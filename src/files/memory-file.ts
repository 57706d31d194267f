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

/** How an editor is told to bring nothing of its owner's along and to leave nothing, and whether it saves by itself. */
type Editor = { readonly flags: readonly string[]; readonly saves: boolean }

const saving = 'silent! autocmd CursorHold,CursorHoldI,InsertLeave,TextChanged * silent! update'
const leavesNothing = 'noundofile nobackup nowritebackup noswapfile history=0 nomodeline secure'
const comfort = 'nocompatible backspace=2 linebreak updatetime=1000'

const vim: Editor = {
  flags: ['-N', '-u', 'NONE', '-U', 'NONE', '-i', 'NONE', '-n'].concat([
    '-c',
    `set ${comfort} ${leavesNothing} viminfo= noshelltemp`,
    '-c',
    saving,
  ]),
  saves: true,
}
const nvim: Editor = {
  flags: ['-u', 'NONE', '-i', 'NONE', '-n'].concat([
    '-c',
    `set ${comfort} ${leavesNothing} shada=`,
    '-c',
    saving,
  ]),
  saves: true,
}

const known: Readonly<Record<string, Editor>> = {
  vim,
  vi: vim,
  nvim,
  nano: { flags: ['--ignorercfiles'], saves: false },
  emacs: {
    flags: [
      '-nw',
      '-Q',
      '--eval',
      '(setq make-backup-files nil auto-save-default nil auto-save-list-file-prefix nil create-lockfiles nil auto-save-visited-interval 1)',
      '--eval',
      '(auto-save-visited-mode 1)',
    ],
    saves: true,
  },
}

// O_TMPFILE of Linux, which node:fs does not name; O_DIRECTORY is part of it and differs between processors.
const unnamed = 0o20000000 | constants.O_DIRECTORY
const tmpfs = 0x01021994

/**
 * Lets the writer's $VISUAL or $EDITOR change `text` and returns what it saved. Throws Trouble 5 where no such editor or
 * no memory file system is there, 1 where the editor failed or saved something that is not UTF-8; whatever it had saved
 * by then goes to `rescue` first. One that saves by itself and is left for `idleMs` is ended, what it saved is rescued, and
 * Trouble 4 thrown; never where that is 0.
 */
export async function editInMemory(
  text: string,
  {
    env,
    rescue = () => {},
    idleMs = 0,
  }: {
    readonly env: NodeJS.ProcessEnv
    readonly rescue?: (text: string) => void
    readonly idleMs?: number
  },
): Promise<string> {
  const command = env['VISUAL'] || env['EDITOR'] || 'vim'
  const [program = '', ...given] = command.trim().split(/\s+/)
  const editor = known[basename(program)]
  if (editor === undefined) {
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
    // Behind what its owner gave it, so that this holds.
    const args = [...given, ...editor.flags, path]
    const code = await run(program, args, env, editor.saves ? idleMs : 0)
    const saved = fstatSync(fd, { bigint: true }).mtimeNs !== before
    const edited = saved ? read(fd) : { text, utf8: true }
    if (code === 0 && edited.utf8) return edited.text
    if (saved) rescue(edited.text)
    if (code === left) throw idled()
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

/** What `run` says of an editor that was left alone. */
const left = -1

function idled(): Trouble {
  return new Trouble(exit.locked, 'Locked.', 'What was written is kept as a draft.')
}

function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  idleMs: number,
): Promise<number> {
  const cleaned = Object.fromEntries(
    Object.entries(env).filter(([name]) => !name.startsWith('UNEARTH_')),
  )
  return new Promise((done, fail) => {
    const child = spawn(program, args, { stdio: 'inherit', env: cleaned })
    const ignore = () => {}
    const watch = whenLeft(idleMs, () => child.kill('SIGTERM'))
    process.on('SIGINT', ignore)
    child.on('error', (error) => {
      process.off('SIGINT', ignore)
      watch.over()
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
      done(watch.over() ? left : (code ?? 1))
    })
  })
}

/**
 * Calls `end` once no key has come for `ms` milliseconds: the terminal's device knows when it was read last. `over` stops
 * looking, and says whether it came to that.
 */
function whenLeft(ms: number, end: () => void): { over(): boolean } {
  const began = Date.now()
  let came = false
  const look = () => {
    const { atimeMs } = fstatSync(0)
    if (came || Date.now() - Math.max(began, atimeMs) < ms) return
    came = true
    end()
  }
  const timer = ms > 0 ? setInterval(look, Math.min(5000, ms)) : undefined
  return {
    over() {
      clearInterval(timer)
      return came
    },
  }
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
