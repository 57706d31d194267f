// The recovery code on paper: four lines, each with two letters that say whether the line was read right.
import { createHash } from 'node:crypto'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const letters = [8, 8, 8, 4]

/** A code as four lines: two groups of four and their two letters, the last line one group. */
export function codeLines(code: string): readonly string[] {
  const bare = code.replaceAll('-', '')
  return letters.map((count, index) => {
    const from = index * 8
    const line = bare.slice(from, from + count)
    return `${(line.match(/.{4}/g) ?? []).join('-')}  ${checkOf(index, line)}`
  })
}

/** The code that stands in four lines with their letters, or the number of the first line with a slip; undefined where it is something else. */
export function readCodeLines(typed: string): { code: string } | { slip: number } | undefined {
  if (typed.length !== 36) return undefined
  let code = ''
  let at = 0
  for (const [index, count] of letters.entries()) {
    const line = typed.slice(at, at + count)
    if (checkOf(index, line) !== typed.slice(at + count, at + count + 2)) return { slip: index + 1 }
    code += line
    at += count + 2
  }
  return { code }
}

function checkOf(index: number, line: string): string {
  const sum = createHash('sha256')
    .update(`unearth line ${index + 1} ${line}`)
    .digest()
  const bits = sum.readUInt16BE(0) >> 6
  return `${alphabet[bits >> 5]}${alphabet[bits & 31]}`
}
