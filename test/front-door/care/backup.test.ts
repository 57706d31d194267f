// A journal that outlives its machine: backups, what is in them, and the way back.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { set } from '../../store/set.ts'
import { door } from '../door.ts'
import { newPlace, run } from '../program.ts'
import { answer, keys, launcher, openScreen } from '../screen.ts'

const journal = door()
const { file, go, json, list, place, texts, within } = journal

/** The environment of another machine, which has nothing but the recovery code on paper. */
function elsewhere() {
  const other = newPlace()
  writeFileSync(join(other.root, 'recovery'), journal.recovery, { mode: 0o600 })
  return other
}

test('a backup is one numbered file that another machine opens with the recovery code, own walks and people too', async () => {
  const stick = file('stick')
  await go(['jot', '-'], 'words that are to outlive the machine')
  await go(['jot', '-'], 'and some in the trash')
  await go(['remove', (await list())[0]?.id ?? ''])
  mkdirSync(join(place.journal, 'prompts'))
  writeFileSync(join(place.journal, 'prompts', 'mine.md'), 'a walk of my own')
  within((store) => set(store, 'people', [{ name: 'Kim', reach: '555 0123', readable: true }]))
  const first = await go(['backup', stick])
  expect(first.code).toBe(0)
  expect(first.err).toContain('read back and the same as the journal')
  const second = await go(['backup'])
  expect(readdirSync(stick).toSorted()).toEqual(
    [first, second].map(({ out }) => basename(out.trim())),
  )
  expect(second.out.trim()).toMatch(/unearth-\d{4}-\d\d-\d\d-2\.tar$/)
  for (const word of ['outlive', 'mine.md', 'my own', 'Kim', '555'])
    expect(readFileSync(second.out.trim()).includes(word), word).toBe(false)

  using other = elsewhere()
  const back = await run(other.scripted, ['restore', stick])
  expect([back.code, back.out.trim()]).toEqual([0, other.journal])
  expect((await run(other.scripted, ['search', 'outlive'])).code).toBe(0)
  expect((await run(other.scripted, ['list', '--removed'])).out).toContain('and some in the trash')
  expect(readFileSync(join(other.journal, 'prompts', 'mine.md'), 'utf8')).toBe('a walk of my own')
  expect((await run(other.env, ['support'])).out).toContain('Kim')
  expect((await run(other.scripted, ['status'])).out).toContain('Nothing that was kept is missing')
})

const strace = spawnSync('strace', ['-V']).status === 0

test.skipIf(!strace)(
  `the drive has the folder too before a backup is said to be there, from inside the fence${strace ? '' : ' (skipped: no strace)'}`,
  () => {
    const stick = file('settled')
    const trace = file('settled.trace')
    const calls = ['-f', '-y', '-q', '-o', trace, '-e', 'trace=fsync,rename,renameat,renameat2']
    const ran = spawnSync('strace', [...calls, launcher, 'backup', stick], {
      env: place.scripted,
      encoding: 'utf8',
    })
    expect([ran.status, readdirSync(stick)]).toEqual([0, [basename(ran.stdout.trim())]])
    const [, after = ''] = readFileSync(trace, 'utf8').split(`"${ran.stdout.trim()}") = 0`)
    expect(after.match(/fsync\(\d+<(.*)>\) += 0/g)?.join()).toContain(`<${stick}>`)
  },
)

test('status says when the last one was made and where it lay, and that it is not there now', async () => {
  const stick = file('lent')
  await go(['backup', stick])
  const { backup } = await json('status')
  expect(backup.path.startsWith(stick)).toBe(true)
  expect((await go(['status'])).out).toContain(backup.path)
  rmSync(stick, { recursive: true })
  expect((await go(['status'])).out).toContain('It is not there now.')
  // Nothing is made on whatever drive is there instead.
  expect(await go(['backup'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('which is not there now'),
  })
  expect(existsSync(stick)).toBe(false)
})

test('beside a journal that is there it comes under a name of its own, and says what is newer where', async () => {
  const stick = file('beside')
  await go(['jot', '-'], 'before the backup')
  const made = (await go(['backup', stick])).out.trim()
  await go(['jot', '-'], 'after the backup')
  const before = await texts()
  const back = await go(['restore', made])
  expect(back.err).toContain('Only there: 1 version of an entry')
  expect(back.err).toMatch(/Only in backup \d+: nothing\./)
  expect(await texts()).toEqual(before)
  const other = { ...place.scripted, UNEARTH_HOME: back.out.trim() }
  expect((await run(other, ['list', '-n', '1'])).out).toContain('before the backup')
  expect((await run(other, ['search', 'after'])).code).toBe(3)
})

test('as many are kept as was set, the newest always, and another journal’s never count', async () => {
  const stick = file('few')
  await go(['backup', stick])
  const theirs = file('few/unearth-2020-01-01-1.tar', 'not a backup at all')
  await go(['settings', 'backups', '2'])
  await go(['backup', stick])
  const third = await go(['backup', stick])
  expect(third.err).toContain('Older, and deleted')
  const left = readdirSync(stick)
  expect(left).toHaveLength(3)
  expect(left).toContain(basename(theirs))
  expect(left).toContain(basename(third.out.trim()))
  await go(['settings', 'backups', 'all'])
})

test('a backup with one bit turned is refused, by name, and nothing is made', async () => {
  const made = (await go(['backup', file('turned')])).out.trim()
  using other = elsewhere()
  const whole = readFileSync(made)
  for (const at of [3, 700, 5000, whole.length - 3]) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 4
    writeFileSync(made, bytes)
    expect(await run(other.scripted, ['restore', made])).toMatchObject({
      code: 7,
      err: expect.stringContaining(made),
    })
  }
  expect(readdirSync(join(other.root, 'home'))).toEqual([])
})

