import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exit } from '../../src/errors.ts'
import type { Outgoing } from '../../src/exchange/outgoing.ts'
import { pdfBook, pdfDocument } from '../../src/exchange/pdf.ts'
import { pdfSheet } from '../../src/exchange/pdf-sheet.ts'
import { undrawn } from '../../src/exchange/typeface.ts'
import { at, hostile, note, page, spark, squash } from './outgoing.ts'
import { sixHundredWords } from './sheet.ts'
import { found } from './tools.ts'

const how = { title: 'Entries' }
const pdftotext = found('pdftotext')
const pdfinfo = found('pdfinfo')
const qpdf = found('qpdf')
const poppler = pdftotext !== undefined && pdfinfo !== undefined
const noPoppler = poppler ? '' : ' (skipped: no poppler)'
const noQpdf = qpdf === undefined ? ' (skipped: no qpdf)' : ''

function read(pdf: Buffer, ...options: string[]): string {
  return execFileSync(pdftotext ?? '', ['-raw', ...options, '-', '-'], {
    input: pdf,
    encoding: 'utf8',
  })
}

function info(pdf: Buffer, ...options: string[]): Record<string, string> {
  const text = execFileSync(pdfinfo ?? '', [...options, '-'], { input: pdf, encoding: 'utf8' })
  return Object.fromEntries(Array.from(text.matchAll(/^([^:]+): +(.*)$/gm), ([, k, v]) => [k, v]))
}

test.skipIf(!poppler)(`a document, read by another program${noPoppler}`, async () => {
  const pdf = await pdfDocument([spark, note], how)
  expect(read(pdf).trim().split('\n')).toEqual([
    'Entries',
    'The spark',
    'Sun 22 Nov 2026, 21:04',
    'What happened in the hour before?',
    'I came home late and said nothing.',
    '• the phone',
    '• the door',
    'Note',
    'Mon 23 Nov 2026, 02:04',
    'Quiet.',
  ])
  expect(info(pdf)).toMatchObject({ Title: 'Entries', Tagged: 'yes', Encrypted: 'no', Pages: '1' })
})

test.skipIf(!poppler)(`many scripts, each in a font that has it${noPoppler}`, async () => {
  const text = 'café naïve Straße. Привет, мир. Γειά σου. Հայերեն. ქართული. ăạ ffi ◆ → “…” e\u0301'
  expect(read(await pdfDocument([{ ...note, text }], how))).toContain(text.normalize('NFC'))
})

test.skipIf(!poppler)(`every word, over as many pages as it takes${noPoppler}`, async () => {
  const anyText = fc
    .array(
      fc.oneof(
        fc.stringMatching(/^[!-~]{1,12}$/),
        fc.stringMatching(/^[а-яёα-ω“”…—]{1,9}$/),
        fc.constantFrom('\n', '\n\n', '    ', 'x'.repeat(200), 'word '.repeat(400)),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join(' '))
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { maxLength: 4 }), async (texts) => {
      const entries = texts.map((text): Outgoing => ({ ...note, text }))
      const pdf = await pdfDocument(entries, how)
      const given = texts.map((text) => `NoteMon23Nov2026,02:04${text}`).join('')
      expect(squash(withoutNumbers(read(pdf)))).toBe(squash(`Entries${given}`))
    }),
    { numRuns: 15 },
  )
})

/** Without the number at the foot of each page but the first. */
function withoutNumbers(text: string): string {
  return text
    .split('\f')
    .map((page, index) =>
      index === 0
        ? page
        : page.replace(`\n${index + 1}\n`, '\n').replace(new RegExp(`^${index + 1}\n`), ''),
    )
    .join('')
}

test.skipIf(!poppler)(`a sheet of 600 words is on one side${noPoppler}`, async () => {
  const pdf = await pdfSheet(sixHundredWords, { title: sixHundredWords.title })
  expect(info(pdf)).toMatchObject({ Pages: '1', Title: sixHundredWords.title })
  const text = squash(read(pdf))
  for (const { heading, items } of sixHundredWords.sections) {
    expect(text).toContain(squash(heading))
    for (const item of items) expect(text).toContain(squash(`${item.text}[${item.from}]`))
  }
})

test.skipIf(!poppler)(`a sheet that no side can hold loses nothing${noPoppler}`, async () => {
  const sections = Array.from({ length: 9 }, () => ({
    heading: 'Again',
    items: [{ text: 'words '.repeat(300) }, { text: 'words '.repeat(900) }],
  }))
  const pdf = await pdfSheet({ ...page, sections }, how)
  expect(Number(info(pdf)['Pages'])).toBeGreaterThan(1)
  expect(read(pdf).match(/words/g)).toHaveLength(9 * 1200 + 1)
})

