// What stands before the page that an evening opens on, and before the desk's list: what is offered, and what waits.
import { waitsInWords, whatWaits } from '../../src/conversation/begin/what-waits.ts'
import { deskOf } from '../../src/conversation/desk/desk.ts'
import { offered, suggested } from '../../src/conversation/sitting/suggestion.ts'
import { closeStore, unlockJournal } from '../../src/store/open.ts'
import { openTerminal } from '../../src/terminal/terminal.ts'
import { realWorld } from '../../src/world.ts'

export type Opening = { readonly page: number; readonly desk: number }

/** CPU milliseconds of each, the middle of fifteen, the walks being read already. */
export async function benchDesk(home: string, passphrase: string): Promise<Opening> {
  const store = unlockJournal(home, { passphrase })
  try {
    const world = realWorld()
    const terminal = await openTerminal({ env: {}, stdin, stdout: 1, stderr: 2 }, { color: false })
    const program = { doors: [], run: async () => {} }
    const common = { color: false, input: false }
    // Somebody is there: a pipe is shown nothing of it.
    const desk = deskOf(
      { world, terminal: { ...terminal, answered: true }, program, common },
      store,
    )
    const page = middle(() => [offered(desk), waitsInWords(desk)])
    return { page, desk: middle(() => [whatWaits(desk), suggested(desk, undefined)]) }
  } finally {
    closeStore(store)
  }
}

function middle(work: () => unknown): number {
  work()
  const times = Array.from({ length: 15 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return times.toSorted((a, b) => a - b)[7] ?? 0
}

function stdin(): never {
  throw new Error('a bench is asked nothing')
}
