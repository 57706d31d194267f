// Who beside the writer could come near the journal's files: others on this computer, a cloud, the swap.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncedFolder } from './plain-file.ts'

export type Exposure = {
  /** Files (and '' for the directory) that others on this computer can reach. */
  readonly loose: readonly string[]
  /** The nearest folder above it in which anyone on this computer can put another in its place. */
  readonly replaced: string | undefined
  /** The folder it is in that is copied to other computers by itself. */
  readonly synced: string | undefined
  /** Whether this computer swaps memory to a drive, where that can be known. */
  readonly swaps: boolean
}

/** How the files in `dir` lie. Never throws: what cannot be looked at is not named. */
export function exposureOf(dir: string, platform: NodeJS.Platform): Exposure {
  return {
    loose:
      platform === 'win32' ? [] : ['', ...namesIn(dir)].filter((name) => reached(join(dir, name))),
    replaced: platform === 'win32' ? undefined : openAbove(dir),
    synced: syncedFolder(dir),
    swaps: platform === 'linux' && swaps(),
  }
}

function namesIn(dir: string): readonly string[] {
  try {
    return readdirSync(dir).toSorted()
  } catch {
    return []
  }
}

function reached(path: string): boolean {
  try {
    return (statSync(path).mode & 0o077) !== 0
  } catch {
    return false
  }
}

/** A folder that everybody may write in lets everybody rename what lies in it, unless it is sticky as /tmp is. */
function openAbove(path: string): string | undefined {
  const above = dirname(path)
  if (above === path) return undefined
  try {
    if ((statSync(above).mode & 0o1002) === 0o002) return above
  } catch {
    // What cannot be looked at is not named.
  }
  return openAbove(above)
}

function swaps(): boolean {
  try {
    return readFileSync('/proc/swaps', 'utf8').trim().split('\n').length > 1
  } catch {
    return false
  }
}
