// The days of the reading room: only those that something was kept on, for there is nothing between them.
import { width } from '../../text/width.ts'
import type { Look, Size } from '../screen/frame.ts'

export type RoomDay = {
  /** "2026-11-25" */
  readonly day: string
  /** "Nov 2026" */
  readonly month: string
  readonly at: number
}

type At = { readonly day: number; readonly typedDay: string }

/** The day that the entry numbered `at` was kept on. */
export function dayOfEntry(days: readonly RoomDay[], at: number): number {
  return Math.max(
    0,
    days.findLastIndex((each) => each.at <= at),
  )
}

/** Where a key leads from a day: to the sides a day, up and down a month, and what is typed to the latest day that begins so. */
export function dayAfter(days: readonly RoomDay[], { day, typedDay }: At, key: string): At {
  const to = (index: number, typed = '') => ({
    day: Math.max(0, Math.min(index, days.length - 1)),
    typedDay: typed,
  })
  if (/^[\d-]+$/.test(key)) return dayTyped(days, { day, typedDay: typedDay + key })
  switch (key) {
    case 'backspace':
      return dayTyped(days, { day, typedDay: typedDay.slice(0, -1) })
    case 'right':
    case 'k':
      return to(day - 1)
    case 'left':
    case 'j':
      return to(day + 1)
    case 'up':
    case 'page-up':
      return to(firstOf(days, firstOf(days, day) - 1))
    case 'down':
    case 'page-down': {
      const month = days[day]?.month
      const next = days.findIndex((each, index) => index > day && each.month !== month)
      return next < 0 ? { day, typedDay: '' } : to(next)
    }
    case 'home':
      return to(0)
    case 'end':
      return to(days.length - 1)
    default:
      return { day, typedDay }
  }
}

/** The first of the days in the month of one of them. */
function firstOf(days: readonly RoomDay[], index: number): number {
  const month = days[Math.max(0, index)]?.month
  return days.findIndex((each) => each.month === month)
}

/** The latest day that begins so, or where none does the latest before it. */
function dayTyped(days: readonly RoomDay[], { day, typedDay }: At): At {
  if (typedDay === '') return { day, typedDay }
  const begins = days.findIndex((each) => each.day.startsWith(typedDay))
  const before = days.findIndex((each) => each.day < typedDay)
  const at = begins >= 0 ? begins : before >= 0 ? before : days.length - 1
  return { day: at, typedDay }
}

export type Line = { readonly text: string; readonly wide: number }

/** A row a month, or more where they have no room in one; the day pointed at stands out. */
export function dayLines(
  days: readonly RoomDay[],
  here: number,
  { columns, rows }: Size,
  look: Look,
): readonly Line[] {
  type Row = Line & { readonly month: string; readonly has: boolean }
  const lines: Row[] = []
  days.forEach(({ day, month }, index) => {
    const last = lines.at(-1)
    const number = String(Number(day.slice(8)))
    const drawn = `${' '.repeat(3 - number.length)}${index === here ? look.theme.here(number) : number}`
    if (last === undefined || last.month !== month || last.wide + 3 > columns) {
      const name = last?.month === month ? '' : month
      const wide = Math.max(9, width(name) + 1)
      const has = index === here
      lines.push({ text: name.padEnd(wide) + drawn, wide: wide + 3, month, has })
    } else {
      const { text, wide, has } = last
      lines[lines.length - 1] = {
        ...last,
        text: text + drawn,
        wide: wide + 3,
        has: has || index === here,
      }
    }
  })
  const at = lines.findIndex(({ has }) => has)
  const from = Math.max(0, Math.min(at - Math.floor(rows / 2), lines.length - rows))
  return lines.slice(from, from + rows)
}
