// What comes back another day: a floor, a page that waited, a file that is still there, an evening that has been long.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveDraft } from '../../src/store/drafts.ts'
import { keepEntry } from '../../src/store/entries.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { beginSession, endSession } from '../../src/store/sessions.ts'
import { writeSetting } from '../../src/store/settings.ts'
import type { Store } from '../../src/store/store.ts'
import { newJournal, newPlace, open, type Place, passphrase, run, scripted } from './program.ts'

let place: Place & { remove(): void }
beforeAll(async () => {
  place = newPlace()
  await newJournal(place)
  await run(scripted(place), ['--plain', 'names'], '1\nRobin\n1\nK.\n')
})
afterAll(() => place.remove())

const day = 86_400_000
const ago = (ms: number) => ({ utc: Date.now() - ms, zone: 'Europe/Berlin', offset: 60 })

function within<T>(work: (store: Store) => T): T {
  const store = unlockJournal(place.journal, { passphrase })
  try {
    return work(store)
  } finally {
    closeStore(store)
  }
}

test('a question left as "I do not know yet" is asked again another day, and its answer settles it', async () => {
  within((store) =>
    keepEntry(store, {
      kind: 'floor',
      text: 'And under that?',
      fields: { walk: 'needs', question: 'NED-01', probe: 'D02', asked: 'And under that?' },
      at: ago(3 * day),
    }),
  )
  expect((await run(scripted(place), ['today'])).out).toContain('left open on')
  const screen = open(scripted(place), ['walk', 'needs'])
  await screen.see('you did not know yet')
  await screen.see('And under that?')
  screen.type('\u001b[B\r')
  await screen.see('left on')
  screen.type('Now I do.\u0004')
  await screen.see('1 of ')
  screen.type('\u001b')
  await screen.see('put it down')
  screen.type('p')
  expect(await screen.ended).toBe(0)
  expect((await run(scripted(place), ['today'])).out).not.toContain('left open on')
  const again = open(scripted(place), ['walk', 'needs'])
  await again.see('1 of ')
  again.type('\u0003')
  await again.ended
})

test('a page that waited since yesterday has its own time when it is gone on with', async () => {
  within((store) =>
    saveDraft(store, {
      key: 'page',
      kind: 'page',
      text: 'Words of yesterday.',
      cursor: 19,
      fields: {
        walk: 'surprise',
        question: 'SUR-01',
        asked: 'What I am not writing about is …',
        minutes: 15,
        elapsed: 900_000,
        marks: [[0, 19, 'surprise']],
      },
      begun: ago(day),
      changed: ago(day),
    }),
  )
  const screen = open(scripted(place), [])
  await screen.see(/3 words from .* are here/)
  screen.type('\r')
  await screen.see('◆ Words of yesterday.')
  screen.type('\u0014')
  await screen.see('15 minutes left')
  screen.type('\u0004')
  await screen.see('take a ◆ off')
  screen.type('\r')
  await screen.see('And now?')
  screen.type('\r')
  expect(await screen.ended).toBe(0)
})

test('a plain file of an earlier day is asked about, and deleted where that is wanted', async () => {
  const path = join(place.root, 'old.md')
  writeFileSync(path, 'words')
  within((store) => writeSetting(store, 'exports', [{ path, at: '2026-01-01T10:00:00.000+01:00' }]))
  const screen = open(scripted(place), [])
  await screen.see('is still there, in plain text')
  screen.type('\u001b[B\r')
  await screen.see('How is it tonight?')
  expect(existsSync(path)).toBe(false)
  screen.type('\u0003')
  await screen.ended
})

test('after a long day there is one offer of another way; going on is the first of them', async () => {
  within((store) => {
    const session = beginSession(store, {
      walk: 'shame',
      at: ago(60_000),
      fields: { heavy: false },
    })
    endSession(store, session, ago(1000), { seconds: 50 * 60 })
  })
  const screen = open(scripted(place), ['write'])
  await screen.see('How is it')
  screen.type('\r')
  await screen.see('────')
  screen.type('A few plain words.\u0004')
  await screen.see('The line that surprised')
  screen.type('\r')
  await screen.see('And now?')
  screen.type('\r')
  await screen.see('a good deal of deep writing for one day')
  await screen.see(/❯ go on\n {2}turn it concrete\n {2}step back\n {2}put it down/)
  screen.type('\u001b[B\r')
  await screen.see('Plain facts.')
  screen.type('At six, in the kitchen.')
  await screen.see('in the kitchen.')
  screen.type('\u0004')
  expect(await screen.ended).toBe(0)
  const { entries } = JSON.parse((await run(scripted(place), ['list', '--json'])).out)
  expect(entries[0].text).toBe('At six, in the kitchen.')
})

test('the idle lock keeps to what was set, and the words are in the draft', async () => {
  within((store) => writeSetting(store, 'prefer/idle', 0.03))
  const screen = open(scripted(place), ['jot'])
  await screen.see('Ctrl-D keep')
  screen.type('before the lock')
  expect(await screen.ended).toBe(4)
  expect(screen.scrollback()).toContain('Locked after a while')
  within((store) => writeSetting(store, 'prefer/idle', 5))
  const again = open(scripted(place), ['jot'])
  await again.see('keep as is')
  again.type('\r')
  await again.see('before the lock')
  again.type('\u0003')
  await again.ended
})

test('a break waits on the screen for its return where that is wanted', async () => {
  const screen = open(scripted(place), ['break'])
  await screen.see('What did you say')
  screen.type('I am close to my edge\r')
  await screen.see('When will you be back?')
  screen.type('+30m\r')
  await screen.see('How was the time set?')
  screen.type('\r')
  await screen.see('Who called the break?')
  screen.type('\r')
  await screen.see('Stay here until then?')
  screen.type('\u001b[B\r')
  await screen.see(/Back at \d\d:\d\d\./)
  await screen.see('────')
  screen.type('q')
  await screen.see('Anything to say about it?')
  screen.type('\r')
  expect(await screen.ended).toBe(0)
  expect((await run(scripted(place), ['break', 'back'])).code).toBe(3)
})
