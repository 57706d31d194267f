// What was measured, beside what it is held to: printed as it comes, told together at the end, and written into the README.
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { resolve } from 'node:path'

type Goal = {
  readonly what: string
  /** As it is read: "1.08 B". */
  readonly figure: string
  /** As it is read: "at most 1.10 B"; without one it is told and held to nothing. */
  readonly goal?: string
  readonly met?: boolean
}

const all: Goal[] = []

/** Prints a figure and remembers it. `goal` is the most it may be, or with `least` the least. */
export function figure(
  what: string,
  value: number,
  { unit = 'B', goal, least }: { unit?: string; goal?: number; least?: number } = {},
): void {
  const said = (each: number) => `${shown(each)} ${unit}`
  if (goal !== undefined) {
    add({ what, figure: said(value), goal: `at most ${said(goal)}`, met: within(value, goal) })
  } else if (least !== undefined) {
    add({ what, figure: said(value), goal: `at least ${said(least)}`, met: value >= least })
  } else add({ what, figure: said(value) })
}

/** A goal that no figure shows: what holds it, or why it is not measured here. */
export function told(what: string, goal: string, figure: string): void {
  add({ what, figure, goal })
}

/** What is at most a tenth more at `large` than at `small`, or a millisecond; and, where a `frame` (ms) is given, within it. */
export function growth(what: string, small: number, large: number, frame?: number): void {
  const grown = large > small * 1.1 && large - small > 1
  const late = frame !== undefined && large > frame
  add({
    what,
    figure: `${shown(small)} → ${shown(large)} ms`,
    goal: `at most × 1.10${frame === undefined ? '' : `, and ${frame} ms`}`,
    met: !grown && !late,
  })
}

function add(goal: Goal): void {
  all.push(goal)
  console.log(row(goal))
}

/** Begins a part of the bench; the time that the one before took is told. */
export function section(title: string): void {
  endSection()
  begun = { title, at: performance.now() }
  console.log(`\n${title}`)
}

/** Ends the part that was begun last. */
function endSection(): void {
  if (begun === undefined) return
  const seconds = (performance.now() - begun.at) / 1000
  took.push([begun.title, seconds])
  console.log(`  (${seconds.toFixed(0)} s)`)
  begun = undefined
}

let begun: { readonly title: string; readonly at: number } | undefined
const took: [string, number][] = []

/** Prints what was missed, and how long each part took. */
export function ending(): void {
  endSection()
  const missed = all.filter(({ met }) => met === false)
  const held = all.filter(({ met }) => met !== undefined).length
  console.log(`\n${held - missed.length} of ${held} goals are met. Missed:`)
  for (const goal of missed) console.log(row(goal))
  const sum = took.reduce((total, [, seconds]) => total + seconds, 0)
  console.log(`\nIt took ${(sum / 60).toFixed(1)} minutes:`)
  for (const [title, seconds] of took)
    console.log(`  ${seconds.toFixed(0).padStart(4)} s  ${title}`)
}

const file = resolve(import.meta.dirname, '../../README.md')
const [start, end] = ['<!-- written by: npm run bench -- --readme -->', '<!-- /bench -->']

/** Writes every figure with its goal between the two marks of the README. */
export function writeReadme(): void {
  const text = readFileSync(file, 'utf8')
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The README has no "${start}" … "${end}".`)
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}`
  const day = new Date().toISOString().slice(0, 10)
  const table = [
    `Measured on ${day} on ${process.platform}, ${machine}, Node ${process.versions.node}. B is a bare \`node -e 0\` in the same run.`,
    '',
    '| what | figure | goal | |',
    '|---|---|---|---|',
    ...all.map(
      (each) => `| ${each.what} | ${each.figure} | ${each.goal ?? ''} | ${verdict(each)} |`,
    ),
  ]
  writeFileSync(file, `${text.slice(0, from)}${start}\n${table.join('\n')}\n${text.slice(to)}`)
}

function row(goal: Goal): string {
  const verdictOf = verdict(goal)
  return `  ${goal.what.padEnd(58)} ${goal.figure.padStart(20)}   ${(goal.goal ?? '').padEnd(26)} ${verdictOf}`
}

function verdict({ met }: Goal): string {
  return met === undefined ? '' : met ? 'met' : 'MISSED'
}

function within(value: number, goal: number): boolean {
  return Number(value.toFixed(2)) <= goal
}

function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}

/** The middle one. */
export function median(values: readonly number[]): number {
  return share(values, 0.5)
}

/** The one that so much of the others is below. */
export function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}

/** The middle of what each is of the base that ran beside it. */
export function ratio(own: readonly number[], base: readonly number[]): number {
  return median(own.map((each, index) => each / (base[index] ?? 1)))
}
