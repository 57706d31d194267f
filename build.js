// One CommonJS bundle with a chunk for each thing that is loaded late: it starts in about half the time of the same tree unbundled.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { build } from 'rolldown'

// marked-terminal brings a highlighter and an emoji table that unearth turns off.
const unused = new Set(['cli-highlight', 'node-emoji'])

// The binding's own search for its prebuilt file asks for a whole process report first, which is slow.
const binding = `
const path = require('node:path')
let addon
exports.getBinding = () => {
  if (addon) return addon
  const root = path.dirname(require.resolve('better-sqlite3-multiple-ciphers/package.json'))
  const load = (platform) => require(path.join(root, 'prebuilds', platform + '-' + process.arch + '.node'))
  try {
    addon = load(process.platform)
  } catch (error) {
    if (process.platform !== 'linux') throw error
    addon = load('linuxmusl')
  }
  return addon
}
`

await build({
  input: { main: 'src/main.ts' },
  platform: 'node',
  // Its paths serve the types only.
  tsconfig: false,
  external: [/\.node$/, 'better-sqlite3-multiple-ciphers/package.json'],
  transform: { target: 'node24' },
  plugins: [
    {
      name: 'unearth',
      resolveId(id, importer) {
        // Commander can start other programs; unearth's commands are its own.
        if (id === 'node:child_process' && importer?.includes('commander'))
          return '\0unused:child_process'
        return unused.has(id) ? `\0unused:${id}` : null
      },
      load(id) {
        if (id.startsWith('\0unused:'))
          return 'export const highlight = (code) => code; export const get = () => ""; export default {}'
        if (/better-sqlite3-multiple-ciphers[\\/]lib[\\/]binding\.js$/.test(id)) return binding
        return null
      },
    },
  ],
  output: {
    dir: 'dist',
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
    cleanDir: true,
    minify: 'dce-only',
  },
})

// What --help says is the same every time: printed once here, it is there at once later.
const help = execFileSync(process.execPath, ['bin/unearth.js', '--no-color', '--help'])
writeFileSync('dist/help.txt', help)

// And the man page, from the same doors.
const { manOf } = await import('./src/man.ts')
writeFileSync('dist/unearth.1', manOf(JSON.parse(readFileSync('package.json', 'utf8'))))
