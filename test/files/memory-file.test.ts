// --editor with real editors and with small scripts that behave as editors do. Linux only: elsewhere it is refused.
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawn as spawnPty } from '@lydell/node-pty'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Trouble } from '../../src/errors.ts'
import { editInMemory } from '../../src/files/memory-file.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'unearth-editor-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

/** A program of this name whose script finds the file to edit in $file. */
function editor(name: string, script: string): string {
  const path = join(dir, name)
  writeFileSync(path, `#!/bin/sh\nfor file; do :; done\ncd '${dir}'\n${script}\n`, { mode: 0o755 })
  return path
}

const edit = (text: string, EDITOR: string, env: Record<string, string> = {}) =>
  editInMemory(text, { env: { PATH: process.env['PATH'], EDITOR, ...env } })

async function fault(edited: Promise<string>): Promise<Trouble> {
  const error = await edited.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (error instanceof Trouble) return error
  throw new Error(`not a Trouble: ${String(error)}`)
}

test.each(['code --wait', 'gvim', 'subl -w', '/usr/bin/gedit', 'ed', 'true'])(
  '%s is refused',
  async (command) => {
    const refused = await fault(edit('words', command))
    expect(refused.code).toBe(5)
    expect(refused.message).toContain('leave copies')
    expect(refused.message).not.toContain('words\n')
  },
)

