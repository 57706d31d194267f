// The reading room on a terminal; what is found later than its key is drawn when it is there.
import { type Around, openScreen } from '../screen/screen.ts'
import type { ScreenTerminal } from '../screen/surface.ts'
import {
  type Place,
  type RoomEnd,
  type RoomSource,
  roomAfter,
  roomFurther,
  roomOf,
} from './room.ts'
import { roomFrame } from './room-frame.ts'

/**
 * Shows it until it is left or something is to be done; `told` is what was said since. Throws Trouble 130 where it is stopped,
 * 4 where it is left idle.
 */
export function openRoom(
  terminal: ScreenTerminal,
  source: RoomSource,
  place: Place,
  around: Around & { readonly told: readonly string[] },
): Promise<RoomEnd | undefined> {
  let room = roomOf(source, place, around.told)
  return openScreen<RoomEnd | undefined>(terminal, around, (screen) => {
    let stop = () => {}
    const goOn = () => {
      stop()
      if (room.found.goOn === undefined || room.left !== undefined) return
      stop = screen.after(1, () => {
        room = roomFurther(room)
        screen.draw()
        goOn()
      })
    }
    goOn()
    return {
      key(event) {
        const before = room.found
        room = roomAfter(source, room, event)
        if (room.left !== undefined) screen.leave(room.left === 'left' ? undefined : room.left)
        else if (room.found !== before) goOn()
      },
      frame(look) {
        const drawn = roomFrame(source, room, look)
        room = drawn.room
        return drawn.frame
      },
    }
  })
}