test('on a terminal it asks where to, and restoring asks for the passphrase of then', async () => {
  using second = elsewhere()
  await run(second.byPassphrase, ['init', '--no-input', '--kdf-memory', '64'])
  const stick = join(second.root, 'stick')
  using screen = openScreen(second.env, ['backup'], { columns: 40 })
  await answer(screen, [
    ['Passphrase', `a lamp beside four chairs${keys.enter}`],
    ['Where to? A folder', `${stick}${keys.enter}`],
    ['read back'],
  ])
  expect(await screen.end()).toBe(0)
  using back = openScreen({ ...second.env, UNEARTH_HOME: join(second.root, 'new') }, [
    'restore',
    stick,
  ])
  await answer(back, [
    ['The passphrase it had then', `something else entirely${keys.enter}`],
    ['That does not open it', `a lamp beside four chairs${keys.enter}`],
    ['opened and whole'],
  ])
  expect(await back.end()).toBe(0)
})

test('check finds a whole journal whole, names a damaged one and saves what can be read of it', async () => {
  using other = elsewhere()
  await run(other.scripted, ['restore', (await go(['backup', file('sound')])).out.trim()])
  for (let count = 0; count < 30; count += 1)
    await run(other.scripted, ['jot', '-'], `entry ${count} ${'long '.repeat(400)}`)
  const sound = await run(other.scripted, ['check'])
  expect(sound).toMatchObject({ code: 0, err: '' })
  expect(sound.out).not.toContain('Not whole')
  const path = join(other.journal, 'journal.db')
  const bytes = readFileSync(path)
  bytes[bytes.length - 5000] = (bytes[bytes.length - 5000] ?? 0) ^ 1
  writeFileSync(path, bytes)
  const found = await run(other.scripted, ['check'])
  expect(found.code).toBe(7)
  expect(found.out).toMatch(/Not whole:\n {2}- 1 of \d+ pages/)
  const saved = join(other.root, 'saved')
  const salvage = await run(other.scripted, ['check', '--salvage', saved])
  expect([salvage.code, salvage.out]).toEqual([7, expect.stringContaining(`Saved into ${saved}`)])
  const there = { ...other.scripted, UNEARTH_HOME: saved }
  expect((await run(there, ['search', 'outlive'])).code).toBe(0)
  expect((await run(there, ['check'])).code).toBe(0)
  expect((await run(there, ['jot', '-'], 'and on')).code).toBe(0)
})

test('the drill opens the last backup with the code on paper, and leaves nothing', async () => {
  await go(['backup', file('drill')])
  const beside = readdirSync(join(place.root, 'home'))
  const wrong = await go(['check', '--drill'], 'AAAA-BBBB\nnothing\nmore\n')
  expect([wrong.code, wrong.err]).toEqual([4, expect.stringContaining('not a recovery code')])
  const done = await go(['check', '--drill'], `${journal.recovery}\n`)
  expect([done.code, done.out]).toEqual([0, expect.stringContaining('opens it')])
  expect(readdirSync(join(place.root, 'home'))).toEqual(beside)
  using screen = journal.open(['check', '--drill'], { columns: 40 })
  await answer(screen, [
    ['recovery code from your paper', `${journal.recovery.toLowerCase()}${keys.enter}`],
    ['The code on your paper opens it'],
  ])
  expect(await screen.end()).toBe(0)
})

test('what is in the trash is counted by itself, in a backup and a restore as in the journal', async () => {
  await go(['jot', '-'], 'kept')
  await go(['jot', '-'], 'put away')
  await go(['remove'])
  const { entries, removed } = JSON.parse((await go(['status', '--json'])).out)
  const said = `${entries === 1 ? '1 entry' : `${entries} entries`}, and ${removed} in the trash;`
  const made = await go(['backup', file('counted')])
  expect(made.err).toContain(said)
  expect((await go(['restore', made.out.trim()])).err).toContain(said)
})