test.skipIf(qpdf === undefined)(`it is well formed${noQpdf}`, () => {
  return Promise.all(
    [pdfDocument([spark, note], how), pdfSheet(page, how), pdfDocument([], how)].map(
      async (made) => {
        const { status, stdout } = checked(await made)
        expect(stdout).toContain('No syntax or stream encoding errors')
        expect(status).toBe(0)
      },
    ),
  )
})

// poppler's own programs take no more than 32 bytes of a password.
const short = 'höhe tulip marble sixty'
const password = 'cobalt tulip höhe marble sixty lantern'

test.skipIf(qpdf === undefined)(
  `with a password it is AES-256, and nothing is withheld${noQpdf}`,
  async () => {
    const pdf = await pdfDocument([spark], { ...how, password })
    expect(pdf.includes('nothing')).toBe(false)
    expect(checked(pdf).status).not.toBe(0)
    expect(checked(pdf, '--password=wrong').status).not.toBe(0)
    const { status, stdout } = checked(pdf, `--password=${password}`)
    expect(status).toBe(0)
    expect(stdout).toContain('stream encryption method: AESv3')
    expect(stdout).toContain('string encryption method: AESv3')
    expect(stdout).not.toContain('not allowed')
    expect(stdout).toContain('No syntax or stream encoding errors')
  },
)

test.skipIf(!poppler)(`with its password it is read, without it is not${noPoppler}`, async () => {
  const pdf = await pdfSheet(page, { title: 'Kept close', password: short })
  expect(read(pdf, '-upw', short)).toContain('The hour after work.')
  expect(info(pdf, '-upw', short)['Encrypted']).toMatch(/^yes .*AES-256/)
  expect(() => execFileSync(pdftotext ?? '', ['-', '-'], { input: pdf, stdio: 'pipe' })).toThrow()
})

function checked(pdf: Buffer, ...options: string[]) {
  return inFile(pdf, (path) =>
    spawnSync(qpdf ?? '', ['--check', ...options, path], { encoding: 'utf8' }),
  )
}

// qpdf reads no pipe.
function inFile<T>(pdf: Buffer, use: (path: string) => T): T {
  const dir = mkdtempSync(join(tmpdir(), 'unearth-pdf-'))
  try {
    const path = join(dir, 'it.pdf')
    writeFileSync(path, pdf)
    return use(path)
  } finally {
    rmSync(dir, { recursive: true })
  }
}

test('what another program reads of it without a password is nothing of the words', async () => {
  const title = 'a title nobody else has'
  const pdf = await pdfDocument([spark], { title, password })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes(title)).toBe(false)
})

// What it reads is in the order of reading, though Arabic and Hebrew are drawn from the right.
test.skipIf(!poppler).each([
  ['emoji', 'fine 😀 ☕ ❤️ 1️⃣ 🇩🇪', 'fine 😀 ☕ ❤️'],
  ['families', 'a 👩‍👩‍👧‍👦 b', 'a 👩'],
  ['Hebrew', 'שלום עולם (חשוב) 10:30', 'שלום'],
  ['Arabic', 'مرحبا بالعالم 2026 coffee', 'مرحبا'],
  ['Devanagari', 'क्या हुआ', 'हुआ'],
  ['Thai', 'ภาษาไทย', 'ไทย'],
  ['Bengali, Tamil and more', 'বাংলা தமிழ் తెలుగు ગુજરાતી ਪੰਜਾਬੀ ಕನ್ನಡ മലയാളം', ''],
])(`%s: drawn, and read by another program${noPoppler}`, async (_, text, some) => {
  expect(await undrawn([text])).toEqual([])
  const pdf = await pdfDocument([{ ...note, text }], how)
  expect(checked(pdf).stdout).toContain('No syntax or stream encoding errors')
  expect(read(pdf).replace(/\ufe0f/g, '')).toContain(some.replace(/\ufe0f/g, ''))
  const sections = [{ heading: 'One', items: [{ text }] }]
  expect((await pdfSheet({ ...page, sections }, how)).length).toBeGreaterThan(1000)
})

test('what no font has is said beforehand, and a box stands for it', async () => {
  const text = 'before \u{13000}\u{13000} \u{12000} after'
  expect(await undrawn([text, text])).toEqual(['\u{13000}', '\u{12000}'])
  const pdf = await pdfDocument([{ ...note, text }], how)
  if (poppler) expect(read(pdf)).toContain('before ▯▯ ▯ after')
})

