// What a key of the reading room's filter costs: from the key to the frame, as it is drawn; and what bare SQLite needs for as
// many rows of the same beginning of a word.

import { deskOf } from '../../src/conversation/desk/desk.ts'
import { roomSource } from '../../src/conversation/reading/source.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { type Room, roomAfter, roomOf } from '../../src/terminal/screens/room.ts'
import { roomFrame } from '../../src/terminal/screens/room-frame.ts'
import { openTerminal } from '../../src/terminal/terminal.ts'
import { uncoloured } from '../../src/terminal/theme.ts'
import { realWorld } from '../../src/world.ts'
import { figure, share } from './goals.ts'

const typed = [
  'morning',
  'zugzwang',
  'kalo -morning',
  'to in from:2024',
  '"and kalo"',
  'kind:note vel',
  'mi ren sha',
  'shashaing',
]

const look = { columns: 120, rows: 40, theme: uncoloured }

/** Prints how long the room takes to open, and what a key of its filter costs. */
export async function benchRoom(home: string, passphrase: string): Promise<void> {
  const store = unlockJournal(home, { passphrase })
  const world = realWorld()
  const terminal = await openTerminal({ env: {}, stdin, stdout: 1, stderr: 2 }, { color: false })
  const program = { doors: [], run: async () => {} }
  const context = { world, terminal, program, common: { color: false, input: false } }
  const desk = deskOf(context, store)
  const began = performance.now()
  const source = roomSource(desk)
  let room: Room = roomOf(source, { query: '', at: 0, side: 'list' })
  const draw = () => {
    room = roomFrame(source, room, look).room
  }
  draw()
  const opening = performance.now() - began
  const keys: number[] = []
  const slices: number[] = []
  const whole: number[] = []
  const bare: number[] = []
  const timed = (times: number[], work: () => void) => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    times.push((user + system) / 1000)
  }
  const rows = store.db.prepare('select rowid from words where words match ? order by rowid desc')
  const text = store.db.prepare('select text from revision where seq = ?')
  for (const query of typed) {
    const letters = [...query]
    for (const letter of [...letters, ...letters.map(() => undefined)]) {
      const event =
        letter === undefined
          ? ({ kind: 'key', name: 'backspace' } as const)
          : ({ kind: 'text', text: letter } as const)
      timed(keys, () => {
        room = roomAfter(source, room, event)
        draw()
      })
      timed(whole, () => {
        while (room.found.goOn !== undefined) {
          timed(slices, () => {
            room = { ...room, found: room.found.goOn?.() ?? room.found }
            draw()
          })
        }
      })
      const word = /[a-z]+$/.exec(room.query)?.[0]
      if (word === undefined) continue
      timed(bare, () => {
        const found = rows.pluck().all(`"${word}"*`)
        for (const seq of found.slice(0, 37)) text.get(seq)
      })
    }
  }
  closeStore(store)
  figure('the reading room opens', opening, { unit: 'ms' })
  figure('a key of its filter, drawn, p99', share(keys, 0.99), { unit: 'ms', goal: 16 })
  figure('what a key may wait for, p99', share(slices, 0.99), { unit: 'ms', goal: 16 })
  figure('until all of it is found, p99', share(whole, 0.99), { unit: 'ms' })
  figure('bare SQLite: the beginning of a word, p99', share(bare, 0.99), { unit: 'ms' })
}

function stdin(): never {
  throw new Error('nothing is read')
}
