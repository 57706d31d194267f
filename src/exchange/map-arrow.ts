// An arrow from one box to another, as shapes in points.

export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
type Point = readonly [x: number, y: number]

export type Shape =
  | ({ readonly kind: 'box'; readonly fill: string; readonly line: string } & Box)
  | { readonly kind: 'curve'; readonly points: readonly [Point, Point, Point, Point] }
  | { readonly kind: 'head'; readonly points: readonly [Point, Point, Point] }

/** How far a curve goes out of its box before it turns. */
const out = 16
const head = { long: 7, wide: 3.2 }

/**
 * From the side of `from` that looks at `to`; in one column it goes around on the right. Where one lies in another `row` it goes
 * in or out at the top. It leaves above the middle and comes in below it, so that two do not lie on each other.
 */
export function arrow(from: Box, to: Box, rows: boolean) {
  const [start, one, two, end] = wayOf(from, to, rows)
  return {
    curve: { kind: 'curve', points: [start, one, two, end] },
    head: headAt(two, end),
  } as const
}

type Way = readonly [Point, Point, Point, Point]

function wayOf(from: Box, to: Box, rows: boolean): Way {
  const leaves = from.y + from.h * 0.35
  const comes = to.y + to.h * 0.65
  if (rows) return acrossRows(from, to, leaves, comes)
  if (to.x >= from.x + from.w) return sideways([from.x + from.w, leaves], [to.x, comes], 1)
  if (to.x + to.w <= from.x) return sideways([from.x, leaves], [to.x + to.w, comes], -1)
  const right = Math.max(from.x + from.w, to.x + to.w) + out
  const end: Point = [to.x + to.w, comes]
  return [[from.x + from.w, leaves], [right, leaves], [right, comes], end]
}

function acrossRows(from: Box, to: Box, leaves: number, comes: number): Way {
  const [a, b] = [from.x + from.w / 2, to.x + to.w / 2]
  if (to.y > from.y) {
    const way = b >= a ? 1 : -1
    const side = way > 0 ? from.x + from.w : from.x
    return [
      [side, leaves],
      [side + way * out * 2, leaves],
      [b, to.y - out * 4],
      [b, to.y],
    ]
  }
  const way = a >= b ? 1 : -1
  const side = way > 0 ? to.x + to.w : to.x
  return [
    [a, from.y],
    [a, from.y - out * 4],
    [side + way * out * 2, comes],
    [side, comes],
  ]
}

function sideways(start: Point, end: Point, way: 1 | -1): Way {
  const turn = way * Math.max(out, Math.abs(end[0] - start[0]) / 2)
  return [start, [start[0] + turn, start[1]], [end[0] - turn, end[1]], end]
}

/** The head at `end`, coming from `before`. */
function headAt(before: Point, end: Point) {
  const [dx, dy] = [end[0] - before[0], end[1] - before[1]]
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const back: Point = [end[0] - ux * head.long, end[1] - uy * head.long]
  return {
    kind: 'head',
    points: [
      end,
      [back[0] - uy * head.wide, back[1] + ux * head.wide],
      [back[0] + uy * head.wide, back[1] - ux * head.wide],
    ],
  } as const
}