describe.runIf(process.platform === 'linux')('on Linux', () => {
  test('what the editor saves comes back, without the line break it adds at the end', async () => {
    expect(await edit('one\ntwo', editor('nano', 'printf "three\\nfour\\n" > "$file"'))).toBe(
      'three\nfour',
    )
  })

  test('the editor finds the words as they are', async () => {
    const text = 'Ich möchte nicht. 不 👩‍👧 e\u0301\n\n  two'
    expect(await edit(text, editor('nano', 'cat "$file" > seen'))).toBe(text)
    expect(readFileSync(join(dir, 'seen'), 'utf8')).toBe(text)
  })

  test('ten thousand words come back whole, shorter ones leave no tail of longer ones', async () => {
    const long = 'möglich '.repeat(100_000)
    expect(
      await edit('', editor('nano', `printf 'm\\303\\266glich %.0s' $(seq 1000) > "$file"`)),
    ).toBe('möglich '.repeat(1000))
    expect(await edit(long, editor('vim', 'printf short > "$file"'))).toBe('short')
    expect(await edit(long, editor('vim', 'wc -c < "$file" > seen'))).toBe(long)
    expect(readFileSync(join(dir, 'seen'), 'utf8').trim()).toBe(String(Buffer.byteLength(long)))
  })

  test('one that saves by itself and is left alone is ended, and what it saved is rescued', async () => {
    const kept: string[] = []
    const locked = await fault(
      editInMemory('words', {
        env: {
          PATH: process.env['PATH'],
          EDITOR: editor('vim', 'printf more > "$file"\nexec sleep 60'),
        },
        rescue: (text) => kept.push(text),
        idleMs: 200,
      }),
    )
    expect([locked.code, kept]).toEqual([4, ['more']])
  })

  test('an emptied file is empty words', async () => {
    expect(await edit('words', editor('nano', ': > "$file"'))).toBe('')
  })

  test('line breaks of another system become ours', async () => {
    expect(await edit('', editor('nano', 'printf "a\\r\\nb\\r\\n" > "$file"'))).toBe('a\nb')
  })

  test('the file has no name anywhere, on a file system in memory, and is for its owner alone', async () => {
    const before = readdirSync('/dev/shm')
    await edit(
      'words',
      editor(
        'nano',
        'readlink "$file" > name; stat -L -c "%a %h" "$file" > mode; stat -L -f -c %T "$file" > kind; ls -A /dev/shm > shm',
      ),
    )
    expect(readFileSync(join(dir, 'name'), 'utf8')).toContain('(deleted)')
    expect(readFileSync(join(dir, 'mode'), 'utf8')).toBe('600 0\n')
    expect(readFileSync(join(dir, 'kind'), 'utf8')).toBe('tmpfs\n')
    expect(readFileSync(join(dir, 'shm'), 'utf8').split('\n').filter(Boolean).toSorted()).toEqual(
      before.toSorted(),
    )
    expect(readdirSync('/dev/shm').toSorted()).toEqual(before.toSorted())
  })

  test('the editor learns nothing of ours from its environment or its arguments', async () => {
    await edit('secret words', editor('nano', 'env > env; printf "%s " "$@" > args'), {
      UNEARTH_HOME: '/somewhere',
      UNEARTH_PASSPHRASE_FILE: '/else',
      LANG: 'C.UTF-8',
    })
    const env = readFileSync(join(dir, 'env'), 'utf8')
    expect(env).not.toContain('UNEARTH_')
    expect(env).toContain('LANG=C.UTF-8')
    expect(readFileSync(join(dir, 'args'), 'utf8')).not.toContain('secret')
  })

  test.each([
    [
      'vim',
      [
        '-n',
        '-i NONE',
        'noundofile',
        'nobackup',
        'nowritebackup',
        'noswapfile',
        'viminfo=',
        'nomodeline',
      ],
    ],
    ['vi', ['-n', '-i NONE', 'noundofile', 'nobackup']],
    ['nvim', ['-n', '-i NONE', 'noundofile', 'nobackup', 'shada=']],
    ['nano', ['--ignorercfiles']],
    ['emacs', ['-Q', 'make-backup-files nil', 'auto-save-default nil', 'create-lockfiles nil']],
  ])('%s is told to leave no trace of its own', async (name, flags) => {
    await edit('', editor(name, 'printf "%s " "$@" > args'))
    const args = readFileSync(join(dir, 'args'), 'utf8')
    for (const flag of flags) expect(args).toContain(flag)
    expect(args.trim().split(' ').at(-1)).toMatch(/^\/proc\/\d+\/fd\/\d+$/)
  })

  test('VISUAL comes before EDITOR, and its own arguments reach it', async () => {
    const wanted = editor('nano', 'printf "%s " "$@" > args')
    await edit('', 'code', { VISUAL: `${wanted} --softwrap` })
    expect(readFileSync(join(dir, 'args'), 'utf8')).toContain('--softwrap --ignorercfiles /proc/')
  })

  test('an editor that is not there is said so', async () => {
    const missing = await fault(edit('words', join(dir, 'vim')))
    expect(missing.code).toBe(1)
    expect(missing.message).toBe('vim could not be started.')
  })

  test('an editor that ends with a fault is said so, with where the words are', async () => {
    for (const script of ['exit 3', 'kill -9 $$']) {
      const failed = await fault(edit('words', editor('vim', script)))
      expect(failed.code).toBe(1)
      expect(failed.hint).toBe('Your words are as they were before it.')
    }
  })

  test('what is not UTF-8 is never taken for something else', async () => {
    const failed = await fault(edit('', editor('nano', 'printf "m\\366chte" > "$file"')))
    expect(failed.code).toBe(1)
    expect(failed.message).toContain('UTF-8')
  })

  test('no descriptor and no signal handler is left behind, also after faults', async () => {
    const open = () => readdirSync('/proc/self/fd').length
    await edit('', editor('nano', ':'))
    const [descriptors, handlers] = [open(), process.listenerCount('SIGINT')]
    await edit('a', editor('nano', 'printf b > "$file"'))
    await fault(edit('a', editor('nano', 'exit 1')))
    await fault(edit('a', join(dir, 'emacs')))
    await fault(edit('a', editor('nano', 'printf "\\377" > "$file"')))
    expect([open(), process.listenerCount('SIGINT')]).toEqual([descriptors, handlers])
  })

  const hasVim = existsSync('/usr/bin/vim')

  test.runIf(hasVim)(
    'vim under a config that keeps everything leaves nothing, saved or killed',
    async () => {
      const home = join(dir, 'home')
      for (const name of ['undo', 'backup', 'swap', 'view'])
        mkdirSync(join(home, name), { recursive: true })
      writeFileSync(
        join(home, '.vimrc'),
        `set undofile undodir=${home}/undo backup writebackup backupdir=${home}/backup
set swapfile directory=${home}/swap updatecount=1 viminfo='100,n${home}/.viminfo history=100 modeline
autocmd BufReadPost,TextChanged,TextChangedI * call writefile(getline(1, '$'), '${home}/plugin')\n`,
      )
      const saved = await inVim(home, ['ozanzibar\u001b', ':wq\r'])
      expect(saved).toBe('pomegranate\nzanzibar')
      const killed = await inVim(home, [
        'ozanzibar\u001b',
        ':w\r',
        ':call system("kill -9 " . getpid())\r',
      ])
      expect(killed).toContain('Trouble')
      const left = readdirSync(home, { recursive: true, encoding: 'utf8' }).toSorted()
      expect(left).toEqual(['.vimrc', 'backup', 'swap', 'undo', 'view'])
      const found = execFileSync(
        'sh',
        ['-c', `grep -rlE 'pomegranate|zanzibar' '${dir}' /dev/shm || true`],
        { encoding: 'utf8' },
      )
      expect(found).toBe('')
    },
  )

  test('looking without saving changes nothing, whatever the words end in', async () => {
    for (const text of ['one\n', 'one\r\ntwo', '\ufeffone'])
      expect(await edit(text, editor('nano', ':'))).toBe(text)
  })

  test.each([
    ['ended with a fault', 'printf "an hour" > "$file"; exit 1', 'an hour'],
    ['was killed', 'printf "an hour" > "$file"; kill -9 $$', 'an hour'],
    ['saved as Latin-1', 'printf "m\\366chte" > "$file"', 'möchte'],
  ])('what the editor had saved goes to the draft when it %s', async (_, script, words) => {
    const rescued: string[] = []
    const options = {
      env: { EDITOR: editor('vim', script), PATH: process.env['PATH'] },
      rescue: (text: string) => rescued.push(text),
    }
    const failed = await fault(editInMemory('old', options))
    expect(rescued).toEqual([words])
    expect(failed.hint).toBe('What it had saved is kept as a draft.')
  })

  test('a memory file system with no room is a sentence, and never half of the words', async () => {
    const script = `import { editInMemory } from ${JSON.stringify(resolve(import.meta.dirname, '../../src/files/memory-file.ts'))}
      editInMemory('x'.repeat(5000), { env: process.env }).then((text) => console.log(text.length), (error) => console.log(error.name))`
    const quiet = editor('vim', ':')
    const said = execFileSync(
      'bash',
      [
        '--norc',
        '-c',
        'ulimit -f 2; exec "$0" --input-type=module -e "$1"',
        process.execPath,
        script,
      ],
      {
        env: { PATH: process.env['PATH'], EDITOR: quiet },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
    expect(said.trim()).toMatch(/^(5000|Trouble)$/)
  })
})

/** Edits "pomegranate" in vim on a terminal, sending each of `keys`; resolves with what came back, or the fault's name. */
function inVim(home: string, keys: readonly string[]): Promise<string> {
  const result = join(dir, 'result')
  const script = `import { editInMemory } from ${JSON.stringify(resolve(import.meta.dirname, '../../src/files/memory-file.ts'))}
    import { writeFileSync } from 'node:fs'
    const end = await editInMemory('pomegranate', { env: process.env }).catch((error) => error.name + error.message)
    writeFileSync(${JSON.stringify(result)}, end)`
  return new Promise((done) => {
    const pty = spawnPty(process.execPath, ['--input-type=module', '-e', script], {
      cols: 80,
      rows: 24,
      cwd: home,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: home,
        EDITOR: '/usr/bin/vim',
        TERM: 'xterm',
        LANG: 'C.UTF-8',
      },
    })
    let seen = ''
    let sent = false
    pty.onData((data) => {
      seen += data
      if (sent || !seen.includes('pomegranate')) return
      sent = true
      for (const key of keys) pty.write(key)
    })
    pty.onExit(() => {
      const end = readFileSync(result, 'utf8')
      rmSync(result)
      done(end)
    })
  })
}
