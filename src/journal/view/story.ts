// A version of the story as it is read: what each paragraph rests on below it, and what its writer ticked.
import { paragraphsOf } from '../../text/paragraphs.ts'
import type { Revision } from '../entry.ts'
import { listIn, stringIn } from '../record/events.ts'
import type { RecordKind } from '../record/kind.ts'
import { restsOf, toldIn } from '../record/tellings.ts'
import type { Say } from '../said.ts'
import { formatInstant } from '../time/instant.ts'

/** One version, row by row. `lines` has the words of the lines on the map by id; a line that is gone is left out. */
export function versionText(
  kind: RecordKind,
  {
    revision,
    number,
    of,
  }: { readonly revision: Revision; readonly number: number; readonly of: number },
  lines: ReadonlyMap<string, string>,
  say: Say,
): string {
  const rests = restsOf(revision).map((ids) => ids.flatMap((id) => lines.get(id) ?? []))
  const told = paragraphsOf(toldIn(revision)).flatMap((paragraph, at) => [
    ...(at === 0 ? [] : ['']),
    paragraph,
    ...(rests[at] ?? []).map((line) => `  · ${line}`),
  ])
  const words = listIn({ revision }, 'supports')
  const pointless = lines.size > 0 && rests.every((each) => each.length === 0)
  return [
    say('story/last', { number, day: formatInstant(revision.written, 'day') }),
    '',
    ...told,
    ...(words.length === 0 ? [] : ['', say('story/words'), ...words.map((each) => `- ${each}`)]),
    '',
    ...ticksOf(kind, revision, say),
    ...(pointless ? ['', say('story/to-point')] : []),
    ...(of < 2 ? [] : ['', say('story/versions', { count: of })]),
  ].join('\n')
}

function ticksOf(kind: RecordKind, revision: Revision, say: Say): readonly string[] {
  const box = (ticked: boolean, words: string) => `[${ticked ? 'x' : ' '}] ${words}`
  const ticks = listIn({ revision }, 'ticks')
  const seen = listIn({ revision }, 'seen')
  const signs = listIn({ revision }, 'signs')
  const again = stringIn({ revision }, 'again_on')
  const all = kind.fields.find(({ name }) => name === 'ticks')?.options ?? []
  return [
    say('story/ticked'),
    ...all.map(({ value, label }) => box(ticks.includes(value), label)),
    ...(signs.length === 0
      ? []
      : ['', say('story/own-signs'), ...signs.map((sign) => box(seen.includes(sign), sign))]),
    ...(again === undefined ? [] : ['', say('story/to-be-told', { day: again })]),
  ]
}
