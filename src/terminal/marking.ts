// What a passage is pointed at with: the sign in the margin, the keys, and the words where there is little room.
import type { MarkKind } from '../journal/entry.ts'
import { signs } from '../journal/page/marks.ts'

type Row = {
  readonly sign: string
  readonly short: string
  /** What is said once a passage was pointed at. */
  readonly done: string
  /** The key behind Esc on the page. ◆ has a key of its own there. */
  readonly pageKey?: string
  /** The key while reading. */
  readonly readerKey: string
}

/** By kind, in the order in which one sign stands for several. */
export const marks: Readonly<Record<MarkKind, Row>> = {
  surprise: {
    sign: signs.surprise,
    short: 'surprise',
    done: 'it surprised me',
    readerKey: '!',
  },
  say: {
    sign: signs.say,
    short: 'say it',
    done: 'to be said',
    pageKey: '1',
    readerKey: 's',
  },
  'hand-over': {
    sign: signs['hand-over'],
    short: 'hand it over',
    done: 'to be handed over',
    pageKey: '2',
    readerKey: 'h',
  },
  'not-yet': {
    sign: signs['not-yet'],
    short: 'not yet',
    done: 'not to be brought yet',
    pageKey: '3',
    readerKey: 'n',
  },
  'their-story': {
    sign: signs['their-story'],
    short: 'their story',
    done: 'somebody else’s story: it stays out',
    pageKey: '4',
    readerKey: 't',
  },
}

export const markKinds = Object.keys(marks) as readonly MarkKind[]
