import { type Desk, withDesk } from '../../conversation/desk/desk.ts'
import { hasRecovery } from '../../conversation/desk/has-recovery.ts'
import { instantJson, jsonDocument } from '../../conversation/desk/json.ts'
import { openedBefore, openedSaid } from '../../conversation/desk/opened.ts'
import { exported, sweep } from '../../conversation/leaving/left-behind.ts'
import { exposureOf } from '../../files/exposure.ts'
import { plainFileThere } from '../../files/plain-file.ts'
import { readableName, readReadable } from '../../files/readable-people.ts'
import { said } from '../../files/said.ts'
import type { Instant } from '../../journal/entry.ts'
import { formatInstant } from '../../journal/time/instant.ts'
import { acceptLoss } from '../../store/commit.ts'
import { listDrafts } from '../../store/drafts.ts'
import { countEntries, listEntries } from '../../store/entries.ts'
import { readKeyring } from '../../store/keyring.ts'
import { lastBackup } from '../../store/last-backup.ts'
import { usual } from '../../store/slots.ts'
import type { Store } from '../../store/store.ts'
import type { Context } from '../../world.ts'

/** Says who could open the journal right now, what is in it, and whether anything is missing. */
export function status(context: Context, { json }: { readonly json: boolean }): Promise<undefined> {
  return withDesk(context, async (desk) => {
    const { terminal, store } = desk
    sweep(desk)
    const facts = factsOf(store, desk.now())
    if (json) {
      terminal.out(jsonDocument('status', { ...factsJson(facts), openers: openers(desk) }))
      return undefined
    }
    const lines = [
      `The journal in ${store.dir}`,
      '',
      'Who could open it right now:',
      ...openers(desk).map((line) => `  - ${line}`),
      '',
      `Kept: ${facts.entries}. In the trash: ${facts.removed}. Drafts: ${facts.drafts}.`,
      facts.last === null
        ? 'Nothing is kept yet.'
        : `The last one: ${formatInstant(facts.last, 'full')}.`,
      facts.missing > 0
        ? `MISSING: ${facts.missing} kept changes that this copy does not have. A newer copy or a backup may.`
        : facts.stale
          ? 'A part of the journal’s file is older than the rest, so something that was kept is missing or as it was before.'
          : facts.sealLost
            ? 'The seal beside the journal is missing or damaged, so it cannot be said whether anything is missing.'
            : 'Nothing that was kept is missing, as far as anything in this folder can tell.',
      openedSaid(store, desk.now()) || said('today/opened-first'),
      ...leftLines(facts),
      ...(hasRecovery(desk) ? [] : [said('today/status-no-recovery')]),
      backupSaid(store),
      ...(facts.readable === 0 ? [] : [readableSaid(facts.readable)]),
    ]
    terminal.rows(`${lines.join('\n')}\n`)
    if (store.missing > 0 || store.sealLost || store.stale) await offerToGoOn(desk)
    return undefined
  })
}

/** Lets the writer decide that what is here is all there is. */
async function offerToGoOn({ terminal, store }: Desk): Promise<void> {
  const goOn = await terminal.choose(
    'Nothing is added to this copy until you decide.',
    [
      { value: false, name: 'leave it as it is, and look for a newer copy' },
      { value: true, name: 'go on with what is here' },
    ],
    { unasked: false },
  )
  if (!goOn) return
  acceptLoss(store)
  terminal.note('From now on what is here counts as all there is.')
}

/** When the last backup was made and where it lay; no word on whether another is due. */
function backupSaid(store: Store): string {
  const last = lastBackup(store)
  if (last === undefined) return 'No backup was made yet.'
  const there = plainFileThere(last.path) ? '' : ' It is not there now.'
  return `The last backup: ${formatInstant(last.at, 'full')}, ${last.path}.${there}`
}

type Facts = ReturnType<typeof factsOf>

function factsOf(store: Store, now: Instant) {
  const [last] = listEntries(store, { limit: 1 })
  return {
    entries: countEntries(store),
    removed: countEntries(store, { removed: true }),
    drafts: listDrafts(store).length,
    last: last?.created ?? null,
    missing: store.missing,
    sealLost: store.sealLost,
    stale: store.stale,
    opened: openedBefore(store, now) ?? null,
    backup: lastBackup(store) ?? null,
    readable: readReadable(store.dir).length,
    left: exported(store).map(({ path, at }) => ({ at, path, there: plainFileThere(path) })),
  }
}

function factsJson({ last, opened, backup, left, ...facts }: Facts) {
  return {
    ...facts,
    last: last && instantJson(last),
    opened: opened && { ...opened, last: instantJson(opened.last) },
    backup: backup && { ...backup, at: instantJson(backup.at) },
    left: left.map(({ at, ...file }) => ({ at: instantJson(at), ...file })),
  }
}

/** What left the journal, the latest last: when, where to, and whether it still lies there. */
function leftLines({ left }: Facts): readonly string[] {
  if (left.length === 0) return ['Nothing was written out of it to a file.']
  return [
    'Written out of it, in plain text:',
    ...left.map(
      ({ at, path, there }) =>
        `  - ${formatInstant(at, 'full')}  ${path}${there ? '' : ' (not there any more)'}`,
    ),
  ]
}

function readableSaid(people: number): string {
  return `Readable without the passphrase: ${people} of your own people, in ${readableName}, and nothing else.`
}

/** Where a guess costs less than usual. */
function raised(memory = 0): string {
  return memory < usual.memory
    ? '; "unearth passphrase" raises that where this computer bears it'
    : ''
}

function openers({ world, store }: Desk): string[] {
  const { slots } = readKeyring(store.dir)
  const lines = slots.map(({ type, cost }) =>
    type === 'recovery'
      ? 'anyone with the recovery code'
      : `anyone with the passphrase (one guess costs ${cost?.memory ?? 0} MiB of memory${raised(cost?.memory)})`,
  )
  lines.push('anyone at this computer while unearth is open')
  if (world.env['UNEARTH_PASSPHRASE_FILE']) {
    lines.push('anyone who can read the file that UNEARTH_PASSPHRASE_FILE names')
  }
  const { loose, replaced, synced, swaps } = exposureOf(store.dir, world.platform)
  if (loose.length > 0) {
    const named = loose.map((name) => name || 'its directory').join(', ')
    lines.push(
      `nobody else, but others on this computer can reach ${named}: chmod -R go= ${store.dir}`,
    )
  }
  if (replaced !== undefined) {
    lines.push(
      `nobody else, but anyone on this computer can put another journal in its place: chmod o-w ${replaced}`,
    )
  }
  if (synced !== undefined) {
    lines.push('nobody else, but its encrypted files are in a folder that is copied to a cloud')
  }
  if (swaps) lines.push('whoever reads this computer’s swap, if that is not encrypted')
  return lines
}
