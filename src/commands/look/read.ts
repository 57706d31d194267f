import { withDesk } from '../../conversation/desk/desk.ts'
import { readingRoom } from '../../conversation/reading/room.ts'
import { type ExitCode, exit } from '../../errors.ts'
import { countEntries } from '../../store/entries.ts'
import type { Context } from '../../world.ts'

/** Opens the reading room, on what `words` find where some are given. Exit code 3 where nothing is kept. */
export function read(
  context: Context,
  { words }: { readonly words: readonly string[] | undefined },
): Promise<ExitCode> {
  return withDesk(context, async (desk) => {
    if (countEntries(desk.store) === 0) {
      desk.terminal.note('Nothing is kept here yet.')
      return exit.nothing
    }
    await readingRoom(desk, (words ?? []).map(asTyped).join(' '))
    return exit.done
  })
}

/** What the shell gave in one piece stays in one piece. */
function asTyped(word: string): string {
  const [, name = '', value = word] = /^([a-z]+:)(.*)$/s.exec(word) ?? []
  return /\s/.test(value) ? `${name}"${value.replaceAll('"', '')}"` : word
}