test('no text stops it', async () => {
  const signs = fc.oneof(
    fc.constantFrom(...hostile),
    fc.string({ unit: 'binary' }),
    // Any marks on any letters of the scripts that are shaped.
    fc.string({
      unit: fc.integer({ min: 0x590, max: 0xe5b }).map((at) => String.fromCodePoint(at)),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(signs, { maxLength: 60 }), async (texts) => {
      const entries = [{ ...note, text: texts.join(' ') }]
      expect((await pdfDocument(entries, how)).length).toBeGreaterThan(1000)
    }),
    { numRuns: 8 },
  )
}, 60_000)

test.skipIf(qpdf === undefined)(
  `a long document has bookmarks, and no heading alone at a foot${noQpdf}`,
  async () => {
    const text = 'Some words of an evening. '.repeat(30)
    const entries = Array.from({ length: 40 }, (_, index): Outgoing => {
      const created = at(index * 48)
      return { ...note, created, title: `Heading ${index}`, text: text.slice(0, 300 + index * 17) }
    })
    const pdf = await pdfDocument(entries, how)
    const titles = outlineOf(pdf)
    expect(titles).toContain('November 2026')
    expect(titles.filter((title) => / · Heading \d+$/.test(title))).toHaveLength(40)
    for (const page of read(pdf).split('\f')) {
      expect(
        page
          .trim()
          .split('\n')
          .filter((line) => !/^\d+$/.test(line))
          .at(-1) ?? '',
      ).not.toMatch(/^Heading|2026, \d\d:/)
    }
  },
)

test.skipIf(!poppler || qpdf === undefined)(
  `a book: its contents name the page each month begins on${noPoppler}`,
  async () => {
    const entries = Array.from({ length: 60 }, (_, index): Outgoing => {
      return { ...note, created: at(index * 24 * 12), text: 'words '.repeat(100 + index * 9) }
    })
    const pdf = await pdfBook(entries, { title: 'A journal', contents: 'Contents' })
    const pages = read(pdf).split('\f')
    const rows = Array.from((pages[1] ?? '').matchAll(/^([A-Z][a-z]+ \d{4})[ .]*?(\d+)$/gm))
    expect(rows.length).toBeGreaterThan(20)
    for (const [, month = '', number] of rows) {
      expect(pages[Number(number) - 1]).toMatch(new RegExp(`^(?:${number}\n)?${month}\n`))
    }
    expect(checked(pdf).stdout).toContain('No syntax or stream encoding errors')
    expect(info(pdf)['Tagged']).toBe('yes')
  },
)

/** The titles of the bookmarks, in order. */
function outlineOf(pdf: Buffer): readonly string[] {
  return inFile(pdf, (path) => {
    const json = execFileSync(qpdf ?? '', ['--json', '--json-key=outlines', path])
    const inside = (all: readonly { title: string; kids: [] }[]): string[] =>
      all.flatMap(({ title, kids }) => [title, ...inside(kids)])
    return inside(JSON.parse(json.toString()).outlines)
  })
}

test('controls are shown, not obeyed and not refused', async () => {
  const text = 'a\u001b[31m\u0000b\u202ec\u00a0\u2011\u200bd\r\ne ♥\ufe0f'
  const pdf = await pdfDocument([{ ...note, text }], how)
  if (poppler) expect(read(pdf)).toMatch(/a.\[31m.b.U\+202E.c/)
})

const cjk = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
const noCjk = existsSync(cjk) ? '' : ` (skipped: no ${cjk})`

test.skipIf(noCjk !== '' || !poppler).for([cjk, `${cjk}#NotoSansCJKkr-Regular`])(
  `what ours does not have is set in a font of the caller's: %s${noCjk}${noPoppler}`,
  async (font) => {
    const text = '日本語の「文章」と café, 한국어.'
    expect(read(await pdfDocument([{ ...note, text }], { ...how, fonts: [font] }))).toContain(text)
  },
)

test('a font may be given by its contents', async () => {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource/dejavu-serif/files/dejavu-serif-latin-400-italic.woff',
  )
  const pdf = await pdfDocument([note], { ...how, fonts: [readFileSync(path)] })
  expect(pdf.length).toBeGreaterThan(1000)
})

test.each(['/nowhere/at/all.ttf', import.meta.filename])('%s is no font', async (path) => {
  await expect(pdfDocument([note], { ...how, fonts: [path] })).rejects.toMatchObject({
    code: exit.failed,
    message: `A font could not be used: ${path}`,
  })
})
