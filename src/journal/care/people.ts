// The people to call: read from their file, put in the order of whoever needs them, and said as text.
import { given } from '../../text/given.ts'
import { formatInstant } from '../time/instant.ts'

/** Somebody to call. */
export type Person = {
  /** Who it is, or what for. */
  readonly name: string
  /** A number as it is dialled there, or an address. */
  readonly reach: string
  /** The country; empty for the writer's own people. */
  readonly where: string
  /** The hours, where they are known. */
  readonly hours?: string
  /** A sentence to know before calling. */
  readonly note?: string
  /** One of the writer's own people. */
  readonly own: boolean
  /** The number to call where someone is in danger. */
  readonly emergency: boolean
  /** The line of a country whose zone this machine is in, one that is for everywhere, or the writer's own. */
  readonly near: boolean
  /** The pages that agree on the number; none for the writer's own people. */
  readonly sources: readonly string[]
  /** The day those pages were read, YYYY-MM-DD. */
  readonly checked?: string
}

/** A line of the file, with the zones it belongs to; without any it is for everywhere. */
export type Line = Omit<Person, 'near'> & { readonly zones: readonly string[] }

/** One of the writer's own, as they are kept. */
export type OwnPerson = { readonly name: string; readonly reach: string }

/** The lines of prompts/people.md, in its order. */
export function readPeople(text: string): readonly Line[] {
  const body = text.split(/^---$/m).slice(2).join('---')
  return sections(body, '## ').flatMap(({ title: where, text }) => {
    const zones = listed(/^zones: (.+)$/m.exec(text)?.[1] ?? '')
    return sections(text, '### ').map(({ title, text }) => lineOf(title, text, where, zones))
  })
}

function lineOf(name: string, text: string, where: string, zones: readonly string[]): Line {
  const facts = [...text.matchAll(/^- ([a-z]+): (.+)$/gm)]
  const all = (key: string) =>
    facts.flatMap(([, found, value = '']) => (found === key ? [value.trim()] : []))
  const [danger] = all('emergency')
  return {
    name,
    reach: danger ?? all('reach')[0] ?? '',
    where,
    own: false,
    emergency: danger !== undefined,
    sources: all('source'),
    zones,
    ...given({ hours: all('hours')[0], note: all('note')[0], checked: all('checked')[0] }),
  }
}

/**
 * Everybody in the order in which they are offered: the writer's own, the emergency number of `zone`, its other lines,
 * those for everywhere, and the other countries as the file has them. A zone that no line has leaves the file's order.
 */
export function peopleFor(
  lines: readonly Line[],
  zone: string,
  own: readonly OwnPerson[],
): readonly Person[] {
  const at = (line: Line) => {
    if (line.zones.length === 0) return 2
    if (!line.zones.some((each) => isIn(zone, each))) return 3
    return line.emergency ? 0 : 1
  }
  const known = lines.some((line) => at(line) < 2)
  const ordered = known ? lines.toSorted((a, b) => at(a) - at(b)) : lines
  return [
    ...own.map(({ name, reach }) => ({
      name,
      reach,
      where: '',
      own: true,
      emergency: false,
      near: true,
      sources: [],
    })),
    ...ordered.map((line) => {
      const { zones: _, ...person } = line
      return { ...person, near: at(line) < 3 }
    }),
  ]
}

/** Whether `zone` is `name`, or begins with it where the name ends in "/". */
function isIn(zone: string, name: string): boolean {
  return name.endsWith('/') ? zone.startsWith(name) : zone === name
}

/** Them as text: the writer's own first, then country by country; `plan` (the writer's own words for such a night) stands above all of them. */
export function peopleText(people: readonly Person[], plan = ''): string {
  const own = people.filter((person) => person.own).flatMap(said)
  const others = people.filter((person) => !person.own)
  const lines = others.flatMap((person, index) => [
    ...(others[index - 1]?.where === person.where ? [] : ['', person.where]),
    ...said(person),
  ])
  const above = [
    ...(plan === '' ? [] : [plan, '']),
    ...(own.length === 0 ? [] : ['Your own people', ...own, '']),
  ]
  const danger = people.some(({ emergency, near }) => emergency && near) ? [] : ['', unknown]
  return `${[...above, used, trace, ...danger, ...lines].join('\n')}\n`
}

const used = 'People you can call. They hear this every night.'

/** Where no country is near. */
const unknown = 'If someone is in danger now, call your local emergency number.'

/** For whoever is watched. */
const trace = 'A call stays in the phone’s own list until it is deleted there.'

function said({ name, reach, hours, note, checked }: Person): readonly string[] {
  const facts = [
    reach,
    ...(hours === undefined ? [] : [hours]),
    ...(checked === undefined ? [] : [`checked ${dayOf(checked)}`]),
  ]
  return [`  ${name}`, `    ${facts.join(' · ')}`, ...(note === undefined ? [] : [`    ${note}`])]
}

/** "2026-11-22" as "22 Nov 2026". */
function dayOf(checked: string): string {
  return formatInstant({ utc: Date.parse(checked), zone: 'UTC', offset: 0 }, 'date')
}

function sections(text: string, mark: string): { title: string; text: string }[] {
  return text
    .split(new RegExp(`^${mark}`, 'm'))
    .slice(1)
    .map((part) => {
      const [title = '', ...rest] = part.split('\n')
      return { title: title.trim(), text: rest.join('\n') }
    })
}

function listed(value: string): string[] {
  return value === '' ? [] : value.split(',').map((each) => each.trim())
}
