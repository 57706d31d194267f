// What changed between two versions of something, as a person names them: "1:2".
import { exit, Trouble } from '../../errors.ts'
import type { Revision } from '../../journal/entry.ts'
import type { Version } from './then-and-now.ts'

/** The two that are meant, each with its number; one alone is compared with the last. Throws Trouble 2. */
export function twoOf(
  versions: readonly Revision[],
  asked: string,
): readonly [then: Version, now: Version] {
  const [, from, to] = /^(\d+)(?::(\d+))?$/.exec(asked) ?? []
  const numbered = versions.map((revision, at) => ({ revision, number: at + 1 }))
  const then = numbered[Number(from) - 1]
  const now = to === undefined ? numbered.at(-1) : numbered[Number(to) - 1]
  if (from === undefined || then === undefined || now === undefined) {
    throw new Trouble(
      exit.usage,
      versions.length === 1
        ? 'There is one version.'
        : `There are versions 1 to ${versions.length}.`,
      'Two of them are written 1:2; one alone is compared with the last.',
    )
  }
  return [then, now]
}
