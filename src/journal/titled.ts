// A title that came from elsewhere is the first line of an entry's words: so it is shown, found and edited as they are, and
// leaves with them. That it is one is remembered in the fields, for the formats that have titles.
import { type Fields, stringOf } from './fields.ts'

/** Words that came with a title, as they are kept. A body that begins with its title as a heading has it already. */
export function withTitle(title: string, body: string): string {
  if (title === '') return body
  const [first = ''] = body.split('\n', 1)
  if (/^#+ /.test(first) && first.replace(/^#+ +/, '').trim() === title) return body
  return body === '' ? title : `${title}\n\n${body}`
}

/** The title and the words below it; undefined where there is none, or none any more. */
export function titled(
  text: string,
  fields: Fields,
): { readonly title: string; readonly body: string } | undefined {
  const title = stringOf(fields.title)
  if (title === undefined || title === '') return undefined
  if (withTitle(title, text) === text) return { title, body: text }
  if (text === title) return { title, body: '' }
  const begin = `${title}\n\n`
  return text.startsWith(begin) ? { title, body: text.slice(begin.length) } : undefined
}
