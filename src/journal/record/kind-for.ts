// Which kind of record is for something, as its file says in "part".
import type { RecordKind } from './kind.ts'

/** The kind of record that is for `part`, or undefined where no file says so. */
export function kindFor(kinds: readonly RecordKind[], part: 'safe'): RecordKind | undefined {
  return (
    kinds.find((kind) => 'part' in kind && kind.part === part) ??
    // ON MERGE: remove, once a record's file may say "part: safe".
    kinds.find(({ id }) => id === 'safe-tonight')
  )
}
