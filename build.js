// One CommonJS bundle with a chunk for each thing that is loaded late: it starts in about half the time of the same tree unbundled.
// Everything it needs is put into dist beside it, so that what is installed needs no other package.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { build } from 'rolldown'
import { notices } from './packaging/third-party.js'
import { ownFonts } from './src/files/fonts.ts'

const require = createRequire(import.meta.url)

// marked-terminal brings a highlighter and an emoji table that unearth turns off.
const unused = new Set(['cli-highlight', 'node-emoji'])

// Lists of words that journal/guesses.ts leaves out.
const lists = /@zxcvbn-ts[\\/].*(lastnames|wikipedia|diceware)\.json\.mjs$/

/** Compiles patterns for half as long as Node takes to start; begun only where a text is met whose width it alone can tell. */
const late = 'string-width'

/** What every open journal needs, and the start of the program does not: one file of it starts sooner than thirty. */
const atHand = new Set()

/** The folders of the packages of which something is in dist. */
const packages = new Set()

const { output } = await build({
  input: { main: 'src/main.ts' },
  platform: 'node',
  // Its paths serve the types only.
  tsconfig: false,
  preserveEntrySignatures: 'allow-extension',
  external: [/\.node$/],
  transform: { target: 'node24' },
  plugins: [
    {
      name: 'unearth',
      buildEnd() {
        const needed = (id, all = new Set()) => {
          if (all.has(id)) return all
          all.add(id)
          for (const each of this.getModuleInfo(id)?.importedIds ?? []) needed(each, all)
          return all
        }
        const start = needed(resolve('src/main.ts'))
        for (const each of ['conversation/desk/desk.ts', 'terminal/terminal.ts']) {
          for (const id of needed(resolve('src', each))) if (!start.has(id)) atHand.add(id)
        }
      },
      resolveId(id, importer) {
        // Commander can start other programs; unearth's commands are its own.
        if (id === 'node:child_process' && importer?.includes('commander'))
          return '\0unused:child_process'
        if (id === './binding' && importer?.includes('better-sqlite3-multiple-ciphers'))
          return resolve('packaging/binding.js')
        if (id === late && !importer?.startsWith('\0')) return `\0late:${id}`
        return unused.has(id) ? `\0unused:${id}` : null
      },
      load(id) {
        if (id === `\0late:${late}`)
          return `let begun; export default (...given) => (begun ??= require('${late}').default)(...given)`
        if (id.startsWith('\0unused:'))
          return 'export const highlight = (code) => code; export const get = () => ""; export default {}'
        if (lists.test(id)) return 'export default []'
        return null
      },
    },
  ],
  onLog(level, log, handler) {
    if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
    handler(level, log)
  },
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    cleanDir: true,
    minify: 'dce-only',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: 'at-hand', test: (id) => atHand.has(id) }],
    },
  },
})

// The fonts a PDF is set in, each with its licence.
mkdirSync('dist/fonts', { recursive: true })
for (const { pack, file } of ownFonts) {
  copyFileSync(require.resolve(`@fontsource/${pack}/files/${file}`), `dist/fonts/${file}`)
  copyFileSync(require.resolve(`@fontsource/${pack}/LICENSE`), `dist/fonts/${pack}.LICENSE.txt`)
}

const binding = join(require.resolve('better-sqlite3-multiple-ciphers/package.json'), '..')
copyNatives(join(binding, 'prebuilds'))

const taken = output.flatMap((each) => Object.keys(each.modules ?? {}))
const fonts = ownFonts.map(({ pack }) => require.resolve(`@fontsource/${pack}/LICENSE`))
for (const path of [...taken, ...fonts, join(binding, 'package.json')]) {
  const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(path) ?? []
  if (folder !== undefined && !path.startsWith('\0')) packages.add(folder)
}
writeFileSync('dist/THIRD-PARTY.txt', notices([...packages]))

// What --help says is the same every time: printed once here, it is there at once later.
const help = execFileSync(process.execPath, ['bin/unearth.cjs', '--no-color', '--help'])
writeFileSync('dist/help.txt', help)

// And the man page, from the same doors.
const { manOf } = await import('./src/man.ts')
writeFileSync('dist/unearth.1', manOf(JSON.parse(readFileSync('package.json', 'utf8'))))

/** Takes the native files of every system along, and none that is not the one that was looked at. */
function copyNatives(from) {
  mkdirSync('dist/native')
  for (const line of readFileSync('packaging/natives.sha256', 'utf8').trim().split('\n')) {
    const [digest, name = ''] = line.split(/\s+/)
    const found = createHash('sha256')
      .update(readFileSync(join(from, name)))
      .digest('hex')
    if (found !== digest)
      throw new Error(`${name} is not the file that packaging/natives.sha256 names`)
    copyFileSync(join(from, name), join('dist/native', name))
  }
}
