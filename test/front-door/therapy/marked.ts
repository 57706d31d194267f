// A journal with names, a surprise, and passages that are marked: what is brought to therapy, and what is not.
import { beforeAll } from 'vitest'
import { door } from '../door.ts'
import { keys } from '../screen.ts'

/** What a note says, sentence by sentence, and how each is marked. */
export const marks = [
  ['say', 'Robin asked me where I was.'],
  [undefined, 'I said it was work.'],
  ['their-story', 'K. laughed about it later.'],
  ['not-yet', 'I was ashamed.'],
] as const

/** Words that may not leave: names, and what is held. */
export const held = ['Robin', 'K.', 'laughed', 'ashamed'] as const

/** A door to such a journal; the marks were set by hand, on a screen. */
export function markedDoor() {
  const { down, enter } = keys
  const opened = door()
  const { go, idOf, play } = opened
  const note = marks.map(([, sentence]) => sentence).join(' ')
  beforeAll(async () => {
    await go(['--plain', 'names'], '1\nRobin\n2\nK.\n1\n')
    await go(
      ['--plain', 'write', '--question', 'PRS-01'],
      'I hid the messages from Robin.\n!\nI kept the card.\n.\n',
    )
    await go(['jot', '-'], note)
    await play(
      ['mark', await idOf(note)],
      [
        ['s say it', 's'],
        ['“ Robin asked', `${down}${down}t${down}n${enter}`],
      ],
    )
    await play(
      ['jot'],
      [
        ['Ctrl-D keep', `First thing. Second thing.${keys.doors}`],
        ['2 hand it over', '2'],
        ['→ to be handed over', keys.keep],
      ],
    )
  })
  return { ...opened, note }
}
