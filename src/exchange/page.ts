// One page of somebody else's journal, in the one shape they all come in.
import type { Instant } from '../journal/entry.ts'
import type { Fields, Json } from '../journal/fields.ts'
import { withTitle } from '../journal/titled.ts'
import { contentId, type Incoming, keepable, mostText, type Source } from './incoming.ts'

type Found = {
  readonly source: Source
  readonly where: string
  readonly created: Instant
  readonly changed?: Instant | undefined
  /** Its own in that source. Without one it is known by its day and its words. */
  readonly id?: string | undefined
  readonly title?: string
  readonly text: string
  readonly tags?: readonly string[]
  readonly starred?: boolean
  /** What nobody here knows. */
  readonly extra?: { readonly [name: string]: Json }
  readonly undated?: Incoming['undated']
}

/** It as an entry, or a sentence on why it is none. */
export function pageOf(found: Found): Incoming | string {
  const { source, where, created, changed = created, id, tags = [], extra = {}, undated } = found
  const title = keepable(found.title ?? '')
    .replace(/\s+/g, ' ')
    .trim()
  const body = keepable(found.text)
  const text = withTitle(title, body.trim() === '' ? '' : body)
  if (text.trim() === '') return 'It has no words.'
  if (text.length > mostText) return 'Its text is too long to be one entry.'
  const named = [...new Set(tags.map(tagOf))].filter((tag) => tag !== '')
  const fields: Fields = {
    ...(title === '' ? {} : { title }),
    ...(named.length === 0 ? {} : { tags: named }),
    ...(found.starred === true ? { starred: true } : {}),
    ...(Object.keys(extra).length === 0
      ? {}
      : { extra: JSON.parse(JSON.stringify(extra).toWellFormed()) as Json }),
  }
  // When a file was last saved says nothing about which entry it is.
  const day = undated?.by === 'changed' ? { ...created, utc: 0 } : created
  return {
    source,
    sourceId: id === undefined || id === '' ? contentId(day, body) : keepable(id),
    where,
    created,
    changed,
    kind: 'page',
    text,
    fields,
    marks: [],
    ...(undated === undefined ? {} : { undated }),
  }
}

/** A tag as it is kept, whatever sign its writer's program puts before it. */
function tagOf(tag: string): string {
  return keepable(tag).replace(/^[#@]/, '').replace(/\s+/g, ' ').trim()
}
