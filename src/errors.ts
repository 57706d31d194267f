// The one class in unearth. A fault a person can meet is thrown as a Trouble and becomes words and an exit code in main.ts only.

export const exit = {
  done: 0,
  failed: 1,
  usage: 2,
  nothing: 3,
  locked: 4,
  noTerminal: 5,
  noJournal: 6,
  damaged: 7,
  noNode: 78,
  interrupted: 130,
} as const

/** What each code says, for the help and the README. */
export const exitWords: Readonly<Record<keyof typeof exit, string>> = {
  done: 'done',
  failed: 'failed',
  usage: 'usage',
  nothing: 'nothing found',
  locked: 'locked, wrong passphrase',
  noTerminal: 'needs a terminal',
  noJournal: 'no journal here',
  damaged: 'damaged',
  noNode: 'no suitable Node',
  interrupted: 'interrupted',
}

export type ExitCode = (typeof exit)[keyof typeof exit]

/** Something went wrong that a person should read: what happened, what is safe, and what to do, in one or two lines. */
export class Trouble extends Error {
  readonly code: ExitCode
  /** What is safe and what to do next; shown on a line of its own. */
  readonly hint: string | undefined

  constructor(code: ExitCode, message: string, hint?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'Trouble'
    this.code = code
    this.hint = hint
  }
}

const leaving = Symbol('left')

/** What a question comes to that is left without an answer: back to where it was asked from, or, where nothing is, the end. */
export function left(): Trouble {
  return new Trouble(exit.interrupted, 'Stopped. What was kept is kept.', undefined, leaving)
}

/** Whether it is nothing but a question that was left. */
export function isLeft(error: unknown): boolean {
  return error instanceof Trouble && error.cause === leaving
}

/** Does `work`; `otherwise` is what it comes to where a question in it was left. */
export async function unlessLeft<T, O>(work: () => Promise<T>, otherwise: O): Promise<T | O> {
  try {
    return await work()
  } catch (error) {
    if (!isLeft(error)) throw error
    return otherwise
  }
}

/** What keeps unearth out of a place where it has no business, as a sentence; undefined for every other fault. */
export function outsideFence(error: unknown): Trouble | undefined {
  if (codeOf(error) !== 'ERR_ACCESS_DENIED') return undefined
  const { resource } = error as { readonly resource?: unknown }
  const where = typeof resource === 'string' && resource !== '' ? resource : 'that'
  return new Trouble(
    exit.failed,
    `unearth keeps itself out of ${where}: it was started to show something, and may then go no further than your own folders and drives.`,
    'Nothing was written there. Name a place in your home, or on a drive under /media or /mnt.',
    error,
  )
}

/** The errno name of a system or SQLite error ('ENOSPC', 'SQLITE_FULL'), or undefined. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
