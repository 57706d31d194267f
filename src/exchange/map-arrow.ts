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

/** From the side of `from` that looks at `to`; in one column it goes around on the right. */
export function arrow(from: Box, to: Box) {
  const [start, one, two, end] = wayOf(from, to)
  return {
    curve: { kind: 'curve', points: [start, one, two, end] },
    head: headAt(two, end),
  } as const
}

function wayOf(from: Box, to: Box): readonly [Point, Point, Point, Point] {
  const [a, b] = [middle(from), middle(to)]
  if (to.x >= from.x + from.w) return sideways([from.x + from.w, a[1]], [to.x, b[1]], 1)
  if (to.x + to.w <= from.x) return sideways([from.x, a[1]], [to.x + to.w, b[1]], -1)
  if (Math.abs(to.x - from.x) < 1) {
    const right = Math.max(from.x + from.w, to.x + to.w)
    const start: Point = [from.x + from.w, a[1]]
    const end: Point = [to.x + to.w, b[1]]
    return [start, [right + out, start[1]], [right + out, end[1]], end]
  }
  const down = b[1] > a[1]
  const start: Point = [a[0], down ? from.y + from.h : from.y]
  const end: Point = [b[0], down ? to.y : to.y + to.h]
  const turn = down ? out : -out
  return [start, [start[0], start[1] + turn], [end[0], end[1] - turn], end]
}

function sideways(start: Point, end: Point, way: 1 | -1): readonly [Point, Point, Point, Point] {
  const turn = way * Math.max(out, Math.abs(end[0] - start[0]) / 2)
  return [start, [start[0] + turn, start[1]], [end[0] - turn, end[1]], end]
}

function middle({ x, y, w, h }: Box): Point {
  return [x + w / 2, y + h / 2]
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
