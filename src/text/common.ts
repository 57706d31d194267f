// How far two texts agree. Whole pieces are compared before single units: a key in a long paragraph changes
// one place of it.

const piece = 512

/** How many UTF-16 units two texts begin with alike, `most` at the most. */
export function commonStart(a: string, b: string, most = Math.min(a.length, b.length)): number {
  let same = 0
  while (same + piece <= most && a.slice(same, same + piece) === b.slice(same, same + piece)) {
    same += piece
  }
  while (same < most && a.charCodeAt(same) === b.charCodeAt(same)) same += 1
  return same
}

/** How many UTF-16 units two texts end with alike, `most` at the most. */
export function commonEnd(a: string, b: string, most = Math.min(a.length, b.length)): number {
  const end = (text: string, same: number) =>
    text.slice(text.length - same - piece, text.length - same)
  let same = 0
  while (same + piece <= most && end(a, same) === end(b, same)) same += piece
  while (same < most && a.charCodeAt(a.length - 1 - same) === b.charCodeAt(b.length - 1 - same)) {
    same += 1
  }
  return same
}
