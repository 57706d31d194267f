// A page that was left while the drive would not take its words: what is saved is said as it is, and nothing goes without a word.
import { resolve } from 'node:path'
import { exit, Trouble } from '../../errors.ts'
import { asked, said } from '../../files/said.ts'
import type { Draft } from '../../journal/draft.ts'
import { readDraft } from '../../store/drafts.ts'
import { saveElsewhere } from '../../store/elsewhere.ts'
import type { Desk } from '../desk/desk.ts'

/**
 * Sees that all of `draft` is on the disk, with `save` where it is not. Where it cannot be, somebody who is there chooses: once
 * more, back to the page (returns why it is not saved), or another place. Throws Trouble 1 that says where the words are, or which of them.
 */
export async function settled(
  desk: Desk,
  draft: Draft,
  there: boolean,
  save: () => void,
): Promise<'saved' | { readonly back: string }> {
  const { terminal } = desk
  for (;;) {
    const why = unsaved(desk, draft, save)
    if (why === undefined) return 'saved'
    const counts = countsOf(desk, draft)
    const left = new Trouble(exit.failed, why, said('unsaved/left', counts))
    if (!there || !terminal.answered) throw left
    const safe = said('unsaved/some', counts)
    const way = await terminal.choose(...asked('unsaved/which', { why, safe }))
    if (way === 'back') return { back: why }
    if (way === 'leave') throw left
    if (way === 'elsewhere') await elsewhere(desk, draft)
  }
}

/** Why not all of it is in the draft; undefined where it is. */
function unsaved({ store }: Desk, { key, text }: Draft, save: () => void): string | undefined {
  try {
    if (text.trim() === '' || readDraft(store, key)?.text.trimEnd() === text.trimEnd()) return
    save()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** Saves it where the writer says. Throws Trouble 1 that says where it is; returns where it could not be. */
async function elsewhere(desk: Desk, draft: Draft): Promise<void> {
  const { terminal, store, world } = desk
  const typed = (await terminal.line(said('unsaved/where'))).trim()
  if (typed === '') return
  let path: string
  try {
    path = saveElsewhere(store, draft, resolve(typed.replace(/^~(?=\/|$)/, world.home)))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    terminal.note(said('unsaved/elsewhere-failed', { why }))
    return
  }
  throw new Trouble(exit.failed, said('unsaved/lies', { path }))
}

function countsOf({ store }: Desk, { key, text }: Draft) {
  let saved = ''
  try {
    saved = readDraft(store, key)?.text ?? ''
  } catch {
    // Then none is known to be.
  }
  return { saved: wordsIn(saved), all: wordsIn(text) }
}

function wordsIn(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length
}
