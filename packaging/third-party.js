// The notices of everything that is inside dist: the licence of each package of which code or a file was taken.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Its licence is named in its source alone. */
const inside = [
  {
    title: 'SQLite3 Multiple Ciphers, in the native files',
    text: 'MIT License\n\nCopyright (c) 2006-2025 Ulrich Telle\n\n',
    mit: true,
  },
  {
    title: 'SQLite, in the native files',
    text: 'The authors of SQLite disclaim copyright: it is in the public domain.\n',
    mit: false,
  },
]

/**
 * The notices of the packages at `paths` (their folders). Throws where one of them says no licence at all.
 */
export function notices(paths) {
  const packages = paths
    .map((path) => ({ path, ...JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const told = packages.map(({ path, name, version, license, author, repository }) => {
    const texts = licenceTexts(path)
    if (texts.length === 0 && typeof license !== 'string')
      throw new Error(`${name} says no licence`)
    const by = typeof author === 'string' ? author : (author?.name ?? repository?.url ?? name)
    const written =
      texts.length > 0 ? texts.join('\n\n') : `Copyright (c) ${by}\n\n${terms(license)}`
    return section(`${name} ${version} (${license ?? 'see below'})`, written)
  })
  return [
    'What unearth is made of, beside its own words and code (LICENSE), and the terms it is used under.\n',
    ...inside.map(({ title, text, mit }) => section(title, mit ? text + mitTerms : text)),
    section('The words of made passphrases', wordsNotice),
    ...told,
  ].join('\n')
}

const wordsNotice =
  'prompts/passphrase-words.txt says whose list it is and its terms (CC BY 3.0 US).\n'

function licenceTexts(path) {
  return readdirSync(path)
    .filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
    .toSorted()
    .map((name) => readFileSync(join(path, name), 'utf8').trim())
}

function section(title, text) {
  return `${'-'.repeat(76)}\n${title}\n${'-'.repeat(76)}\n\n${text.trim()}\n`
}

/** The terms of a package that names its licence and brings no text of it. Throws where they are not known here. */
function terms(license) {
  if (license === 'MIT') return mitTerms
  throw new Error(`a package is under ${license} and brings no text of it`)
}

const mitTerms = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`
