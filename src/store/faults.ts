// The one place where a fault of SQLite or of the file system becomes a sentence: what happened, what is safe, what to do.
import { codeOf, exit, outsideFence, Trouble } from '../errors.ts'

const safe = 'Everything kept before is safe.'

/** Runs `work` and turns a fault of the disk or the database into a Trouble; others pass unchanged. */
export function guard<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw translated(error)
  }
}

function translated(error: unknown): unknown {
  const code = codeOf(error)
  if (code === undefined || error instanceof Trouble) return error
  const outside = outsideFence(error)
  if (outside !== undefined) return outside
  const failed = (message: string, hint: string) => new Trouble(exit.failed, message, hint, error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return failed(
      'The disk is full, and this could not be written.',
      `${safe} Free some space and try again.`,
    )
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new Trouble(
      exit.damaged,
      'The journal file is damaged: a part of it is not what was written.',
      'Nothing was changed. Keep this copy, and use one made earlier.',
      error,
    )
  }
  if (/^SQLITE_BUSY/.test(code)) {
    return failed(
      'Another unearth is writing to this journal right now.',
      `${safe} Try again in a moment.`,
    )
  }
  if (
    /^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code) ||
    ['EROFS', 'EACCES', 'EPERM'].includes(code)
  ) {
    return failed(
      'The journal’s directory cannot be written to, and an encrypted journal cannot be opened from there.',
      `${safe} Make the directory writable, or copy it to one that is.`,
    )
  }
  if (
    code === 'ENOTDIR' ||
    code === 'EEXIST' ||
    code === 'EISDIR' ||
    code === 'ENAMETOOLONG' ||
    code === 'ELOOP'
  ) {
    return failed('That path cannot hold a journal: a part of it is not a directory.', safe)
  }
  if (/^SQLITE_IOERR/.test(code) || code === 'EIO') {
    return failed('The drive reported a fault while the journal was read or written.', safe)
  }
  return error
}
