import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOneJson } from '../../src/exchange/dayone.ts'
import { safe } from '../../src/text/safe.ts'
import { anyEntries, note, obeyed, spark } from './outgoing.ts'

test('its JSON', () => {
  expect([...dayOneJson([spark])].join('')).toBe(`{
  "metadata": {
    "version": "1.0"
  },
  "entries": [
    {
      "uuid": "D2A0371F58529810ACBD2545FBEE129C",
      "creationDate": "2026-11-22T20:04:05Z",
      "modifiedDate": "2026-11-22T21:04:05Z",
      "timeZone": "Europe/Berlin",
      "text": "> What happened in the hour before?\\n\\nI came home late and said nothing.\\n\\n\\\\- the phone\\n\\\\- the door",
      "tags": [
        "late",
        "no: quotes",
        "precipitating"
      ],
      "starred": true
    }
  ]
}
`)
})

/** As its readers take escapes back out: these signs and no others. */
function unescaped(text: string): string {
  return text.replace(/\\([\\`*_{}[\]()#+\-.!])/g, '$1')
}

test('every word comes back, and no place, device or id of ours goes out', () => {
  fc.assert(
    fc.property(anyEntries, (entries) => {
      const json = [...dayOneJson(entries)].join('')
      expect(json).not.toMatch(obeyed)
      expect(safe(json)).toBe(json)
      const read = JSON.parse(json)
      expect(read.metadata).toEqual({ version: '1.0' })
      const keys = ['uuid', 'creationDate', 'modifiedDate', 'timeZone', 'text', 'tags', 'starred']
      for (const [index, entry] of entries.entries()) {
        const { uuid, text, ...rest } = read.entries[index]
        expect(Object.keys({ uuid, ...rest, text }).sort()).toEqual(keys.sort())
        expect(uuid).toMatch(/^[0-9A-F]{32}$/)
        expect(json).not.toContain(entry.id)
        const { asked } = entry
        const quoted = asked === undefined ? '' : `${asked.trim().replace(/^/gm, '> ')}\n\n`
        expect(unescaped(text)).toBe(quoted + entry.text)
      }
    }),
    { numRuns: 300 },
  )
})

test('words are not read as structure', () => {
  const text = '# one\n- two\n1. three\n* four\n`five`\n[six](x)'
  const [, entry = ''] = dayOneJson([{ ...note, text }])
  expect(JSON.parse(entry).text).toBe(
    '\\# one\n\\- two\n1\\. three\n\\* four\n\\`five\\`\n\\[six\\](x)',
  )
})
