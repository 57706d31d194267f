// What came from the other of two writers: each record is taken in as agreed by both, or left; answers that were given apart are
// opened beside one's own, and kept nowhere. Nothing of what is done here goes back.
import { exit, Trouble } from '../../errors.ts'
import { type Both, type Crossing, type Sealed, unsealed } from '../../exchange/both.ts'
import { asked, said } from '../../files/said.ts'
import { stringOf } from '../../journal/fields.ts'
import type { RecordKind } from '../../journal/record/kind.ts'
import { checkValues } from '../../journal/record/values.ts'
import { recordText } from '../../journal/record/words.ts'
import { fill } from '../../journal/walk/names.ts'
import { keepEntry, listEntries, reviseEntry } from '../../store/entries.ts'
import { safe } from '../../text/safe.ts'
import type { Desk } from '../desk/desk.ts'
import { recordsOf } from '../desk/kinds.ts'
import { apartQuestions, crossingKinds, ownAnswers, refuseFear } from './both.ts'

/** Asks of each, and keeps what is agreed. `all` agrees to everything. Throws Trouble 2 where nobody can be asked. */
export async function takeIn(desk: Desk, both: Both, all: boolean): Promise<void> {
  refuseFear(desk)
  const { terminal } = desk
  const fresh = both.records.flatMap((record) => known(desk, record) ?? [])
  if (fresh.length > 0 && !all && !terminal.answered) {
    throw new Trouble(exit.usage, 'Nothing was taken in.', '--yes agrees to all of it.')
  }
  let taken = 0
  for (const { kind, record } of fresh) {
    const words = recordText(kind, record.values)
    const [question, ways] = asked('leaving/both-agree', { kind: kind.title })
    const answer = all ? 'agreed' : await terminal.choose(`${question}\n\n${safe(words)}`, ways)
    if (answer !== 'agreed') continue
    keepAgreed(desk, kind, record)
    taken += 1
  }
  const count = String(taken)
  terminal.note(taken === 0 ? said('leaving/both-none-new') : said('leaving/both-taken', { count }))
  if (both.answers !== undefined) await openTogether(desk, both.answers)
}

/** A record that can come in and is not here yet. What cannot is said. */
function known(
  desk: Desk,
  record: Crossing,
): { readonly kind: RecordKind; readonly record: Crossing } | undefined {
  const kind = crossingKinds(desk).find(({ id }) => id === record.kind)
  if (kind === undefined || checkValues(kind, record.values).length > 0) {
    desk.terminal.note(said('leaving/both-not-that'))
    return undefined
  }
  const here = recordsOf(desk.store, kind.id).some(
    (entry) => entry.id === record.id || stringOf(entry.revision.fields.agreed) === record.id,
  )
  return here ? undefined : { kind, record }
}

function keepAgreed({ store, now }: Desk, kind: RecordKind, { id, values }: Crossing): void {
  const [before] = kind.versions ? listEntries(store, { kind: kind.id, limit: 1 }) : []
  const text = recordText(kind, values)
  if (before === undefined) {
    keepEntry(store, { kind: kind.id, text, fields: { values, agreed: id }, at: now() })
    return
  }
  const { revision } = before
  reviseEntry(store, before.id, {
    text,
    fields: { ...revision.fields, values, agreed: id },
    from: revision.id,
    at: now(),
  })
}

/** Both sides beside each other, where this side has its own; nothing of the other's stays. */
async function openTogether(desk: Desk, answers: Sealed): Promise<void> {
  const { terminal, names } = desk
  const own = ownAnswers(desk)
  if (own === undefined) {
    terminal.note(said('leaving/both-answer-first'))
    return
  }
  if ((await terminal.choose(...asked('leaving/both-open'), { unasked: 'leave' })) === 'leave')
    return
  const theirs = unsealed(answers, await terminal.secret(said('leaving/both-phrase')))
  if (theirs === undefined) {
    terminal.note(said('leaving/both-closed'))
    return
  }
  const sides = apartQuestions(desk).map((question) =>
    [
      fill(question.text, names),
      `${said('leaving/both-yours')}\n${own.get(question)?.revision.text ?? ''}`,
      `${said('leaving/both-theirs')}\n${theirs[question.id] ?? '·'}`,
    ].join('\n\n'),
  )
  await terminal.show(said('leaving/both-beside'), sides.join('\n\n\n'))
}
