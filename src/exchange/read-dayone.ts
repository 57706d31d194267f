// Day One: the JSON of a journal, and the property lists of its first version. Pictures, sounds and videos stay where they are; the
// words name them.
import {
  decoded,
  deep,
  type Fault,
  type How,
  type Incoming,
  instantAt,
  isRecord,
  keepable,
  mostEntries,
  type Read,
  readJson,
  tooDeep,
  unreadable,
} from './incoming.ts'
import { pageOf } from './page.ts'
import { readPlist } from './plist.ts'

const known = new Set([
  'uuid',
  'text',
  'creationDate',
  'modifiedDate',
  'timeZone',
  'tags',
  'starred',
  'isPinned',
  'richText',
])
/** Where somebody was and with which device: not for a journal that leaves with consent only. */
const left =
  /^(?:location|weather|userActivity|music|steps|creationDevice.*|creationOS.*|photos|videos|audios|pdfAttachments)$/
const media = [
  ['photos', 'photos'],
  ['videos', 'videos'],
  ['audios', 'audios'],
  ['pdfAttachments', 'pdfs'],
] as const

/** Whether JSON looks like Day One's. */
export function isDayOne(document: unknown): boolean {
  return (
    isRecord(document) &&
    Array.isArray(document['entries']) &&
    (isRecord(document['metadata']) ||
      document['entries'].some((each: unknown) => isRecord(each) && 'creationDate' in each))
  )
}

/** Reads a journal's JSON. Never throws. */
export function readDayOne(where: string, bytes: Uint8Array, { zone }: How): Read {
  const text = decoded(bytes)
  if ('fault' in text) return unreadable(where, text.fault)
  const json = readJson(text.text)
  if ('fault' in json) return unreadable(where, json.fault)
  const list = isRecord(json.document) ? json.document['entries'] : undefined
  if (!Array.isArray(list)) return unreadable(where, 'It has no entries.')
  if (list.length > mostEntries)
    return unreadable(where, `It has more than ${mostEntries} entries.`)
  const entries: Incoming[] = []
  const faults: Fault[] = []
  const placed = list.filter((each) => isRecord(each) && ('location' in each || 'weather' in each))
  let files = 0
  for (const [index, each] of list.entries()) {
    const place = `${where}, entry ${index + 1}`
    const read = readEntry(place, each, zone)
    if (typeof read === 'string') faults.push({ where: place, message: read })
    else entries.push(read)
    files += isRecord(each) ? mediaOf(each).size : 0
  }
  const notes = [
    ...(files === 0
      ? []
      : [
          `${where}: pictures, sounds, videos and files stay where they are (${files}); the words name them.`,
        ]),
    ...(placed.length === 0
      ? []
      : [`${where}: places and weather are not taken in (${placed.length} entries have them).`]),
  ]
  return { entries, faults, notes }
}

/** Reads one entry of Day One's first version. `beside` tells whether there is a picture to it. Never throws. */
export function readDayOneClassic(where: string, bytes: Uint8Array, how: How): Read {
  const text = decoded(bytes)
  if ('fault' in text)
    return unreadable(
      where,
      'It is a binary property list. "plutil -convert xml1" makes one of it that is read.',
    )
  const list = readPlist(text.text)
  if (!isRecord(list)) return unreadable(where, 'It is no entry of Day One.')
  const zone = list['Time Zone']
  const uuid = list['UUID']
  const picture = where.replace(/entries\/([^/]+)\.doentry$/, 'photos/$1.jpg')
  const shown =
    how.beside?.has(picture) === true
      ? `\n\n![](${picture.replace(/^.*?(?=photos\/[^/]+$)/, '')})`
      : ''
  const words = list['Entry Text']
  const read = readEntry(
    where,
    {
      uuid: uuid ?? null,
      text: typeof words === 'string' ? words + shown : null,
      creationDate: list['Creation Date'] ?? null,
      timeZone: zone ?? how.zone,
      tags: list['Tags'] ?? null,
      starred: list['Starred'] ?? null,
    },
    how.zone,
    false,
  )
  if (typeof read === 'string') return unreadable(where, read)
  return { entries: [read], faults: [], notes: [] }
}

function readEntry(
  where: string,
  value: unknown,
  lived: string,
  escapes = true,
): Incoming | string {
  if (!isRecord(value)) return 'It is no entry.'
  if (tooDeep(value)) return deep
  const { uuid, text, creationDate, modifiedDate, timeZone, tags } = value
  const zone = typeof timeZone === 'string' && timeZone.length <= 64 ? keepable(timeZone) : lived
  const at = (date: unknown) =>
    typeof date === 'string' && /^\d{4}-\d\d-\d\dT/.test(date)
      ? instantAt(Date.parse(date), zone)
      : undefined
  const created = at(creationDate)
  if (created === undefined) return 'Its date makes no sense.'
  // Some are a picture and nothing else.
  const typed = typeof text === 'string' ? text : ''
  const words = withMedia(escapes ? unescaped(typed) : typed, mediaOf(value))
  return pageOf({
    source: 'dayone',
    where,
    created,
    changed: at(modifiedDate),
    id: typeof uuid === 'string' && uuid !== '' ? uuid : `${created.utc}-${words.length}`,
    text: words,
    tags: Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === 'string') : [],
    starred: value['starred'] === true,
    extra: Object.fromEntries(
      Object.entries(value).filter(([name]) => !known.has(name) && !left.test(name)),
    ),
  })
}

/** The pictures and other files of an entry: what it calls them, and where they are in the archive. */
function mediaOf(value: { readonly [name: string]: unknown }): ReadonlyMap<string, string> {
  return new Map(
    media.flatMap(([kind, folder]) => {
      const list = value[kind]
      return (Array.isArray(list) ? list : []).flatMap((each: unknown): [string, string][] => {
        if (!isRecord(each) || typeof each['identifier'] !== 'string') return []
        const { identifier, md5, type, format } = each
        const name = typeof md5 === 'string' ? md5 : identifier
        const end = [type, format].find(
          (part) => typeof part === 'string' && /^\w{1,8}$/.test(part),
        )
        return [
          [identifier, keepable(`${folder}/${name}${end === undefined ? '' : `.${String(end)}`}`)],
        ]
      })
    }),
  )
}

/** The words with their pictures named as files: where they stood, and at the end those that stood nowhere. */
function withMedia(text: string, files: ReadonlyMap<string, string>): string {
  const named = new Set<string>()
  const said = text.replace(
    /!\[([^\]\n]{0,200})\]\(dayone-moment:\/(?:\/|[a-z]{1,20}\/)([0-9a-z-]{1,64})\)/gi,
    (all, alt: string, id: string) => {
      const file = files.get(id)
      if (file === undefined) return all
      named.add(id)
      return `![${alt}](${file})`
    },
  )
  const rest = [...files].filter(([id]) => !named.has(id)).map(([, file]) => `![](${file})`)
  return [said, ...rest].filter((part) => part !== '').join('\n\n')
}

/** Takes back exactly the escapes Day One writes, outside code, and its invisible spaces. */
function unescaped(text: string): string {
  return text
    .split(/(```[\s\S]*?```|(?<!\\)`[^`\n]*`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/\\([\\`*_{}[\]()#+\-.!])/g, '$1'),
    )
    .join('')
    .replaceAll('\u200b', '')
}
