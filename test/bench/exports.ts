// What each export takes: `node test/bench/exports.ts [entries]`, 10,000 of about 200 words unless said. Each format runs in a
// process of its own; "nothing" makes the entries and drops them.
import { execFileSync } from 'node:child_process'
import { openSync, writeSync } from 'node:fs'
import type { Outgoing } from '../../src/exchange/outgoing.ts'
import { at, longText } from './corpus.ts'

const [, , count = '10000', format] = process.argv
const total = Number(count)

function* entries(): Generator<Outgoing> {
  const texts = Array.from({ length: 50 }, (_, index) => `${longText(180 + index)} Café — “so”.`)
  for (let index = 0; index < total; index += 1) {
    const created = { ...at, utc: at.utc - (total - index) * 3_600_000 }
    const text = `${index}\n\n${texts[index % texts.length]}`
    const id = `019aab00-0000-7000-8000-${String(index).padStart(12, '0')}`
    const fields = { walk: 'precipitating', question: 'PRC-01', rev: 1 }
    const marks = [{ kind: 'say' as const, start: 3, end: 9, made: created }]
    const asked = 'What happened in the hour before?'
    const title = 'The spark'
    yield { id, kind: 'answer', created, changed: created, title, asked, fields, text, marks }
  }
}

type Exporter = (entries: Iterable<Outgoing>) => Iterable<string> | Promise<Buffer>

const exporters: Readonly<Record<string, () => Promise<Exporter>>> = {
  nothing: async () => (entries) => Array.from(entries, () => '').slice(0, 0),
  markdown: async () => (await import('../../src/exchange/markdown.ts')).markdownDocument,
  'markdown files': async () => {
    const { markdownFile } = await import('../../src/exchange/markdown.ts')
    return function* (entries) {
      for (const entry of entries) yield markdownFile(entry).text
    }
  },
  text: async () => (await import('../../src/exchange/text.ts')).textDocument,
  html: async () => (await import('../../src/exchange/html.ts')).htmlDocument,
  json: async () => {
    const { jsonExport } = await import('../../src/exchange/interchange.ts')
    return (entries) => jsonExport(entries, at)
  },
  'jrnl json': async () => (await import('../../src/exchange/jrnl.ts')).jrnlJson,
  'jrnl text': async () => (await import('../../src/exchange/jrnl.ts')).jrnlText,
  'day one': async () => (await import('../../src/exchange/dayone.ts')).dayOneJson,
  pdf: async () => {
    const { pdfDocument } = await import('../../src/exchange/pdf.ts')
    return (entries) => pdfDocument(entries, { title: 'Entries' })
  },
  'pdf book': async () => {
    const { pdfBook } = await import('../../src/exchange/pdf.ts')
    return (entries) => pdfBook(entries, { title: 'Entries', contents: 'Contents' })
  },
}

if (format === undefined) {
  for (const name of Object.keys(exporters)) {
    const run = [process.argv[1] ?? '', count, name]
    process.stdout.write(execFileSync(process.execPath, run, { encoding: 'utf8' }))
  }
} else {
  const load = exporters[format]
  if (load === undefined) throw new Error(`No such format: ${format}`)
  const exporter = await load()
  const sink = openSync('/dev/null', 'w')
  const from = performance.now()
  let bytes = 0
  const made = await exporter(entries())
  for (const piece of Buffer.isBuffer(made) ? [made] : made)
    bytes += writeSync(sink, piece as string)
  const took = Math.round(performance.now() - from)
  const peak = Math.round(process.resourceUsage().maxRSS / 1024)
  console.log(
    `${format.padEnd(15)} ${took} ms, ${peak} MiB at most, ${(bytes / 1e6).toFixed(1)} MB`,
  )
}
