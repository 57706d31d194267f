// A list: the reading room where there is a screen, else its lines. The room is loaded only where it is opened.
import type { Desk } from '../desk/desk.ts'

/**
 * Opens the room on what `query` finds where there is a screen, else shows what `lines` has under `title`; without a query
 * always that. Says whether it was the room. Throws as the terminal's screens do.
 */
export async function readList(
  desk: Desk,
  query: string | undefined,
  { title, lines }: { readonly title: string; readonly lines: () => string },
): Promise<boolean> {
  const room = desk.terminal.interactive && query !== undefined
  if (room) await (await import('./room.ts')).readingRoom(desk, query)
  else await desk.terminal.show(title, lines())
  return room
}
