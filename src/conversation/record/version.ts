// What follows once a version of the story stands: what its paragraphs rest on, what is there of it, the writer's own signs,
// and the day it is told again. All of it can be skipped, and is kept as far as it was answered.
import { said } from '../../files/said.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Json } from '../../journal/fields.ts'
import { listIn, valuesOf } from '../../journal/record/events.ts'
import { kindFor, type RecordKind } from '../../journal/record/kind.ts'
import { carriedTo, restsOf, tellingsOf, toldIn } from '../../journal/record/tellings.ts'
import type { Values } from '../../journal/record/words.ts'
import { mapOf } from '../../journal/view/map.ts'
import type { MapLine } from '../../journal/view/map-line.ts'
import { historyOf } from '../../store/entries.ts'
import { firstWords } from '../../text/first-words.ts'
import { paragraphsOf } from '../../text/paragraphs.ts'
import type { Desk } from '../desk/desk.ts'
import { recordsOf } from '../desk/kinds.ts'
import { inDanger } from '../page/after-kept.ts'
import { askField, dropFieldDrafts } from './ask-field.ts'
import { keepRecord } from './keep.ts'

/**
 * Asks what there is to ask of a version that was just kept, and returns it as it stands then. Does nothing with a record of
 * any other kind, where nobody can be asked, and where the words are of danger. Throws as the terminal's questions do; what
 * was answered before is kept.
 */
export async function afterVersion(desk: Desk, entry: Entry): Promise<Entry> {
  const kind = desk.kinds.find(({ id }) => id === entry.kind)
  if (kind?.for !== 'story' || !desk.terminal.answered) return entry
  if (inDanger(desk, entry.revision.text)) return entry
  const [last, before] = tellingsOf(historyOf(desk.store, entry.id)).toReversed()
  if (last === undefined) return entry
  const stood = listIn(entry, 'signs')
  const signs =
    stood.length > 0 || before === undefined ? stood : listIn({ revision: before }, 'signs')
  // The day that was set for the version before is over with it.
  const { again_on: _, ...stands } = valuesOf(entry)
  let values: Values = { ...stands, ...(signs.length > 0 ? { signs } : {}) }
  const rests = [...carriedTo(toldIn(last), before)]
  try {
    await pointAt(desk, toldIn(last), rests)
    values = { ...values, ...(await ticked(desk, kind, signs)) }
    const asked = signs.length > 0 ? ['again_on'] : ['signs', 'again_on']
    for (const name of asked) {
      const field = kind.fields.find((field) => field.name === name)
      const value = field && (await askField(desk, kind, field, undefined))
      if (value !== undefined) values = { ...values, [name]: value }
    }
  } finally {
    entry = await keepRecord(desk, kind, values, { instead: entry, rests })
    // What was typed and not skipped is in the version now; what was stopped half way waits.
    const kept = kind.fields.filter(({ name }) => Object.hasOwn(values, name))
    dropFieldDrafts(desk, kind, kept)
  }
  return entry
}

/** Points the paragraphs of a version that stands at lines of the map. */
export async function pointAgain(desk: Desk, kind: RecordKind, entry: Entry): Promise<void> {
  const { revision } = entry
  const rests = [...restsOf(revision)]
  await pointAt(desk, toldIn(revision), rests)
  await keepRecord(desk, kind, valuesOf(entry), { instead: entry, rests })
}

/** Every line of the map, part by part, in the order in which the map has them. */
export function mapLines({
  store,
  kinds,
}: Desk): readonly (MapLine & { readonly label: string })[] {
  const kind = kindFor(kinds, 'map')
  if (kind === undefined) return []
  return mapOf(recordsOf(store, kind.id)).flatMap(({ label, lines }) =>
    lines.map((line) => ({ ...line, label })),
  )
}

/** Asks of each paragraph which lines it rests on, and puts them into `rests` as they are said; where nothing is taken it stays with what it had. */
async function pointAt(desk: Desk, text: string, rests: (readonly string[])[]): Promise<void> {
  const lines = mapLines(desk)
  if (lines.length === 0) return
  const paragraphs = paragraphsOf(text)
  for (const [at, paragraph] of paragraphs.entries()) {
    const before = lines.filter(({ id }) => rests[at]?.includes(id)).map((line) => line.text)
    const already =
      before.length === 0 ? [] : [said('story/rests-on', { lines: before.join('; ') })]
    const question = [said('story/paragraph'), firstWords(paragraph, 300), ...already].join('\n')
    const none = before.length === 0 ? [] : [said('story/on-none')]
    const noMore = at < paragraphs.length - 1 ? [said('story/no-more')] : []
    const rows = [
      ...lines.map(({ text, label }) => `${text} · ${label.toLowerCase()}`),
      ...none,
      ...noMore,
    ]
    const { taken } = await desk.terminal.chooseSome(question, rows)
    const chosen = taken.flatMap((row) => lines[row]?.id ?? [])
    if (chosen.length > 0) rests[at] = chosen
    else if (none.length > 0 && taken.includes(lines.length)) rests[at] = []
    if (noMore.length > 0 && taken.includes(rows.length - 1)) break
  }
}

/** What is there of the version, and which of the writer's own signs. */
async function ticked(
  { terminal }: Desk,
  kind: RecordKind,
  signs: readonly string[],
): Promise<{ readonly [name: string]: Json }> {
  const field = kind.fields.find(({ name }) => name === 'ticks')
  if (field === undefined) return {}
  const own = signs.map((sign) => said('story/own-sign', { sign }))
  const { taken } = await terminal.chooseSome(field.ask, [
    ...field.options.map(({ label }) => label),
    ...own,
  ])
  const ticks = taken.flatMap((row) => field.options[row]?.value ?? [])
  const seen = taken.flatMap((row) => signs[row - field.options.length] ?? [])
  return { ticks, ...(seen.length > 0 ? { seen } : {}) }
}
