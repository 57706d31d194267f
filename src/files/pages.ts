// What is read as it stands: people to call, grounding scripts, the pages about unearth.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Line, readPeople } from '../journal/care/people.ts'
import { listOf, readFrontMatter } from '../journal/content/front-matter.ts'
import { contentDir, markdownIn, shipped } from './content.ts'

type Breath = {
  readonly phases: readonly { readonly name: string; readonly seconds: number }[]
  readonly rounds: number
}

export type Grounding = {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly breath?: Breath
}

/** The people to call, in the file's order. */
export function loadPeople(): readonly Line[] {
  return readPeople(shipped('people.md'))
}

/** The grounding scripts, breathing first. */
export function loadGrounding(): readonly Grounding[] {
  const dir = join(contentDir(), 'grounding')
  const read = markdownIn(dir).map((file): Grounding => {
    const { values, body } = readFrontMatter(readFileSync(file, 'utf8'))
    const phases = listOf(values.get('phases')?.value ?? '')?.map((phase) => {
      const [, name = '', seconds] = /^(.+) (\d+)$/.exec(phase) ?? []
      return { name, seconds: Number(seconds) }
    })
    return {
      id: values.get('id')?.value ?? '',
      title: values.get('title')?.value ?? '',
      text: body.join('\n').trim(),
      ...(phases ? { breath: { phases, rounds: Number(values.get('rounds')?.value) } } : {}),
    }
  })
  return read.toSorted((a, b) => Number(a.breath === undefined) - Number(b.breath === undefined))
}

/** The names of the pages of `unearth about`. */
export function aboutNames(): readonly string[] {
  return markdownIn(join(contentDir(), 'about')).map((file) => basename(file, '.md'))
}

/** One of those pages as Markdown, or undefined. */
export function loadAbout(name: string): string | undefined {
  return aboutNames().includes(name) ? shipped(join('about', `${name}.md`)) : undefined
}
