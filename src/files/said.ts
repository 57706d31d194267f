// What is said in care, from prompts/said/. A file is read when one of its keys is said first.
import { readSaid, type Said } from '../journal/content/said-file.ts'
import { type Ask, filled, type Say } from '../journal/said.ts'
import { shipped } from './content.ts'

const read = new Map<string, ReadonlyMap<string, Said>>()

/** The words of `key` ("care/risk" is the key risk of said/care.md), filled in. */
export const said: Say = (key, ...[values]) => filled(saidBy(key).text, values ?? {})

/** The words of `key` and what there is to choose, as `terminal.choose` takes them. */
export const asked: Ask = (key, ...[values]) => {
  const { text, choices } = saidBy(key)
  const all = choices.map(({ value, name, note }) => ({
    value,
    name: filled(name, values ?? {}),
    ...(note === undefined ? {} : { note: filled(note, values ?? {}) }),
  }))
  // Which values there are is held to the file by a test.
  return [filled(text, values ?? {}), all] as unknown as ReturnType<typeof asked<typeof key>>
}

function saidBy(key: string): Said {
  const [file = '', name = ''] = key.split('/')
  const words = read.get(file) ?? wordsOf(file)
  const found = words.get(name)
  if (found === undefined) throw new Error(`nothing is said for "${key}"`)
  return found
}

function wordsOf(file: string): ReadonlyMap<string, Said> {
  const words = new Map(readSaid(shipped(`said/${file}.md`)).said.map((each) => [each.key, each]))
  read.set(file, words)
  return words
}
